import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allControls } from '../scenario/controls';
import { parseScenario } from '../scenario/parse';
import { difference, recordingOf, runOf } from '../scenario/recorded.test-support';
import { CONNECTION_GIVEN_UP_MS } from './cuttable-link';
import { withWorld } from './playing.test-support';

type Raw = Record<string, unknown> & { nodes: Record<string, Record<string, unknown>>; events: Record<string, unknown>[] };

const FOR_MS = 6000;
/** Until the last lost connection has been given up, on one of two links and then on the other. */
const DRAINED_MS = FOR_MS + 2 * CONNECTION_GIVEN_UP_MS + 10_000;
const RUNS = { numRuns: 40 };
const LONG_MS = 60_000;
const ms = (least: number, most: number) => fc.integer({ min: least, max: most });

const algorithms = fc.oneof(
  fc.record({ kind: fc.constant('kubernetes-hpa'), minReplicas: ms(1, 2), maxReplicas: ms(2, 8) }),
  fc.record({
    kind: fc.constant('target-tracking'),
    metric: fc.constantFrom('cpu', 'latencyP95Ms'),
    target: fc.constantFrom(0.3, 0.8, 20),
  }),
  fc.record({
    kind: fc.constant('threshold'),
    highForMs: ms(0, 500),
    lowForMs: ms(0, 500),
    cooldownMs: ms(0, 500),
    maxReplicas: ms(1, 9),
  }),
  fc.record({ kind: fc.constant('step'), metric: fc.constantFrom('queuedPerReplica', 'inFlight'), maxReplicas: ms(1, 9) }),
  fc.record({
    kind: fc.constant('scheduled'),
    schedule: fc.array(fc.record({ atMs: ms(0, FOR_MS), replicas: ms(0, 7) }), { minLength: 1, maxLength: 5 }),
    minReplicas: fc.constant(0),
  }),
  fc.record({
    kind: fc.constant('predictive'),
    seasonMs: fc.constant(2000),
    bucketMs: fc.constant(500),
    leadMs: ms(0, 1000),
    targetPerReplica: ms(5, 40),
  }),
);
const scalers = fc.record({
  kind: fc.constant('autoscaler'),
  of: fc.constant('app'),
  algorithm: algorithms,
  syncPeriodMs: fc.constantFrom(100, 250, 333),
  startMs: ms(0, 300),
  warmupMs: ms(0, 300),
  drainMs: ms(0, 600),
  settleMs: ms(0, 100),
  replacesDead: fc.boolean(),
});
const mechanisms = fc.oneof(
  fc.record({
    kind: fc.constant('active'),
    intervalMs: ms(20, 400),
    timeoutMs: ms(1, 100),
    fall: ms(1, 3),
    rise: ms(1, 3),
    start: fc.constantFrom('healthy', 'on-probation', 'unhealthy'),
  }),
  fc.record({ kind: fc.constant('passive'), maxFails: ms(0, 3), failTimeoutMs: ms(50, 1000) }),
  fc.record({
    kind: fc.constant('outlier-detection'),
    consecutive5xx: ms(1, 4),
    intervalMs: ms(50, 400),
    baseEjectionTimeMs: ms(50, 500),
    maxEjectionRatio: fc.constantFrom(0.3, 1),
    enforcingConsecutive5xx: fc.constantFrom(0.5, 1),
  }),
);
const checkers = fc.record({
  kind: fc.constant('health-checks'),
  of: fc.constant('lb'),
  mechanism: mechanisms,
  panicThreshold: fc.constantFrom(0, 0.5, 1),
  depth: fc.constantFrom('shallow', 'deep'),
});
const directories = fc.record({
  kind: fc.constant('discovery'),
  of: fc.constant('lb'),
  mode: fc.constantFrom('registry', 'dns'),
  ttlMs: ms(301, 1000),
  heartbeatMs: ms(50, 300),
  refreshMs: ms(50, 500),
});

const atMs = ms(0, FOR_MS);
const happenings = (links: readonly string[], services: readonly string[]) =>
  fc.array(
    fc.oneof(
      fc.record({ atMs, do: fc.constantFrom('cut', 'mend'), target: fc.constantFrom(...links) }),
      fc.record({ atMs, do: fc.constantFrom('kill', 'revive', 'drain'), target: fc.constantFrom(...services) }),
      fc.record({ atMs, do: fc.constant('slow'), target: fc.constantFrom(...services), factor: fc.constantFrom(1, 5, 50) }),
      fc.record({ atMs, do: fc.constant('fail'), target: fc.constantFrom(...services), ratio: fc.constantFrom(0, 0.5, 1) }),
    ),
    { maxLength: 8 },
  );

const users = (to: string) => ({
  kind: 'clients',
  arrivals: { kind: 'poisson', rateRps: 60 },
  timeoutMs: 300,
  writeRatio: 0.5,
  to,
});
const stop = { atMs: FOR_MS, do: 'set', target: 'users', knob: 'arrivals', value: { kind: 'constant', rateRps: 0 } };
const sorted = (events: readonly Record<string, unknown>[]) =>
  [...events].sort((a, b) => (a.atMs as number) - (b.atMs as number));

