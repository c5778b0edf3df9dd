import type { EvidenceLog } from './evidence';
import { extended, type Roster } from './roster';
import type { TierPicker } from './tiers';

/**
 * nginx's smooth weighted round robin over the usable members of a tier: every candidate's current weight grows by its
 * weight, the largest is picked (the first on a tie) and gives up the sum.
 *
 *   {a: 5, b: 1, c: 1} → a a b a c a a, instead of a a a a a b c
 *
 * A backend that is not usable neither gains nor loses meanwhile: it comes back with the current weight it left with.
 */
export class SmoothWeightPicker implements TierPicker {
  #current = new Float64Array(8);

  constructor(
    private readonly roster: Roster,
    private readonly evidence: EvidenceLog,
  ) {}

  refresh(): void {
    const size = this.roster.set.weight.length;
    if (this.#current.length < size) this.#current = extended(this.#current, size);
  }

  pick(): number {
    const { eligible, eligibleCount, set, bounded } = this.roster;
    const { weight } = set;
    const current = this.#current;
    const wanted = this.evidence.wanted;
    let best = -1;
    let total = 0;
    for (let i = 0; i < eligibleCount; i++) {
      const backend = eligible[i];
      if (bounded && !set.usable(backend)) continue;
      const grown = current[backend] + weight[backend];
      current[backend] = grown;
      total += weight[backend];
      if (wanted) this.evidence.add(backend, grown);
      if (best < 0 || grown > current[best]) best = backend;
    }
    if (best >= 0) current[best] -= total;
    return best;
  }
}
