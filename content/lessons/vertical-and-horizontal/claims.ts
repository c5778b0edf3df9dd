import type { FigureRead } from '@/content/figures';
import type { Claim } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { set } from './labs';
import { servedShare } from './predictions';
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

const failed: FigureRead = { divide: ['requests.failed', 'requests.offered'] };
const ms = (factor: number) => ({ unit: 'ms', tolerance: { factor } }) as const;
const share = (absolute: number) => ({ unit: 'ratio', tolerance: { absolute } }) as const;

/** Off for half a minute, of a minute and a half. */
const upgrade: readonly ScenarioEvent[] = [
  { atMs: 30_000, do: 'kill', target: 'app/box' },
  { atMs: 60_000, do: 'revive', target: 'app/box' },
];
const box = {
  'box-p99': measured(scenarios.oneBox, 'latencyMs.p99', { ...ms(1.2), lab: 'one-box' }),
  'box-failed': measured(scenarios.oneBox, failed, { ...share(0.03), lab: 'one-box', inputs: upgrade }),
};

export const loseOne: readonly ScenarioEvent[] = [{ atMs: 30_000, do: 'kill', target: 'app/c' }];
const four = {
  'four-p99': measured(scenarios.fourSmall, 'latencyMs.p99', { ...ms(2), lab: 'four-small' }),
  'four-end': measured(scenarios.fourSmall, servedShare(90_000, 120_000), {
    ...share(0.05),
    lab: 'four-small',
    inputs: loseOne,
  }),
  'four-calm': measured(scenarios.fourSmall, failed, {
    ...share(0.005),
    lab: 'four-small',
    inputs: [set('users', 'arrivals.rateRps', 48), ...loseOne],
  }),
};

/** One machine after another is drained, taken away, and replaced by one twice as large. */
const rolling: readonly ScenarioEvent[] = ['a', 'b', 'c', 'd'].flatMap((id, i) => [
  { atMs: 20_000 + i * 20_000, do: 'drain' as const, target: `app/${id}` },
  { atMs: 30_000 + i * 20_000, do: 'remove' as const, target: `app/${id}` },
  { atMs: 31_000 + i * 20_000, do: 'add' as const, target: 'app', backend: { id: `${id}2`, concurrency: 4 } },
]);
const replaced = {
  'rolled-failed': measured(scenarios.fourSmall, failed, {
    ...share(0.002),
    digits: 1,
    lab: 'four-small',
    inputs: [set('users', 'arrivals.rateRps', 48), ...rolling],
  }),
};

const shape = (factor: number, ...inputs: readonly ScenarioEvent[]) =>
  measured(scenarios.shapes, 'latencyMs.mean', { ...ms(factor), lab: 'shapes', inputs });
const counting = set('lb', 'algorithm', 'least-connections');
const shapes = {
  'shape-eight': shape(1.3),
  'shape-four': shape(1.2, ...scenarios.cutInto(4)),
  'shape-two': shape(1.15, ...scenarios.cutInto(2)),
  'shape-one': shape(1.1, ...scenarios.cutInto(1)),
  'shape-counted': shape(1.1, counting),
  'shape-ratio': {
    lab: 'shapes',
    runs: { eight: { scenario: scenarios.shapes }, one: { scenario: scenarios.shapes, inputs: scenarios.cutInto(1) } },
    read: (figure) => figure('latencyMs.mean', 'eight') / figure('latencyMs.mean', 'one'),
    unit: 'factor',
    tolerance: { factor: 1.3 },
  } satisfies Claim,
};

const pages = (absolute: number, ...inputs: readonly ScenarioEvent[]) =>
  measured(scenarios.oneDatabase, failed, { ...share(absolute), lab: 'one-database', inputs });
const database = {
  'pages-failed': pages(0.08),
  'pages-web': pages(0.08, set('web', 'concurrency', 8)),
  'pages-up': pages(0.005, set('db/db', 'speed', 1.5)),
  'web-busy': measured(scenarios.oneDatabase, 'nodes.web.utilization', { ...share(0.06), lab: 'one-database' }),
  'db-busy': measured(scenarios.oneDatabase, 'nodes.db.utilization', { ...share(0.02), digits: 3, lab: 'one-database' }),
};

export const claims = { ...box, ...four, ...replaced, ...shapes, ...database } satisfies Record<string, Claim>;
