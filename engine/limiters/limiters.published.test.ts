import { describe, expect, test } from 'vitest';
import { exactRate } from './exact-rate';
import { fixedWindow } from './fixed-window';
import { gcra } from './gcra';
import { leakyBucket } from './leaky-bucket';
import { slidingWindowCounter } from './sliding-window-counter';
import { slidingWindowLog } from './sliding-window-log';
import { tokenBucket } from './token-bucket';
import type { Limiter } from './types';

/** How each of `count` requests of cost 1 at one instant fares: its delay, or `refused`. */
const volley = (limiter: Limiter, atMs: number, count: number): (number | 'refused')[] =>
  Array.from({ length: count }, () => (limiter.take(atMs, 1) ? limiter.delayMs : 'refused'));

// throttled/throttled rate_test.go, TestRateLimit: 1 a second, burst 5.
// [now, volume, remaining, reset, retry (−1: none), limited]
describe('gcra: TestRateLimit of throttled', () => {
  const limiter = gcra.create({ ratePerSecond: 1, burst: 5 });
  test.each([
    [0, 6, 5, 0, Infinity, true], // more than the burst can never pass (throttled says −1 here too)
    [0, 1, 4, 1000, 0, false],
    [0, 1, 3, 2000, 0, false],
    [0, 1, 2, 3000, 0, false],
    [0, 1, 1, 4000, 0, false],
    [0, 1, 0, 5000, 0, false],
    [0, 1, 0, 5000, 1000, true],
    [3000, 1, 2, 3000, 0, false],
    [3100, 1, 1, 3900, 0, false],
    [4000, 1, 1, 4000, 0, false],
    [8000, 1, 4, 1000, 0, false],
    [9500, 1, 4, 1000, 0, false],
    [9500, 0, 4, 1000, 0, false],
    [9500, 2, 2, 3000, 0, false],
    [9500, 5, 2, 3000, 3000, true],
  ])('at %d ms, %d permits', (atMs, cost, remaining, resetAfterMs, retryAfterMs, limited) => {
    expect(limiter.take(atMs, cost)).toBe(!limited);
    const { limit } = limiter;
    expect([limit, limiter.remaining, limiter.resetAfterMs, limiter.retryAfterMs]).toEqual([
      5,
      remaining,
      resetAfterMs,
      retryAfterMs,
    ]);
  });
});

describe('gcra', () => {
  test('the instant a permit is due belongs to those who pass', () => {
    const limiter = gcra.create({ ratePerSecond: 10, burst: 1 });
    expect([0, 99, 100, 199, 200].map((atMs) => limiter.take(atMs, 1))).toEqual([true, false, true, false, true]);
  });

  // redis-cell, it_creates_rates_from_days: per_day(24) is one an hour; throttled PerDay(1) is one a day
  test.each([
    [24 / 86_400, 3_600_000],
    [1 / 86_400, 86_400_000],
  ])('%d a second is one every %d ms, to the ms', (ratePerSecond, everyMs) => {
    for (const limiter of [
      gcra.create({ ratePerSecond, burst: 1 }),
      tokenBucket.create({ capacity: 1, refillPerSecond: ratePerSecond, initialTokens: null }),
    ]) {
      const outcomes = [0, everyMs - 1, everyMs, 2 * everyMs - 1, 2 * everyMs].map((atMs) => limiter.take(atMs, 1));
      expect(outcomes).toEqual([true, false, true, false, true]);
      expect(limiter.resetAfterMs).toBe(everyMs);
    }
  });

  test('a clock that goes back lets less through: TAT stands', () => {
    const limiter = gcra.create({ ratePerSecond: 1, burst: 2 });
    limiter.take(10_000, 2); // TAT 12 s
    expect(limiter.take(5000, 1)).toBe(false);
    expect(limiter.retryAfterMs).toBe(6000); // 11 s
    expect(limiter.take(11_000, 1)).toBe(true);
  });
});

