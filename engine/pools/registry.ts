import { connection } from './connection';
import type { PoolSpec } from './types';

export const pools = {
  connection,
  // biome-ignore lint/suspicious/noExplicitAny: each pool has knobs of its own
} as const satisfies Record<string, PoolSpec<any>>;

export type PoolId = keyof typeof pools;
