import type { Ms } from '../units';
import { widened } from './columns';
import type { Kernel, SlotOwner } from './kernel';

/**
 * Waits of any length: a binary heap in typed arrays, ordered by instant and then by the order of setting, of which only the
 * minimum holds a slot. Cancelling marks; a marked timer is dropped when it surfaces.
 */
export class Timers implements SlotOwner {
  #atMs = new Float64Array(16);
  /** Timer number at each heap place. */
  #heap = new Int32Array(16);
  #size = 0;
  #sequence = new Float64Array(16);
  #item = new Int32Array(16);
  #spare: number[] = [];
  #issued = 0;
  #nextSequence = 0;
  readonly #slot: number;

  constructor(
    readonly kernel: Kernel,
    readonly onOut: (item: number) => void,
  ) {
    this.#slot = kernel.openSlot(this, 0);
  }

  get size(): number {
    return this.#size;
  }

  /** Sets a timer on an item (>= 0). Returns the timer's number, for `cancel`; numbers are used again once out. */
  set(item: number, atMs: Ms): number {
    const timer = this.#spare.pop() ?? this.#issued++;
    if (timer === this.#atMs.length) this.#grow();
    this.#atMs[timer] = atMs;
    this.#item[timer] = item;
    this.#sequence[timer] = this.#nextSequence++;
    this.#siftUp(this.#size++, timer);
    if (this.#heap[0] === timer) this.kernel.set(this.#slot, atMs);
    return timer;
  }

  cancel(timer: number): void {
    this.#item[timer] = -1;
  }

  onDue(): void {
    const timer = this.#heap[0];
    const item = this.#item[timer];
    this.#removeTop();
    while (this.#size > 0 && this.#item[this.#heap[0]] === -1) this.#removeTop();
    if (this.#size > 0) this.kernel.set(this.#slot, this.#atMs[this.#heap[0]]);
    if (item !== -1) this.onOut(item);
  }

  #before(a: number, b: number): boolean {
    return this.#atMs[a] < this.#atMs[b] || (this.#atMs[a] === this.#atMs[b] && this.#sequence[a] < this.#sequence[b]);
  }

  #siftUp(from: number, timer: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#before(timer, this.#heap[parent])) break;
      this.#heap[place] = this.#heap[parent];
      place = parent;
    }
    this.#heap[place] = timer;
  }

  #removeTop(): void {
    this.#spare.push(this.#heap[0]);
    const last = this.#heap[--this.#size];
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && this.#before(this.#heap[child + 1], this.#heap[child])) child++;
      if (!this.#before(this.#heap[child], last)) break;
      this.#heap[place] = this.#heap[child];
      place = child;
    }
    if (this.#size > 0) this.#heap[place] = last;
  }

  #grow(): void {
    const size = this.#atMs.length * 2;
    this.#atMs = widened(this.#atMs, size);
    this.#heap = widened(this.#heap, size);
    this.#sequence = widened(this.#sequence, size);
    this.#item = widened(this.#item, size);
  }
}
