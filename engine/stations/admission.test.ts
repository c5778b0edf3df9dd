import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { InputError } from '../input-error';
import { parseScenario } from '../scenario/parse';
import { createOf, play, type SpanRow, scenarioOf, withWorld } from './playing.test-support';

vi.setConfig({ testTimeout: 60_000 });

const slow = { serviceMs: { kind: 'constant', ms: 100 } };

describe('bulkhead', () => {
  test.each([
    { maxWaitMs: 0, answers: ['ok@100', 'bulkhead-full@10', 'bulkhead-full@20'], held: [] },
    {
      maxWaitMs: 50,
      answers: ['ok@100', 'bulkhead-full@60', 'bulkhead-full@70'],
      held: ['10-60 bulkhead-full', '20-70 bulkhead-full'],
    },
    { maxWaitMs: 150, answers: ['ok@100', 'ok@200', 'bulkhead-full@170'], held: ['10-100 ok', '20-170 bulkhead-full'] },
  ])('a semaphore of one, waiting at most $maxWaitMs', ({ maxWaitMs, answers, held }) => {
    const algorithm = { kind: 'semaphore', maxConcurrentCalls: 1, maxWaitMs };
    const played = play({ at: [0, 10, 20], chain: { b: { kind: 'bulkhead', algorithm } }, app: slow });
    expect(played.answers).toEqual(answers);
    expect(played.spans('hold', 'b')).toEqual(held);
    const ok = answers.filter((answer) => answer.startsWith('ok')).length;
    expect(played.figures('b')).toMatchObject({ arrived: 3, completed: ok, rejected: 3 - ok, inUseMax: 1 });
  });

  test('a thread pool: one thread, a queue of one, a second thread, and then nobody', () => {
    const algorithm = { kind: 'thread-pool', coreThreadPoolSize: 1, maxThreadPoolSize: 2, queueCapacity: 1 };
    const { answers, figures } = play({ at: [0, 1, 2, 3], chain: { b: { kind: 'bulkhead', algorithm } }, app: slow });
    expect(answers).toEqual(['ok@100', 'ok@200', 'ok@102', 'bulkhead-full@3']);
    expect(figures('b')).toMatchObject({ inUseMax: 2, queueMax: 1, queueMean: 0.0099 });
  });

  test('figures are areas: two of four places for a tenth of the time', () => {
    const algorithm = { kind: 'semaphore', maxConcurrentCalls: 4 };
    const { figures, recording } = play({
      at: [0, 0],
      chain: { b: { kind: 'bulkhead', algorithm } },
      app: slow,
      forMs: 1000,
      windowMs: 200,
    });
    expect(figures('b')).toMatchObject({ utilization: 0.05, inUseMean: 0.2 });
    expect([...recording.windows.series['b.inUse']]).toEqual([1, 0, 0, 0, 0]);
    expect(recording.windows.series['b.utilization'][0]).toBe(0.25);
  });

  test('a limit turned up lets those in line in at once', () => {
    const algorithm = { kind: 'semaphore', maxConcurrentCalls: 1, maxWaitMs: 1000 };
    const { answers } = play({
      at: [0, 0, 0],
      chain: { b: { kind: 'bulkhead', algorithm } },
      app: slow,
      events: [{ atMs: 30, do: 'set', target: 'b', knob: 'algorithm.maxConcurrentCalls', value: 3 }],
    });
    expect(answers).toEqual(['ok@100', 'ok@130', 'ok@130']);
  });

  test('another kind: those inside and in line stay with the old one until they are through', () => {
    const algorithm = { kind: 'semaphore', maxConcurrentCalls: 1, maxWaitMs: 250 };
    const played = play({
      at: [0, 0, 0, 60],
      chain: { b: { kind: 'bulkhead', algorithm } },
      app: slow,
      events: [{ atMs: 50, do: 'set', target: 'b', knob: 'algorithm', value: { kind: 'thread-pool', coreThreadPoolSize: 1 } }],
    });
    expect(played.answers).toEqual(['ok@100', 'ok@200', 'ok@300', 'ok@160']);
    expect(played.figures('b')).toMatchObject({ inUseMax: 2, completed: 4 });
  });

  test('thousands in line who are all refused further on do not pile up on the stack', () => {
    const algorithm = { kind: 'semaphore', maxConcurrentCalls: 1, maxWaitMs: 1000 };
    const { figures } = play({
      at: Array.from({ length: 20_000 }, () => 0),
      chain: { b: { kind: 'bulkhead', algorithm } },
      app: slow,
      events: [{ atMs: 50, do: 'kill', target: 'app' }],
    });
    expect(figures('b')).toMatchObject({ completed: 20_000, rejected: 0, inUseMax: 1 });
  });

  test('settings that do not go together are refused', () => {
    const algorithm = { kind: 'thread-pool', coreThreadPoolSize: 9 };
    const scenario = scenarioOf({ chain: { b: { kind: 'bulkhead', algorithm } } });
    expect(() => parseScenario(scenario)).toThrow(
      new InputError('nodes.b.algorithm.maxThreadPoolSize', 'must be >= coreThreadPoolSize (9)', 8),
    );
  });
});

