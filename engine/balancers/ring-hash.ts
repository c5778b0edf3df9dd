import { HashRing, type RingHash, ringKnobs } from './hash-ring';
import { KeyHash } from './key-hash';
import type { RequestKey } from './request-key';
import type { Roster } from './roster';
import { type TierPicker, tiered } from './tiers';
import type { BalancerSpec } from './types';

/**
 * Consistent hashing on a ring: the owner of the first point at or after the key's hash; walking on past points whose
 * backend is not usable, which is the same as if they were not on the ring. `index` is the position of the point taken.
 */
class RingPicker implements TierPicker {
  index = -1;
  readonly #ring: HashRing;

  constructor(
    private readonly roster: Roster,
    private readonly keys: KeyHash,
    pointsPerWeight: number,
    hash: RingHash,
  ) {
    this.#ring = new HashRing(roster, pointsPerWeight, hash);
  }

  refresh(): void {
    this.#ring.refresh();
  }

  pick(_nowMs: number, key: RequestKey | null): number {
    const { set } = this.roster;
    const { owner, size } = this.#ring;
    const { high, low } = this.keys.of(key);
    let at = this.#ring.find(high, low);
    for (let steps = 0; steps < size; steps++) {
      const backend = owner[at];
      if (set.usable(backend)) {
        this.index = at;
        return backend;
      }
      if (++at === size) at = 0;
    }
    return -1;
  }
}

/** @see Envoy ring_hash_lb.cc; Karger et al. 1997, "Consistent Hashing and Random Trees", §4.2 */
export const ringHash = {
  id: 'ring-hash',
  label: 'Ring hash',
  help: 'Consistent hashing: keys and backends on one ring, a key belongs to the next backend along it.',
  knobs: ringKnobs,
  needsKey: true,
  weighted: true,
  cost: {
    time: 'O(1) expected, plus one step per point of an unusable backend; a change of members sorts the ring, O(points)',
    memory: 'O(points): pointsPerWeight × sum of weights',
  },
  source: 'Envoy ring hash load balancer (ring_hash_lb.cc); Karger et al. 1997, §4.2',
  deviation: 'Points are given per weight, not by a minimum ring size.',
  create: ({ pointsPerWeight, hash }, { backends, rng }) =>
    tiered(backends, (roster) => new RingPicker(roster, new KeyHash(rng), pointsPerWeight, hash)),
} as const satisfies BalancerSpec<typeof ringKnobs>;
