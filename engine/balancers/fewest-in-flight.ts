import type { EvidenceLog } from './evidence';
import { extended, type Roster } from './roster';
import type { TierPicker } from './tiers';

/**
 * nginx's `least_conn` where every weight is 1: the fewest attempts in flight; those tied take turns by smooth round robin
 * among themselves: each of them gains a turn, the one with the most is chosen, the earlier of equals, and pays for all.
 *
 * A few backends without bounds are kept by their counts, and only those tied are looked at. Otherwise one pass lists them,
 * without a branch that depends on the counts, because such branches are mispredicted every other time: each backend is
 * written down, and the list grows past it only if it is no worse than the least so far.
 *
 * @see nginx 1.2x, ngx_http_upstream_least_conn_module.c, ngx_http_upstream_get_least_conn_peer
 */
export class FewestInFlightPicker implements TierPicker {
  #turns = new Int32Array(8);
  #tied = new Int32Array(8);
  /** The eligible ones as bits; 0 where they are too many or have bounds. */
  #eligible = 0;

  constructor(
    private readonly roster: Roster,
    private readonly evidence: EvidenceLog,
  ) {}

  refresh(): void {
    const { set, eligible, eligibleCount, bounded } = this.roster;
    this.#eligible = 0;
    set.keepLevels();
    if (set.levels !== null && !bounded) for (let i = 0; i < eligibleCount; i++) this.#eligible |= 1 << eligible[i];
    const size = set.weight.length;
    if (this.#turns.length >= size) return;
    this.#turns = extended(this.#turns, size);
    this.#tied = new Int32Array(size);
  }

  pick(): number {
    const { levels } = this.roster.set;
    if (this.evidence.wanted) this.#note();
    if (levels !== null && this.#eligible !== 0) return this.#takeTurnsAmong(levels.fewest(this.#eligible));
    const count = this.roster.gather();
    if (count === 0) return -1;
    const ties = this.#scan(count, this.roster.pool, this.roster.set.inFlight);
    return ties === 1 ? this.#tied[0] : this.#takeTurns(ties);
  }

  #note(): void {
    const count = this.roster.gather();
    const { pool, set } = this.roster;
    for (let i = 0; i < count; i++) this.evidence.add(pool[i], set.inFlight[pool[i]]);
  }

  /** The same among backends that are bits, the lowest first. */
  #takeTurnsAmong(backends: number): number {
    if ((backends & (backends - 1)) === 0) return 31 - Math.clz32(backends);
    const turns = this.#turns;
    let best = 31 - Math.clz32(backends & -backends);
    let most = ++turns[best];
    let ties = 1;
    for (let rest = backends & (backends - 1); rest !== 0; rest &= rest - 1) {
      const backend = 31 - Math.clz32(rest & -rest);
      const behind = (most - ++turns[backend]) | 0;
      const hasMore = behind >> 31;
      most = (most - (behind & hasMore)) | 0;
      best ^= (best ^ backend) & hasMore;
      ties++;
    }
    turns[best] -= ties;
    return best;
  }

  #scan(count: number, pool: Int32Array, inFlight: Int32Array): number {
    const tied = this.#tied;
    let least = inFlight[pool[0]];
    let ties = 0;
    for (let i = 0; i < count; i++) {
      const backend = pool[i];
      const lead = (inFlight[backend] - least) | 0;
      const isLess = lead >> 31;
      least = (least + (lead & isLess)) | 0;
      ties &= ~isLess;
      tied[ties] = backend;
      ties = (ties + ((lead - 1) >>> 31)) | 0;
    }
    return ties;
  }

  #takeTurns(ties: number): number {
    const tied = this.#tied;
    const turns = this.#turns;
    let best = tied[0];
    let most = ++turns[best];
    for (let i = 1; i < ties; i++) {
      const backend = tied[i];
      const gained = ++turns[backend];
      if (gained <= most) continue;
      most = gained;
      best = backend;
    }
    turns[best] -= ties;
    return best;
  }
}
