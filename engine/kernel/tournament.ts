import type { Ms } from '../units';

/** Whoever owns slots: told when one of them comes due. The slot is idle by then; set it again to go on. */
export interface SlotOwner {
  onDue(tag: number): void;
}

/**
 * Pending instants at the leaves of a tournament tree, the least at its root; ties go to the lowest slot. Setting a slot climbs
 * log₂ n levels, replaying each match with integer masks instead of branches, and leaves no garbage.
 */
export class Tournament {
  /** The slot of the least instant. */
  first = 0;
  /** Instant of each slot; Infinity when idle. */
  dueMs = new Float64Array(2).fill(Infinity);
  tag = new Int32Array(2);
  readonly owner: SlotOwner[] = [];
  #leaves = 2;
  #open = 0;
  /** Winner below each inner node; leaf of slot s is `#leaves + s`. */
  #winner = new Int32Array([0, 0, 0, 1]);
  readonly #spare: number[] = [];

  open(owner: SlotOwner, tag: number): number {
    const slot = this.#spare.pop() ?? this.#open++;
    if (slot === this.#leaves) this.#grow();
    this.owner[slot] = owner;
    this.tag[slot] = tag;
    return slot;
  }

  close(slot: number): void {
    this.set(slot, Infinity);
    this.#spare.push(slot);
  }

  set(slot: number, atMs: Ms): void {
    this.dueMs[slot] = atMs;
    this.replay(slot);
  }

  /** Plays a slot's matches again after its instant was written. Takes no instant: one handed over would be boxed. */
  replay(slot: number): void {
    const due = this.dueMs;
    const winner = this.#winner;
    let best = slot;
    let bestMs = due[slot];
    let node = slot + this.#leaves;
    while (node > 1) {
      const rival = winner[node ^ 1];
      const rivalMs = due[rival];
      // On an odd node the rival stands to the left, so its slot is lower and it wins a tie.
      const rivalWins = -(+(rivalMs < bestMs) | (+(rivalMs === bestMs) & node & 1));
      best ^= (best ^ rival) & rivalWins;
      bestMs = due[best];
      node >>= 1;
      winner[node] = best;
    }
    this.first = best;
  }

  #grow(): void {
    const leaves = this.#leaves * 2;
    const due = new Float64Array(leaves).fill(Infinity);
    due.set(this.dueMs);
    const tag = new Int32Array(leaves);
    tag.set(this.tag);
    const winner = new Int32Array(leaves * 2);
    for (let slot = 0; slot < leaves; slot++) winner[leaves + slot] = slot;
    for (let node = leaves - 1; node > 0; node--) {
      const left = winner[2 * node];
      const right = winner[2 * node + 1];
      winner[node] = due[right] < due[left] ? right : left;
    }
    this.#leaves = leaves;
    this.dueMs = due;
    this.tag = tag;
    this.#winner = winner;
    this.first = winner[1];
  }
}
