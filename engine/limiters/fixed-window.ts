import type { ConfigOf } from '../knobs/knobs';
import type { Ms } from '../units';
import { Decision } from './decision';
import { windowKnobs } from './knobs';
import type { LimiterSpec } from './types';

/**
 * Fixed window: counts permits in windows that start at whole multiples of `windowMs`; a request of cost n passes while
 * count + n <= limit, and the count starts at 0 when the next window does.
 *
 * Units: permits, ms. A window holds its start and not its end: at exactly k·windowMs the new window has begun. Up to
 * 2·limit pass within a span shorter than `windowMs`, half on each side of a boundary; that is the algorithm's known flaw.
 * `resetAfterMs` is 0 while nothing is taken from the window. A clock that goes back is read as the latest time seen.
 *
 * Source: Redis `INCR` documentation, pattern "Rate limiter 1" (one counter per key and window, a request past the limit
 * refused). Deviation: a refused request is not counted.
 */
export const fixedWindow = {
  id: 'fixed-window',
  label: 'Fixed window',
  help: 'Counts requests per clock window; twice the limit can pass around a boundary.',
  knobs: windowKnobs,
  cost: { time: 'O(1)', memory: 'O(1) per key' },
  source: 'Redis documentation, INCR, pattern "Rate limiter 1"',
  deviation: 'A refused request is not counted.',
  create: (config) => new FixedWindow(config),
  quotaOf: ({ limit, windowMs }) => ({ permits: limit, windowMs }),
} as const satisfies LimiterSpec<typeof windowKnobs>;

class FixedWindow extends Decision {
  readonly limit: number;
  readonly #windowMs: Ms;
  #endsMs = 0;
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
    if (atMs >= this.#endsMs) {
      this.#endsMs = (Math.floor(atMs / this.#windowMs) + 1) * this.#windowMs;
      this.#taken = 0;
    }
    if (cost > this.limit - this.#taken) return false;
    this.#taken += cost;
    return true;
  }

  protected passesAt(atMs: Ms, cost: number): boolean {
    return atMs >= this.#endsMs || cost <= this.limit - this.#taken;
  }

  protected passesFromMs(): Ms {
    return this.#endsMs;
  }
}
