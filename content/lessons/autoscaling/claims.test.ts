import { expect, test } from 'vitest';
import { claimValue, runFigures } from '@/content/computed';
import { isMet, readFigure } from '@/content/figures';
import { lostShare } from '@/content/measured';
import { parseScenario } from '@/engine/scenario/parse';
import { createRun } from '@/engine/scenario/run';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { challenges } from './challenge';
import { claims } from './claims';
import { rule, turn } from './labs';
import { moves, refused } from './predictions';
import * as scenarios from './scenarios';

/** What the words say beyond single numbers: orders and bounds. Every one on seeds that nobody chose. */
const seeds = [11, 12, 13, 14];
const of = (id: keyof typeof claims, seed: number) => claimValue(claims[id], seed);
const { EACH, PATIENCE_MS, firstRule, fixed, tracking } = scenarios;

const { goals, solution, biggerBox } = challenges['through-the-day'];
const inTheDay = (inputs: readonly ScenarioEvent[], seed: number) => runFigures({ scenario: scenarios.day, inputs }, seed);
const isWon = (inputs: readonly ScenarioEvent[], seed: number): boolean =>
  goals.every((goal) => isMet(goal, readFigure(goal.read, inTheDay(inputs, seed))));

test.each([
  ['untouched', []],
  ['never fewer than eight', biggerBox],
  ['never fewer than seven', [turn('algorithm.minReplicas', 7)]],
  ['no pause', [rule(tracking(EACH, 0.5, 0))]],
  ['no headroom', [rule(tracking(EACH, 0.8, PATIENCE_MS))]],
] as const)('the challenge is lost: %s', (_name, inputs) => {
  expect(seeds.filter((seed) => isWon(inputs, seed))).toEqual([]);
});

test('the challenge is won: in proportion, on requests, with room and patience', () => {
  expect(seeds.filter((seed) => !isWon(solution, seed))).toEqual([]);
});

test('the challenge can be won knob by knob, as a page turns them', () => {
  const turned = [
    turn('algorithm', 'target-tracking'),
    turn('algorithm.metric', EACH),
    turn('algorithm.target', 0.5),
    turn('algorithm.scaleOutCooldownMs', PATIENCE_MS),
    turn('algorithm.minReplicas', 3),
  ];
  expect(seeds.filter((seed) => !isWon(turned, seed))).toEqual([]);
});

test('watching the CPU needs more waves than watching requests, watching the line is worst', () => {
  for (const seed of seeds) {
    expect(of('metric-cpu', seed)).toBeGreaterThan(of('metric-requests', seed) * 1.5);
    expect(of('metric-requests-refused', seed)).toBeLessThan(of('metric-cpu-refused', seed));
    expect(of('metric-line-refused', seed)).toBeGreaterThan(2 * of('metric-cpu-refused', seed));
  }
});

test('remembering the last crest refuses less, moves less and costs more', () => {
  for (const seed of seeds) {
    expect(of('waves-kept-refused', seed)).toBeLessThan(of('waves-refused', seed) / 4);
    expect(of('waves-kept-moves', seed)).toBeLessThan(of('waves-moves', seed) / 2);
    expect(of('waves-kept-hours', seed)).toBeGreaterThan(of('waves-hours', seed));
  }
});

test('waves: a look every second moves no less, a minute remembered halves it, five lose next to nobody after the first wave', () => {
  const { scaler } = scenarios.waves.nodes;
  const restless = {
    ...scenarios.waves,
    nodes: { ...scenarios.waves.nodes, scaler: { ...scaler, syncPeriodMs: scenarios.SECOND } },
  };
  const remembering = (minutes: number, seed: number) =>
    runFigures(
      { scenario: scenarios.waves, inputs: [turn('algorithm.downscaleStabilizationMs', minutes * scenarios.MINUTE)] },
      seed,
    );
  for (const seed of seeds) {
    const asItWas = remembering(0, seed);
    const quick = runFigures({ scenario: restless }, seed);
    expect(readFigure(moves, quick)).toBeGreaterThanOrEqual(readFigure(moves, asItWas));
    const aMinute = readFigure(refused, remembering(1, seed));
    expect(aMinute).toBeGreaterThan(0.07);
    expect(aMinute).toBeLessThan(0.15);
    expect(readFigure(lostShare(4 * scenarios.MINUTE, 24 * scenarios.MINUTE), remembering(5, seed))).toBeLessThan(0.005);
  }
});

test('the day: room, a quick start and a floor each lower what is refused', () => {
  for (const seed of seeds) {
    expect(of('day-low-refused', seed)).toBeLessThanOrEqual(of('day-refused', seed));
    expect(of('day-quick', seed)).toBeLessThanOrEqual(of('day-refused', seed));
    expect(of('day-slow', seed)).toBeGreaterThan(of('day-refused', seed));
    expect(of('day-one', seed)).toBeGreaterThan(of('day-refused', seed));
    expect(of('day-one-hours', seed)).toBeLessThan(of('day-hours', seed));
  }
});

test('twelve refuse nobody; the first rule hardly beats four; a timetable is cheap, quiet and on time', () => {
  for (const seed of seeds) {
    const share = (algorithm: unknown) => readFigure(refused, inTheDay([rule(algorithm)], seed));
    expect(share(fixed(12))).toBe(0);
    expect(share(firstRule)).toBeGreaterThan(0.6 * share(fixed(4)));
    const timetable = inTheDay([rule(scenarios.timetable)], seed);
    expect(readFigure(refused, timetable)).toBe(0);
    expect(readFigure(moves, timetable)).toBeLessThanOrEqual(4);
    expect(readFigure('nodes.scaler.instanceHours', timetable)).toBeLessThan(
      readFigure('nodes.scaler.instanceHours', inTheDay([rule(tracking(EACH, 0.5, PATIENCE_MS))], seed)),
    );
    const restless = inTheDay([rule(tracking(EACH, 0.5, 0))], seed);
    expect(readFigure(moves, restless)).toBeGreaterThan(
      1.4 * readFigure(moves, inTheDay([rule(tracking(EACH, 0.5, PATIENCE_MS))], seed)),
    );
  }
});

test('the table of waits adds up to the first pair', () => {
  const run = createRun(parseScenario(scenarios.news), { forMs: 12 * scenarios.MINUTE, spans: false });
  run.finish();
  const asked = run.recording().facts.filter(({ type, to }) => type === 'instance.transitioned' && to === 'pending');
  const ready = run.recording().facts.filter(({ type, to }) => type === 'instance.transitioned' && to === 'ready');
  expect(ready[0]!.atMs - asked[0]!.atMs).toBe(2 * scenarios.MINUTE);
  const jumpMs = 3 * scenarios.MINUTE;
  expect(asked[0]!.atMs - jumpMs).toBeGreaterThan(5 * scenarios.MINUTE);
  // the first look past the line, five minutes, and two more looks at most
  expect(asked[0]!.atMs - jumpMs).toBeLessThanOrEqual(5.75 * scenarios.MINUTE);
});
