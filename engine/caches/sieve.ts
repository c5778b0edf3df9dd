import { capacity } from './capacity';
import { SlotCache } from './slot-cache';
import type { CacheSpec } from './types';

/**
 * SIEVE: one queue, one visited bit, and a hand that sweeps from the oldest entry to the newest.
 *
 * New keys go in at the head with bit 0; a hit sets the bit and moves nothing. To make room the hand clears bits on its way
 * towards the head, starting over from the tail when it falls off, until it meets bit 0; that entry goes, and the hand stays
 * where it was. Unlike CLOCK, a spared entry keeps its place, so new entries are judged soon after they arrive.
 *
 * Deleting the entry under the hand moves the hand one towards the head, as eviction does.
 *
 * @see Zhang, Yang, Yue, Vigfusson and Rashmi, "SIEVE is simpler than LRU", NSDI 2024, §3.1, Algorithm 1; libCacheSim `Sieve.c`
 */
class Sieve extends SlotCache {
  protected override readonly hasMarks = true;
  /** 0, the sentinel, when the next sweep starts from the tail. */
  #hand = 0;

  constructor(capacity: number) {
    super(capacity, ['queue']);
  }

  access(key: number): boolean {
    const slots = this.slots;
    this.evicted = -1;
    const slot = slots.find(key);
    if (slot !== 0) {
      slots.mark[slot] = 1;
      return true;
    }
    if (slots.counts[0] === this.capacity) this.#evict();
    slots.add(key, 0);
    return false;
  }

  #evict(): void {
    const slots = this.slots;
    const { prev, mark } = slots;
    let slot = this.#hand === 0 ? prev[0] : this.#hand;
    while (mark[slot] !== 0) {
      mark[slot] = 0;
      slot = prev[slot];
      if (slot === 0) slot = prev[0];
    }
    this.#hand = prev[slot];
    this.evicted = slots.key[slot];
    slots.remove(slot);
  }

  protected override drop(slot: number): void {
    if (slot === this.#hand) this.#hand = this.slots.prev[slot];
    super.drop(slot);
  }

  /** The first without a bit from the hand on towards the head, then from the tail; where all have one, where the hand began. */
  protected override nextOut(): number {
    const { prev, mark } = this.slots;
    const first = this.#hand === 0 ? prev[0] : this.#hand;
    let slot = first;
    while (mark[slot] !== 0) {
      slot = prev[slot];
      if (slot === 0) slot = prev[0];
      if (slot === first) return first;
    }
    return slot;
  }

  override contents() {
    const contents = super.contents();
    return this.#hand === 0 ? contents : { ...contents, hand: this.slots.key[this.#hand] };
  }
}

const knobs = { capacity };

export const sieve: CacheSpec<typeof knobs> = {
  id: 'sieve',
  label: 'SIEVE',
  help: 'A hand sweeps from old to new, sparing what was read and evicting the first that was not.',
  knobs,
  cost: { time: 'O(1) amortised', memory: 'O(capacity)' },
  source: 'Zhang et al., SIEVE is simpler than LRU, NSDI 2024, §3.1, Algorithm 1; libCacheSim Sieve.c',
  create: (config) => new Sieve(config.capacity),
};
