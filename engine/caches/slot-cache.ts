import { Slots } from './slots';
import type { Cache, CacheContents } from './types';

/**
 * What caches kept in queues share: lookup, deletion, pictures and books. Queues are numbered in the order of `stored`,
 * then `ghosts` (keys remembered without an entry).
 */
export abstract class SlotCache implements Cache {
  evicted = -1;
  protected readonly slots: Slots;
  readonly #names: readonly string[];
  readonly #storedQueues: number;
  /** Whether pictures show the marks. */
  protected readonly hasMarks: boolean = false;

  constructor(
    readonly capacity: number,
    stored: readonly string[],
    ghosts: readonly string[] = [],
    /** Ghost entries, and room that eviction needs while it is under way. */
    beyondCapacity = 0,
  ) {
    this.#names = [...stored, ...ghosts];
    this.#storedQueues = stored.length;
    this.slots = new Slots(this.#names.length, capacity + beyondCapacity);
  }

  abstract access(key: number, nowMs: number): boolean;

  get size(): number {
    let size = 0;
    for (let queue = 0; queue < this.#storedQueues; queue++) size += this.slots.counts[queue];
    return size;
  }

  has(key: number, _nowMs: number): boolean {
    const slot = this.slots.find(key);
    return slot !== 0 && this.slots.list[slot] < this.#storedQueues;
  }

  delete(key: number, nowMs: number): boolean {
    if (!this.has(key, nowMs)) return false;
    this.drop(this.slots.find(key));
    return true;
  }

  /** Takes an entry out; an algorithm with pointers into its queues mends them here. */
  protected drop(slot: number): void {
    this.slots.remove(slot);
  }

  /** The slot whose entry would go next for one that nobody knows; 0 where that is not certain. Asked only of a full cache. */
  protected nextOut(): number {
    return 0;
  }

  contents(): CacheContents {
    const next = this.size === this.capacity ? this.nextOut() : 0;
    return {
      ...(next === 0 ? {} : { next: this.slots.key[next] }),
      queues: this.#names.map((name, queue) => ({
        name,
        stored: queue < this.#storedQueues,
        keys: this.slots.keys(queue),
        ...(this.hasMarks && queue < this.#storedQueues ? { marks: this.slots.marks(queue) } : {}),
      })),
    };
  }

  assertBooks(): void {
    this.slots.assertBooks();
    if (this.size > this.capacity) throw new Error(`${this.size} entries in a cache of ${this.capacity}`);
  }
}
