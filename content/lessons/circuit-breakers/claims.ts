import type { FigureRead } from '@/content/figures';
import type { Claim } from '@/content/lesson-types';
import { failedOfAll, lostShare, measured } from '@/content/measured';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { set } from './labs';
import * as scenarios from './scenarios';

const { using } = scenarios;
const share = (absolute: number) => ({ unit: 'ratio', tolerance: { absolute } }) as const;
const count = (relative: number, digits?: number) =>
  ({ unit: 'count', tolerance: { relative }, ...(digits !== undefined && { digits }) }) as const;
const ms = (relative: number) => ({ unit: 'ms', tolerance: { relative } }) as const;

const inTrouble = lostShare(25_000, 40_000);
const threadsUsed = (fromMs: number, toMs: number): FigureRead => ({ series: 'threads.inUse', fold: 'mean', fromMs, toMs });

const killed: readonly ScenarioEvent[] = [{ atMs: 20_000, do: 'kill', target: 'suggest/s' }];
const opening = {
  'calm-threads': measured('threads', scenarios.bare, threadsUsed(0, 20_000), {
    ...count(0.15),
    inputs: scenarios.slowSuggestions,
  }),
  'slow-failed': measured('threads', scenarios.bare, inTrouble, { ...share(0.04), inputs: scenarios.slowSuggestions }),
  'slow-threads': measured('threads', scenarios.bare, threadsUsed(25_000, 40_000), {
    ...count(0.02, 2),
    inputs: scenarios.slowSuggestions,
  }),
  'slow-need': measured(
    'threads',
    using(scenarios.bare, 'threads', {
      algorithm: { kind: 'semaphore', maxConcurrentCalls: 120, maxWaitMs: 10_000 },
    }),
    threadsUsed(25_000, 40_000),
    { ...count(0.12, 2), inputs: scenarios.slowSuggestions },
  ),
  'dead-threads': measured('threads', scenarios.bare, threadsUsed(25_000, 40_000), { ...count(0.25, 2), inputs: killed }),
};

const onSale = (inputs: readonly ScenarioEvent[], read: FigureRead, more: Pick<Claim, 'unit' | 'tolerance' | 'digits'>): Claim =>
  measured('sale', scenarios.sale, read, { ...more, inputs });
const noBreaker = set('breaker', 'failures', []);
const noFallback = set('extras', 'on', []);

const steps = {
  'sale-timeout': onSale([noBreaker, noFallback], inTrouble, share(0.05)),
  'sale-fallback': onSale([noBreaker], inTrouble, share(0.05)),
  'sale-breaker': onSale([], inTrouble, share(0.01)),
  'sale-degraded': onSale([], 'nodes.extras.degradedShare', share(0.05)),
};

const machine = {
  'machine-reached': measured('machine', scenarios.machine, 'requests.failed.error', {
    ...count(0.25, 2),
    inputs: scenarios.outage,
  }),
  'machine-refused': measured('machine', scenarios.machine, 'requests.failed.circuit-open', {
    ...count(0.12, 3),
    inputs: scenarios.outage,
  }),
  'row-reached': measured(
    'machine',
    using(scenarios.machine, 'breaker', { algorithm: scenarios.inARow }),
    'requests.failed.error',
    {
      ...count(0.45, 2),
      inputs: scenarios.outage,
    },
  ),
};

const slow = (algorithm: object, read: FigureRead, more: Pick<Claim, 'unit' | 'tolerance' | 'digits'>): Claim =>
  measured('slow-calls', using(scenarios.slowCalls, 'breaker', { algorithm }), read, { ...more, inputs: scenarios.slowness });
const triggers = {
  'slow-by-failures': slow(scenarios.quick, { series: 'latencyMs.p50', fold: 'mean', fromMs: 15_000, toMs: 40_000 }, ms(0.12)),
  'slow-by-slowness': slow(scenarios.bySlowness, 'requests.failed.circuit-open', { ...count(0.2, 2) }),
  'sample-failed': measured('small-sample', scenarios.smallSample, failedOfAll, share(0.17)),
  'sample-wide': measured(
    'small-sample',
    using(scenarios.smallSample, 'breaker', { algorithm: { ...scenarios.quick, waitDurationInOpenStateMs: 10_000 } }),
    failedOfAll,
    share(0.05),
  ),
};

const others = {
  'other-way': measured('two-answers', scenarios.twoAnswers, lostShare(20_000, 35_000), share(0.05)),
  'other-way-late': measured('two-answers', scenarios.twoAnswers, 'nodes.db.completed', { ...count(0.2, 2) }),
  'ready-made': measured('two-answers', scenarios.readyMade, lostShare(20_000, 35_000), share(0.01)),
  'partial-fifth': measured('partial', scenarios.partial, lostShare(20_000, 45_000), {
    ...share(0.05),
    inputs: scenarios.oneFails,
  }),
  'partial-half': measured(
    'partial',
    using(scenarios.partial, 'breaker', { algorithm: scenarios.quick }),
    lostShare(20_000, 45_000),
    { ...share(0.02), inputs: scenarios.oneFails },
  ),
  'hole-alone': measured(
    'partial',
    using(using(scenarios.partial, 'breaker', { failures: [] }), 'lb', { algorithm: { kind: 'least-connections' } }),
    lostShare(20_000, 45_000),
    { ...share(0.05), inputs: scenarios.oneDies },
  ),
  'partial-hole': measured(
    'partial',
    using(using(scenarios.partial, 'breaker', { algorithm: scenarios.quick }), 'lb', {
      algorithm: { kind: 'least-connections' },
    }),
    lostShare(20_000, 45_000),
    { ...share(0.08), inputs: scenarios.oneDies },
  ),
};

export const claims = { ...opening, ...steps, ...machine, ...triggers, ...others } satisfies Record<string, Claim>;
