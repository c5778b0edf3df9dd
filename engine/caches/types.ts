import type { ConfigOf, Knobs } from '../knobs/knobs';
import type { MechanismSpec } from '../mechanism';
import type { Rng } from '../random/rng';
import type { Ms } from '../units';

/**
 * A cache of entries of unit size. Keys are dense integers from 0: text keys are mapped once, at the edge (`KeyTable`).
 * Nothing is allocated per access once the tables have grown to the keys in play.
 */
export interface Cache {
  readonly capacity: number;
  /** Entries stored, expired ones that nothing has touched yet included. */
  readonly size: number;
  /** The key that the last `access` evicted for space, −1 when none. Expiry is not eviction. */
  readonly evicted: number;
  /** A read that fills: true on a hit; a miss inserts the key, evicting one entry when the cache is full. Time must not run back. */
  access(key: number, nowMs: Ms): boolean;
  /** Whether a read would hit. Changes nothing, not even recency. */
  has(key: number, nowMs: Ms): boolean;
  /** Drops an entry; false when there was none. What an algorithm remembers of keys it no longer stores stays. */
  delete(key: number, nowMs: Ms): boolean;
  /** What is where, for pictures. Allocates. */
  contents(): CacheContents;
  /** Compares counters, links and lookup tables with each other. @throws Error when they disagree: a bug */
  assertBooks(): void;
}

export interface CacheContents {
  readonly queues: readonly QueueContents[];
  /** The key under the moving hand, where there is one and it stands on an entry. */
  readonly hand?: number;
  /** The key that a first read of a key nobody remembers would evict; left out while there is room, and where chance or the newcomer decides. */
  readonly next?: number;
  /** Adaptive figures by name: ARC's target `p`. */
  readonly figures?: Readonly<Record<string, number>>;
}

export interface QueueContents {
  readonly name: string;
  /** False for a ghost queue: keys remembered, nothing stored. */
  readonly stored: boolean;
  /** Newest end first; for the cache's own order see the algorithm. */
  readonly keys: readonly number[];
  /** Reference bits or counters of the keys, for the algorithms that look at them. */
  readonly marks?: readonly number[];
}

export interface CacheDeps {
  readonly rng: Rng;
  /** `nextUse[i]`: when the key of the i-th access is wanted next, as an access number; −1 never. Only the oracle reads it. */
  readonly nextUse?: Int32Array;
}

export interface CacheSpec<K extends Knobs = Knobs> extends MechanismSpec {
  readonly knobs: K;
  /** Must know the whole trace before the first access. */
  readonly needsFuture?: true;
  create(config: ConfigOf<K>, deps: CacheDeps): Cache;
}
