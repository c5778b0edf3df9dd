import { expect, test } from 'vitest';
import { recordAtBuild } from '@/runtime/at-build';
import { labExamples } from '../lab/lab-examples';
import { type Binned, binned, type ChartSpec, usualCharts } from './chart-series';
import { jumpsIn } from './jumps';

const BIN_MS = 500;
const chart = (unit: ChartSpec['unit']): ChartSpec => ({
  id: 'c',
  title: 'C',
  unit,
  lines: [{ series: 's', label: 's', tone: 'ok' }],
});
const lineOf = (values: readonly number[]): Binned => ({
  binMs: BIN_MS,
  count: values.length,
  of: () => Float64Array.from(values),
});
/** Repeatable, and as rough as counts of arrivals are. */
function rough(level: number, i: number, seed = 1): number {
  let state = (i * 7919 + seed * 104_729) >>> 0;
  let sum = 0;
  for (let draw = 0; draw < 4; draw++) {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    sum += state / 2 ** 32 - 0.5;
  }
  return level * (1 + 0.4 * sum);
}
const steps = (levels: readonly number[], each: number, seed?: number): number[] =>
  levels.flatMap((level, k) => Array.from({ length: each }, (_, i) => rough(level, k * each + i, seed)));
const timesIn = (values: readonly number[], unit: ChartSpec['unit'] = 'rps') =>
  jumpsIn(lineOf(values), [chart(unit)]).map(({ atMs }) => atMs);

test('finds a step where it is, with the levels on either side', () => {
  const [jump, ...more] = jumpsIn(lineOf(steps([20, 60], 30)), [chart('rps')]);
  expect(more).toEqual([]);
  expect(jump.atMs).toBe(30 * BIN_MS);
  expect(jump.before).toBeGreaterThan(14);
  expect(jump.before).toBeLessThan(26);
  expect(jump.after).toBeGreaterThan(48);
});

test('finds several, in order of time, up and down', () => {
  expect(timesIn(steps([10, 50, 12], 20))).toEqual([20 * BIN_MS, 40 * BIN_MS]);
});

test('rough lines without a step have no jump, whatever the draw', () => {
  for (let seed = 1; seed <= 200; seed++) expect(timesIn(steps([40], 100, seed)), `seed ${seed}`).toEqual([]);
});

test('neither a single odd bin, nor a slow rise, nor a still line is a jump', () => {
  const spike = steps([20], 60).map((value, i) => (i === 30 ? 500 : value));
  expect(timesIn(spike)).toEqual([]);
  expect(timesIn(Array.from({ length: 100 }, (_, i) => rough(20 + i, i)))).toEqual([]);
  expect(timesIn(Array.from({ length: 60 }, () => 5))).toEqual([]);
  expect(timesIn([])).toEqual([]);
});

test('a line that begins at nothing jumps when something comes', () => {
  expect(timesIn([...Array.from({ length: 30 }, () => 0), ...steps([15], 30)])).toEqual([30 * BIN_MS]);
});

test('latency is compared by its logarithm, and bins without an answer are skipped', () => {
  const latency = steps([50, 900], 30).map((value, i) => (i % 7 === 3 ? Number.NaN : value));
  expect(timesIn(latency, 'ms')).toEqual([30 * BIN_MS]);
});

test('of lines that jump at one time one is named; and never more than a few', () => {
  const two: ChartSpec = { ...chart('rps'), lines: ['a', 'b'].map((series) => ({ series, label: series, tone: 'ok' })) };
  expect(jumpsIn(lineOf(steps([20, 60], 30)), [two])).toHaveLength(1);
  expect(timesIn(steps([10, 50, 10, 50, 10, 50, 10, 50, 10, 50], 12)).length).toBeLessThanOrEqual(6);
});

test('in a recorded run, the loss of a backend is found at its moment', () => {
  const kill = { atMs: 20_000, do: 'kill', target: 'app/a' } as const;
  const recording = recordAtBuild(labExamples[0].scenario, undefined, [kill]);
  const jumps = jumpsIn(binned(recording), usualCharts(recording));
  expect(jumps.length).toBeGreaterThan(0);
  expect(Math.min(...jumps.map(({ atMs }) => Math.abs(atMs - kill.atMs)))).toBeLessThanOrEqual(3000);
});
