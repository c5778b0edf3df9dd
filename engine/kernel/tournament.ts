import type { Ms } from '../units';

/** Whoever owns slots: told when one of them comes due. The slot is idle by then; set it again to go on. */
export interface SlotOwner {
  onDue(tag: number): void;
}

/**
 * Pending instants, the least of them on top; ties go to the lowest slot. Slots lie in blocks of four, each block looked through at
 * once, and the winners of the blocks meet in a tournament tree: setting a slot climbs at most log₂ n − 2 levels of it, and leaves no
 * garbage.
 */
export class Tournament {
  /** The slot of the least instant, and that instant. */
  first = 0;
  firstMs: Ms = Infinity;
  /** Instant of each slot; Infinity when idle. */
  dueMs = new Float64Array(4).fill(Infinity);
  tag = new Int32Array(4);
  readonly owner: SlotOwner[] = [];
  #blocks = 1;
  #open = 0;
  /** Winner below each node: that of block b is at `#blocks + b`, the root at 1. */
  #winner = new Int32Array(2);
  readonly #spare: number[] = [];

  open(owner: SlotOwner, tag: number): number {
    const slot = this.#spare.pop() ?? this.#open++;
    if (slot === this.dueMs.length) this.#grow();
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
    let node = this.#blocks + (slot >> 2);
    const leader = winner[node];
    let best = slot;
    if (leader === slot) best = leastOfBlock(due, slot & ~3);
    // Led by another that it does not overtake: nothing changes from here up.
    else if (due[leader] < due[slot] || (leader < slot && due[leader] === due[slot])) return;
    winner[node] = best;
    while (node > 1) {
      best = earlier(due, winner[node & ~1], winner[node | 1]);
      node >>= 1;
      // Won by another, as before: the same.
      if (winner[node] === best && best !== slot) return;
      winner[node] = best;
    }
    this.first = best;
    this.firstMs = due[best];
  }

  #grow(): void {
    const blocks = this.#blocks * 2;
    const due = new Float64Array(blocks * 4).fill(Infinity);
    due.set(this.dueMs);
    const tag = new Int32Array(blocks * 4);
    tag.set(this.tag);
    const winner = new Int32Array(blocks * 2);
    for (let block = 0; block < blocks; block++) winner[blocks + block] = leastOfBlock(due, block * 4);
    for (let node = blocks - 1; node > 0; node--) winner[node] = earlier(due, winner[2 * node], winner[2 * node + 1]);
    this.#blocks = blocks;
    this.dueMs = due;
    this.tag = tag;
    this.#winner = winner;
    this.first = winner[1];
  }
}

/** Which of two comes first, the left of equals: by masks, for a branch would be mispredicted every other time. */
const earlier = (due: Float64Array, left: number, right: number): number => left ^ ((left ^ right) & -(due[right] < due[left]));

/** The slot of the least of four instants, the lowest of equals. */
const leastOfBlock = (due: Float64Array, from: number): number =>
  earlier(due, from + +(due[from + 1] < due[from]), from + 2 + +(due[from + 3] < due[from + 2]));
