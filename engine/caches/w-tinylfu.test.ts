import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rng } from '../random/rng';
import { countHits, createCache } from './create';
import { FrequencySketch } from './frequency-sketch';

/** Caffeine 3.1 `FrequencySketch`, line by line, with 64-bit longs as bigints. */
class JavaSketch {
  readonly table: bigint[];
  size = 0;
  constructor(readonly maximum: number) {
    this.table = new Array(Math.max(2 ** Math.ceil(Math.log2(maximum)), 8)).fill(0n);
  }
  #places(key: number): [index: number, shift: bigint][] {
    let x = key ^ (key >>> 17);
    x = Math.imul(x, 0xed5ad4bb);
    x ^= x >>> 11;
    x = Math.imul(x, 0xac4c1b51);
    x ^= x >>> 15;
    const block = (x & ((this.table.length >>> 3) - 1)) << 3;
    let counter = Math.imul(x, 0x31848bab);
    counter ^= counter >>> 14;
    return [0, 1, 2, 3].map((i) => {
      const h = counter >>> (i << 3);
      return [block + (h & 1) + (i << 1), BigInt((h >> 1) & 15) << 2n];
    });
  }
  frequency(key: number): number {
    return Math.min(...this.#places(key).map(([index, shift]) => Number((this.table[index] >> shift) & 15n)));
  }
  increment(key: number): void {
    let added = false;
    for (const [index, shift] of this.#places(key)) {
      if (((this.table[index] >> shift) & 15n) === 15n) continue;
      this.table[index] += 1n << shift;
      added = true;
    }
    if (added && ++this.size === 10 * this.maximum) this.reset();
  }
  reset(): void {
    let count = 0;
    this.table.forEach((long, i) => {
      count += (long & 0x1111111111111111n).toString(2).replaceAll('0', '').length;
      this.table[i] = (long >> 1n) & 0x7777777777777777n;
    });
    this.size = (this.size - (count >>> 2)) >>> 1;
  }
}

describe('sketch', () => {
  test("agrees with Caffeine's arithmetic on every estimate, through resets", () => {
    const keys = fc.array(fc.oneof(fc.nat(10), fc.nat(200), fc.nat(2 ** 30)), { maxLength: 1500 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), keys, (maximum, seen) => {
        const ours = new FrequencySketch(maximum);
        const java = new JavaSketch(maximum);
        for (const key of seen) {
          ours.increment(key);
          java.increment(key);
          expect(ours.frequency(key)).toBe(java.frequency(key));
        }
        for (let key = 0; key < 20; key++) expect(ours.frequency(key)).toBe(java.frequency(key));
      }),
      { numRuns: 60 },
    );
  });

  test('counts to 15 and halves once ten times its maximum was counted', () => {
    const sketch = new FrequencySketch(100);
    for (let i = 0; i < 40; i++) sketch.increment(7);
    expect(sketch.frequency(7)).toBe(15);
    // Saturated increments do not count towards the sample.
    for (let i = 0; i < 985; i++) sketch.increment(1000 + i);
    expect(sketch.frequency(7)).toBe(7);
  });

  test('never underestimates before ageing', () => {
    const sketch = new FrequencySketch(200);
    for (let round = 1; round <= 5; round++) {
      for (let key = 0; key < 100; key++) sketch.increment(key);
      for (let key = 0; key < 100; key++) expect(sketch.frequency(key)).toBeGreaterThanOrEqual(round);
    }
  });
});

describe('w-tinylfu', () => {
  const open = (capacity: number) => createCache('w-tinylfu', { capacity }, new Rng(1));
  const queues = (capacity: number, keys: readonly number[]) => {
    const cache = open(capacity);
    for (const key of keys) cache.access(key, 0);
    return Object.fromEntries(cache.contents().queues.map((queue) => [queue.name, queue.keys]));
  };

  test('a newcomer seen no more often than the victim is the one to go', () => {
    const cache = open(3); // window 1, main 2, protected 1
    for (const key of [1, 2, 3]) cache.access(key, 0);
    // the window's 3 becomes the candidate against 1: one sighting each, a tie, so 3 goes
    expect([cache.access(4, 0), cache.evicted]).toEqual([false, 3]);
    // 3 again: candidate 4 loses to 1 likewise
    expect([cache.access(3, 0), cache.evicted]).toEqual([false, 4]);
    // 3 has been seen twice now, 1 once: when 5 pushes it out of the window, 1 goes
    expect([cache.access(5, 0), cache.evicted]).toEqual([false, 1]);
    expect(cache.has(3, 0)).toBe(true);
  });

  test('a hit on probation protects; overflow of the protected returns to probation', () => {
    expect(queues(3, [1, 2, 3])).toEqual({ window: [3], probation: [2, 1], protected: [] });
    expect(queues(3, [1, 2, 3, 1])).toEqual({ window: [3], probation: [2], protected: [1] });
    expect(queues(3, [1, 2, 3, 1, 2])).toEqual({ window: [3], probation: [1], protected: [2] });
  });

  test.each([
    // Caffeine's simulator: maxMain = (int) (size * 0.99), protected = (int) (maxMain * 0.8)
    { capacity: 1, window: 1 },
    { capacity: 100, window: 1 },
    { capacity: 150, window: 2 },
    { capacity: 1000, window: 10 },
  ])('capacity $capacity gives the window $window', ({ capacity, window }) => {
    const keys = Array.from({ length: capacity }, (_, i) => i);
    expect(queues(capacity, keys).window).toHaveLength(window);
  });

  // Counted with the FrequencySketch of caffeine-3.1.8.jar and of caffeine-3.2.2.jar (the same), Integer keys, in the policy of the
  // simulator: 20,000 products of two draws of a linear congruential generator, keys numbered as they come.
  test.each([
    { capacity: 1, hits: 91 },
    { capacity: 5, hits: 1222 },
    { capacity: 20, hits: 2387 },
    { capacity: 64, hits: 5318 },
    { capacity: 100, hits: 7354 },
    { capacity: 200, hits: 11_675 },
  ])('Caffeine itself, capacity $capacity: $hits hits', ({ capacity, hits }) => {
    let state = 1;
    const draw = () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >>> 16) % 40;
    };
    const ids = new Map<number, number>();
    const keys = Int32Array.from({ length: 20_000 }, () => {
      const product = draw() * draw();
      if (!ids.has(product)) ids.set(product, ids.size);
      return ids.get(product)!;
    });
    expect(countHits(open(capacity), keys)).toBe(hits);
  });
});
