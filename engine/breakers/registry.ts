import { consecutiveFailures } from './consecutive-failures';
import { rollingWindow } from './rolling-window';
import type { BreakerSpec } from './types';

export const breakers = {
  'rolling-window': rollingWindow,
  'consecutive-failures': consecutiveFailures,
  // biome-ignore lint/suspicious/noExplicitAny: each breaker has knobs of its own
} as const satisfies Record<string, BreakerSpec<any>>;

export type BreakerId = keyof typeof breakers;
