import { expect, test } from 'vitest';
import { claimValue, runFigures } from '@/content/computed';
import { isMet, readFigure } from '@/content/figures';
import { theoryValue } from '@/content/theory-value';
import { createCache, oracleFor } from '@/engine/caches/create';
import { caches } from '@/engine/caches/registry';
import { Rng } from '@/engine/random/rng';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { challenges } from './challenge';
import { claims } from './claims';
import { cheHitRatio, choose, expiry, room } from './labs';
import { peopleFailed } from './predictions';
import * as scenarios from './scenarios';
import { sideBySides } from './side-by-sides';

/** What the words say beyond single numbers: orders, tables, bounds. Every one on seeds that nobody chose. */
const seeds = [11, 12, 13, 14, 15, 16];
const of = (id: keyof typeof claims, seed: number) => claimValue(claims[id], seed);

const { goals, solution, biggerBox } = challenges['night-of-scans'];
const isWon = (inputs: readonly ScenarioEvent[], seed: number): boolean => {
  const run = runFigures({ scenario: scenarios.scanHeavy, inputs }, seed);
  return goals.every((goal) => isMet(goal, readFigure(goal.read, run)));
};

test.each([
  ['untouched', []],
  ['a third more places', biggerBox],
  ['FIFO', [choose('fifo')]],
  ['random', [choose('random')]],
  ['CLOCK in the larger room', [choose('clock'), room(80)]],
] as const)('the challenge is lost: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => isWon(inputs, seed))).toEqual([]);
});

test.each([
  ['ARC', solution],
  ['S3-FIFO', [choose('s3-fifo')]],
  ['W-TinyLFU', [choose('w-tinylfu')]],
] as const)('the challenge is won: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => !isWon(inputs, seed))).toEqual([]);
});

test('the closed form drawn in the lab is the formula’s', () =>
  expect(cheHitRatio).toBeCloseTo(
    theoryValue({ theory: 'zipf-hit-ratio', args: { items: 1000, capacity: 100, exponent: 0.9 }, field: 'lruHitRatio' }),
    4,
  ));

const list = [...'ABCDABEABCDE'];
const keys = Int32Array.from(list, (key) => key.charCodeAt(0) - 65);

/** What a cache of three holds after each request: `*` marks a hit. */
function heldBy(cache: ReturnType<typeof oracleFor>): string[] {
  return list.map((_, i) => {
    const isHit = cache.access(keys[i]!, i);
    const held = [...new Set(keys)].filter((key) => cache.has(key, i)).map((key) => String.fromCharCode(65 + key));
    return `${isHit ? '*' : ''}${held.sort().join('')}`;
  });
}

test('the table of twelve requests', () => {
  const rng = new Rng(0);
  // Contents in alphabetical order; the page writes FIFO’s and LRU’s in theirs.
  const firstThree = ['A', 'AB', 'ABC'];
  expect(heldBy(createCache('fifo', { capacity: 3 }, rng))).toEqual([
    ...firstThree,
    'BCD',
    'ACD',
    'ABD',
    'ABE',
    '*ABE',
    '*ABE',
    'BCE',
    'CDE',
    '*CDE',
  ]);
  expect(heldBy(createCache('lru', { capacity: 3 }, rng))).toEqual([
    ...firstThree,
    'BCD',
    'ACD',
    'ABD',
    'ABE',
    '*ABE',
    '*ABE',
    'ABC',
    'BCD',
    'CDE',
  ]);
  expect(heldBy(oracleFor(keys, 3))).toEqual([...firstThree, 'ABD', '*ABD', '*ABD', 'ABE', '*ABE', '*ABE', 'BCE', 'CDE', '*CDE']);
});

test('a better policy is worth about a doubling of the room', () => {
  for (const seed of seeds) {
    const perfect = theoryValue({
      theory: 'zipf-hit-ratio',
      args: { items: 1000, capacity: 100, exponent: 0.9 },
      field: 'hitRatio',
    });
    expect(Math.abs(of('warm-200', seed) - perfect)).toBeLessThan(0.04);
  }
});

test('a new season: LFU leads before, LRU at once and to the end after', () => {
  for (const seed of seeds) {
    expect(of('season-lfu-before', seed)).toBeGreaterThan(of('season-lru-before', seed));
    expect(of('season-lfu-just', seed)).toBeLessThan(of('season-lru-just', seed));
    expect(of('season-lfu-later', seed)).toBeLessThan(of('season-lru-later', seed) - 0.1);
  }
});

test('the job: twice the room is worth less than proof', () => {
  for (const seed of seeds) {
    expect(of('night-lru', seed)).toBeLessThan(of('night-lru-80', seed));
    expect(of('night-lru-80', seed)).toBeLessThan(of('night-arc', seed));
    expect(of('night-failed', seed)).toBeGreaterThan(0.15);
    expect(of('night-arc-failed', seed)).toBeLessThan(0.02);
  }
});

test('the night: neither FIFO nor a shorter life helps', () => {
  const failed = (inputs: readonly ScenarioEvent[], seed: number) =>
    readFigure(peopleFailed(40_000, 60_000), runFigures({ scenario: scenarios.nightJob, inputs }, seed));
  for (const seed of seeds.slice(0, 3))
    for (const change of [choose('fifo'), expiry(5000), expiry(1000)])
      expect(failed([change], seed)).toBeGreaterThan(failed([], seed));
});

test('SIEVE too may answer fewer with more room', () => {
  const requests = [...'CDDCBDBAEABB'];
  const hitsIn = (capacity: number) => {
    const cache = createCache('sieve', { capacity }, new Rng(0));
    return requests.filter((key, i) => cache.access(key.charCodeAt(0), i)).length;
  };
  expect(hitsIn(4)).toBeLessThan(hitsIn(3));
});

test('no policy is best at all four kinds of traffic', () => {
  const { rows, figures, scenario } = sideBySides.policies;
  for (const seed of seeds.slice(0, 2)) {
    const table = rows.map(({ inputs }) =>
      figures.slice(0, 4).map(({ read }) => readFigure(read, runFigures({ scenario, inputs }, seed))),
    );
    const best = figures.slice(0, 4).map((_, column) => Math.max(...table.map((row) => row[column]!)));
    expect(table.some((row) => row.every((figure, column) => figure === best[column]))).toBe(false);
    const of = (label: string) => table[rows.findIndex((row) => row.label === label)]!;
    const loopOf = (label: string) => of(label)[3]!;
    for (const label of ['FIFO', 'Random'])
      for (const column of [0, 1, 2]) expect(of(label)[column]).toBeLessThan(of('LRU')[column]!);
    expect(loopOf('ARC') - loopOf('LRU')).toBeLessThan(0.1);
    for (const label of ['2Q', 'S3-FIFO', 'W-TinyLFU']) expect(loopOf(label)).toBeGreaterThan(0.4);
  }
});

test('where nothing repeats, a cache only costs', () => {
  for (const seed of seeds) expect(of('no-repeat-cached', seed)).toBeGreaterThan(of('no-repeat-bare', seed));
});

test('every policy of the table decides in constant time', () => {
  const named = ['fifo', 'lifo', 'random', 'lru', 'mru', 'clock', 'sieve', 'lfu', '2q', 's3-fifo', 'arc', 'w-tinylfu'] as const;
  for (const id of named) expect(caches[id].cost.time, id).toMatch(/^O\(1\)/);
});
