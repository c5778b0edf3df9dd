import { number } from '../knobs/knobs';
import type { EvidenceLog } from './evidence';
import { HashRing, type RingHash, ringKnobs } from './hash-ring';
import { KeyHash } from './key-hash';
import type { RequestKey } from './request-key';
import type { Roster } from './roster';
import { type TierPicker, tiered } from './tiers';
import type { BalancerSpec } from './types';

const BILLION = 1e9;

/**
 * Consistent hashing with bounded loads: walk the ring from the key's point and take the first backend that stays within
 *
 *   capacity = ⌈loadFactor · (inFlight of all + 1) · weight / sum of weights⌉
 *
 * with the incoming request counted, over the eligible backends of the tier. As loadFactor >= 1 the capacities add up to
 * more than is in flight, so some backend has room unless `maxConnections` fills it; then the least loaded for its weight
 * is taken. `index` is the ring position of the point taken. Evidence scores are inFlight + 1 over the capacity.
 */
class BoundedPicker implements TierPicker {
  index = -1;
  readonly #ring: HashRing;
  /** The load factor in whole numbers: 1.1 · 50 is 55.00000000000001 in doubles, a fifth of it 12 when rounded up. */
  readonly #billionths: number;
  #seen = new Float64Array(8);
  #pickNumber = 0;

  constructor(
    private readonly roster: Roster,
    private readonly evidence: EvidenceLog,
    private readonly keys: KeyHash,
    loadFactor: number,
    pointsPerWeight: number,
    hash: RingHash,
  ) {
    this.#ring = new HashRing(roster, pointsPerWeight, hash);
    this.#billionths = Math.round(loadFactor * BILLION);
  }

  refresh(): void {
    this.#ring.refresh();
    const size = this.roster.set.weight.length;
    if (this.#seen.length < size) this.#seen = new Float64Array(size);
  }

  pick(_nowMs: number, key: RequestKey | null): number {
    const { eligible, eligibleCount, set } = this.roster;
    const { inFlight, weight } = set;
    let total = 1;
    let weights = 0;
    for (let i = 0; i < eligibleCount; i++) {
      total += inFlight[eligible[i]];
      weights += weight[eligible[i]];
    }
    const { high, low } = this.keys.of(key);
    return this.#walk(this.#ring.find(high, low), this.#billionths * total, BILLION * weights);
  }

  #walk(from: number, slots: number, shares: number): number {
    const { set, eligibleCount } = this.roster;
    const { inFlight, weight } = set;
    const { owner, size } = this.#ring;
    const pickNumber = ++this.#pickNumber;
    let at = from;
    let left = eligibleCount;
    let spare = -1;
    for (let steps = 0; steps < size && left > 0; steps++, at = at + 1 === size ? 0 : at + 1) {
      const backend = owner[at];
      if (this.#seen[backend] === pickNumber || set.eligible[backend] === 0) continue;
      this.#seen[backend] = pickNumber;
      left--;
      if (!set.usable(backend)) continue;
      const capacity = Math.ceil((slots * weight[backend]) / shares);
      if (this.evidence.wanted) this.evidence.add(backend, (inFlight[backend] + 1) / capacity);
      if (inFlight[backend] < capacity) {
        this.index = at;
        return backend;
      }
      if (spare < 0 || inFlight[backend] * weight[owner[spare]] < inFlight[owner[spare]] * weight[backend]) spare = at;
    }
    this.index = spare;
    return spare < 0 ? -1 : owner[spare];
  }
}

const knobs = {
  loadFactor: number({
    label: 'Load factor',
    help: 'How far above the mean load a backend may go before its keys spill to the next one on the ring.',
    default: 1.25,
    min: 1,
    max: 1e6,
    unit: 'factor',
    range: [1, 3],
    step: 0.05,
    main: true,
  }),
  ...ringKnobs,
};

/** @see Mirrokni, Thorup & Zadimoghaddam 2016, arXiv:1608.01350; HAProxy `hash-balance-factor` (lb_chash.c); Envoy `hash_balance_factor` */
export const boundedLoad = {
  id: 'bounded-load',
  label: 'Consistent hashing with bounded loads',
  help: 'Ring hash that skips a backend already carrying its share times the load factor.',
  knobs,
  needsKey: true,
  weighted: true,
  scoreLabel: '(in flight + 1) / capacity; the first <= 1 is picked',
  cost: { time: 'O(n) to sum the load, plus the walk', memory: 'O(points)' },
  source: 'Mirrokni et al. 2016 (arXiv:1608.01350); HAProxy hash-balance-factor',
  deviation: 'Walks the ring as the paper does; Envoy jumps at random. Each share is rounded up by itself, as in the paper.',
  create: ({ loadFactor, pointsPerWeight, hash }, { backends, rng }) =>
    tiered(
      backends,
      (roster, evidence) => new BoundedPicker(roster, evidence, new KeyHash(rng), loadFactor, pointsPerWeight, hash),
    ),
} as const satisfies BalancerSpec<typeof knobs>;
