import type { Ms } from '../units';

/** Whoever owns slots: told when one of them comes due. The slot is idle by then; set it again to go on. */
export interface SlotOwner {
  onDue(tag: number): void;
}

/**
 * The clock and the agenda. A *slot* holds one pending instant of one owner: an arrival source's next arrival, a unit of
 * service's completion, the head of a delay line. Slots sit at the leaves of a tournament tree over a Float64Array, so that
 * setting, moving and cancelling are log₂ n branch-free steps and leave no garbage.
 *
 * Order is total: by instant, then by slot number. Slots are numbered as they are opened, so equal instants fire in the same
 * order in every run.
 */
export class Kernel {
  /** Virtual time, ms. Moves only in `advance`. */
  nowMs: Ms = 0;
  /** Events processed so far. */
  events = 0;

  #leaves = 2;
  #open = 0;
  /** Instant of each slot; Infinity when idle. */
  #dueMs = new Float64Array(2).fill(Infinity);
  /** Winner of each inner node; leaves are `#leaves + slot`. */
  #winner = new Int32Array(4);
  readonly #owner: SlotOwner[] = [];
  #tag = new Int32Array(2);
  /** The slot being handled, until its owner sets it again; −1 otherwise. Spares most events one walk up the tree. */
  #firing = -1;
  readonly #spare: number[] = [];

  /** Opens a slot for an owner; `tag` is handed back when it comes due. */
  openSlot(owner: SlotOwner, tag: number): number {
    const slot = this.#spare.pop() ?? this.#open++;
    if (slot === this.#leaves) this.#grow();
    this.#owner[slot] = owner;
    this.#tag[slot] = tag;
    return slot;
  }

  closeSlot(slot: number): void {
    this.set(slot, Infinity);
    this.#spare.push(slot);
  }

  /** Sets when a slot comes due; Infinity cancels. An instant in the past fires at once, the clock standing still. */
  set(slot: number, atMs: Ms): void {
    if (slot === this.#firing) this.#firing = -1;
    const due = this.#dueMs;
    const winner = this.#winner;
    due[slot] = atMs;
    let node = (slot + this.#leaves) >> 1;
    while (node > 0) {
      const left = winner[2 * node];
      const right = winner[2 * node + 1];
      winner[node] = left + (right - left) * +(due[right] < due[left]);
      node >>= 1;
    }
  }

  dueMs(slot: number): Ms {
    return this.#dueMs[slot];
  }

  /** The instant of the next event, Infinity when there is none. */
  get nextMs(): Ms {
    return this.#dueMs[this.#winner[1]];
  }

  /**
   * Processes every event due at or before `untilMs`, then sets the clock to it.
   * @throws RangeError when time would run back
   */
  advance(untilMs: Ms): void {
    if (!(untilMs >= this.nowMs)) throw new RangeError(`untilMs must be >= ${this.nowMs}, got ${untilMs}`);
    for (;;) {
      const slot = this.#winner[1];
      const atMs = this.#dueMs[slot];
      if (!(atMs <= untilMs) || atMs === Infinity) break;
      if (atMs > this.nowMs) this.nowMs = atMs;
      this.events++;
      this.#firing = slot;
      this.#owner[slot].onDue(this.#tag[slot]);
      if (this.#firing === slot) this.set(slot, Infinity);
    }
    if (untilMs !== Infinity) this.nowMs = untilMs;
  }

  #grow(): void {
    const leaves = this.#leaves * 2;
    const due = new Float64Array(leaves).fill(Infinity);
    due.set(this.#dueMs);
    const tag = new Int32Array(leaves);
    tag.set(this.#tag);
    const winner = new Int32Array(leaves * 2);
    for (let slot = 0; slot < leaves; slot++) winner[leaves + slot] = slot;
    for (let node = leaves - 1; node > 0; node--) {
      const left = winner[2 * node];
      const right = winner[2 * node + 1];
      winner[node] = due[right] < due[left] ? right : left;
    }
    this.#leaves = leaves;
    this.#dueMs = due;
    this.#tag = tag;
    this.#winner = winner;
  }

  constructor() {
    this.#winner.set([0, 0, 0, 1]);
  }
}
