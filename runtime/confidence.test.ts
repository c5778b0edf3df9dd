import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanOver, pairedDifference } from './confidence';

// Two-sided 95% points of Student's t by degrees of freedom: NIST/SEMATECH e-Handbook §1.3.6.7.2, column 0.975.
const published = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131];
const later: Readonly<Record<number, number>> = { 19: 2.093, 24: 2.064, 29: 2.045 };
const tOf = (degrees: number): number => published[degrees - 1] ?? later[degrees];

/** Slow and plain: two passes, the table's t. */
function slowly(samples: readonly number[]): { mean: number; half: number } {
  const n = samples.length;
  const mean = samples.reduce((sum, x) => sum + x, 0) / n;
  const variance = samples.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1);
  return { mean, half: tOf(n - 1) * Math.sqrt(variance / n) };
}

const sizes = [...Array.from({ length: 14 }, (_, i) => i + 2), 20, 25, 30];
const samples = fc
  .constantFrom(...sizes)
  .chain((n) => fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: n, maxLength: n }));

describe('a mean over runs', () => {
  test('has the interval of the published table, at every number of runs that can be chosen', () => {
    for (const n of sizes) {
      // 0 and 1 in turn: half = t · s/√n
      const turns = Array.from({ length: n }, (_, i) => i % 2);
      expect(meanOver(turns).half).toBeCloseTo(slowly(turns).half, 3);
    }
  });
  test('agrees with the slow model', () => {
    fc.assert(
      fc.property(samples, (all) => {
        const [fast, slow] = [meanOver(all), slowly(all)];
        expect(fast.mean).toBeCloseTo(slow.mean, 9);
        // the table has three digits after the point
        expect(Math.abs((fast.half ?? 0) - slow.half)).toBeLessThanOrEqual(3e-4 * slow.half + 1e-9);
      }),
    );
  });
  test('leaves out runs that have no such figure', () => {
    expect(meanOver([Number.NaN, 4, Number.NaN])).toEqual({ mean: 4, half: null, runs: 1 });
    expect(meanOver([Number.NaN])).toEqual({ mean: Number.NaN, half: null, runs: 0 });
  });
});

describe('a difference of pairs', () => {
  test('is the slow model over the differences, seed by seed', () => {
    fc.assert(
      fc.property(samples, samples, (now, other) => {
        const then = now.map((_, i) => other[i % other.length]);
        const slow = slowly(now.map((value, i) => value - then[i]));
        const { mean, half, verdict } = pairedDifference(now, then);
        expect(mean).toBeCloseTo(slow.mean, 9);
        expect(Math.abs((half ?? 0) - slow.half)).toBeLessThanOrEqual(3e-4 * slow.half + 1e-9);
        if (now.length >= 3 && Math.abs(Math.abs(mean) - slow.half) > 0.01)
          expect(verdict === 'more than luck').toBe(Math.abs(slow.mean) > slow.half);
      }),
    );
  });
  test('sees what the spread of the arrivals hides: 1 more on every seed is not luck, however far the seeds lie apart', () => {
    const then = [10, 500, 90, 1000, 3];
    const now = then.map((value, i) => value + 1 + (i % 2) / 10);
    expect(pairedDifference(now, then).verdict).toBe('more than luck');
    // unpaired, the same means drown in the spread
    expect(meanOver(now).half).toBeGreaterThan(100);
  });
  test.each([
    [[1, 2], [0, 0], 'too few runs'],
    [[1, 2, 3], [1, 2, 3], 'no difference'],
    [[1, -1, 1, -1], [0, 0, 0, 0], 'could be luck'],
    [[5, 6, 5, 6], [0, 0, 0, 0], 'more than luck'],
    // what one of a pair has not is no pair
    [[5, 6, Number.NaN], [0, 0, 0], 'too few runs'],
  ] as const)('%j less %j: %s', (now, then, verdict) => expect(pairedDifference(now, then).verdict).toBe(verdict));
});
