import type { Ms } from '../units';
import { widened } from './columns';
import type { Kernel, SlotOwner } from './kernel';

/**
 * Waits of any length, out by instant and then by the order of setting; only the first holds a slot. Most are set in the order in which
 * they come due, as timeouts of one length are: those stand in a ring. The others are in a binary heap, and of the two heads the earlier
 * is first. Cancelling marks; a marked timer is dropped when it is first.
 */
export class Timers implements SlotOwner {
  declare readonly kernel: Kernel;
  declare readonly onOut: (item: number) => void;
  #atMs = new Float64Array(16);
  #sequence = new Float64Array(16);
  #item = new Int32Array(16);
  /** Timer number at each place of the heap. */
  #heap = new Int32Array(16);
  #heaped = 0;
  /** Timer numbers in the ring, from `#head` up to before `#tail`. */
  #ring = new Int32Array(16);
  #head = 0;
  #tail = 0;
  #spare: number[] = [];
  #issued = 0;
  #nextSequence = 0;
  declare private readonly slot: number;

  constructor(kernel: Kernel, onOut: (item: number) => void) {
    this.kernel = kernel;
    this.onOut = onOut;
    this.slot = kernel.openSlot(this, 0);
  }

  get size(): number {
    return this.#heaped + this.#tail - this.#head;
  }

  /** Sets a timer on an item (>= 0). Returns the timer's number, for `cancel`; numbers are used again once out. */
  set(item: number, atMs: Ms): number {
    const timer = this.#spare.pop() ?? this.#issued++;
    if (timer === this.#atMs.length) this.#grow();
    this.#atMs[timer] = atMs;
    this.#item[timer] = item;
    this.#sequence[timer] = this.#nextSequence++;
    const mask = this.#ring.length - 1;
    if (this.#head === this.#tail || atMs >= this.#atMs[this.#ring[(this.#tail - 1) & mask]])
      this.#ring[this.#tail++ & mask] = timer;
    else this.#siftUp(this.#heaped++, timer);
    if (this.#first() === timer) this.kernel.set(this.slot, atMs);
    return timer;
  }

  cancel(timer: number): void {
    this.#item[timer] = -1;
  }

  onDue(): void {
    const item = this.#item[this.#first()];
    this.#removeFirst();
    while (this.size > 0 && this.#item[this.#first()] === -1) this.#removeFirst();
    if (this.size > 0) this.kernel.set(this.slot, this.#atMs[this.#first()]);
    if (item !== -1) this.onOut(item);
  }

  /** The timer that comes out next; there is one. */
  #first(): number {
    const inLine = this.#ring[this.#head & (this.#ring.length - 1)];
    if (this.#heaped === 0) return inLine;
    const onTop = this.#heap[0];
    return this.#head === this.#tail || this.#before(onTop, inLine) ? onTop : inLine;
  }

  #removeFirst(): void {
    const first = this.#first();
    this.#spare.push(first);
    if (this.#heaped > 0 && this.#heap[0] === first) this.#removeTop();
    else this.#head++;
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
    const last = this.#heap[--this.#heaped];
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.#heaped) break;
      if (child + 1 < this.#heaped && this.#before(this.#heap[child + 1], this.#heap[child])) child++;
      if (!this.#before(this.#heap[child], last)) break;
      this.#heap[place] = this.#heap[child];
      place = child;
    }
    if (this.#heaped > 0) this.#heap[place] = last;
  }

  #grow(): void {
    const size = this.#atMs.length * 2;
    this.#atMs = widened(this.#atMs, size);
    this.#heap = widened(this.#heap, size);
    this.#sequence = widened(this.#sequence, size);
    this.#item = widened(this.#item, size);
    const ring = new Int32Array(size);
    for (let i = this.#head; i < this.#tail; i++) ring[i & (size - 1)] = this.#ring[i & (size / 2 - 1)];
    this.#ring = ring;
  }
}
