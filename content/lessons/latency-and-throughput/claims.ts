import type { FigureRead } from '@/content/figures';
import type { Claim } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { set } from './labs';
import * as scenarios from './scenarios';

/** One figure of one run. */
const measured = (
  scenario: unknown,
  read: FigureRead,
  more: Pick<Claim, 'unit' | 'tolerance' | 'lab'> & { readonly digits?: number; readonly inputs?: readonly ScenarioEvent[] },
): Claim => {
  const { inputs, ...rest } = more;
  return { read, runs: { run: { scenario, ...(inputs && { inputs }) } }, ...rest };
};

const ms = (factor: number) => ({ unit: 'ms', tolerance: { factor } }) as const;
const share = (absolute: number) => ({ unit: 'ratio', tolerance: { absolute } }) as const;
const mean = 'latencyMs.mean';

const nineteen = [set('users', 'arrivals.rateRps', 19)];
const inBusy = (read: FigureRead, factor: number) =>
  measured(scenarios.oneWorker, read, { ...ms(factor), lab: 'one-worker', inputs: nineteen });

const opening = {
  'half-mean': measured(scenarios.oneWorker, mean, { ...ms(1.1), lab: 'one-worker' }),
  'busy-mean': inBusy(mean, 1.6),
  'busy-idle': measured(
    scenarios.oneWorker,
    { minus: [1, 'nodes.app.utilization'] },
    { unit: 'ratio', digits: 1, tolerance: { absolute: 0.02 }, lab: 'one-worker', inputs: nineteen },
  ),
  'busy-line': measured(scenarios.oneWorker, 'nodes.app.queueMax', {
    unit: 'count',
    tolerance: { factor: 1.8 },
    lab: 'one-worker',
    inputs: nineteen,
  }),
  'busy-p50': inBusy('latencyMs.p50', 1.6),
  'busy-p95': inBusy('latencyMs.p95', 1.8),
  'busy-p99': inBusy('latencyMs.p99', 1.8),
};

const little = {
  'little-counted': measured(
    scenarios.oneWorker,
    { sum: ['nodes.app.queueMean', 'nodes.app.utilization'] },
    { unit: 'count', digits: 3, tolerance: { factor: 1.6 }, lab: 'one-worker', inputs: nineteen },
  ),
  'little-product': {
    lab: 'one-worker',
    runs: { run: { scenario: scenarios.oneWorker, inputs: nineteen } },
    read: (figure) => (figure('throughputRps') * (figure(mean) - scenarios.TRAVEL_MS)) / 1000,
    unit: 'count',
    digits: 3,
    tolerance: { factor: 1.6 },
  } satisfies Claim,
};

const asked = (count: number, read: FigureRead) =>
  measured(scenarios.farPeople, read, {
    unit: read === mean ? 'ms' : 'rps',
    tolerance: { relative: 0.05 },
    lab: 'far-people',
    inputs: [set('users', 'arrivals.count', count)],
  });
const people = {
  'people-one': asked(1, 'throughputRps'),
  'people-eight': asked(8, 'throughputRps'),
  'people-eight-mean': asked(8, mean),
  'people-gain': {
    lab: 'far-people',
    runs: {
      eight: { scenario: scenarios.farPeople, inputs: [set('users', 'arrivals.count', 8)] },
      one: { scenario: scenarios.farPeople, inputs: [set('users', 'arrivals.count', 1)] },
    },
    read: (figure) => figure('throughputRps', 'eight') / figure('throughputRps', 'one'),
    unit: 'factor',
    tolerance: { relative: 0.05 },
  } satisfies Claim,
  'crowd-stay': {
    lab: 'far-people',
    runs: {
      all: { scenario: scenarios.farPeople, inputs: [set('users', 'arrivals.count', 32)] },
      half: { scenario: scenarios.farPeople },
    },
    read: (figure) => figure(mean, 'all') / figure(mean, 'half'),
    unit: 'factor',
    tolerance: { relative: 0.05 },
  } satisfies Claim,
  'people-all': asked(32, 'throughputRps'),
  'people-all-mean': asked(32, mean),
};

const variation = (factor: number, ...inputs: readonly ScenarioEvent[]) =>
  measured(scenarios.varied, mean, { ...ms(factor), lab: 'varied', inputs });
const constantWork = [set('app', 'serviceMs', { kind: 'constant', ms: 50 })];
const uncrowded = 50 + scenarios.TRAVEL_MS;
const variations = {
  'varied-halved': {
    lab: 'varied',
    runs: { constant: { scenario: scenarios.varied, inputs: constantWork }, random: { scenario: scenarios.varied } },
    read: (figure) => (figure(mean, 'constant') - uncrowded) / (figure(mean, 'random') - uncrowded),
    unit: 'ratio',
    tolerance: { factor: 1.3 },
  } satisfies Claim,
  'varied-mean': variation(1.3),
  'varied-none': variation(1.3, ...constantWork),
  'varied-more': variation(1.7, set('app', 'serviceMs.cv', 2)),
};

const rare = [set('app', 'serviceMs.longRatio', 0.005)];
const means = {
  'kinds-mean': measured(scenarios.twoKinds, mean, { ...ms(1.15), lab: 'two-kinds' }),
  'kinds-p50': measured(scenarios.twoKinds, 'latencyMs.p50', { ...ms(1.02), lab: 'two-kinds' }),
  'kinds-p99': measured(scenarios.twoKinds, 'latencyMs.p99', { ...ms(1.02), lab: 'two-kinds' }),
  'rare-p99': measured(scenarios.twoKinds, 'latencyMs.p99', { ...ms(1.02), lab: 'two-kinds', inputs: rare }),
  'rare-max': measured(scenarios.twoKinds, 'latencyMs.max', { ...ms(1.02), lab: 'two-kinds', inputs: rare }),
};

const gone: FigureRead = { divide: ['requests.failed', 'requests.offered'] };
const pages = {
  'part-slow': measured(scenarios.onePart, gone, share(0.01)),
  'page-slow': measured(scenarios.page, gone, { ...share(0.025), lab: 'page' }),
  'page-spare': measured(scenarios.page, gone, { ...share(0.006), digits: 1, lab: 'page', inputs: [set('page', 'need', 9)] }),
};

/** From second 20 to second 30 every request takes 500 times as long. */
const stalled: readonly ScenarioEvent[] = [
  { atMs: 20_000, do: 'slow', target: 'app', factor: 500 },
  { atMs: 30_000, do: 'slow', target: 'app', factor: 1 },
];
const stall = (arrivals: Readonly<Record<string, unknown>>, read: FigureRead) =>
  measured(scenarios.stall(arrivals), read, { ...ms(1.05), inputs: stalled });
const stalls = {
  'stall-tested': stall({ kind: 'users', count: 1, meanThinkMs: 0 }, 'latencyMs.p99'),
  'stall-lived': stall({ kind: 'constant', rateRps: 20 }, 'latencyMs.p99'),
};

export const claims = { ...opening, ...little, ...people, ...variations, ...means, ...pages, ...stalls } satisfies Record<
  string,
  Claim
>;
