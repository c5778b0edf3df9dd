import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limiterFamily } from './family';
import { KeyedLimiter } from './keyed-limiter';
import { limiters } from './registry';
import { tokenBucket } from './token-bucket';
import type { LimiterSpec } from './types';

function answers(algorithm: string, config: unknown, operations: readonly object[]): unknown[] {
  const session = limiterFamily.replay(algorithm, config, 0);
  const out: unknown[] = [];
  for (const operation of operations) session.apply(operation as Record<string, unknown>, (answer) => out.push(answer));
  return out;
}

describe('replay', () => {
  test('the shape of an answer', () => {
    expect(answers('fixed-window', { limit: 5, windowMs: 1000 }, [{ atMs: 0, cost: 1, key: 'u1' }])).toEqual([
      { allowed: true, limit: 5, remaining: 4, retryAfterMs: 0, resetAfterMs: 1000, delayMs: 0 },
    ]);
  });

  test('keys are independent, cost is 1 and the key empty when left out, cost 0 asks, an impossible cost has no wait', () => {
    const config = { capacity: 1, refillPerSecond: 1 };
    const operations = [
      { atMs: 0, key: 'a' },
      { atMs: 0, key: 'b' },
      { atMs: 0, key: 'a' },
      { atMs: 0, cost: 0 },
      { atMs: 0, cost: 2 },
    ];
    expect(answers('token-bucket', config, operations)).toEqual([
      { allowed: true, limit: 1, remaining: 0, retryAfterMs: 0, resetAfterMs: 1000, delayMs: 0 },
      { allowed: true, limit: 1, remaining: 0, retryAfterMs: 0, resetAfterMs: 1000, delayMs: 0 },
      { allowed: false, limit: 1, remaining: 0, retryAfterMs: 1000, resetAfterMs: 1000, delayMs: 0 },
      { allowed: true, limit: 1, remaining: 1, retryAfterMs: 0, resetAfterMs: 0, delayMs: 0 },
      { allowed: false, limit: 1, remaining: 1, retryAfterMs: null, resetAfterMs: 0, delayMs: 0 },
    ]);
  });

  test('time may go back', () => {
    expect(answers('gcra', { ratePerSecond: 1, burst: 1 }, [{ atMs: 9000 }, { atMs: 0 }])).toHaveLength(2);
  });

  test('thousands of keys, one story after another: each is told as if it were alone', () => {
    const story = (key: string) => [0, 10, 20, 1200, 1210].map((atMs) => ({ atMs, key }));
    for (const [algorithm, config] of [
      ['token-bucket', { capacity: 2, refillPerSecond: 2 }],
      ['fixed-window', { limit: 2, windowMs: 1000 }],
      ['leaky-bucket', { capacity: 1, drainPerSecond: 2 }],
      ['gcra', { burst: 2, ratePerSecond: 2 }],
    ] as const) {
      const alone = answers(algorithm, config, story('k'));
      const keys = Array.from({ length: 5000 }, (_, i) => `k${i}`);
      expect(answers(algorithm, config, keys.flatMap(story))).toEqual(keys.flatMap(() => alone));
    }
  });

  test.each([
    [{}, 'atMs must be a finite number, got nothing'],
    [{ atMs: -1 }, 'atMs must be >= 0, got -1'],
    [{ atMs: '5' }, 'atMs must be a finite number, got "5"'],
    [{ atMs: 0, cost: -1 }, 'cost must be >= 0, got -1'],
    [{ atMs: 0, cost: 1.5 }, 'cost must be an integer, got 1.5'],
    [{ atMs: 0, cost: null }, 'cost must be a finite number, got null'],
    [{ atMs: 0, key: 7 }, 'key must be a string, got 7'],
    [{ atMs: 0, keys: 'a' }, 'keys is not a known field (known: op, atMs, cost, key)'],
    [{ atMs: 0, op: 'give' }, 'op must be one of take, got "give"'],
  ])('%j is refused', (operation, message) => {
    expect(() => answers('gcra', {}, [operation])).toThrow(message);
  });

  test.each([
    ['token-bucket', { capacity: 0 }, 'capacity must be >= 1, got 0'],
    ['token-bucket', { capacity: 2, initialTokens: 3 }, 'initialTokens must be <= capacity (2), got 3'],
    ['token-bucket', { refillPerSecond: 0 }, 'refillPerSecond must be >= 0.000001, got 0'],
    ['fixed-window', { limit: 1.5 }, 'limit must be an integer, got 1.5'],
    ['fixed-window', { windowMs: 1e12 }, 'windowMs must be <= 31622400000, got 1000000000000'],
    ['gcra', { burst: 1, rate: 5 }, 'rate is not a known field (known: ratePerSecond, burst)'],
    ['leaky', {}, 'algorithm must be one of fixed-window, sliding-window-log'],
  ])('%s %j is refused when opened', (algorithm, config, message) => {
    expect(() => limiterFamily.replay(algorithm, config, 0)).toThrow(message);
  });
});

