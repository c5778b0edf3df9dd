import { expect, test } from 'vitest';
import { claimValue, runFigures } from '@/content/computed';
import { isMet, readFigure } from '@/content/figures';
import { theoryValue } from '@/content/theory-value';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { challenges } from './challenge';
import { claims } from './claims';
import { set } from './labs';
import { failedShare } from './predictions';
import * as scenarios from './scenarios';
import { sideBySides } from './side-by-sides';

/** What the words say beyond single numbers: orders, bounds, prices. Every run on seeds that nobody chose. */
const seeds = [11, 12, 13, 14, 15, 16, 17, 18];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const { goals, solution, biggerBox, budget } = challenges.hidden;
const isWon = (inputs: readonly ScenarioEvent[], seed: number): boolean => {
  const run = runFigures({ scenario: scenarios.hidden, inputs }, seed);
  return goals.every((goal) => isMet(goal, readFigure(goal.read, run)));
};
const ownFeeds = set('wear', 'commonMtbfMs', null);
const twoOfThree = set('store', 'need', 2);

test.each([
  ['untouched', []],
  ['better machines', biggerBox],
  ['feeds of their own only', [ownFeeds]],
  ['two of three only', [twoOfThree]],
  ['better machines and two of three', [...biggerBox, twoOfThree]],
  ['better machines on feeds of their own', [...biggerBox, ownFeeds]],
] as const)('the challenge is lost: %s', (_name, inputs) => {
  expect(seeds.slice(0, 4).filter((seed) => isWon(inputs, seed))).toEqual([]);
});

test('the challenge is won: nothing shared, and two of three', () => {
  expect(seeds.filter((seed) => !isWon(solution, seed))).toEqual([]);
});

test('the budget affords machines that break half as often, and no better', () => {
  const [{ each }] = budget.prices;
  expect(38_000 * each).toBeLessThanOrEqual(budget.most);
  expect(39_000 * each).toBeGreaterThan(budget.most);
});

/** Means over seeds lie near the closed forms that stand beside them. */
test('row, pair and shared feed: the runs come to the formulas', () => {
  const part = { mtbfHours: 19, mttrHours: 1 };
  const pairOf = { needed: 1, of: [part, part] };
  const closed = (system: object) => theoryValue({ theory: 'system-availability', args: { system }, field: 'unavailability' });
  const found = (id: 'row-down' | 'pair-down' | 'feed-down') => mean(seeds.map((seed) => claimValue(claims[id], seed)));
  expect(Math.abs(found('row-down') - closed({ needed: 3, of: [part, part, part] }))).toBeLessThan(0.02);
  // A break costs up to 35 ms of a 1,000 ms day until it is seen.
  expect(Math.abs(found('pair-down') - closed(pairOf))).toBeLessThan(0.0025);
  expect(Math.abs(found('feed-down') - closed({ ...pairOf, common: { mtbfHours: 99, mttrHours: 1 } }))).toBeLessThan(0.004);
});

test('designs: each row of the comparison is better than a single machine, the last is the best', () => {
  const { scenario, rows } = sideBySides.designs;
  const failed = rows.map(({ inputs }) =>
    mean(seeds.map((seed) => readFigure(failedShare, runFigures({ scenario, inputs }, seed)))),
  ) as [number, number, number, number, number, number];
  const [one, seldom, quick, shared, late, apart] = failed;
  // Eight runs with some thirty outages each: a standard error of about 0.08 of the ratio.
  expect(Math.abs(seldom / one - 0.5)).toBeLessThan(0.25);
  expect(Math.abs(quick / one - 0.5)).toBeLessThan(0.25);
  expect(apart).toBeLessThan(one / 12);
  expect(shared).toBeGreaterThan(2.5 * apart);
  expect(late).toBeGreaterThan(2 * apart);
});

test('what is said of a month, of takeovers and of whole years', () => {
  const minutes = (mtbfHours: number, mttrHours: number, field: string) =>
    theoryValue({ theory: 'system-availability', args: { system: { mtbfHours, mttrHours } }, field });
  expect(minutes(99, 1, 'downMinutesPerMonth') / 60).toBeCloseTo(7.3, 6);
  expect(minutes(99.999, 0.001, 'downMinutesPerMonth') * 60).toBeCloseTo(26.28, 6);
  expect(minutes(99, 1, 'downHoursPerYear') / 24).toBeCloseTo(3.65, 6);
  // Two of three copies: less than one day in a hundred.
  expect(theoryValue({ theory: 'k-of-n', args: { availability: 0.95, n: 3, k: 2 }, field: 'unavailability' })).toBeLessThan(0.01);
  // Twelve takeovers of fifteen seconds are three minutes, more than half of five nines.
  expect((12 * 15) / 60).toBeGreaterThan(minutes(99.999, 0.001, 'downMinutesPerYear') / 2);
});

test('the same four nines, often or seldom: on other draws as well', () => {
  const years = (mtbfHours: number, mttrHours: number, field: string, seed: number) =>
    theoryValue({ theory: 'availability-years', args: { system: { mtbfHours, mttrHours }, seed }, field });
  for (const seed of [2, 3]) {
    expect(Math.abs(years(87_591.24, 8.76, 'quietYears', seed) - 0.905)).toBeLessThan(0.015);
    expect(years(87_591.24, 8.76, 'medianDownHours', seed)).toBe(0);
  }
});
