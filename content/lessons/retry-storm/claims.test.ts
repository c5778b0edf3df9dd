import { expect, test } from 'vitest';
import { judge } from '@/content/challenge';
import { runFigures } from '@/content/computed';
import { readFigure } from '@/content/figures';
import { lostShare } from '@/content/measured';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { challenges } from './challenge';
import { budget, set } from './labs';
import * as scenarios from './scenarios';

/** What wins, what loses, and which state each half-measure ends in. On seeds that nobody chose. */
const seeds = [11, 12];

const isWon = (inputs: readonly ScenarioEvent[], seed: number): boolean =>
  judge(challenges.survive, runFigures({ scenario: scenarios.survive, inputs }, seed), scenarios.survive, inputs).isWon;

const sees = set('library', 'propagateDeadline', true);
const floor = set('scaler', 'algorithm.minReplicas', 3);
const shortLine = set('app', 'queueLimit', 6);

test.each([
  ['untouched', []],
  ['two more machines at the top', challenges.survive.biggerBox],
  ['two more at the bottom', [floor]],
  ['one attempt: errors show', [set('retry', 'maxAttempts', 1)]],
  ['a breaker that sees', [sees]],
  ['a short line', [shortLine]],
] as const)('the challenge is lost: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => isWon(inputs, seed))).toEqual([]);
});

test.each([
  ['a retry budget', challenges.survive.solution],
  ['a breaker that sees, and a floor', [sees, floor]],
  ['a short line, and a floor', [shortLine, floor]],
] as const)('the challenge is won: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => !isWon(inputs, seed))).toEqual([]);
});

const end = (scenario: unknown, inputs: readonly ScenarioEvent[], seed: number) => {
  const run = runFigures({ scenario, inputs }, seed);
  return {
    lost: readFigure(lostShare(70_000, 90_000), run),
    machines: readFigure({ series: 'scaler.ready', fold: 'last' }, run),
    amplification: readFigure('nodes.retry.amplification', run),
  };
};

test('the hot state: all machines, three attempts; the cold one: a single machine, one attempt', () => {
  for (const seed of seeds) {
    expect(end(scenarios.storm, [], seed)).toMatchObject({ lost: 1, machines: 5 });
    for (const halfMeasure of [[sees], [shortLine], [sees, shortLine], [shortLine, set('retry', 'budget', budget)]]) {
      const { lost, machines, amplification } = end(scenarios.storm, halfMeasure, seed);
      expect(lost).toBeGreaterThan(0.75);
      expect(machines).toBe(1);
      expect(amplification).toBeLessThan(1.2);
    }
  }
});

const scaledBy = (algorithm: object) =>
  scenarios.using(scenarios.seeing, 'scaler', { algorithm: { minReplicas: 1, maxReplicas: 5, ...algorithm } });
const tracking = { kind: 'target-tracking', metric: 'cpu', target: 0.7 };
const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } };
const remembering = {
  kind: 'kubernetes-hpa',
  metrics: [cpu],
  behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
};

test.each([
  ['a cooldown of five minutes', scaledBy({ ...tracking, scaleInCooldownMs: 300_000 }), 'stuck'],
  ['a higher maximum', scaledBy({ ...tracking, maxReplicas: 20 }), 'stuck'],
  ['five minutes remembered', scaledBy(remembering), 'well'],
])('the cold loop under %s', (_name, scenario, ends) => {
  for (const seed of seeds) {
    const { lost, machines } = end(scenario, [], seed);
    expect(lost > 0.75 && machines === 1).toBe(ends === 'stuck');
    expect(lost < 0.01 && machines > 2).toBe(ends === 'well');
  }
});

test('every row of the comparison that is said to come back does', () => {
  const lifo = set('app', 'discipline', 'lifo');
  const eight = set('scaler', 'algorithm.maxReplicas', 8);
  for (const inputs of [[sees, floor], [shortLine, floor], [lifo], [set('retry', 'budget', budget)], [eight]])
    for (const seed of seeds) expect(end(scenarios.storm, inputs, seed).lost).toBeLessThan(0.01);
});
