import type { Ms } from '../units';

/** Whoever owns slots: told when one of them comes due. The slot is idle by then; set it again to go on. */
export interface SlotOwner {
  onDue(tag: number): void;
}

/**
 * Pending instants, the least of them on top; ties go to the lowest slot. Slots lie in blocks of four, each block looked through at
 * once, and the winners of the blocks meet in a tournament tree: setting a slot climbs at most log₂ n − 2 levels of it, replaying each
 * match with integer masks instead of branches, and leaves no garbage.
 */
export class Tournament {
  /** The slot of the least instant. */
  first = 0;
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
    let best = leastOfBlock(due, slot & ~3);
    let node = this.#blocks + (slot >> 2);
    // Won by another, as before: nothing changes from here up.
    if (winner[node] === best && best !== slot) return;
    winner[node] = best;
    while (node > 1) {
      const rival = winner[node ^ 1];
      // On an odd node the rival stands to the left, so its slot is lower and it wins a tie.
      const rivalWins = -(+(due[rival] < due[best]) | (+(due[rival] === due[best]) & node & 1));
      best ^= (best ^ rival) & rivalWins;
      node >>= 1;
      if (winner[node] === best && best !== slot) return;
      winner[node] = best;
    }
    this.first = best;
  }

  #grow(): void {
    const blocks = this.#blocks * 2;
    const due = new Float64Array(blocks * 4).fill(Infinity);
    due.set(this.dueMs);
    const tag = new Int32Array(blocks * 4);
    tag.set(this.tag);
    const winner = new Int32Array(blocks * 2);
    for (let block = 0; block < blocks; block++) winner[blocks + block] = leastOfBlock(due, block * 4);
    for (let node = blocks - 1; node > 0; node--) {
      const left = winner[2 * node];
      const right = winner[2 * node + 1];
      winner[node] = due[right] < due[left] ? right : left;
    }
    this.#blocks = blocks;
    this.dueMs = due;
    this.tag = tag;
    this.#winner = winner;
    this.first = winner[1];
  }
}

/** The slot of the least of four instants, the lowest of equals. */
function leastOfBlock(due: Float64Array, from: number): number {
  const left = from + +(due[from + 1] < due[from]);
  const right = from + 2 + +(due[from + 3] < due[from + 2]);
  return left ^ ((left ^ right) & -(due[right] < due[left]));
}
