import type { BackendSet } from './backend-set';

/**
 * One tier of a backend set, the primaries or the backups, as dense lists of indices in the order the backends were added.
 * Derived anew whenever the set's version moves; the two versions say what truly changed, so that a table is rebuilt only
 * for cause.
 */
export class Roster {
  /** Present members, eligible or not. */
  members = new Int32Array(8);
  memberCount = 0;
  eligible = new Int32Array(8);
  eligibleCount = 0;
  /** Moves when a member comes, goes or changes weight. */
  memberVersion = 0;
  /** Moves when the list of eligible members changes, or has changed and is what it was. */
  eligibleVersion = 0;
  /** Some eligible member has a connection bound, so being eligible is not yet being usable. */
  bounded = false;
  /** Every member has the same weight. */
  uniform = true;
  /** The usable members after `gather()`. */
  pool = this.eligible;
  #weights = new Float64Array(8);
  #usable = new Int32Array(8);
  #moves = 0;

  constructor(
    readonly set: BackendSet,
    private readonly backup: 0 | 1,
  ) {}

  refresh(): void {
    const { set, backup } = this;
    if (this.members.length < set.count) this.#grow(set.weight.length);
    let members = 0;
    let eligible = 0;
    let membersMoved = false;
    let eligibleMoved = false;
    this.bounded = false;
    this.uniform = true;
    for (const i of set.roll) {
      if (set.backup[i] !== backup) continue;
      if (this.members[members] !== i || this.#weights[members] !== set.weight[i]) membersMoved = true;
      this.members[members] = i;
      this.#weights[members] = set.weight[i];
      if (set.weight[i] !== this.#weights[0]) this.uniform = false;
      members++;
      if (set.eligible[i] === 0) continue;
      if (this.eligible[eligible] !== i) eligibleMoved = true;
      this.eligible[eligible++] = i;
      if (set.maxConnections[i] !== 0) this.bounded = true;
    }
    if (membersMoved || members !== this.memberCount) this.memberVersion++;
    if (eligibleMoved || eligible !== this.eligibleCount || set.moves[backup] !== this.#moves) this.eligibleVersion++;
    this.#moves = set.moves[backup];
    this.memberCount = members;
    this.eligibleCount = eligible;
  }

  /** Fills `pool` with the members that may be picked now and returns how many: O(1) unless some member has a bound. */
  gather(): number {
    if (!this.bounded) {
      this.pool = this.eligible;
      return this.eligibleCount;
    }
    const { set, eligible, eligibleCount } = this;
    let count = 0;
    for (let i = 0; i < eligibleCount; i++) if (set.usable(eligible[i])) this.#usable[count++] = eligible[i];
    this.pool = this.#usable;
    return count;
  }

  #grow(size: number): void {
    this.members = extended(this.members, size);
    this.eligible = extended(this.eligible, size);
    this.pool = this.eligible;
    this.#usable = new Int32Array(size);
    this.#weights = extended(this.#weights, size);
  }
}

/** A copy of a column with room for `size` entries, the new ones 0. */
export function extended<A extends Int32Array | Float64Array>(column: A, size: number): A {
  const longer = (column instanceof Int32Array ? new Int32Array(size) : new Float64Array(size)) as A;
  longer.set(column);
  return longer;
}
