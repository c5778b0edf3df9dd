import { capacity } from './capacity';
import { SlotCache } from './slot-cache';
import type { CacheSpec } from './types';

/**
 * CLOCK, or second chance: FIFO, except that an entry read since the hand last passed is spared once.
 *
 * One reference bit an entry, 0 when stored and 1 after a hit. To make room the hand looks at the oldest entry: bit 1 is
 * cleared and the entry goes round again (to the head of the queue), bit 0 is evicted. The queue's tail is where the hand
 * stands, and new entries go in right behind it, which is the ring of the original.
 *
 * @see Corbató, "A paging experiment with the Multics system", 1969; libCacheSim `Clock.c` with n-bit-counter=1. Some
 *   operating-system texts set the bit on loading as well; here, as in libCacheSim, a key must be read again to earn it.
 */
class Clock extends SlotCache {
  protected override readonly hasMarks = true;

  constructor(capacity: number) {
    super(capacity, ['ring']);
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
    let oldest = slots.tail(0);
    while (slots.mark[oldest] !== 0) {
      slots.mark[oldest] = 0;
      slots.moveToHead(oldest);
      oldest = slots.tail(0);
    }
    this.evicted = slots.key[oldest];
    slots.remove(oldest);
  }

  /** The oldest that was not read; where all were, the oldest: the hand comes back to it. */
  protected override nextOut(): number {
    const { prev, mark } = this.slots;
    for (let slot = prev[0]; slot !== 0; slot = prev[slot]) if (mark[slot] === 0) return slot;
    return prev[0];
  }

  override contents() {
    const contents = super.contents();
    return this.size === 0 ? contents : { ...contents, hand: this.slots.key[this.slots.tail(0)] };
  }
}

const knobs = { capacity };

export const clock: CacheSpec<typeof knobs> = {
  id: 'clock',
  label: 'CLOCK',
  help: 'FIFO with a second chance for entries read since the hand last passed.',
  knobs,
  cost: { time: 'O(1) amortised', memory: 'O(capacity)' },
  source: 'Corbató, A paging experiment with the Multics system, 1969; libCacheSim Clock.c (1 bit)',
  create: (config) => new Clock(config.capacity),
};
