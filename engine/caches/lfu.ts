import { capacity } from './capacity';
import { SlotCache } from './slot-cache';
import { longer } from './slots';
import type { CacheSpec } from './types';

/**
 * Least frequently used: evicts the entry with the fewest reads since it was stored.
 *
 * Entries stand in one list by (reads, recency); entries with equal counts form a run whose newest member is known, so a
 * read moves an entry past the next run in O(1). Storing counts as the first read. Ties go to the least recently used.
 * Counts are forgotten on eviction and deletion.
 *
 * @see Shah, Mitra and Matani, "An O(1) algorithm for implementing the LFU cache eviction scheme", 2010. Our deviation: one
 *   list cut into runs rather than a list of lists.
 */
class Lfu extends SlotCache {
  /** By slot: the run it is in. */
  #runOf = new Int32Array(256);
  /** By run: its reads, members, and the member nearest the head. A free run keeps the next free one in `size`. */
  #reads = new Float64Array(256);
  #members = new Int32Array(256);
  #first = new Int32Array(256);
  #freeRun = 0;
  #unusedRun = 1;

  constructor(capacity: number) {
    super(capacity, ['frequency']);
  }

  access(key: number): boolean {
    const slots = this.slots;
    this.evicted = -1;
    const slot = slots.find(key);
    if (slot !== 0) {
      this.#countRead(slot);
      return true;
    }
    if (slots.counts[0] === this.capacity) {
      const rarest = slots.tail(0);
      this.evicted = slots.key[rarest];
      this.drop(rarest);
    }
    this.#store(key);
    return false;
  }

  #countRead(slot: number): void {
    const slots = this.slots;
    const run = this.#runOf[slot];
    const first = this.#first[run];
    const reads = this.#reads[run] + 1;
    const above = slots.prev[first];
    const target = above === 0 ? 0 : this.#runOf[above];
    if (target !== 0 && this.#reads[target] === reads) {
      this.#leave(slot, run);
      slots.unlink(slot);
      slots.linkBefore(slot, this.#first[target]);
      this.#join(slot, target);
    } else if (this.#members[run] === 1) {
      this.#reads[run] = reads;
    } else {
      this.#leave(slot, run);
      if (first !== slot) {
        slots.unlink(slot);
        slots.linkBefore(slot, first);
      }
      this.#join(slot, this.#newRun(reads));
    }
  }

  #store(key: number): void {
    const slots = this.slots;
    const rarest = slots.tail(0);
    let run = rarest === 0 ? 0 : this.#runOf[rarest];
    if (run !== 0 && this.#reads[run] !== 1) run = 0;
    const slot = slots.addBefore(key, run === 0 ? 0 : this.#first[run], 0);
    if (slot >= this.#runOf.length) this.#runOf = longer(this.#runOf, this.#runOf.length * 2);
    this.#join(slot, run === 0 ? this.#newRun(1) : run);
  }

  protected override drop(slot: number): void {
    this.#leave(slot, this.#runOf[slot]);
    this.slots.remove(slot);
  }

  #join(slot: number, run: number): void {
    this.#runOf[slot] = run;
    this.#first[run] = slot;
    this.#members[run]++;
  }

  #leave(slot: number, run: number): void {
    if (--this.#members[run] === 0) {
      this.#first[run] = this.#freeRun;
      this.#freeRun = run;
    } else if (this.#first[run] === slot) this.#first[run] = this.slots.next[slot];
  }

  #newRun(reads: number): number {
    let run = this.#freeRun;
    if (run !== 0) this.#freeRun = this.#first[run];
    else {
      run = this.#unusedRun++;
      if (run >= this.#reads.length) this.#growRuns();
    }
    this.#reads[run] = reads;
    this.#members[run] = 0;
    return run;
  }

  #growRuns(): void {
    const length = this.#reads.length * 2;
    this.#reads = longer(this.#reads, length);
    this.#members = longer(this.#members, length);
    this.#first = longer(this.#first, length);
  }

  override contents() {
    const { queues, ...rest } = super.contents();
    const marks = queues[0].keys.map((key) => this.#reads[this.#runOf[this.slots.find(key)]]);
    return { ...rest, queues: [{ ...queues[0], marks }] };
  }

  override assertBooks(): void {
    super.assertBooks();
    const members = new Map<number, number>();
    let below = Number.POSITIVE_INFINITY;
    for (const key of this.slots.keys(0)) {
      const slot = this.slots.find(key);
      const run = this.#runOf[slot];
      if (!members.has(run)) {
        if (this.#first[run] !== slot) throw new Error(`run ${run} starts at ${this.#first[run]}, not at ${slot}`);
        if (!(this.#reads[run] < below)) throw new Error(`run ${run} is out of order`);
        below = this.#reads[run];
      }
      members.set(run, (members.get(run) ?? 0) + 1);
    }
    for (const [run, count] of members) if (this.#members[run] !== count) throw new Error(`run ${run} holds ${count}`);
  }

  protected override nextOut(): number {
    return this.slots.tail(0);
  }
}

const knobs = { capacity };

export const lfu: CacheSpec<typeof knobs> = {
  id: 'lfu',
  label: 'LFU',
  help: 'Evicts the entry read least often; ties go to the least recently read.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(capacity)' },
  source: 'Shah, Mitra and Matani, An O(1) algorithm for implementing the LFU cache eviction scheme, 2010',
  deviation: 'One list cut into runs of equal counts rather than a list of lists; ties by recency, which the paper leaves open.',
  create: (config) => new Lfu(config.capacity),
};