describe('pool', () => {
  test('waits for a connection, and not for ever', () => {
    const algorithm = { kind: 'connection', maximumPoolSize: 1, connectionTimeoutMs: 150 };
    const { answers, spans } = play({ at: [0, 0, 0], chain: { p: { kind: 'pool', algorithm } }, app: slow });
    expect(answers).toEqual(['ok@100', 'ok@200', 'pool-timeout@150']);
    expect(spans('hold', 'p')).toEqual(['0-100 ok', '0-150 pool-timeout']);
  });

  test('opening takes its time', () => {
    const algorithm = { kind: 'connection', maximumPoolSize: 2, minimumIdle: 0, openMs: 25 };
    const { answers } = play({ at: [0, 200], chain: { p: { kind: 'pool', algorithm } }, app: slow });
    expect(answers).toEqual(['ok@125', 'ok@300']);
  });

  test('a leak takes one connection after the other; raising the maximum brings new ones, mending the leak does not', () => {
    const algorithm = { kind: 'connection', maximumPoolSize: 2, connectionTimeoutMs: 50 };
    const { answers, figures } = play({
      at: [0, 200, 400, 700, 900],
      chain: { p: { kind: 'pool', algorithm, leakShare: 1 } },
      app: slow,
      events: [
        { atMs: 600, do: 'set', target: 'p', knob: 'leakShare', value: 0 },
        { atMs: 800, do: 'set', target: 'p', knob: 'algorithm.maximumPoolSize', value: 3 },
      ],
    });
    expect(answers).toEqual(['ok@100', 'ok@300', 'pool-timeout@450', 'pool-timeout@750', 'ok@1000']);
    expect(figures('p')).toMatchObject({ leaked: 2, inUseMax: 3 });
  });

  test('never more inside than the maximum, whatever the load, and nobody is lost', () => {
    const setups = fc.record({
      maximumPoolSize: fc.integer({ min: 1, max: 6 }),
      minimumIdle: fc.constantFrom(null, 0, 2),
      connectionTimeoutMs: fc.constantFrom(5, 40, 500),
      openMs: fc.constantFrom(0, 15),
      maxLifetimeMs: fc.constantFrom(0, 100),
      leakShare: fc.constantFrom(0, 0.02),
      seed: fc.nat(1000),
    });
    fc.assert(
      fc.property(setups, ({ seed, leakShare, ...pool }) => {
        const setup = {
          at: { kind: 'poisson', rateRps: 150 },
          chain: { p: { kind: 'pool', leakShare, algorithm: { kind: 'connection', ...pool } } },
          app: { serviceMs: { kind: 'exponential', meanMs: 30 } },
          forMs: 3000,
          seed,
        };
        const { rows, figures } = play(setup);
        expect(mostAtOnce(rows)).toBeLessThanOrEqual(pool.maximumPoolSize);
        const { arrived, completed, rejected, inUseMax } = figures('p') as Record<string, number>;
        expect(inUseMax).toBeLessThanOrEqual(pool.maximumPoolSize);
        const { run, world } = withWorld(() =>
          createOf({
            ...setup,
            events: [{ atMs: 2000, do: 'set', target: 'users', knob: 'arrivals', value: { kind: 'poisson', rateRps: 0 } }],
          }),
        );
        run.finish();
        expect(world.calls.alive).toBe(0);
        expect(arrived).toBeGreaterThanOrEqual(completed + rejected);
      }),
      { numRuns: 25 },
    );
  });

  function mostAtOnce(rows: readonly SpanRow[]): number {
    const steps = rows
      .filter(({ kind, place }) => kind === 'visit' && place === 'app/a')
      .flatMap(({ startMs, endMs }) => [
        { atMs: startMs, by: 1 },
        { atMs: endMs, by: -1 },
      ])
      .sort((a, b) => a.atMs - b.atMs || a.by - b.by);
    let [now, most] = [0, 0];
    for (const { by } of steps) {
      now += by;
      most = Math.max(most, now);
    }
    return most;
  }
});