describe('leaky-bucket: nginx', () => {
  // NGINX blog "Rate Limiting with NGINX": rate=10r/s burst=20; 21 at once: the first goes on, the 2nd waits 100 ms, the
  // 21st 2 s, and one more is refused.
  test('rate=10r/s burst=20', () => {
    const limiter = leakyBucket.create({ capacity: 20, drainPerSecond: 10, delayAfter: 0 });
    expect(volley(limiter, 0, 22)).toEqual([...Array.from({ length: 21 }, (_, i) => i * 100), 'refused']);
  });

  // Same: nodelay; 21 pass at once, the slots free up one each 100 ms: 501 ms later 5 of 20 more pass.
  test('burst=20 nodelay', () => {
    const limiter = leakyBucket.create({ capacity: 20, drainPerSecond: 10, delayAfter: 20 });
    expect(volley(limiter, 0, 22)).toEqual([...Array(21).fill(0), 'refused']);
    expect(volley(limiter, 501, 20).filter((fate) => fate === 0)).toHaveLength(5);
  });

  // Same, "two-stage rate limiting": rate=5r/s burst=12 delay=8. With a continuous 8 r/s the first 8 in excess go on, the next
  // are delayed to 5 r/s, then the rest are refused. All at once: 1 + 8 go on, 4 wait 200 ms each, the 14th is refused.
  test('rate=5r/s burst=12 delay=8', () => {
    const limiter = leakyBucket.create({ capacity: 12, drainPerSecond: 5, delayAfter: 8 });
    expect(volley(limiter, 0, 14)).toEqual([...Array(9).fill(0), 200, 400, 600, 800, 'refused']);
    expect([limiter.limit, limiter.remaining, limiter.retryAfterMs]).toEqual([13, 0, 200]);
  });

  test('a rate per minute is rounded down to thousandths, as the configuration parser does', () => {
    const limiter = leakyBucket.create({ capacity: 0, drainPerSecond: 10 / 60, delayAfter: 0 }); // 10r/m: 166
    limiter.take(0, 1);
    expect([6000, 6024, 6025].map((atMs) => limiter.take(atMs, 1))).toEqual([false, false, true]); // 166 × 6025 / 1000 >= 1000
  });

  test('a rate of 1.001 is 1001 thousandths, though 1.001 × 1000 falls short of it', () => {
    const limiter = leakyBucket.create({ capacity: 1000, drainPerSecond: 1.001, delayAfter: 0 });
    limiter.take(0, 1001);
    limiter.take(999_001, 0); // ⌊1001 × 999,001 / 1000⌋ = 1,000,000
    expect(limiter.remaining).toBe(1000);
  });

  test('a drain keeps no remainder: 1.5 thousandths a ms twice is 1 and 1', () => {
    const limiter = leakyBucket.create({ capacity: 3, drainPerSecond: 1.5, delayAfter: 3 });
    limiter.take(0, 1);
    limiter.take(1, 1); // 0 − 1 + 1000 = 999
    limiter.take(2, 1); // 999 − 1 + 1000 = 1998
    limiter.take(3, 1); // 2997
    expect(limiter.take(3, 1)).toBe(false); // 3997 > 3000
    expect(limiter.retryAfterMs).toBe(665); // ⌊1.5 × 665⌋ = 997
  });

  test('a clock that goes back by up to a minute stands still; by more, 1 ms passes and the time is believed', () => {
    const limiter = leakyBucket.create({ capacity: 1, drainPerSecond: 1, delayAfter: 1 });
    limiter.take(100_000, 1);
    expect(limiter.take(40_000, 1)).toBe(true); // −60,000: 0 ms, last stays at 100,000
    expect(limiter.take(100_999, 1)).toBe(false);
    expect(limiter.take(101_000, 1)).toBe(true);
    expect(limiter.take(41_000, 1)).toBe(false);
    expect(limiter.take(102_000, 1)).toBe(true);
    limiter.take(104_000, 1); // emptied, then 0
    expect(limiter.take(43_999, 1)).toBe(true); // −60,001: 1 ms, last is 43,999 now
    expect(limiter.take(44_997, 1)).toBe(false); // 999 − 998 + 1000
    expect(limiter.take(44_998, 1)).toBe(true);
  });

  test('time is whole ms, rounded down', () => {
    const limiter = leakyBucket.create({ capacity: 0, drainPerSecond: 1, delayAfter: 0 });
    limiter.take(0.9, 1);
    expect(limiter.take(999.9, 1)).toBe(false);
    expect(limiter.retryAfterMs).toBeCloseTo(0.1, 9);
    expect(limiter.take(1000, 1)).toBe(true);
  });
});

