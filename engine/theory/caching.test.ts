import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCache, oracleFor } from '../caches/create';
import { evenly } from '../random/evenly.test-support';
import { Rng } from '../random/rng';
import { loopHitRatio, zipfHitRatio } from './caching';

function popularities(items: number, exponent: number): number[] {
  const weights = Array.from({ length: items }, (_, i) => (i + 1) ** -exponent);
  const total = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / total);
}

describe('Zipf hit ratio', () => {
  it('is the mass of the top keys, also where ranks are no longer summed one by one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 30_000 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        evenly(0, 3),
        (items, share, exponent) => {
          const capacity = Math.max(1, Math.floor(items * share));
          const expected = popularities(items, exponent)
            .slice(0, capacity)
            .reduce((a, b) => a + b, 0);
          expect(zipfHitRatio({ items, capacity, exponent }).hitRatio).toBeCloseTo(expected, 10);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('Che: the plain sums hold with the characteristic time found by bisection', () => {
    const items = 20_000;
    const capacity = 1500;
    const p = popularities(items, 0.8);
    let low = 0;
    let high = 1e9;
    for (let i = 0; i < 200; i++) {
      const time = (low + high) / 2;
      if (p.reduce((sum, q) => sum + 1 - Math.exp(-q * time), 0) < capacity) low = time;
      else high = time;
    }
    const expected = p.reduce((sum, q) => sum + q * (1 - Math.exp(-q * low)), 0);
    expect(zipfHitRatio({ items, capacity, exponent: 0.8 }).lruHitRatio).toBeCloseTo(expected, 6);
  });

  it('an LRU cache that runs hits as often', () => {
    const items = 1000;
    const capacity = 100;
    const cumulative = popularities(items, 0.9);
    for (let i = 1; i < items; i++) cumulative[i] += cumulative[i - 1];
    const rng = new Rng(7, 'zipf');
    const held = new Set<number>();
    let hits = 0;
    const requests = 200_000;
    for (let i = 0; i < requests; i++) {
      const draw = rng.uniform();
      const key = cumulative.findIndex((edge) => draw < edge);
      if (held.delete(key)) hits++;
      else if (held.size === capacity) held.delete(held.values().next().value!);
      held.add(key);
    }
    // Standard error of the share is about 0.001 (and the approximation itself errs less than that here).
    expect(Math.abs(hits / requests - zipfHitRatio({ items, capacity, exponent: 0.9 }).lruHitRatio)).toBeLessThan(0.005);
  });

  it('without skew both are the share held; with room for all everything hits; foresight of popularity never loses', () => {
    expect(zipfHitRatio({ items: 100, capacity: 25, exponent: 0 }).hitRatio).toBeCloseTo(0.25, 12);
    expect(zipfHitRatio({ items: 100, capacity: 25, exponent: 0 }).lruHitRatio).toBeCloseTo(0.25, 12);
    expect(zipfHitRatio({ items: 5, capacity: 5, exponent: 1 })).toEqual({ hitRatio: 1, lruHitRatio: 1 });
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 1e9 }),
        fc.integer({ min: 1, max: 1e9 }),
        evenly(0, 4),
        (items, capacity, exponent) => {
          const { hitRatio, lruHitRatio } = zipfHitRatio({ items, capacity, exponent });
          expect(lruHitRatio).toBeGreaterThan(0);
          expect(lruHitRatio).toBeLessThanOrEqual(hitRatio);
          expect(hitRatio).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('Loop hit ratio', () => {
  it.each([
    { keys: 51, capacity: 50 },
    { keys: 9, capacity: 4 },
    { keys: 7, capacity: 1 },
    { keys: 5, capacity: 5 },
  ])('$keys keys, room for $capacity: the oracle and MRU reach the formula, LRU and FIFO the other', ({ keys, capacity }) => {
    // The pattern of misses repeats after keys − 1 rounds of keys − 1 requests; the first round fills.
    const asked = Int32Array.from({ length: keys + keys * (keys - 1) }, (_, i) => i % keys);
    const hitRatio = (cache: { access(key: number, nowMs: number): boolean }) => {
      let hits = 0;
      asked.forEach((key, i) => {
        if (cache.access(key, i) && i >= keys) hits++;
      });
      return hits / (asked.length - keys);
    };
    const expected = loopHitRatio({ keys, capacity });
    const rng = new Rng(1, 'loop');
    expect(hitRatio(createCache('mru', { capacity }, rng))).toBeCloseTo(expected.hitRatio, 12);
    for (const kind of ['lru', 'fifo'] as const)
      expect(hitRatio(createCache(kind, { capacity }, rng))).toBe(expected.lruHitRatio);
    const longer = Int32Array.from({ length: asked.length + keys }, (_, i) => i % keys);
    expect(hitRatio(oracleFor(longer, capacity))).toBeCloseTo(expected.hitRatio, 12);
  });
});
