import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultsOf } from '../knobs/knobs';
import { parseKnobs } from '../knobs/parse';
import { evenly } from '../random/evenly.test-support';
import { limiters } from './registry';
import type { Limiter, LimiterSpec } from './types';

const specs: readonly LimiterSpec[] = Object.values(limiters);

const CONFIGS: Record<string, readonly Record<string, number | null>[]> = {
  'fixed-window': [
    { limit: 3, windowMs: 1000 },
    { limit: 1, windowMs: 7 },
  ],
  'sliding-window-log': [
    { limit: 3, windowMs: 1000 },
    { limit: 20, windowMs: 333 },
  ],
  'sliding-window-counter': [
    { limit: 3, windowMs: 1000 },
    { limit: 7, windowMs: 333 },
  ],
  'token-bucket': [
    { capacity: 5, refillPerSecond: 3, initialTokens: 0 },
    { capacity: 4, refillPerSecond: 0.7, initialTokens: null },
    { capacity: 3, refillPerSecond: Math.PI, initialTokens: null },
  ],
  'leaky-bucket': [
    { capacity: 4, drainPerSecond: 7, delayAfter: 2 },
    { capacity: 0, drainPerSecond: 1.3, delayAfter: 0 },
  ],
  gcra: [
    { ratePerSecond: 3, burst: 4 },
    { ratePerSecond: 0.13, burst: 2 },
    { ratePerSecond: Math.E, burst: 3 },
  ],
};
const cases = specs.flatMap((spec) => CONFIGS[spec.id].map((config) => [spec.id, JSON.stringify(config), spec, config] as const));

/** Times with fractions, steps back, costs from 0 to beyond the limit. */
const history = fc.array(
  fc.record({
    stepMs: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 900 }) },
      { weight: 4, arbitrary: evenly(0, 700) },
      { weight: 1, arbitrary: evenly(-1000, 0) },
    ),
    cost: fc.integer({ min: 0, max: 6 }),
  }),
  { maxLength: 40 },
);
type History = readonly { stepMs: number; cost: number }[];

function drive(limiter: Limiter, steps: History): number {
  let nowMs = 0;
  for (const { stepMs, cost } of steps) {
    nowMs = Math.max(0, nowMs + stepMs);
    limiter.take(nowMs, cost);
  }
  return nowMs;
}

describe.each(cases)('%s %s', (_id, _json, spec, config) => {
  const fresh = (steps: History): { limiter: Limiter; nowMs: number } => {
    const limiter = spec.create(config);
    return { limiter, nowMs: drive(limiter, steps) };
  };

  test('before anything is asked it is time 0 and nothing was refused', () => {
    const limiter = spec.create(config);
    const asked = spec.create(config);
    asked.take(0, 0);
    expect([limiter.remaining, limiter.resetAfterMs, limiter.retryAfterMs, limiter.delayMs]).toEqual([
      asked.remaining,
      asked.resetAfterMs,
      0,
      0,
    ]);
  });

  test('retryAfterMs is the least wait: then it passes, a little earlier it does not', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 6 }), (steps, cost) => {
        const { limiter, nowMs } = fresh(steps);
        if (limiter.take(nowMs, cost)) {
          expect(limiter.retryAfterMs).toBe(0);
          return;
        }
        const waitMs = limiter.retryAfterMs;
        if (cost > limiter.limit) {
          expect(waitMs).toBe(Infinity);
          return;
        }
        expect(waitMs).toBeGreaterThan(0);
        const again = fresh(steps).limiter;
        again.take(nowMs, cost);
        expect(again.take(nowMs + waitMs, cost)).toBe(true);
        const earlierMs = nowMs + waitMs - Math.min(waitMs / 2, 1e-6);
        if (earlierMs === nowMs + waitMs) return; // the wait is half a float's last place: there is nothing in between
        const early = fresh(steps).limiter;
        expect(early.take(earlierMs, cost)).toBe(false);
      }),
    );
  });

  test('resetAfterMs: then the whole limit is there, a little earlier it is not', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { limiter, nowMs } = fresh(steps);
        limiter.take(nowMs, 0);
        const { limit, resetAfterMs } = limiter;
        expect(limiter.isWhole(nowMs + resetAfterMs)).toBe(true);
        const earlierMs = nowMs + resetAfterMs - Math.min(resetAfterMs / 2, 1e-6);
        if (earlierMs < nowMs + resetAfterMs) {
          expect(limiter.isWhole(earlierMs)).toBe(false);
          limiter.take(earlierMs, 0);
          expect(limiter.remaining).toBeLessThan(limit);
        }
        limiter.take(nowMs + resetAfterMs, 0);
        expect(limiter.remaining).toBe(limit);
        expect(limiter.resetAfterMs).toBe(0);
      }),
    );
  });

  test('remaining is what passes now: that many do, one more does not', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { limiter, nowMs } = fresh(steps);
        limiter.take(nowMs, 0);
        const room = limiter.remaining;
        expect(limiter.take(nowMs, room + 1)).toBe(false);
        expect(limiter.take(nowMs, room)).toBe(true);
        expect(limiter.remaining).toBe(0);
      }),
    );
  });

  test('asking and being refused change nothing', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 1 }), (steps, beyond) => {
        const plain = fresh(steps);
        const asked = fresh(steps);
        asked.limiter.take(plain.nowMs, beyond * 1000);
        asked.limiter.take(plain.nowMs, 0);
        plain.limiter.take(plain.nowMs, 0);
        const seen = ({ remaining, resetAfterMs, delayMs, retryAfterMs }: Limiter) => [
          remaining,
          resetAfterMs,
          delayMs,
          retryAfterMs,
        ];
        expect(seen(asked.limiter)).toEqual(seen(plain.limiter));
      }),
    );
  });

  test('a clock that jumps about never lets more through than its latest time allows', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const limiter = spec.create(config);
        let [nowMs, latestMs, admitted] = [0, 0, 0];
        for (const { stepMs, cost } of steps) {
          nowMs = Math.max(0, nowMs + stepMs);
          latestMs = Math.max(latestMs, nowMs);
          if (limiter.take(nowMs, cost)) admitted += cost;
        }
        const quota = spec.quotaOf(config);
        // Windows may be cut twice at their edges; buckets hold one burst and fill for the rest of the time.
        expect(admitted).toBeLessThanOrEqual(quota.permits * (2 + latestMs / quota.windowMs) + 1e-9);
      }),
    );
  });

  test('the configuration is valid as it stands, and so are the defaults', () => {
    expect(parseKnobs(spec.knobs, config)).toEqual(config);
    expect(spec.create(defaultsOf(spec.knobs)).take(0, 1)).toBe(true);
  });
});
