import { number } from '../knobs/knobs';
import { capacity } from './capacity';
import { SlotCache } from './slot-cache';
import type { CacheSpec } from './types';

const SMALL = 0;
const MAIN = 1;
const GHOST = 2;
/** Two bits an entry; SOSP 2023 paper. */
const MOST_READS = 3;
/** Keys remembered, as a share of the capacity; libCacheSim `ghost-size-ratio`, Caffeine simulator `percent-ghost`. */
const GHOST_RATIO = 0.9;

/**
 * S3-FIFO: three static FIFO queues. Newcomers pass through a small one (10%); those read at least twice there move on to
 * main (90%), the rest leave, and their keys are remembered for a while (ghost, 90% as many keys as the cache holds).
 *
 *   hit: reads ← min(reads + 1, 3), nothing moves
 *   miss: make room; a remembered key enters main, any other small; reads ← 0
 *   make room, when full:  |small| ≥ its share ? from small : from main
 *     from small: tail with reads ≥ promoteAfter: to main, reads ← 0, go on; else it is evicted to the ghost
 *     from main:  tail with reads ≥ 1: to the head, reads − 1, go on; else it is evicted
 *
 * Small's share is max(1, ⌊capacity · smallRatio⌋), main's the rest; ghost remembers ⌊capacity · 0.9⌋, which is one less than
 * main where 10 does not divide the capacity. While the cache fills, newcomers stay in small beyond its share (the later
 * `S3FIFO.c` puts them into main).
 *
 * @see Yang, Zhang, Qiu, Yue and Rashmi, "FIFO queues are all you need for cache eviction", SOSP 2023, §4;
 *   libCacheSim `S3FIFOv0.c` by its authors. Where they differ we follow the code: one miss evicts one entry (the pseudo-code
 *   may evict a second from main while it promotes), and a key is looked up in the ghost before room is made.
 */
class S3Fifo extends SlotCache {
  protected override readonly hasMarks = true;
  readonly #mainShare: number;
  readonly #mostRemembered: number;
  readonly #promoteAfter: number;

  constructor(capacity: number, smallRatio: number, promoteAfter: number) {
    const mainShare = capacity - Math.min(capacity, Math.max(1, Math.floor(capacity * smallRatio)));
    const mostRemembered = Math.floor(capacity * GHOST_RATIO);
    super(capacity, ['small', 'main'], ['ghost'], mostRemembered + 1);
    this.#mainShare = mainShare;
    this.#mostRemembered = mostRemembered;
    this.#promoteAfter = promoteAfter;
  }

  access(key: number): boolean {
    const slots = this.slots;
    this.evicted = -1;
    const slot = slots.find(key);
    if (slot !== 0) {
      if (slots.list[slot] !== GHOST) {
        const reads = slots.mark[slot];
        slots.mark[slot] = reads + +(reads < MOST_READS);
        return true;
      }
      slots.remove(slot);
    }
    if (slots.counts[SMALL] + slots.counts[MAIN] === this.capacity) this.#evict();
    slots.add(key, slot === 0 ? SMALL : MAIN);
    return false;
  }

  #evict(): void {
    const counts = this.slots.counts;
    if (counts[MAIN] > this.#mainShare || counts[SMALL] === 0 || !this.#evictFromSmall()) this.#evictFromMain();
  }

  /** False when every entry was promoted. */
  #evictFromSmall(): boolean {
    const slots = this.slots;
    while (slots.counts[SMALL] > 0) {
      const oldest = slots.tail(SMALL);
      if (slots.mark[oldest] < this.#promoteAfter) {
        this.evicted = slots.key[oldest];
        slots.move(oldest, GHOST);
        if (slots.counts[GHOST] > this.#mostRemembered) slots.remove(slots.tail(GHOST));
        return true;
      }
      slots.mark[oldest] = 0;
      slots.move(oldest, MAIN);
    }
    return false;
  }

  #evictFromMain(): void {
    const slots = this.slots;
    let oldest = slots.tail(MAIN);
    while (slots.mark[oldest] > 0) {
      slots.mark[oldest]--;
      slots.moveToHead(oldest);
      oldest = slots.tail(MAIN);
    }
    this.evicted = slots.key[oldest];
    slots.remove(oldest);
  }

  protected override nextOut(): number {
    const { counts, prev, mark } = this.slots;
    const all: number[] = [];
    if (counts[MAIN] <= this.#mainShare && counts[SMALL] > 0) {
      for (let slot = prev[SMALL]; slot !== SMALL; slot = prev[slot]) if (mark[slot] < this.#promoteAfter) return slot;
      // All would move on to main, and begin there unread.
      for (let slot = prev[SMALL]; slot !== SMALL; slot = prev[slot]) all.push(slot);
    }
    return this.#leastReadOfMain(all);
  }

  /** Main gives each as many rounds as it was read: of those read least the first to come round goes. */
  #leastReadOfMain(newcomers: readonly number[]): number {
    const { prev, mark } = this.slots;
    let [least, rounds] = [0, Number.POSITIVE_INFINITY];
    for (let slot = prev[MAIN]; slot !== MAIN; slot = prev[slot]) if (mark[slot] < rounds) [least, rounds] = [slot, mark[slot]];
    return rounds > 0 && newcomers.length > 0 ? newcomers[0] : least;
  }

  override assertBooks(): void {
    super.assertBooks();
    const remembered = this.slots.counts[GHOST];
    if (remembered > this.#mostRemembered) throw new Error(`${remembered} keys remembered, at most ${this.#mostRemembered}`);
  }
}

const knobs = {
  capacity,
  smallRatio: number({
    label: 'Small queue',
    help: 'Share of the cache that newcomers pass through.',
    unit: 'ratio',
    default: 0.1,
    above: 0,
    max: 1,
    range: [0.01, 0.5],
  }),
  promoteAfter: number({
    label: 'Promote after',
    help: 'Reads in the small queue that earn a place in main.',
    unit: 'count',
    default: 2,
    integer: true,
    min: 1,
    max: MOST_READS,
  }),
};

export const s3Fifo: CacheSpec<typeof knobs> = {
  id: 's3-fifo',
  label: 'S3-FIFO',
  help: 'Three FIFO queues: newcomers leave quickly unless read again, here or soon after.',
  knobs,
  cost: { time: 'O(1) amortised', memory: 'O(2 · capacity)' },
  source: 'Yang et al., FIFO queues are all you need for cache eviction, SOSP 2023, §4; libCacheSim S3FIFOv0.c',
  deviation: 'One miss evicts one entry, and the ghost is asked before room is made, as in the authors’ code.',
  create: (config) => new S3Fifo(config.capacity, config.smallRatio, config.promoteAfter),
};
