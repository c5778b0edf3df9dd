import { expect, test } from 'vitest';
import { claimValue, runFigures } from '@/content/computed';
import { isMet, readFigure } from '@/content/figures';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { challenges } from './challenge';
import { claims } from './claims';
import { choose, dropOnWrite, set } from './labs';
import { staleShare } from './predictions';
import * as scenarios from './scenarios';
import { sideBySides } from './side-by-sides';

/** What the words say beyond single numbers: orders and bounds. Every one on seeds that nobody chose. */
const seeds = [11, 12, 13, 14, 15, 16];
const of = (id: keyof typeof claims, seed: number) => claimValue(claims[id], seed);

const { goals, solution, biggerBox } = challenges.carts;
const isWon = (inputs: readonly ScenarioEvent[], seed: number): boolean => {
  const run = runFigures({ scenario: scenarios.carts, inputs }, seed);
  return goals.every((goal) => isMet(goal, readFigure(goal.read, run)));
};

test.each([
  ['untouched', []],
  ['a store of twice the speed', biggerBox],
  ['flushing ten times as often', [set('cache', 'flushEveryMs', 500)]],
  ['cache-aside with nothing dropped', [choose('cache-aside')]],
] as const)('the challenge is lost: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => isWon(inputs, seed))).toEqual([]);
});

test('the challenge is won: write-through', () => {
  expect(seeds.filter((seed) => !isWon(solution, seed))).toEqual([]);
});

test('write-through is quicker than going around, and than dropping, where people read what they wrote', () => {
  const p95 = (seed: number, ...inputs: readonly ScenarioEvent[]) =>
    readFigure('latencyMs.p95', runFigures({ scenario: scenarios.carts, inputs }, seed));
  for (const seed of seeds) {
    const through = p95(seed, choose('write-through'));
    expect(through).toBeLessThan(p95(seed, choose('write-around')));
    expect(through).toBeLessThan(p95(seed, choose('cache-aside'), dropOnWrite));
  }
});

test('write-back: a shorter window loses less, and it alone loses anything', () => {
  const lost = (seed: number, ...inputs: readonly ScenarioEvent[]) =>
    readFigure('nodes.cache.lostWrites', runFigures({ scenario: scenarios.oneMix, inputs }, seed));
  for (const seed of seeds) {
    expect(of('likes-often', seed)).toBeLessThan(of('likes-lost', seed) / 3);
    for (const strategy of ['cache-aside', 'read-through', 'write-around', 'write-through'] as const)
      expect(lost(seed, choose(strategy))).toBe(0);
    expect(lost(seed, choose('write-back'))).toBeGreaterThan(0);
  }
});

test('dropping on write costs fewer hits than a short life, and answers nothing old', () => {
  for (const seed of seeds) {
    expect(of('profiles-drop-hits', seed)).toBeGreaterThan(of('profiles-short-hits', seed));
    expect(of('profiles-drop', seed)).toBeLessThan(of('profiles-short', seed));
  }
});

test('dropping costs less than one miss a write', () => {
  for (const seed of seeds) {
    const misses = (...inputs: readonly ScenarioEvent[]) =>
      readFigure('nodes.cache.misses', runFigures({ scenario: scenarios.profiles, inputs }, seed));
    const writes = readFigure('nodes.users.writes', runFigures({ scenario: scenarios.profiles }, seed));
    expect(misses(dropOnWrite) - misses()).toBeLessThan(writes);
  }
});

test('what leaves the old entry is out of date more than four times in ten', () => {
  const stale = (seed: number, strategy: 'cache-aside' | 'read-through') =>
    readFigure(staleShare, runFigures({ scenario: scenarios.oneMix, inputs: [choose(strategy)] }, seed));
  for (const seed of seeds)
    for (const strategy of ['cache-aside', 'read-through'] as const) expect(stale(seed, strategy)).toBeGreaterThan(0.4);
});

test('keep what is read, let pass what is not', () => {
  for (const seed of seeds) {
    expect(of('profiles-through-hits', seed)).toBeGreaterThan(of('profiles-around-hits', seed));
    expect(of('sensors-around', seed)).toBeGreaterThan(of('sensors-through', seed));
  }
});

test('one shared cache beats three local ones of the same room, at hits and at truth', () => {
  for (const seed of seeds) {
    expect(of('shared-hits', seed)).toBeGreaterThan(of('three-hits', seed) + 0.1);
    expect(of('shared-stale', seed)).toBeLessThan(of('three-stale', seed) / 10);
  }
});

test('the store of the views takes fewer than thirty a second, that of the outage more than forty', () => {
  const most = ({ nodes }: scenarios.System) => {
    const { concurrency, serviceMs } = nodes.store as { concurrency: number; serviceMs: { meanMs: number } };
    return (concurrency * 1000) / serviceMs.meanMs;
  };
  expect(most(scenarios.views)).toBeLessThan(30);
  expect(most(scenarios.outage)).toBeGreaterThan(40);
});

test('the columns of the side by side divide by the length of its run', () => {
  expect(sideBySides.strategies.scenario.forMs).toBe(70_000);
  expect(scenarios.views.forMs).toBe(40_000);
  expect(scenarios.threeCaches.forMs).toBe(scenarios.sharedCache.forMs);
});
