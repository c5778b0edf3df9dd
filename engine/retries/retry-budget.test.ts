import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finagleBudget } from './finagle-budget';
import { grpcThrottle } from './grpc-throttle';
import type { RetryBudget } from './types';
import { WindowedAdder } from './windowed-adder';

describe('finagle-budget: RetryBudgetTest', () => {
  const frozen = (ttlMs: number, minRetriesPerSecond: number, percentCanRetry: number) => {
    const budget = finagleBudget.create({ ttlMs, minRetriesPerSecond, percentCanRetry });
    const before = budget.balance(0);
    let retried = 0;
    for (let i = 0; i < 10_000; i++) {
      budget.onRequest(0);
      if (budget.tryRetry(0)) retried++;
      else expect(budget.balance(0)).toBe(0);
    }
    return { before, retried };
  };

  test.each([0.1, 0.5, 0.25, 0.75, 0.99, 0.999, 0.9999, 0.01, 0.001, 0.0001])('a share of %d of 10,000 requests', (share) => {
    const { before, retried } = frozen(60_000, 0, share);
    expect(before).toBe(0);
    expect(Math.abs(retried - Math.trunc(10_000 * share))).toBeLessThanOrEqual(1);
  });

  test.each([
    [1000, 10, 0],
    [2000, 5, 0],
    [1000, 10, 0.1],
    [2000, 5, 0.5],
  ])('over %d ms, %d a second in reserve, a share of %d', (ttlMs, perSecond, share) => {
    const { before, retried } = frozen(ttlMs, perSecond, share);
    expect(before).toBe((ttlMs / 1000) * perSecond);
    expect(Math.abs(retried - (10_000 * share + before))).toBeLessThanOrEqual(1);
  });

  test('a share above 1', () => {
    const budget = finagleBudget.create({ ttlMs: 60_000, minRetriesPerSecond: 0, percentCanRetry: 2 });
    expect(budget.tryRetry(0)).toBe(false);
    for (let i = 0; i < 10_000; i++) budget.onRequest(0);
    expect(budget.balance(0)).toBe(20_000);
  });

  test('no reserve and no share: no retry', () => {
    const budget = finagleBudget.create({ ttlMs: 10_000, minRetriesPerSecond: 0, percentCanRetry: 0 });
    budget.onRequest(0);
    expect([budget.tryRetry(0), budget.balance(0)]).toEqual([false, 0]);
  });

  test('deposits die after their time', () => {
    const budget = finagleBudget.create({ ttlMs: 10_000, minRetriesPerSecond: 0, percentCanRetry: 1 });
    for (let i = 0; i < 5; i++) budget.onRequest(0);
    expect([0, 5000, 9000, 9999, 10_999].map((nowMs) => budget.balance(nowMs))).toEqual([5, 5, 5, 5, 0]);
  });

  test.each([
    [9999, 1],
    [10_000, 0], // ten slices of a second
  ])('untouched until %d ms', (nowMs, left) => {
    const budget = finagleBudget.create({ ttlMs: 10_000, minRetriesPerSecond: 0, percentCanRetry: 1 });
    budget.onRequest(0);
    expect(budget.balance(nowMs)).toBe(left);
  });

  test('the reserve counts whole seconds of the lifetime', () => {
    const budget = finagleBudget.create({ ttlMs: 1999, minRetriesPerSecond: 10, percentCanRetry: 0 });
    expect(budget.balance(0)).toBe(10);
  });
});

test('WindowedAdder holds what an obvious list of slices holds', () => {
  const steps = fc.array(fc.tuple(fc.oneof(fc.nat(250), fc.nat(3000)), fc.integer({ min: -5, max: 5 })), { maxLength: 60 });
  fc.assert(
    fc.property(steps, (adds) => {
      const adder = new WindowedAdder(1000, 10, 0);
      let slices = [0]; // newest first; the eleventh is forgotten
      let [nowMs, sinceMs] = [0, 0];
      for (const [stepMs, amount] of adds) {
        nowMs += stepMs;
        const turns = Math.floor((nowMs - sinceMs) / 100);
        if (turns > 0) sinceMs = nowMs;
        for (let i = 0; i < Math.min(turns, 20); i++) slices = [0, ...slices].slice(0, 10);
        slices[0] += amount;
        adder.add(nowMs, amount);
        expect(adder.sum(nowMs)).toBe(slices.reduce((sum, slice) => sum + slice, 0));
      }
    }),
  );
});

