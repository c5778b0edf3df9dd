import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rng } from '../random/rng';
import { countHits, createCache, oracleFor } from './create';
import type { CacheId } from './registry';
import type { Cache } from './types';

const open = (id: CacheId, config: Record<string, number>) => createCache(id, config, new Rng(1));
const keysOf = (text: string) => Int32Array.from(text.replaceAll(' ', ''), (letter) => letter.charCodeAt(0));
const letter = (key: number) => String.fromCharCode(key);

/** Runs letters through a cache: `a` for a hit, `a-` for a miss, `a-b` for a miss that evicts b. */
function play(cache: Cache, text: string): string {
  return [...keysOf(text)]
    .map((key) => {
      const hit = cache.access(key, 0);
      return `${letter(key)}${hit ? '' : '-'}${cache.evicted < 0 ? '' : letter(cache.evicted)}`;
    })
    .join(' ');
}

/** Queue contents, newest first: `T1:ba T2:`. */
function show(cache: Cache): string {
  return cache
    .contents()
    .queues.map(({ name, keys }) => `${name}:${keys.map(letter).join('')}`)
    .join(' ');
}

describe('page faults of the textbook strings', () => {
  // Silberschatz, Galvin and Gagne, Operating System Concepts, page replacement, three frames: FIFO 15, OPT 9, LRU 12.
  const silberschatz = '70120304230321201701';
  // Belady, Nelson and Shedler, CACM 12(6), 1969: FIFO faults more with four frames (10) than with three (9).
  const anomaly = '123412512345';
  test.each([
    { id: 'fifo', text: silberschatz, capacity: 3, misses: 15 },
    { id: 'lru', text: silberschatz, capacity: 3, misses: 12 },
    { id: 'belady', text: silberschatz, capacity: 3, misses: 9 },
    { id: 'fifo', text: anomaly, capacity: 3, misses: 9 },
    { id: 'fifo', text: anomaly, capacity: 4, misses: 10 },
    { id: 'lru', text: anomaly, capacity: 3, misses: 10 },
    { id: 'lru', text: anomaly, capacity: 4, misses: 8 },
    { id: 'belady', text: anomaly, capacity: 3, misses: 7 },
    { id: 'belady', text: anomaly, capacity: 4, misses: 6 },
  ] as const)('$id with $capacity frames on $text: $misses', ({ id, text, capacity, misses }) => {
    const keys = keysOf(text);
    const cache = id === 'belady' ? oracleFor(keys, capacity) : open(id, { capacity });
    expect(keys.length - countHits(cache, keys)).toBe(misses);
  });
});

