import { twoQ } from './2q';
import { arc } from './arc';
import { belady } from './belady';
import { clock } from './clock';
import { fifo } from './fifo';
import { lfu } from './lfu';
import { lifo } from './lifo';
import { lru } from './lru';
import { mru } from './mru';
import { random } from './random';
import { s3Fifo } from './s3-fifo';
import { sieve } from './sieve';
import { ttl } from './ttl';
import type { CacheSpec } from './types';
import { wTinyLfu } from './w-tinylfu';

/** Every eviction policy by id. Adding one is a file, a line here and a row in the conformance test. */
export const caches = {
  fifo,
  lifo,
  lru,
  mru,
  lfu,
  random,
  clock,
  ttl,
  '2q': twoQ,
  arc,
  sieve,
  's3-fifo': s3Fifo,
  'w-tinylfu': wTinyLfu,
  belady,
  // biome-ignore lint/suspicious/noExplicitAny: each policy has knobs of its own
} as const satisfies Record<string, CacheSpec<any>>;

export type CacheId = keyof typeof caches;