describe('KeyedLimiter', () => {
  test('a million keys that come once do not stay', () => {
    const keyed = new KeyedLimiter<number>(() => tokenBucket.create({ capacity: 2, refillPerSecond: 100, initialTokens: null }));
    let most = 0;
    for (let key = 0; key < 1_000_000; key++) {
      keyed.take(key, key * 0.1, 1); // each is whole again 10 ms later: 100 in use at once
      most = Math.max(most, keyed.size);
    }
    expect(most).toBeLessThanOrEqual(1024);
  });

  test('keys in use are kept', () => {
    const keyed = new KeyedLimiter<number>(() =>
      tokenBucket.create({ capacity: 1, refillPerSecond: 0.001, initialTokens: null }),
    );
    for (let key = 0; key < 5000; key++) keyed.take(key, 0, 1);
    expect(keyed.size).toBe(5000);
    expect(keyed.take(0, 0, 1)).toBe(false);
  });

  test('forgetting changes no decision while the clock goes forward', () => {
    const specs: readonly LimiterSpec[] = Object.values(limiters);
    const steps = fc.array(fc.tuple(fc.nat(3), fc.nat(900)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.constantFrom(...specs), steps, (spec, takes) => {
        const config = { initialTokens: 0, capacity: 2, refillPerSecond: 2, limit: 2, windowMs: 500, ratePerSecond: 2, burst: 2 };
        const create = () => spec.create({ drainPerSecond: 2, delayAfter: 0, ...config });
        const keyed = new KeyedLimiter<number>(create);
        const kept = new Map<number, ReturnType<typeof create>>();
        let [nowMs, stranger] = [0, 1_000_000];
        for (const [key, stepMs] of takes) {
          nowMs += stepMs;
          for (let i = 0; i < 600; i++) keyed.take(stranger++, nowMs, 1); // so many that a sweep comes round
          if (!kept.has(key)) kept.set(key, create());
          const alone = kept.get(key)!;
          expect(keyed.take(key, nowMs, 1)).toBe(alone.take(nowMs, 1));
          expect([keyed.last.remaining, keyed.last.delayMs]).toEqual([alone.remaining, alone.delayMs]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a clock that goes back behind a sweep grants no second burst', () => {
    const keyed = new KeyedLimiter<number>(() => tokenBucket.create({ capacity: 1, refillPerSecond: 1, initialTokens: null }));
    keyed.take(0, 1000, 1);
    for (let key = 1; key <= 2000; key++) keyed.take(key, 5000, 1); // forgets key 0 at 5000
    expect([keyed.take(0, 1000, 1), keyed.take(0, 1500, 1), keyed.take(0, 5999, 1), keyed.take(0, 6000, 1)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  const onePerSecond = () => tokenBucket.create({ capacity: 1, refillPerSecond: 1, initialTokens: null });

  test('…nor one behind the latest time that a key in use came with', () => {
    const keyed = new KeyedLimiter<number>(onePerSecond);
    keyed.take(0, 0, 1);
    keyed.take(0, 5000, 0);
    keyed.take(0, 1000, 0);
    for (let key = 1; key <= 70_000; key++) keyed.take(key, 1000, 1); // forgets key 0, whole at 5000
    expect([keyed.take(0, 1000, 1), keyed.take(0, 5999, 1), keyed.take(0, 6000, 1)]).toEqual([true, false, true]);
  });

  test('a new key is taken at its word as long as nothing was forgotten', () => {
    const keyed = new KeyedLimiter(onePerSecond);
    keyed.take('a', 5000, 1);
    expect([keyed.take('b', 1000, 1), keyed.take('b', 2000, 1)]).toEqual([true, true]);
  });

  test('a window that ends in 1 ms is not forgotten before it does', () => {
    const keyed = new KeyedLimiter<number>(() => limiters['fixed-window'].create({ limit: 1, windowMs: 1 }));
    for (let key = 0; key <= 2000; key++) keyed.take(key, 0, 1);
    expect(keyed.take(0, 0, 1)).toBe(false);
  });

  test('it looks through its keys each time they have doubled, and no more', () => {
    let looks = 0;
    let isWhole = false;
    const stub = () => ({ ...onePerSecond(), take: () => true, isWhole: () => ++looks > 0 && isWhole }) as never;
    const keyed = new KeyedLimiter<number>(stub);
    for (let key = 0; key < 8192; key++) keyed.take(key, 0, 1);
    expect(looks).toBe(1024 + 2048 + 4096);
    isWhole = true;
    for (let key = 8192; key < 8192 + 1024; key++) keyed.take(key, 0, 1);
    expect([keyed.size, looks]).toEqual([1024, 1024 + 2048 + 4096 + 8192]);
  });
});
