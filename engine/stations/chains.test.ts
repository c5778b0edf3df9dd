import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { RunSummary } from '../recording/types';
import { createOf, rowsOf, type Setup, withWorld } from './playing.test-support';

vi.setConfig({ testTimeout: 60_000 });

type Filter = Readonly<Record<string, unknown>> & { readonly kind: string };

const retries = fc.record({
  kind: fc.constant('retry'),
  maxAttempts: fc.integer({ min: 1, max: 4 }),
  perTryTimeoutMs: fc.constantFrom(null, 15, 60),
  backoff: fc.constantFrom<object>(
    { kind: 'constant', baseMs: 0 },
    { kind: 'exponential', baseMs: 20, jitter: 'full' },
    { kind: 'decorrelated', baseMs: 5 },
  ),
  budget: fc.constantFrom(null, 'finagle-budget', 'grpc-throttle'),
  honourRetryAfter: fc.boolean(),
});
const limits = fc.record({
  kind: fc.constant('limiter'),
  algorithm: fc.constantFrom<object>(
    { kind: 'token-bucket', capacity: 5, refillPerSecond: 40 },
    { kind: 'leaky-bucket', capacity: 5, drainPerSecond: 40 },
    { kind: 'fixed-window', limit: 8, windowMs: 200 },
    { kind: 'gcra', ratePerSecond: 40, burst: 3 },
  ),
  per: fc.constantFrom('all', 'class', 'key'),
  nodes: fc.integer({ min: 1, max: 3 }),
  share: fc.constantFrom('local', 'shared', 'synced'),
  storeMs: fc.constantFrom(0, 3),
  syncEveryMs: fc.constantFrom(10, 100),
});
const breakers = fc.record({
  kind: fc.constant('breaker'),
  algorithm: fc.constantFrom<object>(
    { kind: 'consecutive-failures', failures: 2, openForMs: 100 },
    {
      kind: 'rolling-window',
      slidingWindowSize: 5,
      minimumNumberOfCalls: 3,
      waitDurationInOpenStateMs: 80,
      automaticTransition: true,
    },
    {
      kind: 'rolling-window',
      slidingWindowType: 'TIME_BASED',
      slidingWindowSize: 1,
      minimumNumberOfCalls: 3,
      waitDurationInOpenStateMs: 80,
    },
  ),
});
const bulkheads = fc.record({
  kind: fc.constant('bulkhead'),
  algorithm: fc.constantFrom<object>(
    { kind: 'semaphore', maxConcurrentCalls: 2, maxWaitMs: 0 },
    { kind: 'semaphore', maxConcurrentCalls: 3, maxWaitMs: 30 },
    { kind: 'thread-pool', coreThreadPoolSize: 1, maxThreadPoolSize: 3, queueCapacity: 2, keepAliveMs: 5 },
  ),
});
const pools = fc.record({
  kind: fc.constant('pool'),
  algorithm: fc.constantFrom<object>(
    { kind: 'connection', maximumPoolSize: 2, connectionTimeoutMs: 40 },
    { kind: 'connection', maximumPoolSize: 3, minimumIdle: 0, openMs: 10, connectionTimeoutMs: 20, maxLifetimeMs: 200 },
  ),
  leakShare: fc.constantFrom(0, 0, 0.01),
});
const shedders = fc.record({
  kind: fc.constant('shedder'),
  strategy: fc.constantFrom<object>(
    { kind: 'priority', maxInFlight: 3, order: ['page'] },
    { kind: 'codel', concurrency: 2, targetMs: 5, intervalMs: 30, queueLimit: 10 },
    { kind: 'aimd', initialLimit: 4, minLimit: 1, maxLimit: 20 },
    { kind: 'gradient2', initialLimit: 4, minLimit: 1, maxLimit: 20 },
  ),
});
const filters: fc.Arbitrary<Filter> = fc.oneof(
  retries,
  limits,
  breakers,
  bulkheads,
  pools,
  shedders,
  fc.record({ kind: fc.constant('timeout'), timeoutMs: fc.constantFrom(10, 40, 150), propagateDeadline: fc.boolean() }),
  fc.record({
    kind: fc.constant('hedge'),
    delay: fc.constantFrom<object>(
      { kind: 'fixed', delayMs: 0 },
      { kind: 'fixed', delayMs: 20 },
      { kind: 'percentile', percentile: 0.8 },
    ),
    maxShare: fc.constantFrom(0, 0.2, 1),
  }),
  fc.record({ kind: fc.constant('fallback'), staticMs: fc.constantFrom(0, 12) }),
);

