import type { ConfigOf } from '../knobs/knobs';
import type { Ms } from '../units';
import { Decision } from './decision';
import { windowKnobs } from './knobs';
import type { LimiterSpec } from './types';

/**
 * Sliding window log: remembers when each permit was taken; a request of cost n passes at t while the permits taken in
 * (t − windowMs, t] and n together are at most the limit. Exact: no span of `windowMs` ever holds more than `limit`.
 *
 * Units: permits, ms. A permit taken at s counts until just before s + windowMs, and is free again at that instant, as
 * `ZREMRANGEBYSCORE key 0 (now − window)` removes it. A clock that goes back is read as the latest time seen.
 *
 * Source: the sorted-set pattern of Redis (ZREMRANGEBYSCORE, ZCARD, ZADD), as in ClassDojo's `rolling-rate-limiter`.
 * Deviation: a refused request leaves no mark (there it does, so that a client that keeps knocking stays out).
 */
export const slidingWindowLog = {
  id: 'sliding-window-log',
  label: 'Sliding window log',
  help: 'Remembers every request of the last window: exact, at the price of memory.',
  knobs: windowKnobs,
  cost: { time: 'O(1) amortised', memory: 'O(limit) per key' },
  source: 'Redis sorted-set rate limiter (ZREMRANGEBYSCORE, ZCARD, ZADD); ClassDojo rolling-rate-limiter',
  deviation: 'A refused request leaves no mark.',
  create: (config) => new SlidingWindowLog(config),
  quotaOf: ({ limit, windowMs }) => ({ permits: limit, windowMs }),
} as const satisfies LimiterSpec<typeof windowKnobs>;

/** A power of two. */
const FIRST_ENTRIES = 8;

class SlidingWindowLog extends Decision {
  readonly limit: number;
  readonly #windowMs: Ms;
  // A ring of entries, oldest at #head: when, and how many permits. Its size is a power of two and grows up to the limit.
  #takenAtMs = new Float64Array(FIRST_ENTRIES);
  #cost = new Float64Array(FIRST_ENTRIES);
  #head = 0;
  #entries = 0;
  #taken = 0;

  constructor({ limit, windowMs }: ConfigOf<typeof windowKnobs>) {
    super();
    this.limit = limit;
    this.#windowMs = windowMs;
  }

  get remaining(): number {
    return this.limit - this.#taken;
  }

  protected admit(nowMs: Ms, cost: number): boolean {
    const atMs = this.forward(nowMs);
    this.#forget(atMs);
    if (cost > this.limit - this.#taken) return false;
    if (cost > 0) this.#remember(atMs, cost);
    return true;
  }

  protected passesAt(atMs: Ms, cost: number): boolean {
    return cost <= this.limit - this.#taken || atMs >= this.passesFromMs(cost);
  }

  protected passesFromMs(cost: number): Ms {
    let needed = this.#taken + cost - this.limit;
    for (let i = 0; i < this.#entries; i++) {
      const slot = (this.#head + i) & (this.#cost.length - 1);
      needed -= this.#cost[slot];
      if (needed <= 0) return this.#takenAtMs[slot] + this.#windowMs;
    }
    return this.askedMs;
  }

  #forget(atMs: Ms): void {
    while (this.#entries > 0 && this.#takenAtMs[this.#head] + this.#windowMs <= atMs) {
      this.#taken -= this.#cost[this.#head];
      this.#head = (this.#head + 1) & (this.#cost.length - 1);
      this.#entries--;
    }
  }

  #remember(atMs: Ms, cost: number): void {
    if (this.#entries === this.#cost.length) this.#grow();
    const slot = (this.#head + this.#entries) & (this.#cost.length - 1);
    this.#takenAtMs[slot] = atMs;
    this.#cost[slot] = cost;
    this.#entries++;
    this.#taken += cost;
  }

  #grow(): void {
    this.#takenAtMs = unrolled(this.#takenAtMs, this.#head);
    this.#cost = unrolled(this.#cost, this.#head);
    this.#head = 0;
  }
}

/** A ring twice as long, its oldest entry first. */
function unrolled(ring: Float64Array<ArrayBuffer>, head: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * ring.length);
  longer.set(ring.subarray(head));
  longer.set(ring.subarray(0, head), ring.length - head);
  return longer;
}
