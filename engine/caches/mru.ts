import { capacity } from './capacity';
import { SlotCache } from './slot-cache';
import type { CacheSpec } from './types';

/**
 * Most recently used: evicts the entry read last. Best possible on a loop larger than the cache, where what was just read is
 * wanted again last; poor on nearly everything else.
 *
 * The victim is chosen before the new key goes in, so a new key never evicts itself.
 *
 * @see Chou and DeWitt, "An evaluation of buffer management strategies for relational database systems", VLDB 1985
 */
class Mru extends SlotCache {
  constructor(capacity: number) {
    super(capacity, ['recency']);
  }

  access(key: number): boolean {
    const slots = this.slots;
    this.evicted = -1;
    const slot = slots.find(key);
    if (slot !== 0) {
      slots.moveToHead(slot);
      return true;
    }
    if (slots.counts[0] === this.capacity) {
      const freshest = slots.head(0);
      this.evicted = slots.key[freshest];
      slots.remove(freshest);
    }
    slots.add(key, 0);
    return false;
  }

  protected override nextOut(): number {
    return this.slots.head(0);
  }
}

const knobs = { capacity };

export const mru: CacheSpec<typeof knobs> = {
  id: 'mru',
  label: 'MRU',
  help: 'Evicts the entry read most recently; made for loops larger than the cache.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(capacity)' },
  source: 'Chou and DeWitt, An evaluation of buffer management strategies for relational database systems, VLDB 1985',
  create: (config) => new Mru(config.capacity),
};
