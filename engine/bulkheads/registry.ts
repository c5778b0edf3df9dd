import { semaphore } from './semaphore';
import { threadPool } from './thread-pool';
import type { BulkheadSpec } from './types';

export const bulkheads = {
  semaphore,
  'thread-pool': threadPool,
  // biome-ignore lint/suspicious/noExplicitAny: each bulkhead has knobs of its own
} as const satisfies Record<string, BulkheadSpec<any>>;

export type BulkheadId = keyof typeof bulkheads;
