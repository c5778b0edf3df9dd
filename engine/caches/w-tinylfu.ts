import { number } from '../knobs/knobs';
import { capacity } from './capacity';
import { FrequencySketch } from './frequency-sketch';
import { SlotCache } from './slot-cache';
import type { CacheSpec } from './types';

const WINDOW = 0;
const PROBATION = 1;
const PROTECTED = 2;

/**
 * W-TinyLFU: newcomers pass through a small LRU window (1%); what leaves it must have been seen more often of late than the
 * main cache's next victim, by the count of a sketch, or it is the one evicted. Main is a segmented LRU: 20% probation,
 * 80% protected.
 *
 *   every access is counted in the sketch
 *   hit in window or protected: to its head.   hit in probation: to the head of protected, whose overflow returns to probation
 *   miss: to the head of the window; its overflow becomes the candidate, at the head of probation; when over capacity, the
 *   tail of probation is the victim:  frequency(candidate) > frequency(victim) ? victim goes : candidate goes
 *
 * main = ⌊capacity · (1 − windowRatio)⌋, protected = ⌊main · protectedRatio⌋; the window has the rest, at least 1. A tie
 * keeps the victim. Deleting leaves the sketch as it is.
 *
 * @see Einziger, Friedman and Manes, "TinyLFU: a highly efficient cache admission policy", ACM TOS 13(4), 2017 (§4 in
 *   arXiv:1512.00727); Caffeine simulator `WindowTinyLfuPolicy`. Caffeine the library further adapts the window by hill
 *   climbing, admits one warm loser in 128 at random against hash flooding, and starts counting when half full; none of that
 *   is here.
 */
class WTinyLfu extends SlotCache {
  readonly #sketch: FrequencySketch;
  readonly #mostWindow: number;
  readonly #mostProtected: number;

  constructor(capacity: number, windowRatio: number, protectedRatio: number) {
    super(capacity, ['window', 'probation', 'protected'], [], 1);
    const main = Math.floor(capacity * (1 - windowRatio));
    this.#mostWindow = capacity - main;
    this.#mostProtected = Math.floor(main * protectedRatio);
    this.#sketch = new FrequencySketch(capacity);
  }

  access(key: number): boolean {
    const slots = this.slots;
    this.evicted = -1;
    this.#sketch.increment(key);
    const slot = slots.find(key);
    if (slot === 0) {
      slots.add(key, WINDOW);
      if (slots.counts[WINDOW] > this.#mostWindow) this.#admitFromWindow();
      return false;
    }
    if (slots.list[slot] === PROBATION) this.#promote(slot);
    else slots.moveToHead(slot);
    return true;
  }

  #promote(slot: number): void {
    const slots = this.slots;
    slots.move(slot, PROTECTED);
    if (slots.counts[PROTECTED] > this.#mostProtected) slots.move(slots.tail(PROTECTED), PROBATION);
  }

  #admitFromWindow(): void {
    const slots = this.slots;
    const candidate = slots.tail(WINDOW);
    slots.move(candidate, PROBATION);
    if (this.size <= this.capacity) return;
    const victim = slots.tail(PROBATION);
    const isAdmitted = this.#sketch.frequency(slots.key[candidate]) > this.#sketch.frequency(slots.key[victim]);
    const loser = isAdmitted ? victim : candidate;
    this.evicted = slots.key[loser];
    slots.remove(loser);
  }

  override contents() {
    const { queues } = super.contents();
    return { queues: queues.map((queue) => ({ ...queue, marks: queue.keys.map((key) => this.#sketch.frequency(key)) })) };
  }

  override assertBooks(): void {
    super.assertBooks();
    const { counts } = this.slots;
    if (counts[WINDOW] > this.#mostWindow) throw new Error(`${counts[WINDOW]} in the window, at most ${this.#mostWindow}`);
    if (counts[PROTECTED] > this.#mostProtected)
      throw new Error(`${counts[PROTECTED]} protected, at most ${this.#mostProtected}`);
  }
}

const knobs = {
  capacity,
  windowRatio: number({
    label: 'Window',
    help: 'Share of the cache for newcomers, before they must prove frequent.',
    unit: 'ratio',
    default: 0.01,
    above: 0,
    max: 1,
    range: [0.01, 0.5],
  }),
  protectedRatio: number({
    label: 'Protected',
    help: 'Share of the main cache for entries read again on probation.',
    unit: 'ratio',
    default: 0.8,
    min: 0,
    max: 1,
  }),
};

export const wTinyLfu: CacheSpec<typeof knobs> = {
  id: 'w-tinylfu',
  label: 'W-TinyLFU',
  help: 'A newcomer replaces an old entry only if it was asked for more often of late.',
  knobs,
  cost: { time: 'O(1) amortised', memory: 'O(capacity), 8 bytes an entry for the sketch' },
  source:
    'Einziger, Friedman and Manes, TinyLFU, ACM TOS 2017; Caffeine simulator WindowTinyLfuPolicy, Caffeine 3.1 FrequencySketch',
  deviation: 'A window of fixed size and no random admission, so that a run depends on nothing but its keys.',
  create: (config) => new WTinyLfu(config.capacity, config.windowRatio, config.protectedRatio),
};
