import { capacity } from './capacity';
import { SlotCache } from './slot-cache';
import type { CacheSpec } from './types';

/**
 * First in, first out: evicts the entry stored longest, however often it is read.
 *
 * A hit changes nothing, so the order is the order of insertion. A key that comes back after eviction or deletion is new.
 *
 * @see Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 22, "A Simple Policy: FIFO"
 */
class Fifo extends SlotCache {
  constructor(capacity: number) {
    super(capacity, ['queue']);
  }

  access(key: number): boolean {
    const slots = this.slots;
    this.evicted = -1;
    if (slots.find(key) !== 0) return true;
    if (slots.counts[0] === this.capacity) {
      const oldest = slots.tail(0);
      this.evicted = slots.key[oldest];
      slots.remove(oldest);
    }
    slots.add(key, 0);
    return false;
  }

  protected override nextOut(): number {
    return this.slots.tail(0);
  }
}

const knobs = { capacity };

export const fifo: CacheSpec<typeof knobs> = {
  id: 'fifo',
  label: 'FIFO',
  help: 'Evicts the entry stored longest, read or not.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(capacity)' },
  source: 'Arpaci-Dusseau, Operating Systems: Three Easy Pieces, chapter 22, A Simple Policy: FIFO',
  create: (config) => new Fifo(config.capacity),
};