describe('worked by hand', () => {
  test.each([
    // a is oldest although just read
    { id: 'fifo', capacity: 2, text: 'abac', says: 'a- b- a c-a' },
    { id: 'lifo', capacity: 2, text: 'abacd', says: 'a- b- a c-b d-c' },
    { id: 'lru', capacity: 2, text: 'abac', says: 'a- b- a c-b' },
    { id: 'mru', capacity: 2, text: 'abacb', says: 'a- b- a c-a b' },
    // reads a 2, b 2, c 1: c goes; then d is the only one read once
    { id: 'lfu', capacity: 3, text: 'abcabde', says: 'a- b- c- a b d-c e-d' },
    // all read once: the least recently read goes
    { id: 'lfu', capacity: 2, text: 'abc', says: 'a- b- c-a' },
    // counts end with eviction: a, evicted at 1 after its return, starts over
    { id: 'lfu', capacity: 2, text: 'aabbbcac', says: 'a- a b- b b c-a a-c c-a' },
    // a is spared and its bit cleared, b goes; then c (bit 0) is oldest
    { id: 'clock', capacity: 3, text: 'abcadae', says: 'a- b- c- a d-b a e-c' },
    // every bit set: a full sweep clears them all, the oldest goes
    { id: 'clock', capacity: 2, text: 'ababc', says: 'a- b- a b c-a' },
    // the hand clears a, takes b, rests at c: a stays oldest but c is judged next
    { id: 'sieve', capacity: 3, text: 'abcadef', says: 'a- b- c- a d-b e-c f-d' },
  ] as const)('$id $capacity: $text', ({ id, capacity, text, says }) => {
    const cache = open(id, { capacity });
    expect(play(cache, text)).toBe(says);
    cache.assertBooks();
  });

  test('sieve keeps spared entries where they are, where clock moves them', () => {
    const [sieve, clock] = [open('sieve', { capacity: 3 }), open('clock', { capacity: 3 })];
    play(sieve, 'abcad');
    play(clock, 'abcad');
    expect([show(sieve), show(clock)]).toEqual(['queue:dca', 'ring:dac']);
    expect(letter(sieve.contents().hand as number)).toBe('c');
  });

  test('sieve: deleting the entry under the hand moves the hand towards the head', () => {
    const cache = open('sieve', { capacity: 3 });
    play(cache, 'abcad'); // the hand rests on c
    cache.delete(keysOf('c')[0], 0);
    expect(letter(cache.contents().hand as number)).toBe('d');
    expect(play(cache, 'ef')).toBe('e- f-d');
  });

  test('s3-fifo says who goes next also when everyone has earned a place in main', () => {
    const cache = open('s3-fifo', { capacity: 3 }); // small 1, main 2
    // b makes room for d; a, promoted, is read once more in main; c and d are read twice in small
    play(cache, 'abcaada ccdd');
    expect(show(cache)).toBe('small:dc main:a ghost:b');
    // c and d go over to main unread, a has one more round, so c is the first of them to come round
    expect(letter(cache.contents().next as number)).toBe('c');
    expect(play(cache, 'e')).toBe('e-c');
  });

  test('2q: a key earns the LRU queue by coming back after probation, not during it', () => {
    const cache = open('2q', { capacity: 4 }); // Kin 1, Kout 2
    expect(play(cache, 'aabcd')).toBe('a- a b- c- d-');
    expect(show(cache)).toBe('A1in:dcba Am: A1out:');
    expect(play(cache, 'ea')).toBe('e-a a-b');
    expect(show(cache)).toBe('A1in:edc Am:a A1out:b');
    // c leaves for d; a scan passes by while a stays
    expect(play(cache, 'fgha')).toBe('f-c g-d h-e a');
    expect(show(cache)).toBe('A1in:hgf Am:a A1out:ed');
  });

  test('2q at its share evicts from the LRU queue and forgets', () => {
    const cache = open('2q', { capacity: 2 }); // Kin 1, Kout 1
    expect(play(cache, 'abca')).toBe('a- b- c-a a-b');
    expect(show(cache)).toBe('A1in:c Am:a A1out:b');
    // |A1in| = Kin, so Am gives way, and a is not remembered
    expect(play(cache, 'd')).toBe('d-a');
    expect(show(cache)).toBe('A1in:dc Am: A1out:b');
  });

  test('arc, capacity 2, through all cases of Figure 4', () => {
    const cache = open('arc', { capacity: 2 });
    const target = () => cache.contents().figures?.p;
    expect(play(cache, 'aab')).toBe('a- a b-');
    expect(show(cache)).toBe('T1:b T2:a B1: B2:');
    // IV(B): |T1| = 1 > p = 0, so b leaves T1 for B1
    expect(play(cache, 'c')).toBe('c-b');
    expect(show(cache)).toBe('T1:c T2:a B1:b B2:');
    // II: p = 0 + max(1, 0/1) = 1; |T1| = 1 is not > p, so a leaves T2 for B2
    expect(play(cache, 'b')).toBe('b-a');
    expect([show(cache), target()]).toEqual(['T1:c T2:b B1: B2:a', 1]);
    // III: p = 1 − max(1, 0/1) = 0; |T1| = 1 > 0, so c leaves T1 for B1
    expect(play(cache, 'a')).toBe('a-c');
    expect([show(cache), target()]).toEqual(['T1: T2:ab B1:c B2:', 0]);
    // IV(B) with T1 empty: b leaves T2
    expect(play(cache, 'd')).toBe('d-b');
    expect(show(cache)).toBe('T1:d T2:a B1:c B2:b');
    // IV(A): |T1| + |B1| = c with |T1| < c: c is forgotten, d leaves T1
    expect(play(cache, 'e')).toBe('e-d');
    expect(show(cache)).toBe('T1:e T2:a B1:d B2:b');
  });

  test('arc: L1 full of stored keys drops its oldest without remembering it', () => {
    const cache = open('arc', { capacity: 2 });
    expect(play(cache, 'abc')).toBe('a- b- c-a');
    expect(show(cache)).toBe('T1:cb T2: B1: B2:');
  });

  test('arc learns by the ratio of what it let go', () => {
    const cache = open('arc', { capacity: 4 });
    expect(play(cache, 'aabbccddeffg')).toBe('a- a b- b c- c d- d e-a f-e f g-b');
    expect(show(cache)).toBe('T1:g T2:fdc B1:e B2:ba');
    play(cache, 'e'); // p = 0 + |B2|/|B1| = 2
    expect(cache.contents().figures?.p).toBe(2);
  });

  test('s3-fifo: two reads in small earn main, one earns a memory, a remembered key goes straight to main', () => {
    const cache = open('s3-fifo', { capacity: 10 }); // small 1, main 9, ghost 9
    expect(play(cache, 'abcdefghij')).toBe('a- b- c- d- e- f- g- h- i- j-');
    play(cache, 'aab'); // a read twice after storing, b once
    // a to main, b evicted to the ghost
    expect(play(cache, 'k')).toBe('k-b');
    expect(show(cache)).toBe('small:kjihgfedc main:a ghost:b');
    expect(play(cache, 'b')).toBe('b-c');
    expect(show(cache)).toBe('small:kjihgfed main:ba ghost:c');
  });

  // libCacheSim S3FIFOv0.c, S3FIFOv0_init, and Caffeine simulator S3FifoPolicy: (long) (size * 0.90), rounded by itself
  test.each([
    { capacity: 10, ghosts: 9 },
    { capacity: 15, ghosts: 13 },
    { capacity: 25, ghosts: 22 },
    { capacity: 33, ghosts: 29 },
    { capacity: 1, ghosts: 0 },
  ])('s3-fifo of $capacity remembers $ghosts keys', ({ capacity, ghosts }) => {
    const cache = open('s3-fifo', { capacity });
    for (let key = 0; key < 5 * capacity; key++) cache.access(key, 0);
    expect(cache.contents().queues[2].keys).toHaveLength(ghosts);
  });

  test('s3-fifo: main spares what was read, one read at a time', () => {
    const cache = open('s3-fifo', { capacity: 3, smallRatio: 0.34, promoteAfter: 1 }); // small 1, main 2
    play(cache, 'abcabc'); // each read once more
    // a, b, c all promoted with their reads cleared; then main gives up its oldest, a
    expect(play(cache, 'd')).toBe('d-a');
    expect(show(cache)).toBe('small:d main:cb ghost:');
    play(cache, 'bb');
    // small is at its share: d goes
    expect(play(cache, 'e')).toBe('e-d');
    // d comes back to main: small's e goes first; main is then over its share and spares b once, c goes
    expect(play(cache, 'd')).toBe('d-e');
    expect(play(cache, 'f')).toBe('f-c');
    expect(cache.contents().queues[1]).toMatchObject({ keys: [...keysOf('bd')], marks: [1, 0] });
  });

  test('ttl: fresh until just before the end, reading does not prolong, expired entries leave before anyone is evicted', () => {
    const cache = open('ttl', { capacity: 2, ttlMs: 100 });
    const at = (key: number, nowMs: number) => [cache.access(key, nowMs), cache.evicted];
    expect(at(1, 0)).toEqual([false, -1]);
    expect(at(2, 50)).toEqual([false, -1]);
    expect(at(1, 99.9)).toEqual([true, -1]);
    expect([cache.has(1, 99.9), cache.has(1, 100), cache.size]).toEqual([true, false, 2]);
    // 1 expired at 100, so 3 finds room
    expect(at(3, 100)).toEqual([false, -1]);
    // full of the living: the one nearest its end goes
    expect(at(4, 149)).toEqual([false, 2]);
    expect(cache.delete(3, 200)).toBe(false);
    expect(cache.delete(4, 200)).toBe(true);
  });
});

