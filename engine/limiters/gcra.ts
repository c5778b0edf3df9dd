import { type ConfigOf, number } from '../knobs/knobs';
import type { Ms } from '../units';
import { Decision } from './decision';
import { exactRate } from './exact-rate';
import { LARGEST_LIMIT, paceKnob } from './knobs';
import type { LimiterSpec } from './types';

const knobs = {
  ratePerSecond: paceKnob,
  burst: number({
    label: 'Burst',
    help: 'How many permits pass at once.',
    default: 1,
    unit: 'count',
    min: 1,
    max: LARGEST_LIMIT,
    integer: true,
    range: [1, 200],
    main: true,
  }),
} as const;

/**
 * Generic cell rate algorithm: one number per key, the theoretical arrival time (TAT), when the next request would be due
 * if all came evenly, T = 1000 / ratePerSecond ms apart. With τ = (burst − 1)·T a request of cost n at t passes when
 *
 *   t >= max(TAT, t) + (n − 1)·T − τ,   and then TAT becomes max(TAT, t) + n·T
 *
 * Units: permits, ms. `remaining` = ⌊(burst·T − (TAT − t)) / T⌋, `resetAfterMs` = TAT − t, as throttled and redis-cell report
 * them. The instant at which a permit is due belongs to those who pass. It admits exactly what a token bucket of
 * capacity `burst` admits. A clock that goes back is taken at its word: TAT stays, so it stands further ahead and less
 * passes until the clock has caught up.
 *
 * Source: ITU-T I.371 Annex A (virtual scheduling); throttled v2 `rate.go`; redis-cell. Deviation: `burst` is the whole
 * burst (redis-cell's `max_burst` is one less); T is an exact fraction (there, whole nanoseconds); cost 0 always passes.
 */
export const gcra = {
  id: 'gcra',
  label: 'GCRA',
  help: 'A token bucket in one timestamp: when would the next request be due?',
  knobs,
  cost: { time: 'O(1)', memory: 'O(1) per key: one number' },
  source: 'ITU-T I.371 Annex A; throttled/throttled rate.go; brandur/redis-cell',
  deviation: 'burst counts the whole burst; T is an exact fraction instead of whole nanoseconds.',
  create: (config) => new Gcra(config),
  quotaOf: ({ ratePerSecond, burst }) => ({ permits: burst, windowMs: (burst * 1000) / ratePerSecond }),
} as const satisfies LimiterSpec<typeof knobs>;

class Gcra extends Decision {
  declare readonly limit: number;
  declare private readonly perMs: number;
  declare private readonly perPermit: number;
  declare private readonly tolerance: number;
  // TAT = #originMs + #debt / perMs, moved to the present whenever it falls behind, so that whole numbers stay exact.
  #originMs = 0;
  #debt = 0;

  constructor({ ratePerSecond, burst }: ConfigOf<typeof knobs>) {
    super();
    const { perMs, perPermit } = exactRate(ratePerSecond);
    this.limit = burst;
    this.perMs = perMs;
    this.perPermit = perPermit;
    this.tolerance = burst * perPermit;
  }

  get remaining(): number {
    return Math.max(0, Math.floor((this.tolerance - this.#debtAt(this.askedMs)) / this.perPermit));
  }

  protected admit(nowMs: Ms, cost: number): boolean {
    if (cost === 0) return true;
    const debt = this.#debtAt(nowMs);
    const added = cost * this.perPermit;
    if (debt + added > this.tolerance) return false;
    if (debt === 0) {
      this.#originMs = nowMs;
      this.#debt = added;
    } else this.#debt += added;
    return true;
  }

  protected passesAt(atMs: Ms, cost: number): boolean {
    return this.#debtAt(atMs) + cost * this.perPermit <= this.tolerance;
  }

  protected passesFromMs(cost: number): Ms {
    return this.#originMs + (this.#debt + cost * this.perPermit - this.tolerance) / this.perMs;
  }

  /** max(TAT − t, 0), in units of credit. */
  #debtAt(atMs: Ms): number {
    const debt = this.#debt - (atMs - this.#originMs) * this.perMs;
    return debt > 0 ? debt : 0;
  }
}
