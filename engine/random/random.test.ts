import { describe, expect, test } from 'vitest';
import { AliasTable, zipfWeights } from './alias';
import { type DistributionConfig, meanOf, samplerOf } from './distributions';
import { exp, log, pow } from './exact-math';
import { Rng } from './rng';
import { exponential, gamma, normal } from './ziggurat';

const DRAWS = 200_000;

function moments(draw: () => number, draws = DRAWS): { mean: number; variance: number; se: number; sorted: Float64Array } {
  const values = Float64Array.from({ length: draws }, draw);
  const mean = values.reduce((sum, x) => sum + x, 0) / draws;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (draws - 1);
  return { mean, variance, se: Math.sqrt(variance / draws), sorted: values.sort() };
}

/** Kolmogorov–Smirnov distance; below 1.95/√n in 99.9% of samples of the right distribution. */
function distance(sorted: Float64Array, cdf: (x: number) => number): number {
  return sorted.reduce(
    (worst, x, i) => Math.max(worst, Math.abs(cdf(x) - i / sorted.length), Math.abs(cdf(x) - (i + 1) / sorted.length)),
    0,
  );
}
const CLOSE = 1.95 / Math.sqrt(DRAWS);

/** Abramowitz & Stegun 7.1.26, error under 1.5e-7. */
function normalCdf(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const tail =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * Math.exp((-x * x) / 2);
  return x >= 0 ? 1 - tail / 2 : tail / 2;
}

describe('exact arithmetic', () => {
  test('log, exp and pow are within one unit in the last place of the host’s', () => {
    const rng = new Rng(1, 'exact');
    for (let i = 0; i < 100_000; i++) {
      const x = (rng.uniform() - 0.5) * 1400;
      const y = Math.exp(rng.uniform() * 1400 - 700);
      expect(Math.abs(exp(x) - Math.exp(x)) / Math.exp(x)).toBeLessThan(3e-16);
      expect(Math.abs(log(y) - Math.log(y))).toBeLessThanOrEqual(Math.abs(Math.log(y)) * 3e-16);
    }
    expect(pow(2, 10)).toBe(1024);
    expect(pow(10, 0.5)).toBeCloseTo(Math.sqrt(10), 14);
  });

  test('edges', () => {
    expect([log(0), log(1), log(-1), log(Infinity)]).toEqual([-Infinity, 0, Number.NaN, Infinity]);
    expect([exp(0), exp(-Infinity), exp(Infinity), exp(710), exp(-746)]).toEqual([1, 0, Infinity, Infinity, 0]);
    expect(log(5e-324)).toBeCloseTo(Math.log(5e-324), 10);
    expect(exp(-740)).toBe(Math.exp(-740));
  });
});

describe('streams', () => {
  test('the first numbers of a stream never change', () => {
    const rng = new Rng(7, 'arrivals');
    expect(Array.from({ length: 4 }, () => rng.uint32())).toMatchInlineSnapshot(`
      [
        155741101,
        3750079921,
        4240088406,
        2708898218,
      ]
    `);
  });

  test('streams of other names and seeds do not follow each other', () => {
    const draw = (seed: number, name: string): number[] => {
      const rng = new Rng(seed, name);
      return Array.from({ length: 20_000 }, () => rng.uniform() - 0.5);
    };
    const base = draw(1, 'a');
    for (const other of [draw(1, 'b'), draw(2, 'a'), draw(1, 'a.'), draw(2 ** 31, 'a')]) {
      const correlation = (12 * base.reduce((sum, x, i) => sum + x * other[i], 0)) / base.length;
      expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(base.length));
    }
  });

  test('below() covers its range evenly', () => {
    const rng = new Rng(3, 'below');
    const counts = new Array(7).fill(0);
    for (let i = 0; i < 70_000; i++) counts[rng.below(7)]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(4 * Math.sqrt(70_000 * (1 / 7) * (6 / 7)));
  });
});

