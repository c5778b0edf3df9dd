import type { FigureRead } from '@/content/figures';
import type { Claim } from '@/content/lesson-types';
import type { BalancerId } from '@/engine/balancers/registry';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { failedShare, slowDown } from './predictions';
import * as scenarios from './scenarios';

type System = Parameters<typeof scenarios.using>[0];

/** One figure of one run. */
const measured = (
  lab: string,
  scenario: unknown,
  read: FigureRead,
  more: Pick<Claim, 'unit' | 'tolerance'> & {
    readonly digits?: number;
    readonly inputs?: readonly ScenarioEvent[];
    readonly forMs?: number;
  },
): Claim => {
  const { inputs, forMs, ...rest } = more;
  return { lab, read, runs: { run: { scenario, ...(inputs && { inputs }), ...(forMs && { forMs }) } }, ...rest };
};

/** How many times larger a figure is with one algorithm than with another, on the same arrivals. */
const timesAs = (lab: string, scenario: System, read: FigureRead, large: BalancerId, small: BalancerId): Claim => ({
  lab,
  runs: { large: { scenario: scenarios.using(scenario, large) }, small: { scenario: scenarios.using(scenario, small) } },
  read: (figure) => figure(read, 'large') / figure(read, 'small'),
  unit: 'factor',
  tolerance: { factor: 1.45 },
});

const mean = 'latencyMs.mean';
const p99 = 'latencyMs.p99';
const failed: FigureRead = { divide: ['requests.failed', 'requests.offered'] };
const shareOf = (backend: string): FigureRead => ({ divide: [`nodes.app.backends.${backend}.arrived`, 'requests.offered'] });
const ms = (relative: number) => ({ unit: 'ms', tolerance: { relative } }) as const;
const share = (absolute: number) => ({ unit: 'ratio', tolerance: { absolute } }) as const;
const { using } = scenarios;

const opening = {
  'opening-failed': measured('one-slow', scenarios.oneSlow, failedShare(20_000, 40_000), { ...share(0.06), inputs: slowDown }),
  'opening-idle': measured(
    'one-slow',
    scenarios.oneSlow,
    { minus: [1, { series: 'app/a.utilization', fold: 'mean', fromMs: 20_000 }] },
    { ...share(0.18), inputs: slowDown },
  ),
  'opening-served': measured(
    'one-slow',
    scenarios.oneSlow,
    { series: 'app/c.throughputRps', fold: 'mean', fromMs: 20_000 },
    { unit: 'rps', tolerance: { relative: 0.25 }, inputs: slowDown },
  ),
  'opening-line': measured(
    'one-slow',
    scenarios.oneSlow,
    { series: 'app/c.queued', fold: 'last' },
    { unit: 'count', digits: 2, tolerance: { factor: 1.7 }, inputs: slowDown },
  ),
  'opening-counted': measured('one-slow', using(scenarios.oneSlow, 'least-connections'), failedShare(20_000, 40_000), {
    ...share(0.01),
    inputs: slowDown,
  }),
};

const equal = {
  'equal-random': measured('equal', scenarios.allEqual, mean, ms(0.2)),
  'equal-random-wait': measured('equal', scenarios.allEqual, { minus: [mean, 300] }, ms(0.5)),
  'equal-turns': measured('equal', using(scenarios.allEqual, 'round-robin'), mean, ms(0.1)),
  'equal-counted': measured('equal', using(scenarios.allEqual, 'least-connections'), mean, ms(0.1)),
  'equal-long-run': {
    lab: 'equal',
    runs: { run: { scenario: scenarios.allEqual, forMs: 600_000 } },
    read: (figure) => Math.max(...['a', 'b', 'c', 'd'].map((backend) => Math.abs(figure(shareOf(backend)) * 4 - 1))),
    unit: 'ratio',
    digits: 1,
    tolerance: { absolute: 0.05 },
  } satisfies Claim,
};

const weights = {
  'weighted-turns': measured('weighted', scenarios.weighted, mean, ms(0.02)),
  'weighted-plain': measured('weighted', using(scenarios.weighted, 'round-robin'), mean, ms(0.02)),
};

