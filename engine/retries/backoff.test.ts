import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultsOf } from '../knobs/knobs';
import { evenly } from '../random/evenly.test-support';
import { constant } from './constant';
import { decorrelated } from './decorrelated';
import { exponential } from './exponential';
import { linear } from './linear';
import { backoffs } from './registry';
import { type BackoffSpec, GIVE_UP } from './types';

const specs: readonly BackoffSpec[] = Object.values(backoffs);
const config = { baseMs: 100, capMs: 60_000, maxAttempts: null, jitter: 'none', jitterMs: 0 } as const;
const delays = (spec: BackoffSpec, knobs: object, attempts: readonly number[], random = 0) => {
  const backoff = spec.create({ ...defaultsOf(spec.knobs), ...knobs });
  return attempts.map((attempt) => backoff.delayMs(attempt, random, 0));
};

describe('growth', () => {
  test.each([
    // gRPC A6: initialBackoff 0.1 s, maxBackoff 1 s, backoffMultiplier 2: the first five retries before their jitter
    [exponential, { ...config, capMs: 1000, factor: 2 }, [100, 200, 400, 800, 1000]],
    // resilience4j IntervalFunction.ofExponentialBackoff(500, 1.5), which drops the fraction at each step: …, 1687, 2530
    [exponential, { ...config, baseMs: 500, factor: 1.5 }, [500, 750, 1125, 1687.5, 2531.25]],
    // aws-arch-backoff-simulator: base 5, cap 2000, min(cap, 2^n × base), its n one less than our attempt
    [exponential, { ...config, baseMs: 5, capMs: 2000, factor: 2 }, [5, 10, 20, 40, 80]],
    [linear, config, [100, 200, 300, 400, 500]],
    [linear, { ...config, capMs: 250 }, [100, 200, 250, 250, 250]],
    [constant, config, [100, 100, 100, 100, 100]],
    [constant, { ...config, capMs: 40 }, [40, 40, 40, 40, 40]],
  ])('$id', (spec: BackoffSpec, knobs, expected) => {
    expect(delays(spec, knobs, [1, 2, 3, 4, 5])).toEqual(expected);
  });

  test('a power beyond any double is the cap, and a base of 0 stays 0', () => {
    const attempts = [64, 65, 66, 1025, 5000, Number.MAX_SAFE_INTEGER];
    expect(delays(exponential, { ...config, factor: 2 }, attempts)).toEqual(attempts.map(() => 60_000));
    expect(delays(exponential, { ...config, baseMs: 0, factor: 10 }, attempts)).toEqual(attempts.map(() => 0));
    expect(delays(exponential, { ...config, factor: 1 }, attempts)).toEqual(attempts.map(() => 100));
  });
});

describe('jitter, on a delay of 400', () => {
  const at = (jitter: string, random: number) =>
    delays(exponential, { ...config, factor: 2, jitter, jitterMs: 500 }, [3], random)[0];
  test.each([
    ['none', 400, 400, 400],
    ['full', 0, 200, 400],
    ['equal', 200, 300, 400],
    ['additive', 400, 650, 900],
  ])('%s', (jitter, low, middle, high) => {
    expect([at(jitter, 0), at(jitter, 0.5), at(jitter, 1)]).toEqual([low, middle, high]);
  });

  test('the cap comes first: at the cap, delays still differ', () => {
    const knobs = { ...config, factor: 2, capMs: 1000, jitter: 'additive', jitterMs: 500 };
    expect(delays(exponential, knobs, [9], 0.5)).toEqual([1250]);
  });
});

describe('decorrelated: sleep = min(cap, random between base and previous × 3)', () => {
  const backoff = decorrelated.create({ baseMs: 100, capMs: 2000, factor: 3, maxAttempts: null });
  test.each([
    [0, 0, 100],
    [0, 0.5, 200], // the first previous is the base: 100..300
    [0, 1, 300],
    [200, 0.5, 350], // 100..600
    [900, 0.5, 1400], // 100..2700
    [900, 1, 2000],
    [50, 1, 300], // below the base counts as the base
  ])('after %d with %d: %d', (previousDelayMs, random, expected) => {
    expect(backoff.delayMs(2, random, previousDelayMs)).toBe(expected);
  });
});

describe.each(specs.map((spec) => [spec.id, spec] as const))('%s', (_id, spec) => {
  test('gives up from the last attempt on', () => {
    expect(delays(spec, { maxAttempts: 3 }, [1, 2, 3, 4], 0.5).map((delay) => delay === GIVE_UP)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(delays(spec, { maxAttempts: 1 }, [1])).toEqual([GIVE_UP]);
  });

  test('delays are finite, not negative, and within the cap and what additive jitter adds', () => {
    const knobs = fc.record({
      baseMs: evenly(0, 1e9),
      capMs: evenly(0, 1e9),
      jitter: fc.constantFrom('none', 'full', 'equal', 'additive'),
      jitterMs: evenly(0, 1e6),
      factor: fc.double({ min: 1, max: 1e6, noNaN: true }),
    });
    const attempts = fc.oneof(
      fc.integer({ min: 1, max: 80 }),
      fc.maxSafeNat().map((n) => n + 1),
    );
    const draw = evenly(0, 1);
    fc.assert(
      fc.property(knobs, attempts, draw, evenly(0, 1e15), (given, attempt, random, previousMs) => {
        const delayMs = spec.create({ ...defaultsOf(spec.knobs), ...given }).delayMs(attempt, random, previousMs);
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThanOrEqual(given.capMs + given.jitterMs);
      }),
    );
  });
});
