import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenly } from '../random/evenly.test-support';
import { Rng } from '../random/rng';
import { exponential } from '../random/ziggurat';
import { LatencyHistogram } from './latency-histogram';

/** Within which values fall into buckets of their own: 2^−10 to 2^30 ms. */
const inRange = fc.double({ min: 1 / 1024, max: 2 ** 30 - 1, noNaN: true });
const share = fc.oneof(evenly(0, 1), fc.constantFrom(0, 0.5, 0.9, 0.95, 0.99, 0.999, 1));

function histogramOf(values: readonly number[]): LatencyHistogram {
  const histogram = new LatencyHistogram();
  for (const value of values) histogram.record(value);
  return histogram;
}

/** The value at or below which a share q lies: the ⌈q·n⌉th smallest. */
const nearestRank = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil(q * values.length)) - 1];

const figures = (histogram: LatencyHistogram) => [
  histogram.count,
  histogram.max,
  ...[0, 0.1, 0.5, 0.9, 0.99, 0.999, 1].map((q) => histogram.quantile(q)),
];

describe('latency histogram', () => {
  test('M1 a quantile is within 1/256 of the exact one, whatever was recorded', () => {
    fc.assert(
      fc.property(fc.array(inRange, { minLength: 1, maxLength: 200 }), share, (values, q) => {
        const exact = nearestRank(values, q);
        expect(Math.abs(histogramOf(values).quantile(q) - exact)).toBeLessThanOrEqual(exact / 256);
      }),
    );
  });

  test('M2 the same over many values of one spread, where ranks meet bucket after bucket', () => {
    const rng = new Rng(1, 'histogram');
    const values = Array.from({ length: 50_000 }, () => 40 * exponential(rng));
    const histogram = histogramOf(values);
    for (const q of [0.001, 0.01, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999]) {
      const exact = nearestRank(values, q);
      expect(Math.abs(histogram.quantile(q) - exact)).toBeLessThanOrEqual(exact / 256);
    }
  });

  test('M3 count, sum, mean and largest are exact; nothing is above the largest', () => {
    fc.assert(
      fc.property(fc.array(inRange, { minLength: 1, maxLength: 200 }), (values) => {
        const histogram = histogramOf(values);
        expect(histogram.count).toBe(values.length);
        expect(histogram.max).toBe(Math.max(...values));
        expect(histogram.sum).toBe(values.reduce((sum, value) => sum + value, 0));
        expect(histogram.mean).toBe(histogram.sum / values.length);
        expect(histogram.quantile(1)).toBe(histogram.max);
        for (const q of [0, 0.3, 0.9]) expect(histogram.quantile(q)).toBeLessThanOrEqual(histogram.max);
      }),
    );
  });

  test('M4 two histograms added are the histogram of both; the one added is left as it was', () => {
    fc.assert(
      fc.property(fc.array(inRange, { maxLength: 200 }), fc.array(inRange, { maxLength: 200 }), (left, right) => {
        const both = histogramOf(left);
        const other = histogramOf(right);
        const before = figures(other);
        both.add(other);
        expect(figures(both)).toEqual(figures(histogramOf([...left, ...right])));
        expect(figures(other)).toEqual(before);
      }),
    );
  });

  test('M5 cleared, it is as new', () => {
    fc.assert(
      fc.property(fc.array(inRange, { maxLength: 200 }), fc.array(inRange, { maxLength: 200 }), (before, after) => {
        const histogram = histogramOf(before);
        histogram.clear();
        expect(figures(histogram)).toEqual(figures(new LatencyHistogram()));
        for (const value of after) histogram.record(value);
        expect(figures(histogram)).toEqual(figures(histogramOf(after)));
      }),
    );
  });

  test('M6 empty: no quantile and no mean; zero, the tiny and the enormous still count, in order', () => {
    expect(new LatencyHistogram().quantile(0.5)).toBeNaN();
    expect(new LatencyHistogram().mean).toBeNaN();
    const histogram = histogramOf([0, 0, 1e-9, 5, 1e15]);
    expect(histogram.count).toBe(5);
    expect(histogram.quantile(0.2)).toBeLessThan(1 / 512);
    expect(histogram.quantile(0.8)).toBeCloseTo(5, 1);
    expect(histogram.quantile(1)).toBe(1e15);
    expect(histogramOf([0]).quantile(0.5)).toBe(0);
  });

  test('M7 the middle of a bucket by hand', () => {
    // From 64 up, 128 buckets of half a millisecond each: 64.2 is in [64, 64.5), whose middle is 64.25.
    expect(histogramOf([64.2, 1000]).quantile(0.5)).toBe(64.25);
    expect(histogramOf([64.4999, 1000]).quantile(0.5)).toBe(64.25);
    expect(histogramOf([64.5, 1000]).quantile(0.5)).toBe(64.75);
  });
});