const STOP_MS = 2000;
/** What may be turned while it runs, by kind: other forms of the same station, most of all. */
const knobs: Readonly<Record<string, readonly string[]>> = {
  retry: ['maxAttempts', 'perTryTimeoutMs', 'backoff', 'budget'],
  limiter: ['algorithm', 'per', 'nodes', 'share', 'storeMs'],
  breaker: ['algorithm'],
  bulkhead: ['algorithm'],
  pool: ['algorithm', 'leakShare'],
  shedder: ['strategy'],
  timeout: ['timeoutMs', 'propagateDeadline'],
  hedge: ['delay', 'maxShare'],
  fallback: ['staticMs'],
};

const setups: fc.Arbitrary<Setup> = fc
  .record({
    chain: fc.array(filters, { minLength: 1, maxLength: 4 }),
    others: fc.array(filters, { minLength: 12, maxLength: 12 }),
    turnAt: fc.integer({ min: 0, max: STOP_MS }),
    rateRps: fc.integer({ min: 20, max: 200 }),
    timeoutMs: fc.constantFrom(null, 30, 200),
    ratio: fc.constantFrom(0, 0.3, 1),
    latencyMs: fc.constantFrom(0, 0, 4),
    app: fc.record({
      concurrency: fc.integer({ min: 1, max: 5 }),
      queueLimit: fc.constantFrom(null, 0, 4),
      dropExpired: fc.boolean(),
    }),
    seed: fc.nat(100_000),
  })
  .map(({ chain, others, turnAt, rateRps, timeoutMs, ratio, latencyMs, app, seed }) => {
    const ids = chain.map((_, i) => `f${i}`);
    const turns = chain.flatMap(({ kind }, i) => {
      const other = others.find((one) => one.kind === kind);
      return other === undefined
        ? []
        : knobs[kind].map((knob) => ({ atMs: turnAt, do: 'set', target: ids[i], knob, value: other[knob] }));
    });
    return {
      at: { kind: 'poisson', rateRps },
      users: {
        timeoutMs,
        classes: [{ id: 'page' }, { id: 'report' }],
        keys: { kind: 'zipf', count: 5 },
      },
      chain: Object.fromEntries(chain.map((filter, i) => [ids[i], filter])),
      app: { ...app, serviceMs: { kind: 'exponential', meanMs: 20 } },
      links: { [`${ids[0]}->${ids[1] ?? 'app'}`]: { latencyMs } },
      events: [
        { atMs: 300, do: 'fail', target: 'app', ratio },
        ...turns,
        { atMs: 1200, do: 'kill', target: 'app' },
        { atMs: 1300, do: 'revive', target: 'app' },
        { atMs: STOP_MS, do: 'set', target: 'users', knob: 'arrivals', value: { kind: 'poisson', rateRps: 0 } },
      ],
      forMs: 60_000,
      windowMs: 500,
      seed,
    };
  });

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
const failures = ({ requests }: RunSummary): number => sum(Object.values(requests.failed));

describe('any chain of stations before a faulty service', () => {
  test('loses no request, at any moment; drained, it holds no call', () => {
    fc.assert(
      fc.property(setups, (setup) => {
        const { run, world } = withWorld(() => createOf(setup));
        for (const untilMs of [250, 1000, STOP_MS, 60_000]) {
          run.advance(untilMs);
          const summary = run.summary();
          const { offered, succeeded, inFlight } = summary.requests;
          expect(offered).toBe(succeeded + failures(summary) + inFlight);
        }
        expect(run.summary().requests.inFlight).toBe(0);
        expect(world.calls.alive).toBe(0);
        expect(run.recording().spans.open).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  test('each station has either passed, refused or still holds what came to it, and its spans say so', () => {
    fc.assert(
      fc.property(setups, (setup) => {
        const run = createOf(setup);
        const { nodes } = run.finish();
        const rows = rowsOf(run.recording());
        for (const [id, { kind }] of Object.entries(setup.chain)) {
          const { arrived, completed, rejected } = nodes[id];
          expect(arrived).toBe(completed + rejected);
          const refusals = rows.filter(
            (row) => row.place === id && (row.kind === 'visit' || row.kind === 'hold') && row.outcome !== 'ok',
          );
          expect(refusals.length).toBe(kind === 'retry' ? 0 : rejected);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the same seed gives the same run, however it is cut, and whether or not rows are kept', () => {
    fc.assert(
      fc.property(setups, fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 8 }), (setup, cuts) => {
        const whole = createOf(setup);
        whole.finish();
        const inSteps = createOf(setup);
        for (const cut of cuts.sort((a, b) => a - b)) {
          inSteps.advance(cut);
          inSteps.recording();
        }
        inSteps.finish();
        expect(inSteps.digest()).toBe(whole.digest());
        expect(inSteps.summary()).toEqual(whole.summary());
      }),
      { numRuns: 40 },
    );
  });
});
