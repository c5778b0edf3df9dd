import type { CacheEvent } from '../recording/inside';
import type { Ms } from '../units';
import type { World } from './world';

const MOST = 24;

interface Access {
  /** Counts up from 0. */
  readonly number: number;
  readonly atMs: Ms;
  readonly event: CacheEvent;
  readonly key: number;
  readonly evicted: number;
}

/** The last that happened to a cache; kept only in runs that are made to be looked into. */
export class AccessLog {
  #last: Access[] = [];
  #count = 0;

  note(atMs: Ms, event: CacheEvent, key: number, evicted = -1): void {
    this.#last.push({ number: this.#count++, atMs, event, key, evicted });
    if (this.#last.length === 2 * MOST) this.#last = this.#last.slice(-MOST);
  }

  /** Newest first. */
  latest(): Access[] {
    return this.#last.slice(-MOST).reverse();
  }
}

/** Null in runs that nobody looks into. */
export const accessLogOf = ({ isLookedInto }: World): AccessLog | null => (isLookedInto ? new AccessLog() : null);