describe('sliding-window-counter', () => {
  // Cloudflare (2017): 42 in the last minute, 18 in this one, 15 s in: 42 × 0.75 + 18 = 49.5 of 50.
  test('42 and 18 make 49.5', () => {
    const limiter = slidingWindowCounter.create({ limit: 50, windowMs: 60_000 });
    limiter.take(30_000, 42);
    limiter.take(75_000, 18);
    expect([limiter.remaining, limiter.take(75_000, 1)]).toEqual([0, false]);
    // 42 × (45 s − wait) / 60 s + 18 + 1 = 50  ⇔  wait = 45 − 31 × 60 / 42 = 0.714 s: "one more request during the next second"
    expect(limiter.retryAfterMs).toBeCloseTo(45_000 - (31 * 60_000) / 42, 6);
  });

  test('equality passes: the boundary is inclusive', () => {
    const limiter = slidingWindowCounter.create({ limit: 4, windowMs: 1000 });
    limiter.take(0, 4);
    expect([1000, 1249, 1250].map((atMs) => limiter.take(atMs, 1))).toEqual([false, false, true]); // 4 × 750 / 1000 + 1 = 4
  });

  test('at the very end of a window the next has begun', () => {
    const limiter = slidingWindowCounter.create({ limit: 10, windowMs: 1000 });
    limiter.take(0, 1);
    limiter.take(1000, 8);
    limiter.take(1500, 0);
    expect(limiter.remaining).toBe(1); // 10 − 1 × 500 / 1000 − 8
  });

  // 771,465,609 × 31,622,400,000 is no double; divided by the window again it falls short
  test('what remains of a large limit over a year is whole', () => {
    const limiter = slidingWindowCounter.create({ limit: 771_465_609, windowMs: 31_622_400_000 });
    limiter.take(0, 0);
    expect([limiter.remaining, limiter.resetAfterMs]).toEqual([771_465_609, 0]);
  });

  test('what this window took weighs on the next', () => {
    const limiter = slidingWindowCounter.create({ limit: 4, windowMs: 1000 });
    limiter.take(500, 4);
    limiter.take(500, 1);
    expect([limiter.retryAfterMs, limiter.resetAfterMs]).toEqual([750, 1500]); // 1250 and 2000
  });
});

describe('windows', () => {
  test('a fixed window starts at a multiple and lets twice the limit through around it', () => {
    const limiter = fixedWindow.create({ limit: 5, windowMs: 1000 });
    expect(limiter.take(999, 5)).toBe(true);
    expect([limiter.take(999, 1), limiter.retryAfterMs, limiter.resetAfterMs]).toEqual([false, 1, 1]);
    expect(limiter.take(1000, 5)).toBe(true);
    expect([limiter.take(1000, 6), limiter.retryAfterMs]).toEqual([false, Infinity]);
  });

  test('a log frees a permit exactly one window after it was taken', () => {
    const limiter = slidingWindowLog.create({ limit: 2, windowMs: 1000 });
    expect([0, 400, 999, 1000, 1399, 1400].map((atMs) => limiter.take(atMs, 1))).toEqual([true, true, false, true, false, true]);
  });

  test('a log holds as many entries as the limit', () => {
    const limiter = slidingWindowLog.create({ limit: 1000, windowMs: 1000 });
    for (let atMs = 0; atMs < 2000; atMs++) expect(limiter.take(atMs, 1)).toBe(true);
    expect([limiter.take(1999, 1), limiter.remaining, limiter.retryAfterMs]).toEqual([false, 0, 1]);
  });

  test('a log that grows when its oldest entry stands in the middle keeps their order', () => {
    const limiter = slidingWindowLog.create({ limit: 9, windowMs: 1000 });
    for (let atMs = 0; atMs < 8; atMs++) limiter.take(atMs, 1);
    for (let i = 0; i < 6; i++) limiter.take(1004, 1); // 0 to 4 are gone; 5, 6 and 7 and these are nine
    expect([limiter.take(1004, 1), limiter.retryAfterMs, limiter.resetAfterMs]).toEqual([false, 1, 1000]);
    expect([1005, 1006, 1007, 1008].map((atMs) => limiter.take(atMs, 1))).toEqual([true, true, true, false]);
    expect(limiter.retryAfterMs).toBe(996);
  });

  test('a log waits for as many permits as are asked', () => {
    const limiter = slidingWindowLog.create({ limit: 20, windowMs: 1000 });
    for (let atMs = 0; atMs < 20; atMs++) limiter.take(atMs, 1);
    limiter.take(50, 12);
    expect([limiter.retryAfterMs, limiter.resetAfterMs]).toEqual([961, 969]); // the 12th left at 1011, the last at 1019
  });
});

