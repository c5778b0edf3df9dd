import { expect, test } from 'vitest';
import { judge } from '@/content/challenge';
import { claimValue, runFigures } from '@/content/computed';
import { readFigure } from '@/content/figures';
import { failedOfAll, lostShare } from '@/content/measured';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { challenges } from './challenge';
import { claims } from './claims';
import { backoffs, budgets, set } from './labs';
import * as scenarios from './scenarios';

/** What the words say beyond single numbers: orders, bounds, what wins and what loses. On seeds that nobody chose. */
const seeds = [11, 12, 13];

const challenge = challenges['come-back'];
const isWon = (inputs: readonly ScenarioEvent[], seed: number): boolean =>
  judge(challenge, runFigures({ scenario: scenarios.comeBack, inputs }, seed), scenarios.comeBack, inputs).isWon;

test.each([
  ['untouched', []],
  ['half as fast again', challenge.biggerBox],
  ['one attempt: every error is shown', [set('retry', 'maxAttempts', 1)]],
  ['two attempts', [set('retry', 'maxAttempts', 2)]],
  ['long backoff', [set('retry', 'backoff', { kind: 'exponential', baseMs: 5000, jitter: 'full' })]],
  ['a budget with too large a reserve', [set('retry', 'budget', budgets.withReserve)]],
] as const)('the challenge is lost: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => isWon(inputs, seed))).toEqual([]);
});

test.each([
  ['a budget of a fifth', challenge.solution],
  ['a budget of a tenth', [set('retry', 'budget', { ...budgets.share, percentCanRetry: 0.1 })]],
  ['throttling by outcomes', [set('retry', 'budget', budgets.throttle)]],
] as const)('the challenge is won: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => !isWon(inputs, seed))).toEqual([]);
});

test.each([
  [7.5, true],
  [5.5, false],
])('once stuck, the opening at %d a second stays stuck: %s; capacity over attempts is 6.7', (rateRps, isStuck) => {
  const inputs: ScenarioEvent[] = [
    ...scenarios.pauseInputs,
    { atMs: 30_000, do: 'set', target: 'users', knob: 'arrivals.rateRps', value: rateRps },
  ];
  for (const seed of seeds) {
    const run = runFigures({ scenario: scenarios.opening, inputs, forMs: 600_000 }, seed);
    const lost = readFigure(lostShare(560_000, 600_000), run);
    if (isStuck) expect(lost).toBeGreaterThan(0.95);
    else expect(lost).toBeLessThan(0.01);
  }
});

test('dice: everyone is served; decorrelated asks least, equal less than full; full serves half sooner, its last later', () => {
  const figure = (backoff: keyof typeof backoffs, read: Parameters<typeof readFigure>[0], seed: number) =>
    readFigure(read, runFigures({ scenario: scenarios.herd, inputs: [set('retry', 'backoff', backoffs[backoff])] }, seed));
  for (const seed of seeds) {
    for (const kind of ['equal', 'full', 'decorrelated', 'secondsPlus'] as const) expect(figure(kind, failedOfAll, seed)).toBe(0);
    const attempts = (kind: keyof typeof backoffs) => figure(kind, 'nodes.retry.amplification', seed);
    expect(attempts('decorrelated')).toBeLessThan(attempts('equal'));
    expect(attempts('equal')).toBeLessThan(attempts('full'));
    expect(attempts('full')).toBeLessThan(attempts('none'));
    expect(figure('full', 'latencyMs.p50', seed)).toBeLessThan(figure('equal', 'latencyMs.p50', seed));
    expect(figure('full', 'latencyMs.p99', seed)).toBeGreaterThan(figure('equal', 'latencyMs.p99', seed));
  }
});

test('payments are done twice only where that is allowed', () => {
  const kept = scenarios.using(scenarios.payments, 'retry', { retryNonIdempotent: false });
  for (const seed of seeds) {
    expect(claimValue(claims['pay-twice'], seed)).toBeGreaterThan(5);
    expect(readFigure('nodes.retry.riskyRetries', runFigures({ scenario: kept }, seed))).toBe(0);
  }
});
