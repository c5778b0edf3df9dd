import type { FigureRead } from '@/content/figures';
import type { Claim } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { set, windowed } from './labs';
import { failedOf } from './predictions';
import * as scenarios from './scenarios';

type More = Pick<Claim, 'unit' | 'tolerance' | 'digits'> & { readonly inputs?: readonly ScenarioEvent[] };

const measured = (lab: string, scenario: unknown, read: Claim['read'], { inputs, ...rest }: More): Claim => ({
  lab,
  read,
  runs: { run: { scenario, ...(inputs && { inputs }) } },
  ...rest,
});

const share = (absolute: number) => ({ unit: 'ratio', tolerance: { absolute } }) as const;
/** Arrivals are recorded, so that every seed gives the same run. */
const exactly = { unit: 'count', tolerance: { absolute: 0 } } as const;
const ms = (relative: number) => ({ unit: 'ms', tolerance: { relative } }) as const;

const passed: FigureRead = 'nodes.gate.completed';
const refused: FigureRead = { divide: ['nodes.gate.rejected', 'nodes.gate.arrived'] };

const opening = {
  'opening-people': measured('unprotected', scenarios.unprotected, failedOf('people', 15_000, 60_000), share(0.12)),
  'opening-busy': measured(
    'unprotected',
    scenarios.unprotected,
    { series: 'db/1.utilization', fold: 'mean', fromMs: 15_000 },
    share(0.03),
  ),
  'opening-taken': measured(
    'unprotected',
    scenarios.unprotected,
    (figure) => {
      const answered = (id: string) => figure({ series: `${id}.goodputRps`, fold: 'mean', fromMs: 15_000 });
      return answered('script') / (answered('script') + answered('people'));
    },
    share(0.06),
  ),
};

/** How many passed in the five seconds after the first of the ten came. */
const inFiveSeconds: Claim['read'] = (figure) => 5 * figure({ series: 'gate.passedRps', fold: 'mean', fromMs: 4000, toMs: 9000 });

const windows = {
  'edge-fixed': measured('edge', scenarios.edge, passed, exactly),
  'edge-log': measured('edge', scenarios.edge, passed, { ...exactly, inputs: windowed('sliding-window-log') }),
  'edge-counter': measured('edge', scenarios.edge, passed, { ...exactly, inputs: windowed('sliding-window-counter') }),
  'guess-log': measured('guess', scenarios.guess, inFiveSeconds, { ...exactly, tolerance: { absolute: 0.01 }, digits: 3 }),
  'guess-counter': measured('guess', scenarios.guess, inFiveSeconds, {
    ...exactly,
    tolerance: { absolute: 0.01 },
    digits: 3,
    inputs: windowed('sliding-window-counter'),
  }),
};

const room = (capacity: number) => set('gate', 'algorithm.capacity', capacity);
export const flood = set('users', 'arrivals', { kind: 'constant', rateRps: 20 });

const buckets = {
  'pages-one': measured('pages', scenarios.pages, refused, share(0)),
  'pages-six': measured('pages', scenarios.pages, refused, { ...share(0), inputs: [room(6)] }),
  'pages-flood': measured('pages', scenarios.pages, passed, { ...exactly, inputs: [room(6), flood] }),
};

const held = scenarios.limitedBy(scenarios.batches, {
  kind: 'leaky-bucket',
  capacity: 9,
  drainPerSecond: 4,
  delayAfter: 0,
});
const shaping = {
  'batch-line': measured('batches', scenarios.batches, 'nodes.db.queueMax', exactly),
  'batch-mean': measured('batches', scenarios.batches, 'latencyMs.mean', ms(0.01)),
  'held-line': measured('batches', held, 'nodes.db.queueMax', exactly),
  'held-mean': measured('batches', held, 'latencyMs.mean', ms(0.01)),
};

export const small = { kind: 'token-bucket', capacity: 6, refillPerSecond: 2 } as const;
const each = scenarios.limitedBy(scenarios.whose, small, 'key');
const whose = {
  'whose-all': measured('whose', scenarios.whose, failedOf('people', 15_000, 60_000), share(0.13)),
  'whose-each': measured('whose', each, failedOf('people', 15_000, 60_000), { ...share(0.02), digits: 1 }),
  'whose-script': measured('whose', each, failedOf('script', 15_000, 60_000), share(0.04)),
  'whose-office': measured('whose', each, failedOf('people', 15_000, 60_000), {
    ...share(0.12),
    inputs: [set('people', 'keys.count', 1)],
  }),
};

const jittered = { inputs: [set('retry', 'backoff.jitter', 'additive')] };
const returning = {
  'herd-attempts': measured('come-back', scenarios.comeBack, 'nodes.gate.arrived', exactly),
  'herd-lost': measured('come-back', scenarios.comeBack, 'requests.failed', exactly),
  'jitter-attempts': measured('come-back', scenarios.comeBack, 'nodes.gate.arrived', {
    unit: 'count',
    tolerance: { relative: 0.15 },
    ...jittered,
  }),
  'jitter-lost': measured('come-back', scenarios.comeBack, 'requests.failed', { ...exactly, ...jittered }),
};

export const claims = { ...opening, ...windows, ...buckets, ...shaping, ...whose, ...returning } satisfies Record<string, Claim>;
