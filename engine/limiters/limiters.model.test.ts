import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gcra } from './gcra';
import { leakyBucket } from './leaky-bucket';
import {
  bucketModel,
  fixedWindowModel,
  type Model,
  nginxModel,
  slidingWindowCounterModel,
  slidingWindowLogModel,
} from './limiters.model';
import { limiters } from './registry';
import { tokenBucket } from './token-bucket';
import type { Limiter } from './types';

/** Steps in time, now and then a jump back, with costs that are sometimes 0 and sometimes beyond any limit. */
const operations = fc.array(
  fc.record({
    stepMs: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 400 }) },
      { weight: 6, arbitrary: fc.nat(20) },
      { weight: 2, arbitrary: fc.constantFrom(0, 1, 100, 1000, 2000) },
      { weight: 1, arbitrary: fc.integer({ min: -1500, max: 5000 }) },
    ),
    cost: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 12 }) }),
  }),
  { minLength: 1, maxLength: 60 },
);
const windows = fc.record({
  limit: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 10, max: 60 })),
  windowMs: fc.oneof(fc.constantFrom(100, 1000), fc.integer({ min: 1, max: 1500 })),
});
const thousandths = fc.oneof(fc.constantFrom(100, 333, 1000, 3000, 5000, 10_000), fc.integer({ min: 1, max: 50_000 }));

/** Drives both; the model reads a clock that goes back as the latest time seen. */
function agree(limiter: Limiter, model: Model, steps: readonly { stepMs: number; cost: number }[]): void {
  let nowMs = 0;
  let latestMs = 0;
  for (const { stepMs, cost } of steps) {
    nowMs = Math.max(0, nowMs + stepMs);
    latestMs = Math.max(latestMs, nowMs);
    const room = model.room(latestMs);
    expect(limiter.take(nowMs, cost)).toBe(cost <= room);
    if (cost <= room) model.taken(latestMs, cost);
    expect(limiter.remaining).toBe(model.room(latestMs));
  }
}

describe('each limiter agrees with a slow one that keeps every permit', () => {
  test('fixed-window', () => {
    fc.assert(
      fc.property(windows, operations, (config, steps) => {
        agree(limiters['fixed-window'].create(config), fixedWindowModel(config), steps);
      }),
    );
  });

  test('sliding-window-log', () => {
    fc.assert(
      fc.property(windows, operations, (config, steps) => {
        agree(limiters['sliding-window-log'].create(config), slidingWindowLogModel(config), steps);
      }),
    );
  });

  test('sliding-window-counter', () => {
    fc.assert(
      fc.property(windows, operations, (config, steps) => {
        agree(limiters['sliding-window-counter'].create(config), slidingWindowCounterModel(config), steps);
      }),
    );
  });

  test('token-bucket, in exact fractions', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.nat(10), thousandths, operations, (capacity, initial, rate, steps) => {
        const initialTokens = Math.min(initial, capacity);
        const limiter = tokenBucket.create({ capacity, refillPerSecond: rate / 1000, initialTokens });
        agree(limiter, bucketModel(capacity, initialTokens, rate), steps);
      }),
    );
  });

  test('gcra, which admits what a full token bucket admits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), thousandths, operations, (burst, rate, steps) => {
        const forward = steps.map(({ stepMs, cost }) => ({ stepMs: Math.max(0, stepMs), cost }));
        agree(gcra.create({ ratePerSecond: rate / 1000, burst }), bucketModel(burst, burst, rate), forward);
      }),
    );
  });

  test('leaky-bucket, with nginx in 64-bit integers, clock jumps of over a minute included', () => {
    const configs = fc.record({
      capacity: fc.nat(10),
      drainPerSecond: thousandths.map((rate) => rate / 1000),
      delayAfter: fc.nat(10),
    });
    const jumps = fc.array(
      fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0, max: 400 }) },
        { weight: 1, arbitrary: fc.integer({ min: -2000, max: 0 }) },
        { weight: 1, arbitrary: fc.constantFrom(-60_001, -60_000, -59_999, 120_000) },
      ),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(configs, jumps, (config, steps) => {
        const limiter = leakyBucket.create(config);
        const nginx = nginxModel(config);
        let nowMs = 200_000;
        for (const stepMs of steps) {
          nowMs = Math.max(0, nowMs + stepMs);
          const allowed = limiter.take(nowMs, 1);
          expect({ allowed, delayMs: limiter.delayMs }).toEqual(nginx(nowMs));
        }
      }),
    );
  });

  test('leaky-bucket: cost n is n requests at once, all or none', () => {
    fc.assert(
      fc.property(fc.nat(10), thousandths, operations, (capacity, rate, steps) => {
        const config = { capacity, drainPerSecond: rate / 1000, delayAfter: 0 };
        const [whole, single] = [leakyBucket.create(config), leakyBucket.create(config)];
        let nowMs = 0;
        for (const { stepMs, cost } of steps) {
          nowMs = Math.max(0, nowMs + stepMs);
          single.take(nowMs, 0);
          const fits = cost <= single.remaining;
          expect(whole.take(nowMs, cost)).toBe(fits);
          for (let i = 0; fits && i < cost; i++) expect(single.take(nowMs, 1)).toBe(true);
          expect([whole.remaining, whole.delayMs]).toEqual([single.remaining, fits && cost > 0 ? single.delayMs : 0]);
        }
      }),
    );
  });
});
