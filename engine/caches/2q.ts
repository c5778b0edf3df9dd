import { number } from '../knobs/knobs';
import { capacity } from './capacity';
import { SlotCache } from './slot-cache';
import type { CacheSpec } from './types';

const IN = 0;
const MAIN = 1;
const OUT = 2;

/**
 * 2Q, the full version: keys on probation pass through a FIFO queue (A1in); those asked for again after they left it, while
 * still remembered (A1out, keys only), enter an LRU queue (Am). A scan passes through A1in and leaves Am alone.
 *
 *   hit in Am: to its head.   hit in A1in: nothing moves (correlated reads).
 *   key in A1out: make room, enter Am.   unknown key: make room, enter A1in.
 *   make room, when full:  |A1in| > Kin ? tail of A1in goes, its key to A1out (which holds Kout) : tail of Am goes, forgotten
 *
 * Kin = max(1, ⌊capacity · inRatio⌋), Kout = max(1, ⌊capacity · outRatio⌋). A key found in A1out leaves it before room is
 * made, so it cannot push itself out. When Am is empty and A1in is not over Kin (capacity 1), the tail of A1in goes.
 *
 * @see Johnson and Shasha, "2Q: a low overhead high performance buffer management replacement algorithm", VLDB 1994,
 *   page 441, "2Q, full version" (Kin 25%, Kout 50% as recommended there)
 */
class TwoQ extends SlotCache {
  readonly #mostIn: number;
  readonly #mostOut: number;

  constructor(capacity: number, inRatio: number, outRatio: number) {
    const mostOut = Math.max(1, Math.floor(capacity * outRatio));
    super(capacity, ['A1in', 'Am'], ['A1out'], mostOut + 1);
    this.#mostIn = Math.max(1, Math.floor(capacity * inRatio));
    this.#mostOut = mostOut;
  }

  access(key: number): boolean {
    const slots = this.slots;
    this.evicted = -1;
    const slot = slots.find(key);
    const queue = slot === 0 ? -1 : slots.list[slot];
    if (queue === MAIN) {
      slots.moveToHead(slot);
      return true;
    }
    if (queue === IN) return true;
    if (queue === OUT) slots.remove(slot);
    if (slots.counts[IN] + slots.counts[MAIN] === this.capacity) this.#evict();
    slots.add(key, queue === OUT ? MAIN : IN);
    return false;
  }

  #evict(): void {
    const slots = this.slots;
    if (slots.counts[IN] > this.#mostIn || slots.counts[MAIN] === 0) {
      const oldest = slots.tail(IN);
      this.evicted = slots.key[oldest];
      slots.move(oldest, OUT);
      if (slots.counts[OUT] > this.#mostOut) slots.remove(slots.tail(OUT));
    } else {
      const stalest = slots.tail(MAIN);
      this.evicted = slots.key[stalest];
      slots.remove(stalest);
    }
  }

  protected override nextOut(): number {
    const { counts } = this.slots;
    return this.slots.tail(counts[IN] > this.#mostIn || counts[MAIN] === 0 ? IN : MAIN);
  }

  override assertBooks(): void {
    super.assertBooks();
    const remembered = this.slots.counts[OUT];
    if (remembered > this.#mostOut) throw new Error(`${remembered} keys remembered, at most ${this.#mostOut}`);
  }
}

const knobs = {
  capacity,
  inRatio: number({
    label: 'Probation',
    help: 'Share of the cache that keys seen once may hold before they give way first (Kin).',
    unit: 'ratio',
    default: 0.25,
    min: 0,
    max: 1,
  }),
  outRatio: number({
    label: 'Memory',
    help: 'How many keys that left probation are remembered, as a share of the capacity (Kout).',
    unit: 'ratio',
    default: 0.5,
    min: 0,
    max: 4,
    range: [0, 1],
  }),
};

export const twoQ: CacheSpec<typeof knobs> = {
  id: '2q',
  label: '2Q',
  help: 'A FIFO queue for newcomers; only keys asked for again later enter the LRU queue.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(capacity · (1 + outRatio))' },
  source: 'Johnson and Shasha, 2Q: a low overhead high performance buffer management replacement algorithm, VLDB 1994, page 441',
  create: (config) => new TwoQ(config.capacity, config.inRatio, config.outRatio),
};
