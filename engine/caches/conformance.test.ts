import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultsOf } from '../knobs/knobs';
import { parseKnobs } from '../knobs/parse';
import { Rng } from '../random/rng';
import { nextUses } from './belady';
import { countHits, createCache, oracleFor } from './create';
import { type CacheId, caches } from './registry';
import type { Cache, CacheSpec } from './types';

const specs = Object.entries(caches) as unknown as [CacheId, CacheSpec][];
const online = specs.filter(([, spec]) => !spec.needsFuture);

function open(id: CacheId, capacity: number, keys: Int32Array, seed = 1): Cache {
  return id === 'belady' ? oracleFor(keys, capacity) : createCache(id, { capacity }, new Rng(seed));
}

/** Zipf-like keys with a loop mixed in: recency, frequency and scans all matter. */
function mixedTrace(length: number, seed: number): Int32Array {
  const rng = new Rng(seed, 'trace');
  return Int32Array.from({ length }, (_, i) => {
    if (i % 7 === 0) return 500 + (i % 300);
    const u = rng.uniform();
    return Math.floor(200 * u * u * u);
  });
}

const traces = fc.array(fc.oneof(fc.nat(5), fc.nat(60)), { maxLength: 300 }).map((keys) => Int32Array.from(keys));
const capacities = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 40 }));

describe.each(specs)('%s', (id, spec) => {
  test('its defaults are valid, its id is its name', () => {
    expect(spec.id).toBe(id);
    expect(parseKnobs(spec.knobs, {})).toEqual(defaultsOf(spec.knobs));
  });

  test('never holds more than fits, reports exactly what left, keeps its books', () => {
    fc.assert(
      fc.property(capacities, traces, (capacity, keys) => {
        const cache = open(id, capacity, keys);
        const held = new Set<number>();
        for (const key of keys) {
          const hit = cache.access(key, 0);
          expect(hit).toBe(held.has(key));
          held.add(key);
          if (cache.evicted >= 0) expect(held.delete(cache.evicted)).toBe(true);
          expect(cache.evicted < 0 || !hit).toBe(true);
          expect(held.size).toBeLessThanOrEqual(capacity);
          expect(cache.size).toBe(held.size);
        }
        const stored = cache.contents().queues.flatMap((queue) => (queue.stored ? queue.keys : []));
        expect(stored.sort()).toEqual([...held].sort());
        cache.assertBooks();
      }),
      { numRuns: 50 },
    );
  });

  test('says which entry goes next, and that one goes when a key nobody knows comes', () => {
    fc.assert(
      fc.property(capacities, traces, (capacity, keys) => {
        const unknown = 1000;
        const cache = open(id, capacity, Int32Array.from([...keys, unknown]));
        for (const key of keys) cache.access(key, 0);
        const { next } = cache.contents();
        if (next === undefined) return;
        cache.access(unknown, 0);
        expect(cache.evicted).toBe(next);
      }),
    );
    const full = open(id, 2, Int32Array.from([1, 2]));
    for (const key of [1, 2]) full.access(key, 0);
    expect(full.contents().next !== undefined).toBe(id !== 'random' && id !== 'w-tinylfu');
  });

  test('evicts only when full: while everything fits, only first reads miss', () => {
    const keys = mixedTrace(3000, 5);
    const cache = open(id, 2000, keys);
    expect(keys.length - countHits(cache, keys)).toBe(new Set(keys).size);
  });

  test('peeking changes nothing', () => {
    const keys = mixedTrace(4000, 3);
    const quiet = open(id, 40, keys);
    const peeked = open(id, 40, keys);
    keys.forEach((key, i) => {
      peeked.has((key * 7) % 600, i);
      if (peeked.access(key, i) !== quiet.access(key, i) || peeked.evicted !== quiet.evicted)
        throw new Error(`they part at ${i}`);
    });
    expect(peeked.contents()).toEqual(quiet.contents());
  });

  test('the same seed gives the same run', () => {
    const keys = mixedTrace(4000, 9);
    const [one, other] = [open(id, 30, keys, 7), open(id, 30, keys, 7)];
    expect(countHits(one, keys)).toBe(countHits(other, keys));
    expect(one.contents()).toEqual(other.contents());
  });

  test('a deleted key is gone, and its place is free', () => {
    const keys = Int32Array.from([1, 2, 3, 1, 4, 1]);
    const cache = open(id, 3, keys);
    for (const key of [1, 2, 3]) cache.access(key, 0);
    expect([cache.delete(9, 0), cache.delete(1, 0), cache.delete(1, 0), cache.has(1, 0)]).toEqual([false, true, false, false]);
    expect(cache.size).toBe(2);
    expect(cache.access(1, 0)).toBe(false);
    expect(cache.evicted).toBe(-1);
    cache.assertBooks();
  });

  test('never beats the oracle', () => {
    fc.assert(
      fc.property(capacities, traces, (capacity, keys) => {
        expect(countHits(open(id, capacity, keys), keys)).toBeLessThanOrEqual(countHits(oracleFor(keys, capacity), keys));
      }),
    );
  });

  test('grows with its keys: a long run over many keys stays consistent', () => {
    const rng = new Rng(2);
    const keys = Int32Array.from({ length: 60_000 }, () => Math.floor(30_000 * rng.uniform() * rng.uniform()));
    const cache = open(id, 3000, keys);
    expect(countHits(cache, keys)).toBeGreaterThan(0);
    cache.assertBooks();
    expect(cache.size).toBe(3000);
  });
});

test.each(online)('%s survives capacity 1', (id) => {
  const cache = createCache(id, { capacity: 1 }, new Rng(1));
  expect([5, 5, 6, 6, 5].map((key) => cache.access(key, 0))).toEqual([false, true, false, true, false]);
  expect(cache.evicted).toBe(6);
  cache.assertBooks();
});

test('the oracle refuses to run blind', () => {
  expect(() => createCache('belady', { capacity: 1 }, new Rng(1))).toThrow('nextUse');
  expect([...nextUses(Int32Array.from([3, 1, 3, 3, 1]))]).toEqual([2, 4, 3, -1, -1]);
});
