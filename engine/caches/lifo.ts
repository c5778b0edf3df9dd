import { capacity } from './capacity';
import { SlotCache } from './slot-cache';
import type { CacheSpec } from './types';

/**
 * Last in, first out: evicts the entry stored most recently. The first entries stay for good; useful only when the oldest
 * data are the ones wanted again (a long scan that starts over).
 *
 * A hit changes nothing. The victim is chosen before the new key goes in, so a new key never evicts itself.
 */
class Lifo extends SlotCache {
  constructor(capacity: number) {
    super(capacity, ['stack']);
  }

  access(key: number): boolean {
    const slots = this.slots;
    this.evicted = -1;
    if (slots.find(key) !== 0) return true;
    if (slots.counts[0] === this.capacity) {
      const newest = slots.head(0);
      this.evicted = slots.key[newest];
      slots.remove(newest);
    }
    slots.add(key, 0);
    return false;
  }

  protected override nextOut(): number {
    return this.slots.head(0);
  }
}

const knobs = { capacity };

export const lifo: CacheSpec<typeof knobs> = {
  id: 'lifo',
  label: 'LIFO',
  help: 'Evicts the entry stored most recently; the first ones in stay.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(capacity)' },
  source: 'Stack order; the textbook counterpart of FIFO',
  create: (config) => new Lifo(config.capacity),
};