test('WindowedAdder counts its slices from where it starts, in whole milliseconds', () => {
  const adder = new WindowedAdder(1009, 10, 500); // slices of 100 ms
  adder.add(590, 1);
  expect([adder.sum(1499), adder.sum(1600)]).toEqual([1, 0]);
  const fresh = new WindowedAdder(1009, 10, 500);
  fresh.add(590, 1);
  expect(fresh.sum(1500)).toBe(0); // ten slices since 500
});

test('WindowedAdder of two slices', () => {
  const adder = new WindowedAdder(1000, 2, 0);
  adder.add(0, 5);
  adder.add(500, 7); // a slice ends where the next begins
  expect([adder.sum(500), adder.sum(1000), adder.sum(1500)]).toEqual([12, 7, 0]);
});

/** Through the contract that stations see. */
const throttle = (config: { maxTokens: number; tokenRatio: number }): RetryBudget => grpcThrottle.create(config);

describe('grpc-throttle', () => {
  // grpc core retry_throttle_test.cc, RetryThrottler.Basic: 4 tokens, 1.6 a success
  test('RetryThrottler.Basic', () => {
    const budget = throttle({ maxTokens: 4, tokenRatio: 1.6 });
    const failOrPass = (ok: boolean) => {
      budget.onOutcome(0, ok);
      return budget.tryRetry(0);
    };
    expect(failOrPass(false)).toBe(true); // 3
    failOrPass(true); // 4, not beyond the most
    expect(failOrPass(false)).toBe(true); // 3
    expect(failOrPass(false)).toBe(false); // 2, at the threshold
    expect(failOrPass(false)).toBe(false); // 1
    expect(failOrPass(false)).toBe(false); // 0
    expect(failOrPass(false)).toBe(false); // 0, not below
    failOrPass(true); // 1.6
    failOrPass(true); // 3.2
    expect(failOrPass(false)).toBe(true); // 2.2
  });

  test('decimals beyond the third are ignored', () => {
    const budget = throttle({ maxTokens: 2, tokenRatio: 0.0019 });
    budget.onOutcome(0, false); // 1: at the half
    budget.onOutcome(0, true);
    expect([budget.tryRetry(0), budget.balance(0)]).toEqual([true, 1]); // 1.001
  });

  test('a hundredth of a token is ten thousandths, and the count stops at nothing', () => {
    const budget = throttle({ maxTokens: 10, tokenRatio: 0.01 });
    for (let i = 0; i < 11; i++) budget.onOutcome(0, false);
    for (let i = 0; i < 500; i++) budget.onOutcome(0, true);
    expect(budget.tryRetry(0)).toBe(false); // exactly half
    budget.onOutcome(0, true);
    expect(budget.tryRetry(0)).toBe(true);
  });

  test('a thousandth above the half is one more retry', () => {
    const budget = throttle({ maxTokens: 1000, tokenRatio: 0.001 });
    budget.onOutcome(0, false);
    expect(budget.balance(0)).toBe(499);
    budget.onOutcome(0, true);
    expect(budget.balance(0)).toBe(500);
  });

  test('the balance is how many retries can fail in a row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.boolean(), { maxLength: 40 }), (maxTokens, outcomes) => {
        const budget = throttle({ maxTokens, tokenRatio: 0.3 });
        for (const ok of outcomes) budget.onOutcome(0, ok);
        const balance = budget.balance(0);
        let retries = 0;
        for (; budget.tryRetry(0); retries++) budget.onOutcome(0, false);
        expect(retries).toBe(balance);
      }),
    );
  });
});