describe('token-bucket', () => {
  test.each([
    [0.1, 10_000],
    [10, 100],
    [100 / 60, 600],
    [1 / 3600, 3_600_000],
  ])('%d a second: a token is there the ms it is due, however often that is asked', (refillPerSecond, everyMs) => {
    const limiter = tokenBucket.create({ capacity: 3, refillPerSecond, initialTokens: 0 });
    for (let k = 1; k <= 2000; k++) {
      expect(limiter.take(k * everyMs - 1, 1)).toBe(false);
      expect(limiter.retryAfterMs).toBe(1);
      expect(limiter.take(k * everyMs, 1)).toBe(true);
    }
  });

  test('a burst of the capacity, then the rate', () => {
    const limiter = tokenBucket.create({ capacity: 5, refillPerSecond: 1, initialTokens: null });
    expect(limiter.take(0, 5)).toBe(true);
    expect([limiter.take(0, 1), limiter.retryAfterMs, limiter.resetAfterMs]).toEqual([false, 1000, 5000]);
    expect([limiter.take(2500, 1), limiter.remaining, limiter.resetAfterMs]).toEqual([true, 1, 3500]);
  });

  test('a clock that goes back fills nothing twice', () => {
    const limiter = tokenBucket.create({ capacity: 1, refillPerSecond: 1, initialTokens: null });
    expect([5000, 4000, 5000, 5999, 6000].map((atMs) => limiter.take(atMs, 1))).toEqual([true, false, false, false, true]);
  });

  test('more tokens than fit are refused', () => {
    expect(() => tokenBucket.create({ capacity: 5, refillPerSecond: 1, initialTokens: 9 })).toThrow(
      'initialTokens must be <= capacity (5), got 9',
    );
  });
});

test.each([
  ['fixed-window', fixedWindow.quotaOf({ limit: 5, windowMs: 2000 }), 5, 2000],
  ['sliding-window-log', slidingWindowLog.quotaOf({ limit: 5, windowMs: 2000 }), 5, 2000],
  ['sliding-window-counter', slidingWindowCounter.quotaOf({ limit: 5, windowMs: 2000 }), 5, 2000],
  ['token-bucket', tokenBucket.quotaOf({ capacity: 6, refillPerSecond: 4, initialTokens: null }), 6, 1500],
  ['leaky-bucket', leakyBucket.quotaOf({ capacity: 5, drainPerSecond: 4, delayAfter: 0 }), 6, 1500],
  ['gcra', gcra.quotaOf({ ratePerSecond: 4, burst: 6 }), 6, 1500],
])('%s: the most at once, and how long until as many are there again', (_id, quota, permits, windowMs) => {
  expect(quota).toEqual({ permits, windowMs });
});

test.each([
  [5, 1, 200],
  [0.1, 1, 10_000],
  [3, 3, 1000],
  [100 / 60, 1, 600],
  [16.67, 1667, 100_000],
  [Math.PI, Math.PI, 1000],
  // The simplest fractions have at most a million below, 10^12 above; past that the float stands in.
  [1 / 1_000_000, 1, 1e9],
  [1 / 1_000_001, 1 / 1_000_001, 1000],
  [1e12 / 3, 1e9, 3],
  [(1e12 + 1) / 3, (1e12 + 1) / 3, 1000],
])('%d a second is %d units a ms and %d a permit', (perSecond, perMs, perPermit) => {
  expect(exactRate(perSecond)).toEqual({ perMs, perPermit });
});
