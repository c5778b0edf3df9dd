import { expect, test } from 'vitest';
import { claimValue, runFigures } from '@/content/computed';
import { isMet, readFigure } from '@/content/figures';
import { theoryValue } from '@/content/theory-value';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { challenges } from './challenge';
import { claims } from './claims';
import { lineMs, set } from './labs';
import * as scenarios from './scenarios';
import { sideBySides } from './side-by-sides';

/** What the words say beyond single numbers: orders, bounds, equalities. Every one on seeds that nobody chose. */
const seeds = [11, 12, 13, 14, 15, 16, 17, 18];

const { goals, solution, biggerBox, budget } = challenges.pictures;
const isWon = (inputs: readonly ScenarioEvent[], seed: number): boolean => {
  const run = runFigures({ scenario: scenarios.pictures, inputs }, seed);
  return goals.every((goal) => isMet(goal, readFigure(goal.read, run)));
};
const rate = set('users', 'arrivals.rateRps', 16);

test.each([
  ['untouched', []],
  ['more pictures, nothing else', [rate]],
  ['a faster worker and more pictures', biggerBox],
  ['steady work at a rate past the knee', [set('users', 'arrivals.rateRps', 19.5), set('app', 'serviceMs.cv', 0.5)]],
  ['steady work at the old rate', [set('app', 'serviceMs.cv', 0.5)]],
] as const)('the challenge is lost: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => isWon(inputs, seed))).toEqual([]);
});

test.each([
  ['steady work', solution],
  ['steady work and the faster worker', [...biggerBox, set('app', 'serviceMs.cv', 0.5)]],
] as const)('the challenge is won: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => !isWon(inputs, seed))).toEqual([]);
});

test('the budget affords a worker a quarter faster and no more', () => {
  expect(budget.prices[0].each * 1.25).toBeLessThanOrEqual(budget.most);
  expect(budget.prices[0].each * 1.3).toBeGreaterThan(budget.most);
});

test('closed forms drawn in the labs are those of the formulas', () => {
  const at = (arrivalRps: number) =>
    theoryValue({ theory: 'mm1', args: { arrivalRps, serviceRps: 20 }, field: 'meanResponseMs' }) + scenarios.TRAVEL_MS;
  expect(lineMs.halfBusy).toBeCloseTo(at(10), 6);
  const varied = theoryValue({
    theory: 'mg1',
    args: { arrivalRps: 18, meanServiceMs: 50, serviceCv: 1 },
    field: 'meanResponseMs',
  });
  expect(lineMs.asVaried).toBeCloseTo(varied + scenarios.TRAVEL_MS, 6);
});

test('Little’s law: counted inside and rate times time agree', () => {
  for (const seed of seeds) {
    const [counted, product] = [claimValue(claims['little-counted'], seed), claimValue(claims['little-product'], seed)];
    expect(Math.abs(counted / product - 1)).toBeLessThan(0.01);
  }
});

test('more variation, more waiting, at one load; without any, none', () => {
  const [metronome, constant] = [
    [set('users', 'arrivals', { kind: 'constant', rateRps: 18 }), set('app', 'serviceMs', { kind: 'constant', ms: 50 })],
    [set('app', 'serviceMs', { kind: 'constant', ms: 50 })],
  ];
  for (const seed of seeds) {
    const mean = (inputs: readonly ScenarioEvent[]) =>
      readFigure('latencyMs.mean', runFigures({ scenario: scenarios.varied, inputs }, seed));
    expect(mean(metronome)).toBeCloseTo(50 + scenarios.TRAVEL_MS, 6);
    expect(mean(metronome)).toBeLessThan(mean(constant));
    expect(mean(constant)).toBeLessThan(mean([]));
    expect(mean([])).toBeLessThan(mean([set('app', 'serviceMs.cv', 2)]));
  }
});

test('the far people: throughput by the round until the workers are full, then by the workers', () => {
  for (const count of [1, 4, 8, 32, 64]) {
    const run = runFigures({ scenario: scenarios.farPeople, inputs: [set('users', 'arrivals.count', count)] }, 11);
    const expected = Math.min(count * 5, 80);
    expect(Math.abs(readFigure('throughputRps', run) / expected - 1)).toBeLessThan(0.04);
  }
});

/** What is said under the comparison. */
test('levers: two slow workers buy nothing, two full ones come near one twice as fast, a short line refuses', () => {
  const row = (label: string, read: Parameters<typeof readFigure>[0], seed: number) => {
    const { scenario, rows } = sideBySides.levers;
    return readFigure(read, runFigures({ scenario, inputs: rows.find((one) => one.label.startsWith(label))!.inputs }, seed));
  };
  const refused = { divide: ['requests.failed', 'requests.offered'] } as const;
  for (const seed of seeds) {
    const [fast, two] = [row('A worker twice', 'latencyMs.mean', seed), row('Two such', 'latencyMs.mean', seed)];
    expect(two).toBeGreaterThan(fast);
    expect(two).toBeLessThan(0.25 * row('As it is', 'latencyMs.mean', seed));
    expect(row('Two workers, half', 'latencyMs.mean', seed)).toBeGreaterThan(row('As it is', 'latencyMs.mean', seed));
    expect(row('Steadier', 'latencyMs.p99', seed)).toBeLessThan(row('As it is', 'latencyMs.p99', seed));
    expect(row('Room for eight', 'latencyMs.p99', seed)).toBeLessThan(row('Steadier', 'latencyMs.p99', seed));
    expect(row('Room for eight', refused, seed)).toBeGreaterThan(0.02);
  }
});
