import { expect, test } from 'vitest';
import { claimValue, runFigures } from '@/content/computed';
import { isMet, readFigure } from '@/content/figures';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { challenges } from './challenge';
import { claims } from './claims';
import { asking, judge, set } from './labs';
import * as scenarios from './scenarios';

/** What the words say beyond single numbers, on seeds that nobody chose. */
const seeds = [11, 12, 13, 14];

const { goals, solution, biggerBox, budget } = challenges['bad-night'];
const isWon = (inputs: readonly ScenarioEvent[], seed: number): boolean => {
  const run = runFigures({ scenario: scenarios.badNight, inputs }, seed);
  return goals.every((goal) => isMet(goal, readFigure(goal.read, run)));
};

test.each([
  ['untouched', []],
  ['twice the processors', biggerBox],
  ['five checks a second', [asking(200, 2)]],
  ['deep checks', [asking(500, 2), set('checks', 'depth', 'deep')]],
  ['outliers by Envoy’s defaults', [judge({ kind: 'outlier-detection' })]],
  ['passive, back after ten seconds', [judge({ kind: 'passive', maxFails: 1, failTimeoutMs: 10_000 })]],
] as const)('the challenge is lost: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => isWon(inputs, seed))).toEqual([]);
});

test.each([['passive, back after a minute', solution]] as const)('the challenge is won: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => !isWon(inputs, seed))).toEqual([]);
});

test('the budget affords twice the processors and no more', () => {
  expect(budget.prices[0].each * 4).toBeLessThanOrEqual(budget.most);
  expect(budget.prices[0].each * 5).toBeGreaterThan(budget.most);
});

test('a death is found within fall − 1 to fall intervals, and costs that time of its turn', () => {
  for (const seed of seeds) {
    // five requests a second to the dead one; what is in flight at the kill, and the last on its way, may add two
    const lost = claimValue(claims['lost-two'], seed);
    expect(lost).toBeGreaterThanOrEqual(5 * 4 - 1);
    expect(lost).toBeLessThanOrEqual(5 * 6 + 2);
  }
});

test('higher thresholds make fewer changes; deep checks on a shared fault make it worse, a panic threshold does not', () => {
  for (const seed of seeds) {
    expect(claimValue(claims['calm-changes'], seed)).toBeLessThan(claimValue(claims['flap-changes'], seed) / 2);
    const [deep, shallow, panic] = (['shared-deep', 'shared-shallow', 'shared-panic'] as const).map((id) =>
      claimValue(claims[id], seed),
    ) as [number, number, number];
    expect(deep).toBeGreaterThan(shallow + 0.1);
    expect(Math.abs(panic - shallow)).toBeLessThan(0.06);
  }
});

test('thresholds calm the news and not the machine: from one to three, hardly a change, and no fewer failures', () => {
  const at = (threshold: number, seed: number) =>
    runFigures({ scenario: scenarios.unsteady, inputs: [asking(500, threshold, threshold)] }, seed);
  const [quick, calm] = [1, 3].map((threshold) => seeds.map((seed) => at(threshold, seed)));
  const sum = (runs: typeof quick, read: string) => runs!.reduce((total, run) => total + readFigure(read, run), 0);
  expect(sum(calm, 'nodes.checks.changes')).toBeLessThan(sum(quick, 'nodes.checks.changes') / 4);
  expect(sum(calm, 'requests.failed')).toBeGreaterThan(sum(quick, 'requests.failed'));
});

test('the grey backend: shallow checks find nothing, deep ones some, real requests most', () => {
  for (const seed of seeds) {
    const [shallow, deep, passive] = (['grey-shallow', 'grey-deep', 'grey-passive'] as const).map((id) =>
      claimValue(claims[id], seed),
    ) as [number, number, number];
    expect(deep).toBeLessThan(shallow);
    expect(passive).toBeLessThan(deep);
    expect(readFigure('nodes.checks.changes', runFigures({ scenario: scenarios.grey }, seed))).toBe(0);
  }
});