const counts = {
  'pages-turns': measured('short-and-long', scenarios.shortAndLong, mean, ms(0.3)),
  'pages-counted': measured('short-and-long', using(scenarios.shortAndLong, 'least-connections'), mean, ms(0.2)),
  'pages-turns-p95': measured('short-and-long', scenarios.shortAndLong, 'latencyMs.p95', ms(0.4)),
  'pages-counted-p95': measured('short-and-long', using(scenarios.shortAndLong, 'least-connections'), 'latencyMs.p95', ms(0.08)),
};

const two = {
  'crowded-random': measured('two-choices', scenarios.crowded, mean, ms(0.25)),
  'crowded-turns': measured('two-choices', using(scenarios.crowded, 'round-robin'), mean, ms(0.3)),
  'crowded-two': measured('two-choices', using(scenarios.crowded, 'power-of-two-choices'), mean, ms(0.35)),
  'crowded-three': measured(
    'two-choices',
    using(scenarios.crowded, { kind: 'power-of-two-choices', choices: 3 }),
    mean,
    ms(0.35),
  ),
  'crowded-all': measured('two-choices', using(scenarios.crowded, 'least-connections'), mean, ms(0.35)),
  'crowded-gain': timesAs('two-choices', scenarios.crowded, mean, 'random', 'power-of-two-choices'),
  'crowded-two-p99': measured('two-choices', using(scenarios.crowded, 'power-of-two-choices'), p99, ms(0.4)),
  'crowded-random-p99': measured('two-choices', scenarios.crowded, p99, { unit: 'ms', tolerance: { factor: 1.8 } }),
};

/** Second 20: b loses power. From then on, what share of all requests fails? */
export const kill: readonly ScenarioEvent[] = [{ atMs: 20_000, do: 'kill', target: 'app/b' }];
const hole = (algorithm: BalancerId, absolute: number): Claim =>
  measured('black-hole', using(scenarios.blackHole, algorithm), failedShare(22_000, 60_000), {
    ...share(absolute),
    inputs: kill,
  });

const holes = {
  'hole-turns': hole('round-robin', 0.02),
  'hole-counted': hole('least-connections', 0.05),
  'hole-two': hole('power-of-two-choices', 0.06),
  'hole-timed': hole('least-response-time', 0.1),
};

const offices = (count: number): readonly ScenarioEvent[] => [
  { atMs: 0, do: 'set', target: 'users', knob: 'keys', value: { kind: 'addresses', count } },
];
const stickiness = {
  'sticky-hot': measured('sticky', scenarios.sticky, shareOf('c'), share(0.05)),
  'sticky-cold': measured('sticky', scenarios.sticky, shareOf('a'), share(0.03)),
  'sticky-failed': measured('sticky', scenarios.sticky, failed, share(0.2)),
  'sticky-free': measured('sticky', using(scenarios.sticky, 'round-robin'), failed, share(0.01)),
  'sticky-many': measured('sticky', scenarios.sticky, failed, { ...share(0.01), inputs: offices(200) }),
  'sticky-many-p99': measured('sticky', scenarios.sticky, p99, { ...ms(0.25), inputs: offices(200) }),
  'sticky-free-p99': measured('sticky', using(scenarios.sticky, 'round-robin'), p99, ms(0.2)),
};

const herd = (algorithm: BalancerId, read: FigureRead, relative: number, count?: number): Claim =>
  measured('herd', scenarios.inStep(algorithm, count), read, ms(relative));
const herds = {
  'alone-turns': herd('round-robin', mean, 0.05, 1),
  'herd-turns': herd('round-robin', mean, 0.1),
  'herd-random': herd('random', mean, 0.1),
  'herd-counted-p99': herd('least-connections', p99, 0.2),
  'herd-two': herd('power-of-two-choices', mean, 0.1),
  'herd-two-p99': herd('power-of-two-choices', p99, 0.2),
};

const generations = {
  'generations-failed': measured('four-generations', scenarios.fourGenerations, failed, share(0.05)),
};

export const claims = {
  ...opening,
  ...equal,
  ...weights,
  ...counts,
  ...two,
  ...holes,
  ...stickiness,
  ...herds,
  ...generations,
} satisfies Record<string, Claim>;
