import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type Played, play, type Setup } from './playing.test-support';
import { RecentLatency } from './recent-latency';

vi.setConfig({ testTimeout: 60_000 });

/** Two backends in turn: the first takes 200 ms, the second 20. */
const turns = (setup: Partial<Setup> & { readonly knobs?: object }): Played =>
  play({
    ...setup,
    chain: {
      h: { kind: 'hedge', delay: { kind: 'fixed', delayMs: 50 }, maxShare: 1, ...setup.knobs },
      lb: { kind: 'balancer', algorithm: 'round-robin' },
    },
    app: { backends: [{ id: 'a', speed: 0.1 }, { id: 'b' }], serviceMs: { kind: 'constant', ms: 20 } },
  });

describe('hedge', () => {
  test('the second attempt answers, the first is given up and worked on', () => {
    const { answers, figures, spans } = turns({});
    expect(answers).toEqual(['ok@70']);
    expect(spans('attempt', 'h')).toEqual(['50-70 ok', '0-70 cancelled']);
    expect(figures('h')).toMatchObject({ hedges: 1, won: 1, lateAnswers: 1, amplification: 2 });
    expect(figures('app')).toMatchObject({ completed: 2 });
  });

  test('no second attempt when the first answers in time', () => {
    const { figures } = turns({ knobs: { delay: { kind: 'fixed', delayMs: 201 } } });
    expect(figures('h')).toMatchObject({ hedges: 0, completed: 1 });
  });

  test.each([
    { fails: 'a', answers: ['ok@70'], attempts: ['50-70 ok', '0-70 cancelled'] },
    { fails: 'b', answers: ['ok@200'], attempts: ['50-70 error', '0-200 ok'] },
    { fails: null, answers: ['error@200'], attempts: ['50-70 error', '0-200 error'] },
  ])('a success wins over a failure of $fails', ({ fails, answers, attempts }) => {
    const target = fails === null ? 'app' : `app/${fails}`;
    const played = turns({ events: [{ atMs: 0, do: 'fail', target, ratio: 1 }] });
    expect(played.answers).toEqual(answers);
    expect(played.spans('attempt', 'h')).toEqual(attempts);
  });

  test('a failure before the second attempt is the answer', () => {
    const { answers, figures } = turns({ events: [{ atMs: 0, do: 'kill', target: 'app/a' }] });
    expect(answers).toEqual(['connection-refused@0']);
    expect(figures('h')).toMatchObject({ hedges: 0 });
  });

  test('nothing is hedged for a client that has given up', () => {
    expect(turns({ users: { timeoutMs: 50 } }).figures('h')).toMatchObject({ hedges: 0 });
    expect(turns({ users: { timeoutMs: 51 } }).figures('h')).toMatchObject({ hedges: 1 });
  });

  test('an observed percentile hedges nothing before the first answer, and its share of requests afterwards', () => {
    const delay = { kind: 'percentile', percentile: 0.9 };
    expect(turns({ knobs: { delay } }).figures('h')).toMatchObject({ hedges: 0 });
    const { figures, recording } = play({
      at: { kind: 'poisson', rateRps: 100 },
      chain: { h: { kind: 'hedge', delay, maxShare: 1 } },
      app: { serviceMs: { kind: 'exponential', meanMs: 50 } },
      forMs: 60_000,
    });
    const { arrived, hedges } = figures('h') as { arrived: number; hedges: number };
    expect(hedges / arrived).toBeGreaterThan(0.08);
    expect(hedges / arrived).toBeLessThan(0.15); // once hedged, fewer latencies lie in the tail
    const { 'h.delayMs': delayMs } = recording.windows.series;
    expect(delayMs[delayMs.length - 1]).toBeGreaterThan(80); // −ln(0.1) · 50 = 115 without hedging
  });

  test('second attempts are never more than their share', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 0.01, 0.1, 0.25, 1), fc.nat(1000), (maxShare, seed) => {
        const { figures } = play({
          at: { kind: 'poisson', rateRps: 80 },
          chain: { h: { kind: 'hedge', delay: { kind: 'fixed', delayMs: 1 }, maxShare } },
          forMs: 9000,
          seed,
        });
        const { arrived, hedges } = figures('h') as { arrived: number; hedges: number };
        expect(hedges).toBeLessThanOrEqual(maxShare * arrived);
        if (maxShare > 0) expect(hedges).toBeGreaterThan(0.9 * maxShare * arrived - 2);
      }),
      { numRuns: 15 },
    );
  });
});

describe('recent latency', () => {
  test('forgets what is older than a thousand values', () => {
    const latency = new RecentLatency();
    expect(latency.quantile(0.5)).toBe(Infinity);
    latency.record(1000);
    expect(latency.quantile(0.5)).toBe(1000);
    for (let i = 0; i < 1100; i++) latency.record(10);
    expect(latency.quantile(1)).toBe(10);
  });
});
