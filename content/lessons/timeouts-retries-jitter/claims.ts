import type { FigureRead } from '@/content/figures';
import type { Claim } from '@/content/lesson-types';
import { failedOfAll, lostShare, meanOf, measured } from '@/content/measured';
import { backoffs, budgets, set } from './labs';
import * as scenarios from './scenarios';

const { pauseInputs, using } = scenarios;
const share = (absolute: number) => ({ unit: 'ratio', tolerance: { absolute } }) as const;
const ms = (relative: number) => ({ unit: 'ms', tolerance: { relative } }) as const;
const factor = (relative: number) => ({ unit: 'factor', tolerance: { relative } }) as const;
const times = (relative: number) => ({ unit: 'count', digits: 2, tolerance: { relative } }) as const;
const p99 = 'latencyMs.p99';

const last = lostShare(40_000, 60_000);
const paused = (retry: object, read: FigureRead, more: Pick<Claim, 'unit' | 'tolerance' | 'digits'>): Claim =>
  measured('pause', using(scenarios.opening, 'retry', { ...retry }), read, { ...more, inputs: pauseInputs });

const opening = {
  'pause-last': paused({}, last, share(0.05)),
  'pause-attempts': paused({}, meanOf('retry.attemptsRps', 40_000), { unit: 'rps', tolerance: { relative: 0.12 } }),
  'pause-busy': paused({}, meanOf('app/a.utilization', 40_000), { ...share(0.02), digits: 3 }),
  'pause-late': paused({}, 'nodes.retry.lateAnswers', { unit: 'count', digits: 1, tolerance: { relative: 0.25 } }),
  'pause-once': paused({ maxAttempts: 1 }, last, share(0.01)),
};

const waitingFor = (
  timeoutMs: number,
  read: FigureRead,
  more: Pick<Claim, 'unit' | 'tolerance' | 'digits'>,
  isHung = false,
): Claim =>
  measured('timeouts', using(scenarios.waitingFor, 'caller', { timeoutMs }), read, {
    ...more,
    ...(isHung && { inputs: scenarios.hang }),
  });
const most: FigureRead = { series: 'inFlight', fold: 'max' };

const timeouts = {
  'healthy-p50': waitingFor(30_000, 'latencyMs.p50', ms(0.05)),
  'healthy-p99': waitingFor(30_000, p99, { ...ms(0.15), digits: 1 }),
  'wait-200': waitingFor(200, failedOfAll, share(0.02)),
  'wait-500': waitingFor(500, failedOfAll, share(0.007)),
  'wait-1000': waitingFor(1000, failedOfAll, { ...share(0.0015), digits: 1 }),
  'held-1000': waitingFor(1000, most, { unit: 'count', digits: 1, tolerance: { relative: 0.2 } }, true),
  'held-30000': waitingFor(30_000, most, { unit: 'count', digits: 2, tolerance: { relative: 0.1 } }, true),
};

const flaky = (maxAttempts: number, read: FigureRead, more: Pick<Claim, 'unit' | 'tolerance' | 'digits'>): Claim =>
  measured('flaky', using(scenarios.flaky, 'retry', { maxAttempts }), read, more);
const retries = {
  'flaky-once': flaky(1, failedOfAll, share(0.015)),
  'flaky-twice': flaky(2, failedOfAll, { ...share(0.005), digits: 1 }),
  'flaky-thrice': flaky(3, failedOfAll, { ...share(0.002), digits: 1 }),
  'flaky-load': flaky(3, 'nodes.retry.amplification', { ...factor(0.03), digits: 3 }),
};

const tiers = {
  'tiers-queries': measured('tiers', scenarios.tiers, meanOf('db/a.throughputRps', 20_000), {
    unit: 'rps',
    tolerance: { relative: 0.02 },
    inputs: scenarios.databaseFails,
  }),
  'tiers-one': measured(
    'tiers',
    using(using(scenarios.tiers, 'page', { maxAttempts: 1 }), 'api', { maxAttempts: 1 }),
    meanOf('db/a.throughputRps', 20_000),
    { unit: 'rps', tolerance: { relative: 0.02 }, inputs: scenarios.databaseFails },
  ),
};

const herd = (backoff: object, read: FigureRead, more: Pick<Claim, 'unit' | 'tolerance' | 'digits'>): Claim =>
  measured('herd', scenarios.herd, read, { ...more, inputs: [set('retry', 'backoff', backoff)] });
const attempts = 'nodes.retry.amplification';
const herds = {
  'herd-lost': herd(backoffs.none, failedOfAll, share(0.07)),
  'herd-attempts': herd(backoffs.none, attempts, times(0.06)),
  'herd-full-lost': herd(backoffs.full, failedOfAll, share(0.01)),
  'herd-full-attempts': herd(backoffs.full, attempts, times(0.06)),
  'herd-decorrelated-attempts': herd(backoffs.decorrelated, attempts, times(0.07)),
};

const mending = (retry: object, app: object = {}) => using(using(scenarios.mending, 'retry', { ...retry }), 'app', { ...app });
const mended = (retry: object, app?: object): Claim => measured('budget', mending(retry, app), last, share(0.04));
const cures = {
  'mend-backoff': mended({ backoff: { kind: 'exponential', baseMs: 500, jitter: 'full' } }),
  'mend-two': mended({ maxAttempts: 2 }),
  'mend-budget': mended({ budget: budgets.share }),
  'mend-reserve': mended({ budget: budgets.withReserve }),
  'mend-reserve-attempts': measured('budget', mending({ budget: budgets.withReserve }), meanOf('retry.attemptsRps', 40_000), {
    unit: 'rps',
    tolerance: { relative: 0.1 },
  }),
  'mend-throttle': mended({ budget: budgets.throttle }),
  'mend-short-line': mended({}, { queueLimit: 8 }),
};

const risky = 'nodes.retry.riskyRetries';
const hedgeHalves: Claim = {
  runs: { with: { scenario: using(scenarios.backup, 'hedge', { maxShare: 0.1 }) }, without: { scenario: scenarios.backup } },
  read: (figure) => figure(p99, 'with') / figure(p99, 'without'),
  ...share(0.1),
};
const others = {
  'pay-twice': measured('payments', scenarios.payments, risky, { unit: 'count', tolerance: { absolute: 15 } }),
  'pay-failed': measured(
    'payments',
    using(scenarios.payments, 'retry', { retryNonIdempotent: false }),
    failedOfAll,
    share(0.008),
  ),
  'hedge-without': measured('backup', scenarios.backup, p99, ms(0.2)),
  'hedge-with': measured('backup', using(scenarios.backup, 'hedge', { maxShare: 0.1 }), p99, ms(0.12)),
  'hedge-halves': hedgeHalves,
  'hedge-load': measured('backup', using(scenarios.backup, 'hedge', { maxShare: 0.1 }), 'nodes.hedge.amplification', {
    ...factor(0.02),
    digits: 3,
  }),
  'deadline-without': measured('deadlines', scenarios.deadlines, lostShare(20_000, 30_000), share(0.1)),
  'deadline-with': measured(
    'deadlines',
    using(scenarios.deadlines, 'gate', { propagateDeadline: true }),
    lostShare(20_000, 30_000),
    share(0.12),
  ),
};

export const claims = { ...opening, ...timeouts, ...retries, ...tiers, ...herds, ...cures, ...others } satisfies Record<
  string,
  Claim
>;
