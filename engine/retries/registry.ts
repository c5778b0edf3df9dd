import { constant } from './constant';
import { decorrelated } from './decorrelated';
import { exponential } from './exponential';
import { finagleBudget } from './finagle-budget';
import { grpcThrottle } from './grpc-throttle';
import { linear } from './linear';
import type { BackoffSpec, RetryBudgetSpec } from './types';

export const backoffs = {
  constant,
  linear,
  exponential,
  decorrelated,
  // biome-ignore lint/suspicious/noExplicitAny: a spec of any knobs
} as const satisfies Record<string, BackoffSpec<any>>;

export type BackoffId = keyof typeof backoffs;

export const retryBudgets = {
  'finagle-budget': finagleBudget,
  'grpc-throttle': grpcThrottle,
  // biome-ignore lint/suspicious/noExplicitAny: a spec of any knobs
} as const satisfies Record<string, RetryBudgetSpec<any>>;

export type RetryBudgetId = keyof typeof retryBudgets;
