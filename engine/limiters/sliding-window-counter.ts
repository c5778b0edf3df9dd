import type { ConfigOf } from '../knobs/knobs';
import type { Ms } from '../units';
import { Decision } from './decision';
import { windowKnobs } from './knobs';
import type { LimiterSpec } from './types';

/**
 * Sliding window counter: guesses what a sliding log would hold from two counts, as if the previous window's permits had
 * been taken evenly:
 *
 *   estimate(t) = previous × (windowMs − elapsed) / windowMs + current,   elapsed = t − start of the current window
 *
 * and lets a request of cost n pass while estimate + n <= limit. Cloudflare's example: limit 50 a minute, 42 in the last
 * minute, 18 in this one, 15 s into it: 42 × 45/60 + 18 = 49.5, so one request more is one too many.
 *
 * Units: permits, ms. Windows start at whole multiples of `windowMs` and hold their start, not their end; at the very start
 * the previous window weighs in full. Compared as previous × (windowMs − elapsed) <= (limit − current − n) × windowMs, in whole
 * numbers where times are whole, so equality is met exactly. A clock that goes back is read as the latest time seen.
 *
 * Source: Cloudflare, "How we built rate limiting capable of scaling to millions of domains" (2017).
 * Deviation: a refused request is not counted.
 */
export const slidingWindowCounter = {
  id: 'sliding-window-counter',
  label: 'Sliding window counter',
  help: 'Blends the last window into this one: two counters, nearly exact.',
  knobs: windowKnobs,
  cost: { time: 'O(1)', memory: 'O(1) per key' },
  source: 'Cloudflare, "How we built rate limiting capable of scaling to millions of domains" (2017)',
  deviation: 'A refused request is not counted.',
  create: (config) => new SlidingWindowCounter(config),
  quotaOf: ({ limit, windowMs }) => ({ permits: limit, windowMs }),
} as const satisfies LimiterSpec<typeof windowKnobs>;

class SlidingWindowCounter extends Decision {
  readonly limit: number;
  readonly #windowMs: Ms;
  #startMs = 0;
  #current = 0;
  #previous = 0;

  constructor({ limit, windowMs }: ConfigOf<typeof windowKnobs>) {
    super();
    this.limit = limit;
    this.#windowMs = windowMs;
  }

  get remaining(): number {
    const leftMs = this.#windowMs - (this.clockMs - this.#startMs);
    return Math.max(0, this.limit - this.#current - Math.ceil((this.#previous * leftMs) / this.#windowMs));
  }

  protected admit(nowMs: Ms, cost: number): boolean {
    const atMs = this.forward(nowMs);
    if (atMs >= this.#startMs + this.#windowMs) this.#roll(atMs);
    if (!this.#fits(this.#previous, this.#current, atMs - this.#startMs, cost)) return false;
    this.#current += cost;
    return true;
  }

  protected passesAt(atMs: Ms, cost: number): boolean {
    const elapsedMs = Math.max(atMs, this.clockMs) - this.#startMs;
    if (elapsedMs < this.#windowMs) return this.#fits(this.#previous, this.#current, elapsedMs, cost);
    return this.#fits(this.#current, 0, elapsedMs - this.#windowMs, cost);
  }

  protected passesFromMs(cost: number): Ms {
    const room = this.limit - this.#current - cost;
    if (room >= 0) return this.#startMs + fadedAfterMs(this.#previous, room, this.#windowMs);
    return this.#startMs + this.#windowMs + fadedAfterMs(this.#current, this.limit - cost, this.#windowMs);
  }

  #roll(atMs: Ms): void {
    const startMs = Math.floor(atMs / this.#windowMs) * this.#windowMs;
    this.#previous = startMs === this.#startMs + this.#windowMs ? this.#current : 0;
    this.#current = 0;
    this.#startMs = startMs;
  }

  #fits(previous: number, current: number, elapsedMs: Ms, cost: number): boolean {
    return previous * (this.#windowMs - elapsedMs) <= (this.limit - current - cost) * this.#windowMs;
  }
}

/** How far into the window the previous count, which is more than `room`, has faded to it. */
function fadedAfterMs(previous: number, room: number, windowMs: Ms): Ms {
  return windowMs - (room * windowMs) / previous;
}