describe('laws', () => {
  test.each(['lru', 'fifo', 'clock', 'sieve', 'lfu'] as const)('%s never hits on a loop over one key more than fits', (id) => {
    const loop = Int32Array.from({ length: 500 }, (_, i) => i % 51);
    expect(countHits(open(id, { capacity: 50 }), loop)).toBe(0);
  });

  test('mru is optimal on a loop', () => {
    const loop = Int32Array.from({ length: 500 }, (_, i) => i % 51);
    expect(countHits(open('mru', { capacity: 50 }), loop)).toBe(countHits(oracleFor(loop, 50), loop));
  });

  test('lru is a stack algorithm: a larger cache holds what a smaller one holds', () => {
    const traces = fc.array(fc.nat(20), { maxLength: 200 });
    fc.assert(
      fc.property(traces, fc.integer({ min: 1, max: 15 }), (keys, capacity) => {
        const [small, large] = [open('lru', { capacity }), open('lru', { capacity: capacity + 1 })];
        for (const key of keys) {
          small.access(key, 0);
          large.access(key, 0);
          for (const held of small.contents().queues[0].keys) expect(large.has(held, 0)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('random on uniform keys hits capacity/keys of the time, within four standard errors', () => {
    const rng = new Rng(11);
    const keys = Int32Array.from({ length: 100_000 }, () => rng.below(100));
    const cache = open('random', { capacity: 25 });
    countHits(cache, keys.subarray(0, 1000));
    const ratio = countHits(cache, keys.subarray(1000)) / 99_000;
    expect(Math.abs(ratio - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 99_000));
  });

  test('random evicts each entry equally often, within four standard errors', () => {
    const times = new Int32Array(4);
    for (let seed = 0; seed < 4000; seed++) {
      const cache = createCache('random', { capacity: 4 }, new Rng(seed, 'caches/random'));
      for (let key = 0; key < 5; key++) cache.access(key, 0);
      times[cache.evicted]++;
    }
    for (const count of times) expect(Math.abs(count - 1000)).toBeLessThan(4 * Math.sqrt(4000 * 0.25 * 0.75));
  });

  // A working set of 50 in a cache of 60, swept by scans of strangers: LRU loses all of it, these keep most.
  test.each(['2q', 'arc', 's3-fifo', 'w-tinylfu', 'lfu'] as const)('%s holds its working set through a scan', (id) => {
    const hot = Array.from({ length: 20 }, () => Array.from({ length: 50 }, (_, i) => i)).flat();
    const strangers = Array.from({ length: 240 }, (_, i) => 1000 + i);
    const survivors = (policy: CacheId) => {
      const cache = open(policy, { capacity: 60 });
      countHits(cache, Int32Array.from([...hot, ...strangers.slice(0, 40), ...hot, ...strangers.slice(40)]));
      return hot.slice(0, 50).filter((key) => cache.has(key, 0)).length;
    };
    expect(survivors('lru')).toBe(0);
    expect(survivors(id)).toBeGreaterThanOrEqual(25);
  });
});
