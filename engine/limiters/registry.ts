import { fixedWindow } from './fixed-window';
import { gcra } from './gcra';
import { leakyBucket } from './leaky-bucket';
import { slidingWindowCounter } from './sliding-window-counter';
import { slidingWindowLog } from './sliding-window-log';
import { tokenBucket } from './token-bucket';
import type { LimiterSpec } from './types';

export const limiters = {
  'fixed-window': fixedWindow,
  'sliding-window-log': slidingWindowLog,
  'sliding-window-counter': slidingWindowCounter,
  'token-bucket': tokenBucket,
  'leaky-bucket': leakyBucket,
  gcra,
  // biome-ignore lint/suspicious/noExplicitAny: a spec of any knobs
} as const satisfies Record<string, LimiterSpec<any>>;

export type LimiterId = keyof typeof limiters;
