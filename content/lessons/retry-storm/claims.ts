import type { FigureRead } from '@/content/figures';
import type { Claim } from '@/content/lesson-types';
import { lostShare, meanOf, measured } from '@/content/measured';
import * as scenarios from './scenarios';

const share = (absolute: number) => ({ unit: 'ratio', tolerance: { absolute } }) as const;
const count = (relative: number, digits = 2) => ({ unit: 'count', digits, tolerance: { relative } }) as const;
const rps = (relative: number) => ({ unit: 'rps', tolerance: { relative } }) as const;
const last = lostShare(70_000, 90_000);
const ready: FigureRead = { series: 'scaler.ready', fold: 'last' };

const storm = (read: FigureRead, more: Pick<Claim, 'unit' | 'tolerance' | 'digits'>): Claim =>
  measured('storm', scenarios.storm, read, more);
const opening = {
  'storm-last': storm(last, share(0.03)),
  'storm-machines': storm(ready, count(0.01)),
  'storm-busy': storm(meanOf('scaler.metric', 60_000), share(0.03)),
  'storm-attempts': storm(meanOf('retry.attemptsRps', 70_000), rps(0.12)),
  'storm-late': storm('nodes.retry.lateAnswers', { ...count(0.15, 2) }),
  'storm-answer': storm(meanOf('app/a.latencyMs', 60_000), { unit: 'ms', tolerance: { relative: 0.15 } }),
  'storm-opened': storm('nodes.breaker.opened', { unit: 'count', tolerance: { absolute: 0.5 } }),
  'storm-dollars': storm('nodes.scaler.dollars', { unit: 'usd', digits: 2, tolerance: { relative: 0.08 } }),
};

const pushed = (scenario: scenarios.System, forMs: number, read: FigureRead = lostShare(50_000, 60_000)): Claim =>
  measured('two-states', scenario, read, { ...share(0.03), inputs: scenarios.slowFor(3, 10_000, 10_000 + forMs) });
const states = {
  'push-second': pushed(scenarios.twoStates, 1000),
  'push-three': pushed(scenarios.twoStates, 3000),
  'push-at-twelve': pushed(scenarios.atRate(12), 10_000),
  'push-at-eight': pushed(scenarios.atRate(8), 10_000),
};

const cold = (scenario: scenarios.System, read: FigureRead, more: Pick<Claim, 'unit' | 'tolerance' | 'digits'>): Claim =>
  measured('cold', scenario, read, more);
const floored = scenarios.withFloor(scenarios.seeing, 3);
const coldState = {
  'cold-last': cold(scenarios.seeing, last, share(0.07)),
  'cold-machines': cold(scenarios.seeing, ready, count(0.01)),
  'cold-busy': cold(scenarios.seeing, meanOf('scaler.metric', 60_000), share(0.07)),
  'cold-dollars': cold(scenarios.seeing, 'nodes.scaler.dollars', { unit: 'usd', digits: 2, tolerance: { relative: 0.1 } }),
  'cold-opened': cold(scenarios.seeing, 'nodes.breaker.opened', { unit: 'count', tolerance: { absolute: 1.5 } }),
  'cold-floor': cold(floored, last, share(0.02)),
};

const after = lostShare(75_000, 90_000);
const done = (action: keyof typeof scenarios.actions, scenario = scenarios.stuck): Claim =>
  measured('way-out', scenario, after, { ...share(0.02), inputs: scenarios.actions[action] });
const ways = {
  'out-retries': done('retries-off'),
  'out-shed': done('shed'),
  'out-restart': done('restart'),
  'out-cold': done('restart', scenarios.coldStuck),
  'out-cold-shed': done('restart-and-shed', scenarios.coldStuck),
  'line-at-forty': measured(
    'way-out',
    scenarios.stuck,
    { sum: ['a', 'b', 'c'].map((id) => meanOf(`app/${id}.queued`, 39_000, 40_000)) },
    count(0.2),
  ),
};

export const claims = { ...opening, ...states, ...coldState, ...ways } satisfies Record<string, Claim>;
