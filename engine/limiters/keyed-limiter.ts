import type { Ms } from '../units';
import type { Limiter } from './types';

const FIRST_SWEEP_KEYS = 1024;
/** Where keys are told of one after another, each from its beginning. */
const FIRST_SWEEP_KEYS_IF_UNSORTED = 65_536;

/**
 * One limiter per key, all alike and each made when its key is first seen. Keys that are whole again are forgotten: when the
 * table has doubled since the last look, one pass drops them, so a take stays O(1) amortised and the table is never more than
 * twice the most keys that were in use at once (and at least 1,024).
 *
 * Forgetting changes no decision: a whole limiter is as good as a new one. Only a clock that goes back could tell, so once a new
 * key has come with a time before another's the table may hold 65,536 before it is looked through, and a new key that comes with
 * a time before the last look is read as coming at that look.
 */
export class KeyedLimiter<Key = string> {
  readonly #limiters = new Map<Key, Limiter>();
  readonly #create: () => Limiter;
  #fewestKeys = FIRST_SWEEP_KEYS;
  #sweepAtKeys = FIRST_SWEEP_KEYS;
  #sweptAtMs = 0;
  #lastMs = 0;
  /** The limiter that decided last: read its members for the why. */
  declare last: Limiter;
  /** Whose it is; undefined before the first. */
  declare private lastKey: Key | undefined;

  constructor(create: () => Limiter) {
    this.#create = create;
    this.last = create();
  }

  /** How many keys are held. */
  get size(): number {
    return this.#limiters.size;
  }

  take(key: Key, nowMs: Ms, cost: number): boolean {
    // One limit for all is one key: neither looked up nor written again.
    if (key !== this.lastKey) {
      const known = this.#limiters.get(key);
      if (known === undefined) return this.#takeNew(key, nowMs, cost);
      this.lastKey = key;
      this.last = known;
    }
    if (nowMs > this.#lastMs) this.#lastMs = nowMs;
    return this.last.take(nowMs, cost);
  }

  #takeNew(key: Key, nowMs: Ms, cost: number): boolean {
    if (nowMs > this.#lastMs) this.#lastMs = nowMs;
    else if (nowMs < this.#lastMs) this.#fewestKeys = FIRST_SWEEP_KEYS_IF_UNSORTED;
    if (this.#limiters.size >= Math.max(this.#sweepAtKeys, this.#fewestKeys)) this.#sweep();
    this.last = this.#create();
    this.lastKey = key;
    this.#limiters.set(key, this.last);
    return this.last.take(Math.max(nowMs, this.#sweptAtMs), cost);
  }

  #sweep(): void {
    for (const [key, limiter] of this.#limiters) if (limiter.isWhole(this.#lastMs)) this.#limiters.delete(key);
    this.#sweptAtMs = this.#lastMs;
    this.#sweepAtKeys = Math.max(this.#fewestKeys, 2 * this.#limiters.size);
  }
}
