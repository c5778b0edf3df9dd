import type { ConfigOf, Knobs } from '../knobs/knobs';
import type { MechanismSpec } from '../mechanism';
import type { Ms } from '../units';

/**
 * Says whether a request may pass now. One limiter guards one key; `KeyedLimiter` holds many. After `take`, the read-only
 * members describe that decision; they are worked out when read, so a check that nobody asks about costs no more than itself.
 */
export interface Limiter {
  /**
   * Takes `cost` permits if that many are to be had now, all or none. A refusal changes nothing; cost 0 asks without taking and
   * always passes. Allocates nothing. A clock that goes back is no error, and never lets more through than the bound: each
   * algorithm says how it reads one.
   * @param nowMs at least 0
   * @param cost a whole number of permits, at least 0
   */
  take(nowMs: Ms, cost: number): boolean;
  /** How many permits pass at once when nothing was taken for long. A greater cost can never pass. */
  readonly limit: number;
  /** How many more permits would pass at this very instant. */
  readonly remaining: number;
  /** 0 when it passed; else the least wait after which the same request passes if nothing else does; Infinity: it never can. */
  readonly retryAfterMs: Ms;
  /** Until `remaining` is `limit` again, if nothing more is taken. */
  readonly resetAfterMs: Ms;
  /** How long a passed request must be held back before it goes on; 0 but for a shaper. */
  readonly delayMs: Ms;
  /** Whether the whole limit is to be had at `atMs`, so that the state says nothing that a new limiter would not. */
  isWhole(atMs: Ms): boolean;
}

/** A quota as `RateLimit-Policy` states it: so many permits in so long. */
export interface Quota {
  readonly permits: number;
  readonly windowMs: Ms;
}

export interface LimiterSpec<K extends Knobs = Knobs> extends MechanismSpec {
  readonly knobs: K;
  /** @throws InputError where knobs contradict each other */
  create(config: ConfigOf<K>): Limiter;
  /** What to tell clients of this configuration. */
  quotaOf(config: ConfigOf<K>): Quota;
}
