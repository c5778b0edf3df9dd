import { capacity } from './capacity';
import { SlotCache } from './slot-cache';
import type { CacheSpec } from './types';

const T1 = 0;
const T2 = 1;
const B1 = 2;
const B2 = 3;

/**
 * ARC, the adaptive replacement cache: keys seen once (T1) and keys seen again (T2), with as many remembered keys that left
 * each (B1, B2), and a target `p` for the size of T1 that learns from hits on what was let go.
 *
 *   hit in T1 or T2: to the head of T2
 *   key in B1: p ← min(c, p + max(1, |B2|/|B1|)), replace, to the head of T2
 *   key in B2: p ← max(0, p − max(1, |B1|/|B2|)), replace, to the head of T2
 *   unknown:   |T1|+|B1| = c ? (|T1| < c ? forget the tail of B1, replace : drop the tail of T1)
 *              : all four ≥ c ? (all four = 2c ? forget the tail of B2), replace;   then to the head of T1
 *   replace:   |T1| ≥ 1 and (|T1| > p, or |T1| = p and the key was in B2) ? tail of T1 to B1 : tail of T2 to B2
 *
 * `p` is a real number in [0, c], as in the paper; sizes are taken before the key moves. Invariants: |T1|+|T2| ≤ c,
 * |T1|+|B1| ≤ c, all four ≤ 2c.
 *
 * @see Megiddo and Modha, "ARC: a self-tuning, low overhead replacement cache", FAST 2003, Figure 4. Our deviation: the paper
 *   has no deletion; after one, `replace` waits until the cache is full again.
 */
class Arc extends SlotCache {
  p = 0;

  constructor(capacity: number) {
    super(capacity, ['T1', 'T2'], ['B1', 'B2'], capacity + 1);
  }

  access(key: number): boolean {
    const slots = this.slots;
    this.evicted = -1;
    const slot = slots.find(key);
    if (slot === 0) {
      this.#makeRoom();
      slots.add(key, T1);
      return false;
    }
    const queue = slots.list[slot];
    if (queue <= T2) {
      slots.move(slot, T2);
      return true;
    }
    this.#learn(queue);
    if (this.#isFull()) this.#replace(queue === B2);
    slots.move(slot, T2);
    return false;
  }

  #isFull(): boolean {
    return this.slots.counts[T1] + this.slots.counts[T2] === this.capacity;
  }

  #learn(queue: number): void {
    const once = this.slots.counts[B1];
    const again = this.slots.counts[B2];
    if (queue === B1) this.p = Math.min(this.capacity, this.p + Math.max(1, again / once));
    else this.p = Math.max(0, this.p - Math.max(1, once / again));
  }

  #makeRoom(): void {
    const slots = this.slots;
    const counts = slots.counts;
    const seenOnce = counts[T1] + counts[B1];
    if (seenOnce === this.capacity) {
      if (counts[T1] === this.capacity) {
        const stalest = slots.tail(T1);
        this.evicted = slots.key[stalest];
        slots.remove(stalest);
        return;
      }
      slots.remove(slots.tail(B1));
    } else if (seenOnce + counts[T2] + counts[B2] === 2 * this.capacity) slots.remove(slots.tail(B2));
    if (this.#isFull()) this.#replace(false);
  }

  #replace(wasInB2: boolean): void {
    const slots = this.slots;
    const once = slots.counts[T1];
    const fromT1 = once > 0 && (once > this.p || (wasInB2 && once === this.p) || slots.counts[T2] === 0);
    const stalest = slots.tail(fromT1 ? T1 : T2);
    this.evicted = slots.key[stalest];
    slots.move(stalest, fromT1 ? B1 : B2);
  }

  protected override nextOut(): number {
    const [once, again, onceGone] = this.slots.counts;
    const dropsT1 = once + onceGone === this.capacity && once === this.capacity;
    return this.slots.tail(dropsT1 || (once > 0 && (once > this.p || again === 0)) ? T1 : T2);
  }

  override contents() {
    return { ...super.contents(), figures: { p: this.p } };
  }

  override assertBooks(): void {
    super.assertBooks();
    const [once, again, onceGone, againGone] = this.slots.counts;
    if (once + onceGone > this.capacity) throw new Error(`|T1| + |B1| is ${once + onceGone}, over ${this.capacity}`);
    const all = once + again + onceGone + againGone;
    if (all > 2 * this.capacity) throw new Error(`the four lists hold ${all}, over twice ${this.capacity}`);
    if (!(this.p >= 0 && this.p <= this.capacity)) throw new Error(`p is ${this.p}, outside 0..${this.capacity}`);
  }
}

const knobs = { capacity };

export const arc: CacheSpec<typeof knobs> = {
  id: 'arc',
  label: 'ARC',
  help: 'Balances recency against frequency by itself, learning from keys it evicted too early.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(2 · capacity)' },
  source: 'Megiddo and Modha, ARC: a self-tuning, low overhead replacement cache, FAST 2003, Figure 4',
  deviation: 'Deletion, which the paper lacks: nothing is replaced until the cache is full again.',
  create: (config) => new Arc(config.capacity),
};
