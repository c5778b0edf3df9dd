import type { Ms } from '../units';
import type { Kernel, SlotOwner } from './kernel';

/** Whom a line hands its items to; an object, because V8 sees through a method and not through one of many closures. */
export interface LineEnd {
  onOut(item: number): void;
}

/**
 * Waits of one constant length: what goes in first comes out first, so a ring suffices and only its head needs a slot.
 * Entries are numbered as they enter; a cancelled one is skipped when the head reaches it.
 */
export class DelayLine implements SlotOwner {
  declare readonly kernel: Kernel;
  declare readonly delayMs: Ms;
  declare readonly end: LineEnd;
  #atMs = new Float64Array(16);
  #item = new Int32Array(16);
  #head = 0;
  #tail = 0;
  declare private readonly slot: number;

  constructor(kernel: Kernel, delayMs: Ms, end: LineEnd) {
    this.kernel = kernel;
    this.delayMs = delayMs;
    this.end = end;
    this.slot = kernel.openSlot(this, 0);
  }

  /** Puts an item (>= 0) in; it comes out `delayMs` from now. Returns the entry's number, for `cancel`. */
  push(item: number): number {
    const entry = this.#tail++;
    if (entry - this.#head === this.#atMs.length) this.#grow();
    const index = entry & (this.#atMs.length - 1);
    const atMs = this.kernel.nowMs + this.delayMs;
    this.#atMs[index] = atMs;
    this.#item[index] = item;
    if (entry === this.#head) this.kernel.set(this.slot, atMs);
    return entry;
  }

  /** The item of this entry will not come out. Only for entries still inside. */
  cancel(entry: number): void {
    this.#item[entry & (this.#atMs.length - 1)] = -1;
  }

  get isEmpty(): boolean {
    return this.#head === this.#tail;
  }

  /** Visits what is inside, first in first. */
  each(visit: (item: number) => void): void {
    for (let entry = this.#head; entry < this.#tail; entry++) {
      const item = this.#item[entry & (this.#item.length - 1)];
      if (item !== -1) visit(item);
    }
  }

  onDue(): void {
    const mask = this.#atMs.length - 1;
    const item = this.#item[this.#head & mask];
    const next = ++this.#head;
    if (next < this.#tail) {
      if (this.#item[next & mask] === -1) this.#skip();
      else this.kernel.set(this.slot, this.#atMs[next & mask]);
    }
    if (item !== -1) this.end.onOut(item);
  }

  /** The head was cancelled: on to the first that was not. */
  #skip(): void {
    const mask = this.#atMs.length - 1;
    while (this.#head < this.#tail && this.#item[this.#head & mask] === -1) this.#head++;
    if (this.#head < this.#tail) this.kernel.set(this.slot, this.#atMs[this.#head & mask]);
  }

  #grow(): void {
    const size = this.#atMs.length;
    const atMs = new Float64Array(size * 2);
    const item = new Int32Array(size * 2);
    for (let entry = this.#head; entry < this.#tail - 1; entry++) {
      atMs[entry & (size * 2 - 1)] = this.#atMs[entry & (size - 1)];
      item[entry & (size * 2 - 1)] = this.#item[entry & (size - 1)];
    }
    this.#atMs = atMs;
    this.#item = item;
  }
}