const controlled: fc.Arbitrary<Raw> = fc
  .record({
    seed: fc.nat(1e6),
    scaler: fc.option(scalers),
    checks: fc.option(checkers),
    more: fc.option(checkers),
    names: fc.option(directories),
    backends: ms(1, 4),
    latencyMs: fc.constantFrom(0, 7),
    discipline: fc.constantFrom('fifo', 'priority', 'codel', 'adaptive-lifo'),
    events: happenings(['users->lb', 'lb->app'], ['app', 'app/a', 'app/auto-1']),
    added: fc.array(fc.record({ atMs, id: fc.constantFrom('x', 'y') }), { maxLength: 2 }),
  })
  .map(({ seed, scaler, checks, more, names, backends, latencyMs, discipline, events, added }) => {
    const possible = events.filter(({ target }) => scaler !== null || target !== 'app/auto-1');
    const adds = [
      ...new Map(added.map(({ atMs: when, id }) => [id, { atMs: when, do: 'add', target: 'app', backend: { id } }])).values(),
    ];
    const removes = adds.map((add) => ({ atMs: add.atMs + 700, do: 'remove', target: `app/${add.backend.id}` }));
    const nodes = {
      users: users('lb'),
      lb: { kind: 'balancer', algorithm: 'least-connections', to: 'app' },
      app: {
        kind: 'service',
        backends: ['a', 'b', 'c', 'd'].slice(0, backends).map((id) => ({ id })),
        serviceMs: { kind: 'exponential', meanMs: 30 },
        discipline,
      },
      ...(scaler === null ? {} : { scaler }),
      ...(checks === null ? {} : { checks }),
      ...(more === null ? {} : { more }),
      ...(names === null ? {} : { names }),
    };
    return {
      format: 1,
      seed,
      forMs: FOR_MS,
      nodes,
      links: { 'lb->app': { latencyMs } },
      events: sorted([...possible, ...adds, ...removes]),
    };
  });

const paired: fc.Arbitrary<Raw> = fc
  .record({
    seed: fc.nat(1e6),
    pair: fc.record({
      heartbeatMs: ms(20, 200),
      timeoutMs: ms(201, 600),
      promoteMs: ms(0, 400),
      witnesses: ms(0, 3),
      fencing: fc.boolean(),
      preempt: fc.boolean(),
      lagMs: fc.constantFrom(0, 50, 500),
    }),
    events: happenings(['users->vip', 'vip->db1', 'vip->db2', 'db1->db2'], ['db1', 'db2']),
  })
  .map(({ seed, pair, events }) => {
    const db = { kind: 'service', concurrency: 4, serviceMs: { kind: 'exponential', meanMs: 10 } };
    const nodes = { users: users('vip'), vip: { kind: 'failover', to: ['db1', 'db2'], ...pair }, db1: db, db2: db };
    return { format: 1, seed, forMs: FOR_MS, nodes, links: {}, events: sorted(events) };
  });

describe.each([
  { name: 'controllers', scenarios: controlled, services: ['app'] },
  { name: 'failover pairs', scenarios: paired, services: ['db1', 'db2'] },
])('$name', ({ scenarios, services }) => {
  test(
    'conserve requests at any moment, and the same seed makes the same run, however it is cut into steps',
    () => {
      fc.assert(
        fc.property(scenarios, fc.array(atMs, { maxLength: 4 }), (raw, cuts) => {
          const run = runOf(raw);
          for (const cut of cuts.sort((a, b) => a - b)) {
            run.advance(cut);
            const { offered, succeeded, failed, inFlight } = run.summary().requests;
            expect(offered).toBe(succeeded + Object.values(failed).reduce((a, b) => a + b, 0) + inFlight);
          }
          run.finish();
          expect(difference(run.recording(), recordingOf(raw))).toBeNull();
          expect(run.digest()).toBe(runOf(raw, { spans: false }).finish().digest);
        }),
        RUNS,
      );
    },
    LONG_MS,
  );

  test(
    'leave nothing behind once arrivals stop',
    () => {
      fc.assert(
        fc.property(scenarios, (raw) => {
          const events = [...raw.events, stop];
          const { run, world } = withWorld(() => runOf({ ...raw, events, forMs: DRAINED_MS, windowMs: 10_000 }));
          const { requests, nodes } = run.finish();
          expect(requests.inFlight).toBe(0);
          expect(world.calls.alive).toBe(0);
          for (const id of services) expect(nodes[id].arrived).toBe(nodes[id].completed + nodes[id].rejected);
        }),
        { numRuns: 30 },
      );
    },
    LONG_MS,
  );

  test('what happens at t leaves everything before t as it was', () => {
    fc.assert(
      fc.property(scenarios, atMs, (raw, splitMs) => {
        const before = raw.events.filter(({ atMs: when }) => (when as number) < splitMs);
        const factsOf = (scenario: Raw) => recordingOf(scenario).facts.filter(({ atMs: when }) => when < splitMs);
        expect(difference(factsOf(raw), factsOf({ ...raw, events: before }))).toBeNull();
      }),
      RUNS,
    );
  });
});

test('each transition of an instance starts where the last one ended', () => {
  let seen = 0;
  fc.assert(
    fc.property(controlled, (raw) => {
      const states = new Map<string, unknown>();
      for (const { type, target, from, to } of recordingOf(raw).facts) {
        if (type !== 'instance.transitioned') continue;
        seen++;
        // The first backends are ready before anything is told; a name may come anew.
        const last = states.get(target) ?? (target.startsWith('app/auto-') ? null : 'ready');
        expect(from).toBe(last);
        states.set(target, to === 'gone' ? undefined : to);
      }
    }),
    RUNS,
  );
  expect(seen).toBeGreaterThan(200);
});

test('every knob of theirs is a control', () => {
  fc.assert(
    fc.property(controlled, (raw) => {
      const paths = allControls(parseScenario(raw)).map(({ path }) => path);
      if (raw.nodes.scaler !== undefined) expect(paths).toContain('scaler.algorithm');
      expect(paths.some((path) => path.endsWith('.of'))).toBe(false);
    }),
    { numRuns: 20 },
  );
});
