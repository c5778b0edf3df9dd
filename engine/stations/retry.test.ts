import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { play, type Setup } from './playing.test-support';

vi.setConfig({ testTimeout: 60_000 });

const failing = [{ atMs: 0, do: 'fail', target: 'app', ratio: 1 }];
const backoff = { kind: 'exponential', baseMs: 100, factor: 2, jitter: 'none' };

describe('retry', () => {
  test('waits as the backoff says, and answers with the last failure', () => {
    const { answers, figures, spans } = play({ chain: { r: { kind: 'retry', maxAttempts: 3, backoff } }, events: failing });
    expect(answers).toEqual(['error@330']); // 10 + 100 + 10 + 200 + 10
    expect(spans('hold', 'r')).toEqual(['10-110 ok', '120-320 ok']);
    expect(spans('attempt', 'r')).toEqual(['0-10 error', '110-120 error', '320-330 error']);
    expect(figures('r')).toMatchObject({ arrived: 1, completed: 1, attempts: 3, retries: 2, amplification: 3, recovered: 0 });
    expect(figures('r').gaveUp).toMatchObject({ attempts: 1 });
  });

  test('the attempt is numbered on every span below', () => {
    const { rows } = play({ chain: { r: { kind: 'retry', maxAttempts: 3, backoff } }, events: failing });
    expect(rows.filter(({ kind }) => kind === 'visit').map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(rows.filter(({ kind }) => kind === 'hold').map(({ attempt }) => attempt)).toEqual([2, 3]);
  });

  test('a later attempt that succeeds is the answer', () => {
    const { answers, figures } = play({
      chain: { r: { kind: 'retry', backoff } },
      events: [...failing, { atMs: 50, do: 'fail', target: 'app', ratio: 0 }],
    });
    expect(answers).toEqual(['ok@120']);
    expect(figures('r')).toMatchObject({ attempts: 2, recovered: 1 });
  });

  test.each<{
    why: string;
    knobs: object;
    users?: Readonly<Record<string, unknown>>;
    attempts: number;
    gaveUp: string;
    at: number;
  }>([
    { why: 'one attempt', knobs: { maxAttempts: 1 }, attempts: 1, gaveUp: 'attempts', at: 10 },
    { why: 'a failure not to retry', knobs: { retryOn: ['timeout'] }, attempts: 1, gaveUp: 'notRetryable', at: 10 },
    { why: 'a deadline before the second', knobs: {}, users: { timeoutMs: 110 }, attempts: 1, gaveUp: 'deadline', at: 10 },
    { why: 'a deadline before the third', knobs: {}, users: { timeoutMs: 111 }, attempts: 2, gaveUp: 'deadline', at: 111 },
    {
      why: 'an empty budget',
      knobs: { budget: { kind: 'finagle-budget', minRetriesPerSecond: 0, percentCanRetry: 0.5 } },
      attempts: 1,
      gaveUp: 'budget',
      at: 10,
    },
  ])('$why ends it', ({ knobs, users, attempts, gaveUp, at }) => {
    const { figures, answers } = play({ chain: { r: { kind: 'retry', backoff, ...knobs } }, users, events: failing });
    expect(figures('r')).toMatchObject({ attempts });
    expect(figures('r').gaveUp).toMatchObject({ [gaveUp]: 1 });
    expect(answers).toEqual([at === 111 ? 'timeout@111' : `error@${at}`]);
  });

  test('an attempt that takes too long is given up and worked on all the same', () => {
    const { answers, figures, spans } = play({
      chain: { r: { kind: 'retry', maxAttempts: 2, perTryTimeoutMs: 30, backoff: { kind: 'constant', baseMs: 10 } } },
      app: { serviceMs: { kind: 'constant', ms: 100 } },
    });
    expect(answers).toEqual(['timeout@70']);
    expect(spans('attempt', 'r')).toEqual(['0-30 timeout', '40-70 timeout']);
    expect(figures('r')).toMatchObject({ lateAnswers: 2 });
    expect(figures('app')).toMatchObject({ completed: 2 });
  });

  test.each([
    { fails: 'error', retryNonIdempotent: false, attempts: 1, risky: 0 },
    { fails: 'error', retryNonIdempotent: true, attempts: 2, risky: 1 },
    { fails: 'queue-full', retryNonIdempotent: false, attempts: 2, risky: 0 },
    { fails: 'queue-full', retryNonIdempotent: true, attempts: 2, risky: 0 },
  ])('after $fails, retryNonIdempotent $retryNonIdempotent: $attempts attempts', (row) => {
    const full = { concurrency: 1, queueLimit: 0, serviceMs: { kind: 'constant', ms: 1000 } };
    const setup: Setup = {
      at: row.fails === 'error' ? [0] : [0, 0],
      users: { classes: [{ id: 'order' }] },
      chain: {
        r: { kind: 'retry', maxAttempts: 2, backoff, nonIdempotent: ['order'], retryNonIdempotent: row.retryNonIdempotent },
      },
      ...(row.fails === 'error' ? { events: failing } : { app: full }),
      forMs: 900,
    };
    const { figures } = play(setup);
    expect(figures('r')).toMatchObject({ attempts: row.attempts + (row.fails === 'error' ? 0 : 1), riskyRetries: row.risky });
  });

  test.each([
    { honourRetryAfter: true, answers: ['ok@10', 'ok@1010'] },
    { honourRetryAfter: false, answers: ['ok@10', 'rate-limited@20'] },
  ])('a limiter says when to come back: $honourRetryAfter', ({ honourRetryAfter, answers }) => {
    const limit = { kind: 'limiter', algorithm: { kind: 'fixed-window', limit: 1, windowMs: 1000 } };
    const chain = {
      r: { kind: 'retry', maxAttempts: 3, honourRetryAfter, backoff: { kind: 'constant', baseMs: 10 } },
      limit,
    };
    expect(play({ at: [0, 0], chain }).answers).toEqual(answers);
    // The hint travels with the answer, however far.
    if (honourRetryAfter)
      expect(play({ at: [0, 0], chain, links: { 'r->limit': { latencyMs: 5 } } }).answers).toEqual(['ok@20', 'ok@1020']);
  });

  test('two layers multiply', () => {
    const knobs = { kind: 'retry', maxAttempts: 3, backoff: { kind: 'constant', baseMs: 1 } };
    const { figures } = play({ chain: { outer: knobs, inner: knobs }, events: failing });
    expect(figures('app')).toMatchObject({ arrived: 9 });
  });

  test('in an outage retries never exceed what the budget has', () => {
    const setups = fc.record({
      rateRps: fc.integer({ min: 5, max: 120 }),
      percentCanRetry: fc.constantFrom(0.05, 0.2, 0.5, 1),
      minRetriesPerSecond: fc.integer({ min: 0, max: 3 }),
      seed: fc.nat(1000),
    });
    fc.assert(
      fc.property(setups, ({ rateRps, percentCanRetry, minRetriesPerSecond, seed }) => {
        const budget = { kind: 'finagle-budget', minRetriesPerSecond, percentCanRetry };
        const { figures } = play({
          at: { kind: 'poisson', rateRps },
          chain: { r: { kind: 'retry', maxAttempts: 5, budget, backoff: { kind: 'constant', baseMs: 5 } } },
          events: failing,
          forMs: 8000, // within the ttl of 10 s, so that nothing has expired
          seed,
        });
        const { arrived, retries } = figures('r') as { arrived: number; retries: number };
        const bound = arrived / Math.floor(1 / percentCanRetry) + minRetriesPerSecond * 10;
        expect(retries).toBeLessThanOrEqual(bound);
        expect(retries).toBeGreaterThan(0.8 * Math.min(bound, 4 * arrived) - 2);
      }),
      { numRuns: 25 },
    );
  });

  test('grpc throttling: after five failures nothing is tried again', () => {
    const { figures } = play({
      at: { kind: 'constant', rateRps: 10 },
      chain: { r: { kind: 'retry', budget: { kind: 'grpc-throttle', maxTokens: 10 }, backoff: { kind: 'constant', baseMs: 1 } } },
      events: failing,
    });
    // Of 10 tokens each failure takes one, and a retry needs more than 5: 9 and 8 are retried, 7 was the last attempt, 6 is retried, 5 not.
    expect(figures('r')).toMatchObject({ retries: 3 });
  });

  test('turned live: backoff for the waits to come, a budget begins anew', () => {
    const { answers, figures } = play({
      at: [0, 200],
      chain: { r: { kind: 'retry', maxAttempts: 2, backoff } },
      events: [
        ...failing,
        { atMs: 50, do: 'set', target: 'r', knob: 'backoff', value: { kind: 'constant', baseMs: 7 } },
        { atMs: 150, do: 'set', target: 'r', knob: 'budget', value: { kind: 'finagle-budget', minRetriesPerSecond: 0 } },
        { atMs: 205, do: 'set', target: 'r', knob: 'maxAttempts', value: 9 },
      ],
    });
    expect(answers).toEqual(['error@120', 'error@210']);
    expect(figures('r').gaveUp).toMatchObject({ attempts: 1, budget: 1 });
  });

  test('what is held is seen while it is held', () => {
    const { rows } = play({ chain: { r: { kind: 'retry', backoff } }, events: failing, forMs: 50 });
    expect(rows.filter(({ endMs }) => endMs === Infinity)).toMatchObject([
      { kind: 'hold', place: 'r', startMs: 10, attempt: 2 },
      { kind: 'request' },
    ]);
  });
});
