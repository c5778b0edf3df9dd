import { expect, test } from 'vitest';
import { runFigures } from '@/content/computed';
import { isMet, readFigure } from '@/content/figures';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { challenges } from './challenge';
import { mapBy, set } from './labs';
import { missed } from './predictions';
import * as scenarios from './scenarios';

/** What the words say beyond single numbers, on seeds that nobody chose. */
const seeds = [11, 12, 13, 14];

const { goals, solution, biggerBox, budget } = challenges['launch-day'];
const isWon = (inputs: readonly ScenarioEvent[], seed: number): boolean => {
  const run = runFigures({ scenario: scenarios.launchDay, inputs }, seed);
  return goals.every((goal) => isMet(goal, readFigure(goal.read, run)));
};

test.each([
  ['untouched', []],
  ['half as much database again', biggerBox],
  ['any cache for any key', [mapBy({ kind: 'round-robin' })]],
  ['a ring too late', [{ ...mapBy({ kind: 'ring-hash' }), atMs: 39_000 }]],
] as const)('the challenge is lost: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => isWon(inputs, seed))).toEqual([]);
});

test.each([
  ['a ring', solution],
  ['rendezvous', [mapBy({ kind: 'rendezvous' })]],
  ['jump', [mapBy({ kind: 'jump-hash' })]],
  ['Maglev', [mapBy({ kind: 'maglev' })]],
] as const)('the challenge is won: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => !isWon(inputs, seed))).toEqual([]);
});

test('the budget affords half a database more and no more', () => {
  expect(budget.prices[0].each * 1.5).toBeLessThanOrEqual(budget.most);
  expect(budget.prices[0].each * 1.6).toBeGreaterThan(budget.most);
});

test('after a fifth cache: the consistent rules miss a fifth and what missed before, the modulo most', () => {
  for (const seed of seeds) {
    const miss = (algorithm: scenarios.Algorithm) =>
      readFigure(missed(40_000, 42_000), runFigures({ scenario: scenarios.mappedBy(scenarios.launchDay, algorithm) }, seed));
    for (const kind of ['ring-hash', 'rendezvous', 'jump-hash', 'maglev'] as const) expect(miss({ kind })).toBeLessThan(0.32);
    expect(miss({ kind: 'ip-hash' })).toBeGreaterThan(0.6);
  }
});

test('more points, more equal shares; rendezvous and Maglev are as even as chance in the keys allows', () => {
  const most = (algorithm: scenarios.Algorithm) => {
    const run = runFigures({ scenario: scenarios.mappedBy(scenarios.shares, algorithm) });
    const shareOf = (id: string) => readFigure({ divide: [`nodes.app.backends.${id}.arrived`, 'nodes.app.arrived'] }, run);
    return Math.max(...['a', 'b', 'c', 'd', 'e'].map(shareOf));
  };
  const byPoints = [1, 10, 160, 1000].map((pointsPerWeight) => most({ kind: 'ring-hash', pointsPerWeight }));
  expect(byPoints).toEqual([...byPoints].sort((a, b) => b - a));
  expect(most({ kind: 'rendezvous' })).toBeLessThan(0.23);
  expect(most({ kind: 'maglev' })).toBeLessThan(0.23);
});

test('a twofold weight gets about twice the keys', () => {
  const run = runFigures({
    scenario: scenarios.mappedBy(scenarios.shares, { kind: 'ring-hash', pointsPerWeight: 1000 }),
    inputs: [set('app/a', 'weight', 2)],
  });
  expect(readFigure({ divide: ['nodes.app.backends.a.arrived', 'nodes.app.arrived'] }, run)).toBeCloseTo(1 / 3, 1);
});
