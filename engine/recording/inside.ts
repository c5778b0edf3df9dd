import type { Ms } from '../units';

/**
 * What nodes hold at an instant beyond what is recorded of them, by node id, for pictures of their inside. A run is a value: whoever
 * wants to see it makes the run again up to that instant and asks.
 */
export type Inside = Readonly<Record<string, NodeInside>>;

export interface NodeInside {
  readonly caches?: readonly HeldCache[];
}

/** One cache's entries, and what was last asked of it. */
export interface HeldCache {
  /** Which one where a node has several: a region; empty where it has one. */
  readonly label: string;
  /** Its policy as people write it: `S3-FIFO`. */
  readonly policy: string;
  readonly capacity: number;
  readonly size: number;
  readonly queues: readonly HeldQueue[];
  /** Key that would go if one came that nobody knows; null while there is room or where that is not certain. */
  readonly next: string | null;
  /** Adaptive figures by name: ARC's target `p`. */
  readonly figures: Readonly<Record<string, number>>;
  /** Newest first. */
  readonly accesses: readonly CacheAccess[];
}

/** A policy's list, newest end first; a long one is told by its ends and what is about its hand. */
export interface HeldQueue {
  readonly name: string;
  /** False for a ghost list: keys remembered, nothing stored. */
  readonly stored: boolean;
  readonly count: number;
  readonly entries: readonly HeldEntry[];
}

export interface HeldEntry {
  /** Place in the list, from 0. */
  readonly at: number;
  readonly key: string;
  /** Reference bit or count, for policies that look at one. */
  readonly mark: number | null;
  /** Held, but past its time. */
  readonly isExpired: boolean;
  /** The moving hand stands on it. */
  readonly hasHand: boolean;
}

export type CacheEvent = 'hit' | 'miss' | 'stored' | 'dropped';

export interface CacheAccess {
  /** Counts up from the first that was noted. */
  readonly number: number;
  readonly atMs: Ms;
  readonly event: CacheEvent;
  readonly key: string;
  /** Key that had to go for it. */
  readonly evicted: string | null;
}
