import { capacity } from './capacity';
import { longer } from './slots';
import type { Cache, CacheContents, CacheSpec } from './types';

/**
 * Bélády's MIN, the oracle: evicts the entry whose next use lies farthest ahead. No policy that stores every miss hits more
 * often, so it is the bound that the others are measured against. It has to know the trace: `nextUse` is computed in a first
 * pass, and access i must be the i-th of that trace.
 *
 * Unit size, and every miss is stored, as the textbook has it; a cache that may decline to store could do better still.
 * Entries never wanted again go first, the least recently used of them leading, as in Caffeine's `ClairvoyantPolicy`. A key
 * that is deleted before it is read again counts as never wanted; peeking is not using.
 *
 * @see Belady, "A study of replacement algorithms for a virtual-storage computer", IBM Systems Journal 5(2), 1966; Mattson
 *   et al. 1970 for the proof
 */
class Belady implements Cache {
  evicted = -1;
  size = 0;
  #accesses = 0;
  /** A binary heap of keys, the farthest next use on top. */
  #heap = new Int32Array(256);
  /** By key: its place in the heap plus one, and when it is wanted next. */
  #placeOf = new Int32Array(1024);
  #wantedAt = new Float64Array(1024);

  constructor(
    readonly capacity: number,
    readonly nextUse: Int32Array,
  ) {}

  access(key: number): boolean {
    this.evicted = -1;
    if (key >= this.#placeOf.length) this.#growTo(key);
    const wantedAt = this.#nextUseOf(this.#accesses++);
    const place = this.#placeOf[key] - 1;
    if (place >= 0) {
      // Its next use was now, the nearest of all; the new one is farther.
      this.#wantedAt[key] = wantedAt;
      this.#siftUp(place, key);
      return true;
    }
    if (this.size === this.capacity) {
      this.evicted = this.#heap[0];
      this.#drop(this.evicted);
    }
    if (this.size === this.#heap.length) this.#heap = longer(this.#heap, this.size * 2);
    this.#wantedAt[key] = wantedAt;
    this.#siftUp(this.size++, key);
    return false;
  }

  /** Never used again: beyond the end of the trace, and the farther the earlier its last use, so that no two are equal. */
  #nextUseOf(access: number): number {
    const next = this.nextUse[access];
    return next >= 0 ? next : 2 * this.nextUse.length - access;
  }

  has(key: number): boolean {
    return key < this.#placeOf.length && this.#placeOf[key] !== 0;
  }

  delete(key: number): boolean {
    if (!this.has(key)) return false;
    this.#drop(key);
    return true;
  }

  #drop(key: number): void {
    const place = this.#placeOf[key] - 1;
    this.#placeOf[key] = 0;
    const last = this.#heap[--this.size];
    if (last === key) return;
    this.#siftUp(place, last);
    this.#siftDown(this.#placeOf[last] - 1, last);
  }

  #siftUp(from: number, key: number): void {
    const heap = this.#heap;
    const wantedAt = this.#wantedAt[key];
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (this.#wantedAt[above] >= wantedAt) break;
      heap[place] = above;
      this.#placeOf[above] = place + 1;
      place = parent;
    }
    heap[place] = key;
    this.#placeOf[key] = place + 1;
  }

  #siftDown(from: number, key: number): void {
    const heap = this.#heap;
    const wantedAt = this.#wantedAt[key];
    let place = from;
    for (let child = 2 * place + 1; child < this.size; child = 2 * place + 1) {
      if (child + 1 < this.size && this.#wantedAt[heap[child + 1]] > this.#wantedAt[heap[child]]) child++;
      const below = heap[child];
      if (this.#wantedAt[below] <= wantedAt) break;
      heap[place] = below;
      this.#placeOf[below] = place + 1;
      place = child;
    }
    heap[place] = key;
    this.#placeOf[key] = place + 1;
  }

  #growTo(key: number): void {
    let length = this.#placeOf.length;
    while (length <= key) length *= 2;
    this.#placeOf = longer(this.#placeOf, length);
    this.#wantedAt = longer(this.#wantedAt, length);
  }

  /** Nearest next use first. */
  contents(): CacheContents {
    const keys = [...this.#heap.subarray(0, this.size)].sort((a, b) => this.#wantedAt[a] - this.#wantedAt[b]);
    return {
      ...(this.size === this.capacity ? { next: this.#heap[0] } : {}),
      queues: [{ name: 'next use', stored: true, keys }],
    };
  }

  assertBooks(): void {
    for (let place = 0; place < this.size; place++) {
      const key = this.#heap[place];
      if (this.#placeOf[key] !== place + 1) throw new Error(`key ${key} is not at ${place}`);
      if (place > 0 && this.#wantedAt[this.#heap[(place - 1) >> 1]] < this.#wantedAt[key])
        throw new Error(`heap broken at ${place}`);
    }
    if (this.size > this.capacity) throw new Error(`${this.size} entries in a cache of ${this.capacity}`);
  }
}

/**
 * For each access, when its key is accessed next: an access number, or −1 for never.
 * @param deletedBefore whether the key of access i is deleted between that access and its next one
 */
export function nextUses(keys: Int32Array, deletedBefore?: (access: number) => boolean): Int32Array {
  let most = -1;
  for (const key of keys) if (key > most) most = key;
  const nextOf = new Int32Array(most + 1).fill(-1);
  const next = new Int32Array(keys.length);
  for (let i = keys.length - 1; i >= 0; i--) {
    next[i] = deletedBefore?.(i) ? -1 : nextOf[keys[i]];
    nextOf[keys[i]] = i;
  }
  return next;
}

const knobs = { capacity };

export const belady: CacheSpec<typeof knobs> = {
  id: 'belady',
  label: 'Bélády (oracle)',
  help: 'Evicts what is wanted again last; knows the future, so it bounds all others.',
  knobs,
  needsFuture: true,
  cost: { time: 'O(log capacity)', memory: 'O(trace)' },
  source:
    'Belady, A study of replacement algorithms for a virtual-storage computer, 1966; Caffeine simulator ClairvoyantPolicy for ties',
  create: (config, { nextUse }) => {
    if (nextUse === undefined) throw new Error('belady needs nextUse');
    return new Belady(config.capacity, nextUse);
  },
};
