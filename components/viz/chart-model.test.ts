import { expect, test } from 'vitest';
import { type ChartInput, chartModel, readingsAt } from './chart-model';
import type { Binned, ChartSpec } from './chart-series';

const size = { width: 600, height: 100, left: 50, right: 100, top: 20, bottom: 10 };
const spec: ChartSpec = { id: 'latency', title: 'Latency', unit: 'ms', lines: [{ series: 'a', label: 'a', tone: 'ok' }] };
const binnedOf = (series: Record<string, number[]>): Binned => ({
  binMs: 1000,
  count: Object.values(series)[0].length,
  of: (name) => Float64Array.from(series[name]),
});
const inputOf = (series: Record<string, number[]>, more: Partial<ChartInput> = {}): ChartInput => ({
  spec: { ...spec, lines: Object.keys(series).map((name) => ({ series: name, label: name, tone: 'ok' })) },
  size,
  forMs: 5000,
  binned: binnedOf(series),
  reachedMs: 5000,
  pinned: [],
  theory: [],
  overlays: [],
  ...more,
});

test('what has not been played is not drawn and does not move the axis', () => {
  const early = chartModel(inputOf({ a: [10, 20, 30, 9000, 9000] }, { reachedMs: 3000 }));
  expect(early).toEqual({ ...chartModel(inputOf({ a: [10, 20, 30, 31, 32] }, { reachedMs: 3000 })), x: early.x, y: early.y });
  expect(early.lines[0].d.match(/[ML]/g)).toHaveLength(3);
});

test('empty before the first whole bin', () => {
  expect(chartModel(inputOf({ a: [10, 20] }, { reachedMs: 999 }))).toMatchObject({ isEmpty: true, lines: [{ d: '' }] });
});

test('amounts begin at zero; latency past two decades is on a log axis and says so', () => {
  const linear = chartModel(inputOf({ a: [50, 60, 70, 80, 90] }));
  expect([linear.isLog, linear.y(0)]).toEqual([false, size.height - size.bottom]);
  const log = chartModel(inputOf({ a: [1, 10, 100, 1000, 1000] }));
  expect(log.isLog).toBe(true);
  expect(log.y(10) - log.y(100)).toBeCloseTo(log.y(100) - log.y(1000), 6);
});

test('a bin without answers is a gap, not a zero', () => {
  expect(chartModel(inputOf({ a: [10, Number.NaN, 30, 40, 50] })).lines[0].d.match(/M/g)).toHaveLength(2);
});

test('words at one moment are in the order of their heights and never on one another', () => {
  const input = inputOf({ a: [1, 5, 5, 5, 5], b: [1, 5, 5, 5, 5], c: [1, 900, 5, 5, 5], d: [1, 5.1, 5, 5, 5] });
  const readings = readingsAt(input, chartModel(input), 2000);
  expect(readings.map(({ label }) => label)[0]).toBe('c');
  const ys = readings.map(({ y }) => y);
  for (let i = 1; i < ys.length; i++) expect(ys[i] - ys[i - 1]).toBeGreaterThanOrEqual(14 - 1e-9);
});

test('the spread of other luck is drawn as far as it was played, on its own series, and moves the axis', () => {
  const band = {
    series: 'a',
    binMs: 1000,
    low: Float64Array.of(5, 5, 5, 5, 5),
    high: Float64Array.of(90, 90, 900, 90, 90),
    isPinned: false,
  };
  const input = inputOf({ a: [10, 20, 30, 40, 50] }, { reachedMs: 2000, bands: [band, { ...band, series: 'other' }] });
  const { luck, y } = chartModel(input);
  expect(luck).toHaveLength(1);
  expect(luck[0].d.match(/[ML]/g)).toHaveLength(4);
  expect(y(90)).toBeGreaterThanOrEqual(size.top);
  expect(y(90)).toBeLessThan(size.top + 20);
});
