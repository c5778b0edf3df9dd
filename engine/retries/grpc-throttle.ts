import { number } from '../knobs/knobs';
import type { RetryBudget, RetryBudgetSpec } from './types';

const knobs = {
  maxTokens: number({
    label: 'Tokens',
    help: 'How many tokens there are at most, and at the start; retries need more than half of them.',
    default: 10,
    unit: 'count',
    above: 0,
    max: 1000,
    range: [1, 100],
    main: true,
  }),
  tokenRatio: number({
    label: 'Tokens per success',
    help: 'How much of a token every success gives back; a failure takes a whole one.',
    default: 0.1,
    unit: 'ratio',
    above: 0,
    max: 1000,
    range: [0.01, 1],
    step: 0.01,
    main: true,
  }),
} as const;

/** gRPC counts thousandths; what comes after the third decimal is ignored. */
const inThousandths = (tokens: number): number => Math.floor(tokens * 1000 + 1e-6);

/**
 * gRPC's retry throttling: a count between 0 and maxTokens, full at the start; every failure takes 1, every success gives
 * back tokenRatio, and retries go out only while the count is above maxTokens / 2.
 *
 * Units: tokens, counted in thousandths. At exactly half there is no retry. Retries cost nothing by themselves: their
 * failures do. Time does not matter to it.
 *
 * Source: gRPC proposal A6 "Throttling Retry Attempts and Hedged RPCs"; grpc core `retry_throttle.cc`.
 */
export const grpcThrottle = {
  id: 'grpc-throttle',
  label: 'Retry throttling (gRPC)',
  help: 'Retries stop while failures outweigh successes.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(1)' },
  source: 'gRPC proposal A6; grpc/grpc src/core/client_channel/retry_throttle.cc',
  create: ({ maxTokens, tokenRatio }) => {
    const full = inThousandths(maxTokens);
    const success = inThousandths(tokenRatio);
    let tokens = full;
    return {
      onRequest: () => {},
      onOutcome(_nowMs, ok) {
        tokens = ok ? Math.min(full, tokens + success) : Math.max(0, tokens - 1000);
      },
      tryRetry: () => tokens > full / 2,
      // Each retry that fails takes one token: how many can, one after the other, until the half is reached.
      balance: () => Math.max(0, Math.ceil((tokens - full / 2) / 1000)),
    } satisfies RetryBudget;
  },
} as const satisfies RetryBudgetSpec<typeof knobs>;
