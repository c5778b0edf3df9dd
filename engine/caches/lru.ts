import { capacity } from './capacity';
import { SlotCache } from './slot-cache';
import type { CacheSpec } from './types';

/**
 * Least recently used: evicts the entry not read for longest.
 *
 * A stack algorithm: what a cache of n holds, a cache of n + 1 holds too, so more room never hurts. A loop over one key more
 * than fits never hits. Peeking is not reading.
 *
 * @see Mattson et al., "Evaluation techniques for storage hierarchies", IBM Systems Journal 9(2), 1970
 */
class Lru extends SlotCache {
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
      const stalest = slots.tail(0);
      this.evicted = slots.key[stalest];
      slots.remove(stalest);
    }
    slots.add(key, 0);
    return false;
  }

  protected override nextOut(): number {
    return this.slots.tail(0);
  }
}

const knobs = { capacity };

export const lru: CacheSpec<typeof knobs> = {
  id: 'lru',
  label: 'LRU',
  help: 'Evicts the entry not read for longest.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(capacity)' },
  source: 'Mattson et al., Evaluation techniques for storage hierarchies, 1970',
  create: (config) => new Lru(config.capacity),
};
