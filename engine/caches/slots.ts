const FIRST_SLOTS = 256;
const FIRST_KEYS = 1024;

/**
 * Doubly linked lists over a pool of numbered slots, and a table from key to slot. A list is a ring through a sentinel, the
 * slot of the list's own number, so linking has no special cases; slot 0, always a sentinel, stands for "not here". Slots are
 * few and close together where keys are many and far apart, so a list operation stays in the processor's near caches.
 */
export class Slots {
  /** By slot. */
  key: Int32Array;
  prev: Int32Array;
  next: Int32Array;
  list: Uint8Array;
  /** A small number for the algorithm's use: a reference bit, a capped count. Zero when a slot is taken. */
  mark: Uint8Array;
  /** By key. */
  slotOf: Int32Array = new Int32Array(FIRST_KEYS);
  /** By list. */
  readonly counts: Int32Array;
  readonly #lists: number;
  readonly #most: number;
  #unused: number;
  #free = 0;

  /** @param most entries at once, over all lists; memory grows with use, not with this */
  constructor(lists: number, most: number) {
    this.#lists = lists;
    this.#most = lists + most;
    this.#unused = lists;
    this.counts = new Int32Array(lists);
    const length = Math.min(this.#most, FIRST_SLOTS);
    this.key = new Int32Array(length).fill(-1);
    this.prev = new Int32Array(length);
    this.next = new Int32Array(length);
    this.list = new Uint8Array(length);
    this.mark = new Uint8Array(length);
    for (let i = 0; i < lists; i++) this.prev[i] = this.next[i] = i;
  }

  /** The key's slot, 0 when it has none. */
  find(key: number): number {
    return key < this.slotOf.length ? this.slotOf[key] : 0;
  }

  /** The newest slot of a list; the list's own number when it is empty. */
  head(list: number): number {
    return this.next[list];
  }

  /** The oldest slot of a list; the list's own number when it is empty. */
  tail(list: number): number {
    return this.prev[list];
  }

  /** Puts a key that has no slot at a list's head. */
  add(key: number, list: number): number {
    return this.addBefore(key, this.next[list], list);
  }

  /** Puts a key that has no slot between `slot` and its neighbour towards the head. */
  addBefore(key: number, before: number, list: number): number {
    if (key >= this.slotOf.length) this.#growKeys(key);
    let slot = this.#free;
    if (slot !== 0) this.#free = this.next[slot];
    else slot = this.#takeUnused();
    this.key[slot] = key;
    this.list[slot] = list;
    this.mark[slot] = 0;
    this.slotOf[key] = slot;
    this.counts[list]++;
    this.linkBefore(slot, before);
    return slot;
  }

  remove(slot: number): void {
    this.unlink(slot);
    this.counts[this.list[slot]]--;
    this.slotOf[this.key[slot]] = 0;
    this.next[slot] = this.#free;
    this.#free = slot;
  }

  /** To the head of its own list. */
  moveToHead(slot: number): void {
    const list = this.list[slot];
    this.unlink(slot);
    this.linkBefore(slot, this.next[list]);
  }

  /** To the head of another list. */
  move(slot: number, list: number): void {
    this.unlink(slot);
    this.counts[this.list[slot]]--;
    this.list[slot] = list;
    this.counts[list]++;
    this.linkBefore(slot, this.next[list]);
  }

  unlink(slot: number): void {
    const before = this.prev[slot];
    const after = this.next[slot];
    this.next[before] = after;
    this.prev[after] = before;
  }

  linkBefore(slot: number, after: number): void {
    const before = this.prev[after];
    this.prev[slot] = before;
    this.next[slot] = after;
    this.next[before] = slot;
    this.prev[after] = slot;
  }

  /** A list's keys, newest end first. */
  keys(list: number): number[] {
    const keys: number[] = [];
    for (let slot = this.next[list]; slot !== list; slot = this.next[slot]) keys.push(this.key[slot]);
    return keys;
  }

  marks(list: number): number[] {
    const marks: number[] = [];
    for (let slot = this.next[list]; slot !== list; slot = this.next[slot]) marks.push(this.mark[slot]);
    return marks;
  }

  assertBooks(): void {
    let held = 0;
    for (let list = 0; list < this.#lists; list++) held += this.#assertList(list);
    let mapped = 0;
    for (const slot of this.slotOf) if (slot !== 0) mapped++;
    if (mapped !== held) throw new Error(`${mapped} keys have slots, ${held} slots are in lists`);
    let free = 0;
    for (let slot = this.#free; slot !== 0; slot = this.next[slot]) free++;
    if (held + free !== this.#unused - this.#lists) throw new Error(`${held} held and ${free} free slots of ${this.#unused}`);
  }

  #assertList(list: number): number {
    let count = 0;
    for (let slot = this.next[list]; slot !== list; slot = this.next[slot]) {
      if (this.list[slot] !== list) throw new Error(`slot ${slot} of list ${list} says ${this.list[slot]}`);
      if (this.prev[this.next[slot]] !== slot) throw new Error(`slot ${slot} is not linked back`);
      if (this.slotOf[this.key[slot]] !== slot) throw new Error(`key ${this.key[slot]} does not lead to its slot ${slot}`);
      if (++count > this.#unused) throw new Error(`list ${list} does not close`);
    }
    if (count !== this.counts[list]) throw new Error(`list ${list} holds ${count}, counted ${this.counts[list]}`);
    return count;
  }

  #takeUnused(): number {
    if (this.#unused >= this.key.length) this.#growSlots();
    return this.#unused++;
  }

  #growSlots(): void {
    const length = Math.min(this.#most, this.key.length * 2);
    if (length <= this.#unused) throw new Error(`more than ${this.#most - this.#lists} entries at once`);
    this.key = longer(this.key, length);
    this.prev = longer(this.prev, length);
    this.next = longer(this.next, length);
    this.list = longer(this.list, length);
    this.mark = longer(this.mark, length);
  }

  #growKeys(key: number): void {
    let length = this.slotOf.length;
    while (length <= key) length *= 2;
    this.slotOf = longer(this.slotOf, length);
  }
}

/** A copy with room for more, the new places zero. */
export function longer<A extends Int32Array | Uint8Array | Uint32Array | Float64Array>(array: A, length: number): A {
  const grown = new (array.constructor as new (length: number) => A)(length);
  grown.set(array);
  return grown;
}
