import { expect, test } from 'vitest';
import { judge } from '@/content/challenge';
import { claimValue, runFigures } from '@/content/computed';
import { readFigure } from '@/content/figures';
import { failedOfAll } from '@/content/measured';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { challenges } from './challenge';
import { claims } from './claims';
import { set } from './labs';
import * as scenarios from './scenarios';

/** What the words say beyond single numbers: what wins, what loses, which is worse. On seeds that nobody chose. */
const seeds = [11, 12];

const challenge = challenges['through-the-outage'];
const isWon = (inputs: readonly ScenarioEvent[], seed: number): boolean =>
  judge(challenge, runFigures({ scenario: scenarios.throughTheOutage, inputs }, seed), scenarios.throughTheOutage, inputs).isWon;

const bySlowness = { ...scenarios.bySlowness, slowCallDurationThresholdMs: 300 };
test.each([
  ['untouched', []],
  ['three times the threads', challenge.biggerBox],
  ['a short timeout alone: suggestions stay away for a minute', [set('call', 'timeoutMs', 300)]],
  ['a good breaker alone: nothing tells it of calls that have not ended', [set('breaker', 'algorithm', scenarios.quick)]],
  ['slow calls counted, no timeout', [set('breaker', 'algorithm', bySlowness)]],
] as const)('the challenge is lost: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => isWon(inputs, seed))).toEqual([]);
});

test.each([
  ['timeout, small window, short wait', challenge.solution],
  [
    'the same, by failures in a row',
    [set('call', 'timeoutMs', 300), set('breaker', 'algorithm', { ...scenarios.inARow, openForMs: 5000 })],
  ],
] as const)('the challenge is won: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => !isWon(inputs, seed))).toEqual([]);
});

test('a row that keeps being broken never trips; a rate does', () => {
  const half: readonly ScenarioEvent[] = [{ atMs: 10_000, do: 'fail', target: 'app/a', ratio: 0.4 }];
  const opened = (algorithm: object, seed: number) =>
    readFigure(
      'nodes.breaker.openMs',
      runFigures({ scenario: scenarios.using(scenarios.machine, 'breaker', { algorithm }), inputs: half }, seed),
    );
  const mean = (algorithm: object) => [11, 12, 13, 14].reduce((sum, seed) => sum + opened(algorithm, seed), 0);
  expect(mean({ ...scenarios.inARow, failures: 8 })).toBeLessThan(mean(scenarios.machine.nodes.breaker!.algorithm as object));
});

test('a breaker that judges by two calls does more harm than the errors it sees; one that waits for ten never opens', () => {
  const wide = scenarios.using(scenarios.smallSample, 'breaker', { algorithm: scenarios.quick });
  for (const seed of seeds) {
    expect(claimValue(claims['sample-failed'], seed)).toBeGreaterThan(
      5 * readFigure(failedOfAll, runFigures({ scenario: wide }, seed)),
    );
    expect(readFigure('nodes.breaker.opened', runFigures({ scenario: wide }, seed))).toBe(0);
  }
});

test('the database finishes nearly all that it was asked, for hardly anyone', () => {
  for (const seed of seeds) {
    const run = runFigures({ scenario: scenarios.twoAnswers }, seed);
    const useful = readFigure('nodes.either.degraded', run);
    expect(readFigure('nodes.db.completed', run)).toBeGreaterThan(300);
    expect(useful).toBeGreaterThan(0);
    expect(claimValue(claims['other-way'], seed)).toBeGreaterThan(0.95);
  }
});
