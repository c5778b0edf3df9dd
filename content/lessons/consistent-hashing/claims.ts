import type { FigureRead } from '@/content/figures';
import type { Claim } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { leave, missed, paceOf } from './predictions';
import * as scenarios from './scenarios';

type More = Pick<Claim, 'unit' | 'tolerance' | 'digits'> & { readonly inputs?: readonly ScenarioEvent[] };
type System = Parameters<typeof scenarios.mappedBy>[0];

const measured = (lab: string, scenario: System, read: Claim['read'], { inputs, ...rest }: More): Claim => ({
  lab,
  read,
  runs: { run: { scenario, ...(inputs && { inputs }) } },
  ...rest,
});
const share = (absolute: number) => ({ unit: 'ratio', tolerance: { absolute } }) as const;

const ring = { kind: 'ring-hash' } as const;
const failedBetween = (fromMs: number, toMs: number): FigureRead => ({
  divide: [
    { series: 'failedRps', fold: 'mean', fromMs, toMs },
    { series: 'offeredRps', fold: 'mean', fromMs, toMs },
  ],
});

const onRing = scenarios.mappedBy(scenarios.growing, ring);
const growing = {
  'warm-misses': measured('growing', scenarios.growing, missed(35_000, 40_000), share(0.03)),
  'modulo-misses': measured('growing', scenarios.growing, missed(40_000, 42_000), share(0.06)),
  'modulo-failed': measured('growing', scenarios.growing, failedBetween(40_000, 50_000), share(0.1)),
  'ring-misses': measured('growing', onRing, missed(40_000, 42_000), share(0.07)),
  'ring-failed': measured('growing', onRing, failedBetween(40_000, 50_000), { ...share(0.001), digits: 1 }),
  'bounded-warm': measured(
    'growing',
    scenarios.mappedBy(scenarios.growing, { kind: 'bounded-load' }),
    missed(35_000, 40_000),
    share(0.06),
  ),
};

const backends = ['a', 'b', 'c', 'd', 'e'];
const shareOf = (backend: string): FigureRead => ({ divide: [`nodes.app.backends.${backend}.arrived`, 'nodes.app.arrived'] });
const most: Claim['read'] = (figure) => Math.max(...backends.map((backend) => figure(shareOf(backend))));
const points = (scenario: System, pointsPerWeight: number) =>
  scenarios.mappedBy(scenario, { kind: 'ring-hash', pointsPerWeight });

const shares = {
  'one-most': measured('shares', scenarios.shares, most, share(0.03)),
  'one-least': measured(
    'shares',
    scenarios.shares,
    (figure) => Math.min(...backends.map((backend) => figure(shareOf(backend)))),
    share(0.02),
  ),
  'one-failed': measured('shares', scenarios.shares, { divide: ['requests.failed', 'requests.offered'] }, share(0.1)),
  'ten-most': measured('shares', points(scenarios.shares, 10), most, share(0.03)),
  'many-most': measured('shares', points(scenarios.shares, 160), most, share(0.03)),
  'thousand-most': measured('shares', points(scenarios.shares, 1000), most, share(0.03)),
  'rendezvous-most': measured('shares', scenarios.mappedBy(scenarios.shares, { kind: 'rendezvous' }), most, share(0.03)),
  'maglev-most': measured('shares', scenarios.mappedBy(scenarios.shares, { kind: 'maglev' }), most, share(0.03)),
};

const rps = { unit: 'rps', digits: 2 } as const;
const many = points(scenarios.leaving, 160);
const leaving = {
  'next-before': measured('leaving', scenarios.leaving, paceOf('c', 5000, 15_000), {
    ...rps,
    tolerance: { absolute: 1.8 },
    inputs: leave,
  }),
  'next-after': measured('leaving', scenarios.leaving, paceOf('c', 18_000), {
    ...rps,
    tolerance: { absolute: 4 },
    inputs: leave,
  }),
  'spread-most': measured(
    'leaving',
    many,
    (figure) => Math.max(...['a', 'b', 'c', 'd'].map((id) => figure(paceOf(id, 18_000)) - figure(paceOf(id, 5000, 15_000)))),
    { ...rps, tolerance: { absolute: 3 }, inputs: leave },
  ),
};

const bounded = scenarios.mappedBy(scenarios.hotKey, { kind: 'bounded-load' });
const failed: FigureRead = { divide: ['requests.failed', 'requests.offered'] };
const hot = {
  'hot-most': measured('hot-key', scenarios.hotKey, most, share(0.03)),
  'hot-failed': measured('hot-key', scenarios.hotKey, failed, share(0.12)),
  'bound-most': measured('hot-key', bounded, most, share(0.02)),
  'bound-failed': measured('hot-key', bounded, failed, { ...share(0.001), digits: 1 }),
};

export const claims = { ...growing, ...shares, ...leaving, ...hot } satisfies Record<string, Claim>;