describe('ziggurat', () => {
  test('exponential: moments and distribution', () => {
    const rng = new Rng(11, 'exponential');
    const { mean, variance, se, sorted } = moments(() => exponential(rng));
    expect(Math.abs(mean - 1)).toBeLessThan(4 * se);
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(8 / DRAWS));
    expect(distance(sorted, (x) => 1 - Math.exp(-x))).toBeLessThan(CLOSE);
    // The tail beyond the last layer, e^-7.697, is drawn as often as it should be.
    const tail = sorted.filter((x) => x > 7.69711747013105).length;
    expect(Math.abs(tail - DRAWS * Math.exp(-7.69711747013105))).toBeLessThan(4 * Math.sqrt(DRAWS * Math.exp(-7.69711747013105)));
  });

  test('normal: moments, symmetry and distribution', () => {
    const rng = new Rng(12, 'normal');
    const { mean, variance, se, sorted } = moments(() => normal(rng));
    expect(Math.abs(mean)).toBeLessThan(4 * se);
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / DRAWS));
    expect(distance(sorted, normalCdf)).toBeLessThan(CLOSE);
  });

  test.each([0.25, 1, 4.5])('gamma of shape %s: mean and variance equal the shape', (shape) => {
    const rng = new Rng(13, `gamma ${shape}`);
    const { mean, variance, se } = moments(() => gamma(rng, shape));
    expect(Math.abs(mean - shape)).toBeLessThan(4 * se);
    expect(Math.abs(variance - shape)).toBeLessThan(4 * shape * Math.sqrt((2 + 6 / shape) / DRAWS));
  });
});

describe('distributions of durations', () => {
  const cases: [config: DistributionConfig, cv: number][] = [
    [{ kind: 'constant', ms: 40 }, 0],
    [{ kind: 'uniform', lowMs: 10, highMs: 90 }, 80 / Math.sqrt(12) / 50],
    [{ kind: 'exponential', meanMs: 50 }, 1],
    [{ kind: 'normal', meanMs: 100, sdMs: 10 }, 0.1],
    [{ kind: 'lognormal', meanMs: 50, cv: 0.8 }, 0.8],
    [{ kind: 'pareto', meanMs: 50, shape: 6 }, 1 / Math.sqrt(24)],
    [{ kind: 'erlang', meanMs: 50, stages: 4 }, 0.5],
    [{ kind: 'gamma', meanMs: 50, cv: 0.6 }, 0.6],
    [{ kind: 'gamma', meanMs: 50, cv: 1.5 }, 1.5],
    [{ kind: 'hyperexponential', meanMs: 50, cv: 1.8 }, 1.8],
    [{ kind: 'two-kinds', shortMs: 20, longMs: 400, longRatio: 0.1 }, (380 * 0.3) / 58],
    [{ kind: 'empirical', valuesMs: [10, 20, 30] }, Math.sqrt(200 / 3) / 20],
  ];
  test.each(cases)('%o has its mean and variability', (config, cv) => {
    const rng = new Rng(21, config.kind);
    const sample = samplerOf(config);
    const { mean, variance, se, sorted } = moments(() => sample(rng));
    const expected = meanOf(config) as number;
    expect(Math.abs(mean - expected)).toBeLessThanOrEqual(4 * se + 1e-9);
    // Standard error of the variability by the fourth moment, estimated from the sample itself.
    const fourth = sorted.reduce((sum, x) => sum + (x - mean) ** 4, 0) / DRAWS;
    const cvSe = variance === 0 ? 0 : Math.sqrt((fourth - variance ** 2) / DRAWS) / (2 * Math.sqrt(variance)) / expected;
    expect(Math.abs(Math.sqrt(variance) / expected - cv)).toBeLessThanOrEqual(5 * cvSe + 1e-9);
    expect(sorted[0]).toBeGreaterThanOrEqual(0);
  });

  test('pareto has its distribution', () => {
    const rng = new Rng(22, 'pareto');
    const sample = samplerOf({ kind: 'pareto', meanMs: 30, shape: 1.5 });
    expect(distance(moments(() => sample(rng)).sorted, (x) => (x < 10 ? 0 : 1 - (10 / x) ** 1.5))).toBeLessThan(CLOSE);
  });

  test('bounds that contradict each other are refused by name', () => {
    expect(() => samplerOf({ kind: 'uniform', lowMs: 10, highMs: 5 })).toThrow('highMs must be >= lowMs (10), got 5');
  });
});

describe('keys', () => {
  test('Zipf: each rank as often as its weight says', () => {
    const weights = zipfWeights(50, 1.1);
    const table = new AliasTable(weights);
    const rng = new Rng(31, 'zipf');
    const counts = new Float64Array(50);
    for (let i = 0; i < DRAWS; i++) counts[table.draw(rng)]++;
    const total = weights.reduce((sum, w) => sum + w, 0);
    // χ² of 49 degrees of freedom exceeds 85.4 once in a thousand.
    const chiSquared = counts.reduce(
      (sum, count, i) => sum + (count - (DRAWS * weights[i]) / total) ** 2 / ((DRAWS * weights[i]) / total),
      0,
    );
    expect(chiSquared).toBeLessThan(85.4);
  });

  test('a weight of zero is never drawn', () => {
    const table = new AliasTable([0, 1, 0, 3]);
    const rng = new Rng(32, 'zero');
    for (let i = 0; i < 10_000; i++) expect([1, 3]).toContain(table.draw(rng));
  });
});
