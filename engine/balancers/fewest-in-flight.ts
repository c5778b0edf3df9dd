import type { EvidenceLog } from './evidence';
import type { Roster } from './roster';
import type { TierPicker } from './tiers';

/**
 * nginx's `least_conn` where every weight is 1: the fewest attempts in flight; those tied take turns by smooth round robin
 * among themselves: each of them gains a turn, the one with the most is chosen and pays for all.
 *
 * Two passes over the counts without a branch that depends on them, because such branches are mispredicted every other time.
 * A rank holds the count above and the turns below, so the least rank is the choice; the earlier wins a tie. One that is
 * tied with nobody gains a turn and pays it back, which changes nothing.
 *
 * @see nginx 1.2x, ngx_http_upstream_least_conn_module.c, ngx_http_upstream_get_least_conn_peer
 */
export class FewestInFlightPicker implements TierPicker {
  #turns = new Int32Array(8);
  /** Bits for turns: theirs sum to zero and stay well within ±16 n. */
  #turnBits = 8;

  constructor(
    private readonly roster: Roster,
    private readonly evidence: EvidenceLog,
  ) {}

  refresh(): void {
    const size = this.roster.set.weight.length;
    this.#turnBits = 37 - Math.clz32(size);
    if (this.#turns.length >= size) return;
    const turns = new Int32Array(size);
    turns.set(this.#turns);
    this.#turns = turns;
  }

  pick(): number {
    const count = this.roster.gather();
    if (count === 0) return -1;
    const { pool, set } = this.roster;
    const { inFlight } = set;
    if (this.evidence.wanted) for (let i = 0; i < count; i++) this.evidence.add(pool[i], inFlight[pool[i]]);
    const turns = this.#turns;
    const bits = this.#turnBits;
    let best = pool[0];
    let bestRank = ((inFlight[best] << bits) - turns[best]) | 0;
    for (let i = 1; i < count; i++) {
      const backend = pool[i];
      const lead = (((inFlight[backend] << bits) - turns[backend]) | 0) - bestRank;
      const isBetter = lead >> 31;
      bestRank = (bestRank + (lead & isBetter)) | 0;
      best ^= (best ^ backend) & isBetter;
    }
    this.#takeTurn(best, pool, count, inFlight);
    return best;
  }

  #takeTurn(best: number, pool: Int32Array, count: number, inFlight: Int32Array): void {
    const turns = this.#turns;
    const least = inFlight[best];
    let tied = 0;
    for (let i = 0; i < count; i++) {
      const backend = pool[i];
      const above = (inFlight[backend] - least) | 0;
      const isTied = 1 - ((above | -above) >>> 31);
      tied = (tied + isTied) | 0;
      turns[backend] += isTied;
    }
    turns[best] -= tied;
  }
}
