import { expect, test } from 'vitest';
import { claimValue, runFigures } from '@/content/computed';
import { isMet, readFigure } from '@/content/figures';
import { theoryValue } from '@/content/theory-value';
import type { BalancerId } from '@/engine/balancers/registry';
import { balancers } from '@/engine/balancers/registry';
import { parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { challenges } from './challenge';
import { claims } from './claims';
import { choose, crowdedMs, randomEqualMs } from './labs';
import * as scenarios from './scenarios';

/** What the words say beyond single numbers: orders, bounds, sequences. Every one on seeds that nobody chose. */
const seeds = [11, 12, 13, 14, 15, 16, 17, 18];

const { goals, solution, biggerBox, budget } = challenges['four-generations'];

const isWon = (inputs: readonly ScenarioEvent[], seed: number): boolean => {
  const run = runFigures({ scenario: scenarios.fourGenerations, inputs }, seed);
  return goals.every((goal) => isMet(goal, readFigure(goal.read, run)));
};
const twice = (id: string, speed: number): ScenarioEvent => ({
  atMs: 0,
  do: 'set',
  target: `app/${id}`,
  knob: 'speed',
  value: 2 * speed,
});
const trueWeights: readonly ScenarioEvent[] = [
  { atMs: 0, do: 'set', target: 'app/new', knob: 'weight', value: 6 },
  { atMs: 0, do: 'set', target: 'app/mid1', knob: 'weight', value: 3 },
  { atMs: 0, do: 'set', target: 'app/mid2', knob: 'weight', value: 3 },
  { atMs: 0, do: 'set', target: 'app/old', knob: 'weight', value: 1 },
];

test.each([
  ['untouched', []],
  ['random', [choose('random')]],
  ['the old machine twice as fast', biggerBox],
  ['a middle machine twice as fast', [twice('mid1', 1)]],
  ['the new machine twice as fast', [twice('new', 2)]],
  ['true weights under plain turns', trueWeights],
] as const)('the challenge is lost: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => isWon(inputs, seed))).toEqual([]);
});

test.each([
  ['least connections', solution],
  ['least response time', [choose('least-response-time')]],
  ['weighted least connections with true weights', [choose('weighted-least-connections'), ...trueWeights]],
] as const)('the challenge is won: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => !isWon(inputs, seed))).toEqual([]);
});

test('the budget affords the one upgrade of the story and no more', () => {
  const cost = (old: number) =>
    budget.prices.reduce((sum, { path, each }) => sum + each * ({ 'app/new.speed': 2, 'app/old.speed': old }[path] ?? 1), 0);
  expect(cost(0.7)).toBeLessThanOrEqual(budget.most);
  expect(cost(0.75)).toBeGreaterThan(budget.most);
});

test('closed forms drawn in the labs are those of the formulas', () => {
  const wait = theoryValue({ theory: 'md1', args: { arrivalRps: 3.5, serviceRps: 5 }, field: 'meanWaitMs' });
  expect(randomEqualMs).toBeCloseTo(wait + 200 + scenarios.TRAVEL_MS, 6);
  const times = (choices: number) =>
    theoryValue({ theory: 'power-of-d', args: { load: 0.95, choices }, field: 'meanResponseInServiceTimes' });
  expect(crowdedMs.oneDraw).toBeCloseTo(times(1) * 100 + 30, 6);
  expect(crowdedMs.twoDraws).toBeCloseTo(times(2) * 100 + 30, 1);
});

test('weights 5, 1, 1 take the turns that the table says', () => {
  const run = createRun(parseScenario(scenarios.weighted), { forMs: 4000 });
  run.finish();
  const { decisions, places } = run.recording();
  expect(Array.from(decisions.chosen.slice(0, 14), (place) => places[place]!.label).join(' ')).toBe(
    'a a b a c a a a a b a c a a',
  );
});

test('weights 3, 2, 1 take the turns that a question works out', () => {
  const { app } = scenarios.weighted.nodes;
  const backends = [3, 2, 1].map((weight, i) => ({ id: 'abc'.charAt(i), speed: weight, weight }));
  const nodes = { ...scenarios.weighted.nodes, app: { ...app, backends } };
  const run = createRun(parseScenario({ ...scenarios.weighted, nodes }), { forMs: 4000 });
  run.finish();
  const { decisions, places } = run.recording();
  expect(Array.from(decisions.chosen.slice(0, 6), (place) => places[place]!.label).join(' ')).toBe('a b a c b a');
});

test('a dead backend: turns lose least, two draws stay under 7 in 16, counting loses more, timing most', () => {
  for (const seed of seeds) {
    const [turns, two, counted, timed] = (['hole-turns', 'hole-two', 'hole-counted', 'hole-timed'] as const).map((id) =>
      claimValue(claims[id], seed),
    ) as [number, number, number, number];
    expect(turns).toBeLessThan(two);
    expect(two).toBeLessThan(7 / 16);
    expect(two).toBeLessThan(counted);
    expect(counted).toBeLessThan(timed);
  }
});

test('in step: turns are worst, two draws beat counting at the tail and chance at the mean', () => {
  const figure = (algorithm: BalancerId, read: string, seed: number) =>
    readFigure(read, runFigures({ scenario: scenarios.inStep(algorithm) }, seed));
  const mean = (algorithm: BalancerId) =>
    seeds.reduce((sum, seed) => sum + figure(algorithm, 'latencyMs.mean', seed), 0) / seeds.length;
  expect(mean('power-of-two-choices')).toBeLessThan(mean('random'));
  for (const seed of seeds) {
    const worst = figure('round-robin', 'latencyMs.mean', seed);
    for (const other of ['random', 'least-connections', 'power-of-two-choices'] as const)
      expect(figure(other, 'latencyMs.mean', seed)).toBeLessThan(worst);
    expect(figure('power-of-two-choices', 'latencyMs.p99', seed)).toBeLessThan(
      figure('least-connections', 'latencyMs.p99', seed),
    );
  }
});

test('equal work: taking turns waits less than counting, counting less than chance', () => {
  for (const seed of seeds) {
    const [turns, counted, chance] = (['equal-turns', 'equal-counted', 'equal-random'] as const).map((id) =>
      claimValue(claims[id], seed),
    );
    expect(turns).toBeLessThanOrEqual(counted!);
    expect(counted).toBeLessThan(chance!);
  }
});

test('the second draw takes away more than all further ones together', () => {
  for (const seed of seeds) {
    const [one, two, all] = (['crowded-random', 'crowded-two', 'crowded-all'] as const).map((id) =>
      claimValue(claims[id], seed),
    ) as [number, number, number];
    expect(one - two).toBeGreaterThan(two - all);
  }
});

test.each([
  ['random', 'O(1)'],
  ['round-robin', 'O(1)'],
  ['weighted-round-robin', 'O(n)'],
  ['least-connections', 'O(n)'],
  ['weighted-least-connections', 'O(n)'],
  ['least-response-time', 'O(n)'],
  ['least-bandwidth', 'O(n)'],
  ['power-of-two-choices', 'O(choices)'],
  ['ip-hash', 'O(n)'],
  ['ring-hash', 'O(1) expected'],
] as const)('the table of costs and the registry agree on %s', (id, time) => {
  expect(balancers[id].cost.time).toContain(time);
});
