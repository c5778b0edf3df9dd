import { type ConfigOf, number } from '../knobs/knobs';
import type { Ms } from '../units';
import { Decision } from './decision';
import { LARGEST_LIMIT, paceKnob } from './knobs';
import type { LimiterSpec } from './types';

const knobs = {
  capacity: number({
    label: 'Capacity',
    help: "How many requests may be in excess of the rate: nginx's burst.",
    default: 10,
    unit: 'count',
    min: 0,
    max: LARGEST_LIMIT,
    integer: true,
    range: [0, 200],
    main: true,
  }),
  drainPerSecond: {
    ...paceKnob,
    label: 'Drain',
    help: 'How many requests leave the bucket each second.',
    min: 0.001, // the least that nginx's thousandths can hold
  },
  delayAfter: number({
    label: 'Delay after',
    help: "How many requests in excess pass without waiting: nginx's delay; equal to the capacity it means nodelay.",
    default: 0,
    unit: 'count',
    min: 0,
    max: LARGEST_LIMIT,
    integer: true,
    range: [0, 200],
  }),
} as const;

/**
 * Leaky bucket as a shaper, number for number as nginx's `limit_req`: the bucket holds the excess over the rate, in
 * thousandths of a request. With ms since the last request that passed,
 *
 *   excess' = max(0, excess − ⌊rate × ms / 1000⌋ + 1000)        (0 for the first request of a key)
 *
 * a request is refused when excess' > capacity × 1000; else it is held back for ⌊(excess' − delayAfter × 1000) × 1000 / rate⌋ ms
 * where excess' is over delayAfter × 1000, and the excess is kept.
 *
 * Units: rate in thousandths of a request per second, rounded down (10 a minute is 166); time in whole ms, rounded down:
 * nginx's cached clock. The remainder of a drain is dropped, as there. So `limit` is capacity + 1: the one being
 * served and those behind it. `retryAfterMs` lands on the ms at which nginx lets it in. A clock that goes back, as there: by up
 * to a minute nothing drains and the last time stays; by more, 1 ms counts as passed and the last time moves back.
 *
 * Source: nginx 1.15.7 and later, `ngx_http_limit_req_module.c`, `ngx_http_limit_req_lookup` and `_account`.
 * Deviation: nginx has no cost; n is n requests in the same ms, all or none, and the delay is that of the last of them.
 */
export const leakyBucket = {
  id: 'leaky-bucket',
  label: 'Leaky bucket',
  help: 'Holds requests back so that they leave at a steady rate; refuses those that overflow.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(1) per key' },
  source: 'nginx 1.15.7+, src/http/modules/ngx_http_limit_req_module.c',
  deviation: 'A cost of n is n requests in the same ms, all or none.',
  create: (config) => new LeakyBucket(config),
  quotaOf: ({ capacity, drainPerSecond }) => ({ permits: capacity + 1, windowMs: ((capacity + 1) * 1000) / drainPerSecond }),
} as const satisfies LimiterSpec<typeof knobs>;

/** One request, in the bucket's thousandths. */
const REQUEST = 1000;
/** nginx 1.15.7: a clock that jumped back by more is believed. */
const LARGEST_STEP_BACK_MS = 60_000;

class LeakyBucket extends Decision {
  readonly limit: number;
  readonly #rate: number;
  readonly #burst: number;
  readonly #delay: number;
  #excess = 0;
  #lastMs = 0;
  #isNew = true;
  #passedCost = 0;

  constructor({ capacity, drainPerSecond, delayAfter }: ConfigOf<typeof knobs>) {
    super();
    this.limit = capacity + 1;
    this.#rate = Math.floor(drainPerSecond * 1000 + 1e-6); // 1.001 × 1000 falls just short of 1001
    this.#burst = capacity * REQUEST;
    this.#delay = delayAfter * REQUEST;
  }

  get remaining(): number {
    const next = this.#excessWith(this.askedMs, 1);
    return Math.max(0, Math.floor((this.#burst - next) / REQUEST) + 1);
  }

  override get delayMs(): Ms {
    if (this.#passedCost === 0 || this.#excess <= this.#delay) return 0;
    return Math.floor(((this.#excess - this.#delay) * 1000) / this.#rate);
  }

  protected admit(nowMs: Ms, cost: number): boolean {
    this.#passedCost = 0;
    if (cost === 0) return true;
    const excess = this.#excessWith(nowMs, cost);
    if (excess > this.#burst) return false;
    if (this.#isNew || this.#sinceLastMs(nowMs) !== 0) this.#lastMs = Math.floor(nowMs);
    this.#isNew = false;
    this.#excess = excess;
    this.#passedCost = cost;
    return true;
  }

  protected passesAt(atMs: Ms, cost: number): boolean {
    return this.#excessWith(atMs, cost) <= this.#burst;
  }

  protected passesFromMs(cost: number): Ms {
    const toDrain = this.#excess + cost * REQUEST - this.#burst;
    return this.#lastMs + Math.ceil((toDrain * 1000) / this.#rate);
  }

  #excessWith(nowMs: Ms, cost: number): number {
    const behind = (cost - 1) * REQUEST;
    if (this.#isNew) return behind;
    const drained = Math.floor((this.#rate * this.#sinceLastMs(nowMs)) / 1000);
    return Math.max(0, this.#excess - drained + REQUEST) + behind;
  }

  #sinceLastMs(nowMs: Ms): Ms {
    const ms = Math.floor(nowMs) - this.#lastMs;
    if (ms < -LARGEST_STEP_BACK_MS) return 1;
    return Math.max(0, ms);
  }
}
