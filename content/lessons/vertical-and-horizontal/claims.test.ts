import { expect, test } from 'vitest';
import { runFigures } from '@/content/computed';
import { isMet, readFigure } from '@/content/figures';
import { theoryValue } from '@/content/theory-value';
import { exampleLadder } from '@/engine/data/cost-curves';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { challenges } from './challenge';
import { labs, set, shapeMs } from './labs';
import * as scenarios from './scenarios';
import { sideBySides } from './side-by-sides';

/** What the words say beyond single numbers: orders, bounds, prices. Every run on seeds that nobody chose. */
const seeds = [11, 12, 13, 14, 15, 16, 17, 18];

const { goals, solution, biggerBox, budget } = challenges.drill;
const isWon = (inputs: readonly ScenarioEvent[], seed: number): boolean => {
  const run = runFigures({ scenario: scenarios.drillAtPeak, inputs }, seed);
  return goals.every((goal) => isMet(goal, readFigure(goal.read, run)));
};
const cores = (...counts: readonly number[]) => counts.map((count, i) => set(`app/${'abcd'.charAt(i)}`, 'concurrency', count));

test.each([
  ['untouched', []],
  ['one large machine', biggerBox],
  ['another large machine', cores(2, 6, 2, 2)],
  ['a large one with small ones', cores(8, 1, 1, 2)],
] as const)('the challenge is lost: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => isWon(inputs, seed))).toEqual([]);
});

test('the challenge is won: spread evenly', () => {
  expect(seeds.filter((seed) => !isWon(solution, seed))).toEqual([]);
});

test('the budget affords the twelve cores of the story and no more; both ways cost the same', () => {
  const cost = (inputs: readonly ScenarioEvent[]) =>
    inputs.reduce((sum, input) => sum + (input.do === 'set' ? (input.value as number) : 0) * budget.prices[0]!.each, 0);
  expect(cost(solution)).toBe(budget.most);
  expect(cost(biggerBox)).toBe(budget.most);
});

test('cut into fewer pieces, the same cores wait less', () => {
  for (const seed of seeds.slice(0, 4)) {
    const [eight, four, two, one] = [[], scenarios.cutInto(4), scenarios.cutInto(2), scenarios.cutInto(1)].map((inputs) =>
      readFigure('latencyMs.mean', runFigures({ scenario: scenarios.shapes, inputs }, seed)),
    ) as [number, number, number, number];
    expect(one).toBeLessThan(two);
    expect(two).toBeLessThan(four);
    expect(four).toBeLessThan(eight);
    expect(eight).toBeGreaterThan(2.5 * one);
  }
});

test('one of two lost costs more than the one and only; four and eight pieces hardly notice', () => {
  for (const seed of seeds.slice(0, 4)) {
    const [one, two, four, eight] = sideBySides.cuts.rows.map(({ inputs }) =>
      readFigure(
        { divide: ['requests.failed', 'requests.offered'] },
        runFigures({ scenario: sideBySides.cuts.scenario, inputs }, seed),
      ),
    ) as [number, number, number, number];
    expect(two).toBeGreaterThan(one + 0.05);
    expect(Math.max(four, eight)).toBeLessThan(0.01);
  }
});

test('closed forms drawn in the labs are those of the formulas, 44 ms of wire added', () => {
  const shared = theoryValue({ theory: 'mmc', args: { arrivalRps: 64, serviceRps: 10, servers: 8 }, field: 'meanResponseMs' });
  const apart = theoryValue({ theory: 'mm1', args: { arrivalRps: 8, serviceRps: 10 }, field: 'meanResponseMs' });
  expect(shapeMs.shared).toBeCloseTo(shared + 44, 1);
  expect(shapeMs.apart).toBeCloseTo(apart + 44, 6);
  expect(labs.shapes.theory[0].value).toBe(shapeMs.apart);
});

test('the ladder of the table', () => {
  expect(exampleLadder.map(({ cpus, memoryGb, monthlyPrice }) => [cpus, memoryGb, monthlyPrice])).toEqual([
    [2, 4, 50],
    [8, 32, 200],
    [32, 128, 800],
  ]);
  expect(new Set(exampleLadder.map(({ cpus, monthlyPrice }) => monthlyPrice / cpus))).toEqual(new Set([25]));
});
