import type { EvidenceLog } from './evidence';
import { extended, type Roster } from './roster';
import type { TierPicker } from './tiers';

/**
 * nginx's `least_conn`: the fewest attempts in flight per weight; those tied take turns by smooth weighted round robin
 * among themselves (only they gain current weight, and only when there is a tie).
 *
 * Loads are compared crosswise, conns · weight', so that nothing is divided.
 *
 * @see nginx 1.2x, ngx_http_upstream_least_conn_module.c, ngx_http_upstream_get_least_conn_peer
 */
export class FewestConnectionsPicker implements TierPicker {
  #current = new Float64Array(8);

  constructor(
    private readonly roster: Roster,
    private readonly evidence: EvidenceLog,
  ) {}

  refresh(): void {
    const { set } = this.roster;
    const size = set.weight.length;
    if (this.#current.length < size) this.#current = extended(this.#current, size);
  }

  pick(): number {
    const { eligible, eligibleCount, set, bounded } = this.roster;
    const { inFlight, weight } = set;
    const wanted = this.evidence.wanted;
    let best = -1;
    let from = 0;
    let tied = false;
    for (let i = 0; i < eligibleCount; i++) {
      const backend = eligible[i];
      if (bounded && !set.usable(backend)) continue;
      if (wanted) this.evidence.add(backend, inFlight[backend] / weight[backend]);
      const lead = best < 0 ? -1 : inFlight[backend] * weight[best] - inFlight[best] * weight[backend];
      if (lead < 0) {
        best = backend;
        from = i;
        tied = false;
      } else if (lead === 0) tied = true;
    }
    return tied ? this.#takeTurns(best, from) : best;
  }

  /** Smooth weighted round robin among the backends tied with `first`, which is the earliest of them. */
  #takeTurns(first: number, from: number): number {
    const { eligible, eligibleCount, set, bounded } = this.roster;
    const { inFlight, weight } = set;
    const current = this.#current;
    let best = first;
    let total = 0;
    for (let i = from; i < eligibleCount; i++) {
      const backend = eligible[i];
      if (inFlight[backend] * weight[first] !== inFlight[first] * weight[backend]) continue;
      if (bounded && !set.usable(backend)) continue;
      current[backend] += weight[backend];
      total += weight[backend];
      if (current[backend] > current[best]) best = backend;
    }
    current[best] -= total;
    return best;
  }
}
