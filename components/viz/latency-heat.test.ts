import { describe, expect, test } from 'vitest';
import { SpanKind } from '@/engine/recording/types';
import { recordAtBuild } from '@/runtime/at-build';
import { figuresAt } from './figures-at';
import { bucketOf, edgeOf, heatOf, heatPaths, histogramAt, histogramPicture, latencyTicks, shadeOf } from './latency-heat';
import { isSuccess } from './mark-state';
import { indexed } from './span-index';

const recording = recordAtBuild({
  format: 1,
  seed: 3,
  forMs: 60_000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 40 }, to: 'app' },
    app: { kind: 'service', backends: [{ id: 'a' }], serviceMs: { kind: 'exponential', meanMs: 20 } },
  },
  events: [{ atMs: 20_000, do: 'fail', target: 'app', ratio: 0.3 }],
});
const box = { left: 50, right: 350, top: 10, bottom: 110 };
const { spans } = recording;
const answered = (fromMs: number, toMs: number): number[] =>
  Array.from({ length: spans.count - spans.open }, (_, row) => row)
    .filter((row) => spans.kind[row] === SpanKind.request && isSuccess(spans.outcome[row]))
    .filter((row) => spans.endMs[row] > fromMs && spans.endMs[row] <= toMs)
    .map((row) => spans.endMs[row] - spans.startMs[row]);

describe('a bucket', () => {
  test.each([0.01, 0.5, 1, 2, 10, 99.999, 100, 5000])('of %f ms holds it between its edges', (latencyMs) => {
    const bucket = bucketOf(latencyMs);
    expect(edgeOf(bucket)).toBeLessThanOrEqual(latencyMs * (1 + 1e-9));
    expect(edgeOf(bucket + 1)).toBeGreaterThan(latencyMs);
  });
  test('of no time at all is the shortest', () => expect(bucketOf(0)).toBe(bucketOf(0.01)));
});

describe('the heat map', () => {
  const heat = heatOf(recording);
  test('counts every answered request once, in the column of its end', () => {
    const columns = Array.from({ length: heat.columns }, (_, column) =>
      heat.counts.subarray(column * heat.rows, (column + 1) * heat.rows).reduce((sum, count) => sum + count, 0),
    );
    expect(columns).toEqual(columns.map((_, column) => answered(column * heat.columnMs, (column + 1) * heat.columnMs).length));
  });
  test('has a cell for every count up to the moment, none after it', () => {
    const x = (tMs: number): number => tMs / 100;
    const cells = (untilMs: number): number => heatPaths(heat, untilMs, x, box).join('').split('M').length - 1;
    expect(cells(0)).toBe(0);
    expect(cells(60_000)).toBe(heat.counts.filter((count) => count > 0).length);
    const half = heat.columns >> 1;
    expect(cells(half * heat.columnMs)).toBe(heat.counts.subarray(0, half * heat.rows).filter((count) => count > 0).length);
  });
  test('shades the most darkest and one of many palest', () => {
    expect([shadeOf(1, 1000), shadeOf(250, 1000), shadeOf(1000, 1000), shadeOf(1, 1)]).toEqual([0, 2, 4, 4]);
  });
  test('names the decades within it', () => {
    const ticks = latencyTicks(heat, box.bottom, box.top);
    expect(ticks.length).toBeGreaterThan(1);
    for (const { at } of ticks) expect(at <= box.bottom + 1e-9 && at >= box.top - 1e-9).toBe(true);
  });
  test('of a run without answers is empty', () => {
    const silent = recordAtBuild({
      format: 1,
      seed: 1,
      forMs: 5000,
      nodes: {
        users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 10 }, to: 'app' },
        app: { kind: 'service', backends: [{ id: 'a' }], serviceMs: { kind: 'constant', ms: 10 } },
      },
      events: [{ atMs: 0, do: 'fail', target: 'app', ratio: 1 }],
    });
    const none = heatOf(silent);
    expect(none.rows).toBe(0);
    expect(heatPaths(none, 5000, (tMs) => tMs, box).join('')).toBe('');
    expect(latencyTicks(none, 0, 1)).toEqual([]);
    expect(histogramPicture(none, histogramAt(indexed(silent), none, 5000, 5000), box).bars).toBe('');
  });
});

describe('the histogram', () => {
  const heat = heatOf(recording);
  test('holds the last while’s answers, those of the figures beside it', () => {
    const counts = histogramAt(indexed(recording), heat, 30_000, 10_000);
    const total = counts.reduce((sum, count) => sum + count, 0);
    expect(total).toBe(answered(20_000, 30_000).length);
    expect(total).toBe(Math.round(figuresAt(indexed(recording), 30_000).answeredRps * 10));
  });
  test('has its percentiles in the bucket that holds their rank', () => {
    const counts = histogramAt(indexed(recording), heat, 30_000, 10_000);
    const { p95Ms } = figuresAt(indexed(recording), 30_000);
    const row = bucketOf(p95Ms ?? 0) - heat.firstBucket;
    const below = counts.subarray(0, row).reduce((sum, count) => sum + count, 0);
    const rank = Math.ceil(0.95 * counts.reduce((sum, count) => sum + count, 0));
    expect(below < rank && rank <= below + counts[row]).toBe(true);
  });
  test('stays within its box', () => {
    const { bars, x } = histogramPicture(heat, histogramAt(indexed(recording), heat, 30_000, 10_000), box);
    for (const [, left, tall] of bars.matchAll(/M([\d.]+) \d+v-([\d.]+)/g)) {
      expect(Number(left)).toBeGreaterThanOrEqual(box.left);
      expect(Number(tall)).toBeLessThanOrEqual(box.bottom - box.top);
    }
    expect(x(1e9)).toBe(box.right);
  });
});
