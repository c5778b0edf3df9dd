import type { Ms } from '../units';
import { widened } from './columns';

/** Whoever owns slots: told when one of them comes due. The slot is idle by then; set it again to go on. */
export interface SlotOwner {
  onDue(tag: number): void;
}

/**
 * Pending instants, the least of them on top; ties go to the lowest slot. Four slots make a block, four blocks' winners meet above
 * them, and so on: setting a slot plays log₄ n matches of four on its way up, and leaves no garbage. Matches of four are played at one
 * go, for V8 loads everything anew at each turn of a loop.
 */
export class Tournament {
  /** The slot of the least instant, and that instant. */
  first = 0;
  firstMs: Ms = Infinity;
  /** Instant of each slot; Infinity when idle. */
  dueMs = new Float64Array(4).fill(Infinity);
  tag = new Int32Array(4);
  /** The how-manieth of the kernel's slots it is. */
  rank = new Int32Array(4);
  readonly owner: SlotOwner[] = [];
  /** Winner below each node: the root's at 0, those below node n at 4n + 1 to 4n + 4, the blocks' from `#blocks` on. */
  #winner = new Int32Array(1);
  #blocks = 0;

  open(owner: SlotOwner, tag: number, rank: number): number {
    const slot = this.owner.push(owner) - 1;
    if (slot === this.dueMs.length) this.#grow();
    this.tag[slot] = tag;
    this.rank[slot] = rank;
    return slot;
  }

  /** Plays a slot's matches again after its instant was written. Takes no instant: one handed over would be boxed. */
  replay(slot: number): void {
    const due = this.dueMs;
    const winner = this.#winner;
    let node = this.#blocks + (slot >> 2);
    const leader = winner[node];
    let best = slot;
    if (leader === slot) best = leastOfBlock(due, slot & ~3);
    // Led by another that it does not overtake: nothing changes from here up.
    else if (due[leader] < due[slot] || (leader < slot && due[leader] === due[slot])) return;
    winner[node] = best;
    while (node > 0) {
      node = (node - 1) >> 2;
      best = leastBelow(due, winner, node);
      // Won by another, as before: the same.
      if (winner[node] === best && best !== slot) return;
      winner[node] = best;
    }
    this.first = best;
    this.firstMs = due[best];
  }

  #grow(): void {
    const size = this.dueMs.length * 4;
    const due = widened(this.dueMs, size, Infinity);
    const blocks = 4 * this.#blocks + 1;
    const winner = new Int32Array(blocks + size / 4);
    for (let block = 0; block < size / 4; block++) winner[blocks + block] = leastOfBlock(due, block * 4);
    for (let node = blocks - 1; node >= 0; node--) winner[node] = leastBelow(due, winner, node);
    this.dueMs = due;
    this.tag = widened(this.tag, size);
    this.rank = widened(this.rank, size);
    this.#blocks = blocks;
    this.#winner = winner;
    this.first = winner[0];
  }
}

/** Which of two comes first, the left of equals: by masks, for a branch would be mispredicted every other time. */
const earlier = (due: Float64Array, left: number, right: number): number => left ^ ((left ^ right) & -(due[right] < due[left]));

/** The slot of the least of four instants, the lowest of equals. */
const leastOfBlock = (due: Float64Array, from: number): number =>
  earlier(due, from + +(due[from + 1] < due[from]), from + 2 + +(due[from + 3] < due[from + 2]));

const leastBelow = (due: Float64Array, winner: Int32Array, node: number): number =>
  earlier(
    due,
    earlier(due, winner[4 * node + 1], winner[4 * node + 2]),
    earlier(due, winner[4 * node + 3], winner[4 * node + 4]),
  );
