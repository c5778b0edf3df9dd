import { InputError } from '../input-error';
import { type ConfigOf, number } from '../knobs/knobs';
import type { Ms } from '../units';
import { Decision } from './decision';
import { exactRate } from './exact-rate';
import { LARGEST_LIMIT, paceKnob } from './knobs';
import type { LimiterSpec } from './types';

const knobs = {
  capacity: number({
    label: 'Capacity',
    help: 'How many tokens the bucket holds: the largest burst.',
    default: 10,
    unit: 'count',
    min: 1,
    max: LARGEST_LIMIT,
    integer: true,
    range: [1, 200],
    main: true,
  }),
  refillPerSecond: { ...paceKnob, label: 'Refill', help: 'How many tokens come in each second.' },
  initialTokens: number({
    label: 'Tokens at the start',
    help: 'How many tokens are in the bucket at time 0.',
    default: null,
    unit: 'count',
    min: 0,
    max: LARGEST_LIMIT,
    nullMeans: 'a full bucket',
  }),
} as const;

/**
 * Token bucket: tokens drip into a bucket at `refillPerSecond` up to `capacity`; a request of cost n passes when n tokens
 * are there, and takes them.
 *
 *   tokens(t) = min(capacity, tokens(s) + (t − s) × refillPerSecond / 1000)
 *
 * Units: tokens, ms. Filled lazily, from the last take. In any span of T ms at most capacity + T × refillPerSecond / 1000
 * pass. Tokens are counted in whole units (`exactRate`), so a token that is due at an instant is there at that instant:
 * no 0.1 + 0.2. `remaining` is the whole tokens. Every bucket, of whatever key, exists from time 0 with `initialTokens`.
 * A clock that goes back is read as the latest time seen: no token comes in until it has caught up.
 *
 * Source: as in Go `golang.org/x/time/rate` (`Limiter.AllowN`) and RFC 2697 §3. Deviation: x/time/rate takes a clock that
 * went back at its word and then fills the same stretch of time twice; it also counts tokens in floats.
 */
export const tokenBucket = {
  id: 'token-bucket',
  label: 'Token bucket',
  help: 'Saves up permits while idle: bursts up to the capacity, a steady rate in the long run.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(1) per key' },
  source: 'golang.org/x/time/rate, Limiter.AllowN; RFC 2697 §3',
  deviation: 'A clock that goes back fills nothing twice.',
  create: (config) => {
    const { capacity, initialTokens } = config;
    if (initialTokens !== null && initialTokens > capacity)
      throw new InputError('initialTokens', `must be <= capacity (${capacity})`, initialTokens);
    return new TokenBucket(config);
  },
  quotaOf: ({ capacity, refillPerSecond }) => ({ permits: capacity, windowMs: (capacity * 1000) / refillPerSecond }),
} as const satisfies LimiterSpec<typeof knobs>;

class TokenBucket extends Decision {
  declare readonly limit: number;
  declare private readonly perMs: number;
  declare private readonly perPermit: number;
  declare private readonly full: number;
  declare private credit: number;
  #creditAtMs = 0;

  constructor({ capacity, refillPerSecond, initialTokens }: ConfigOf<typeof knobs>) {
    super();
    this.limit = capacity;
    const { perMs, perPermit } = exactRate(refillPerSecond);
    this.perMs = perMs;
    this.perPermit = perPermit;
    this.full = capacity * this.perPermit;
    this.credit = (initialTokens ?? capacity) * this.perPermit;
  }

  get remaining(): number {
    return Math.floor(this.#creditAt(this.clockMs) / this.perPermit);
  }

  protected admit(nowMs: Ms, cost: number): boolean {
    const atMs = this.forward(nowMs);
    const left = this.#creditAt(atMs) - cost * this.perPermit;
    if (left < 0) return false;
    if (cost > 0) {
      this.credit = left;
      this.#creditAtMs = atMs;
    }
    return true;
  }

  protected passesAt(atMs: Ms, cost: number): boolean {
    return this.#creditAt(Math.max(atMs, this.clockMs)) - cost * this.perPermit >= 0;
  }

  protected passesFromMs(cost: number): Ms {
    return this.#creditAtMs + (cost * this.perPermit - this.credit) / this.perMs;
  }

  #creditAt(atMs: Ms): number {
    const credit = this.credit + (atMs - this.#creditAtMs) * this.perMs;
    return credit < this.full ? credit : this.full;
  }
}
