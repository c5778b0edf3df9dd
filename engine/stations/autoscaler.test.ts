import { describe, expect, test } from 'vitest';
import { InputError } from '../input-error';
import { parseScenario } from '../scenario/parse';
import { play, scenarioOf } from './playing.test-support';

const constant = (rateRps: number) => ({ kind: 'constant', rateRps });
const cpuHpa = (averageUtilization: number, rest: object = {}) => ({
  kind: 'kubernetes-hpa',
  metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } }],
  ...rest,
});

/** Constant work of 100 ms on one unit per replica: so many replicas are busy as there are tens of requests a second. */
const scaled = (rateRps: number, scaler: object, rest: object = {}) => ({
  at: constant(rateRps),
  forMs: 600_000,
  windowMs: 5000,
  chain: { lb: { kind: 'balancer', algorithm: 'least-connections' } },
  app: { backends: [{ id: 'a' }], concurrency: 1, serviceMs: { kind: 'constant', ms: 100 } },
  more: { scaler: { kind: 'autoscaler', of: 'app', ...scaler } },
  ...rest,
});

const transitions = (
  facts: readonly { type: string; target: string; atMs: number; from?: unknown; to?: unknown }[],
  id: string,
) =>
  facts
    .filter(({ type, target }) => type === 'instance.transitioned' && target === id)
    .map(({ atMs, from, to }) => `${from}-${to}@${atMs}`);

describe('how many', () => {
  // busy replicas / target, rounded up: what every proportional rule settles at
  test.each([
    { name: 'HPA, 40 a second at 50%', rateRps: 40, algorithm: cpuHpa(50, { maxReplicas: 20 }), replicas: 8 },
    { name: 'HPA, 40 a second at 80%', rateRps: 40, algorithm: cpuHpa(80, { maxReplicas: 20 }), replicas: 5 },
    { name: 'HPA, bounded', rateRps: 40, algorithm: cpuHpa(50, { maxReplicas: 6 }), replicas: 6 },
    {
      name: 'HPA, 5 requests a second each',
      rateRps: 40,
      algorithm: {
        kind: 'kubernetes-hpa',
        maxReplicas: 20,
        metrics: [
          { type: 'Pods', pods: { metric: { name: 'requestsPerSecond' }, target: { type: 'AverageValue', averageValue: 5 } } },
        ],
      },
      replicas: 8,
    },
    {
      name: 'target tracking at 50%',
      rateRps: 40,
      algorithm: { kind: 'target-tracking', metric: 'utilization', target: 0.5, scaleOutCooldownMs: 60_000 },
      replicas: 8,
    },
    {
      name: 'target tracking on requests',
      rateRps: 40,
      algorithm: { kind: 'target-tracking', metric: 'requestsPerSecondPerReplica', target: 8 },
      replicas: 5,
    },
    { name: 'a schedule', rateRps: 1, algorithm: { kind: 'scheduled', schedule: [{ atMs: 60_000, replicas: 7 }] }, replicas: 7 },
    {
      name: 'predictive, before it has seen a season',
      rateRps: 40,
      algorithm: { kind: 'predictive', targetPerReplica: 8, seasonMs: 3_600_000, bucketMs: 60_000, leadMs: 60_000 },
      replicas: 5,
    },
  ])('$name: $replicas', ({ rateRps, algorithm, replicas }) => {
    const { figures, recording } = play(scaled(rateRps, { algorithm }));
    expect(figures('scaler')).toMatchObject({ desired: replicas, ready: replicas });
    expect(recording.places.filter(({ id, untilMs }) => id.startsWith('app/') && untilMs === Infinity)).toHaveLength(replicas);
  });

  test('the load goes away, and after the stabilization window so do the replicas', () => {
    const quiet = { atMs: 300_000, do: 'set', target: 'users', knob: 'arrivals', value: constant(1) };
    const hpa = cpuHpa(50, { maxReplicas: 20, downscaleStabilizationMs: 60_000 });
    const { figures, recording, summary } = play(scaled(40, { algorithm: hpa }, { events: [quiet] }));
    expect(figures('scaler')).toMatchObject({ desired: 1, ready: 1 });
    const downs = recording.facts.filter(
      ({ type, atMs, from, to }) => type === 'autoscaler.decided' && atMs > 300_000 && (to as number) < (from as number),
    );
    // The last high recommendation is of 300 s; it holds for a minute.
    expect(downs[0].atMs).toBe(375_000);
    expect(summary.requests.failed).toEqual({});
  });
});

describe('the life of a replica', () => {
  const twoAt = (atMs: number, more: object[] = []) => ({
    algorithm: { kind: 'scheduled', schedule: [{ atMs, replicas: 2 }, ...more] },
    syncPeriodMs: 1000,
  });

  test('pending, warming, ready: it serves from then on', () => {
    const { recording, rows } = play(scaled(20, { ...twoAt(5000), startMs: 3000, warmupMs: 2000 }, { forMs: 20_000 }));
    expect(transitions(recording.facts, 'app/auto-1')).toEqual([
      'null-pending@5000',
      'pending-warming@8000',
      'warming-ready@10000',
    ]);
    const visits = rows.filter(({ place }) => place === 'app/auto-1');
    expect(visits.length).toBeGreaterThan(50);
    expect(Math.min(...visits.map(({ startMs }) => startMs))).toBeGreaterThanOrEqual(10_000);
  });

  test('on its way out it finishes what it has, and nobody loses anything', () => {
    const scaler = { ...twoAt(1000, [{ atMs: 10_000, replicas: 1 }]), startMs: 0, warmupMs: 0, settleMs: 500 };
    const { recording, summary, rows } = play(scaled(8, scaler, { forMs: 20_000 }));
    const life = transitions(recording.facts, 'app/auto-1');
    expect(life.slice(0, 4)).toEqual(['null-pending@1000', 'pending-warming@1000', 'warming-ready@1000', 'ready-draining@10000']);
    expect(life[4]).toBe('draining-gone@10500');
    expect(summary.requests.failed).toEqual({});
    expect(rows.some(({ place, startMs }) => place === 'app/auto-1' && startMs > 10_000)).toBe(false);
  });

  test('a drain that takes too long loses what is left', () => {
    const scaler = { ...twoAt(1000, [{ atMs: 10_000, replicas: 1 }]), startMs: 0, warmupMs: 0, drainMs: 2000 };
    const slow = { atMs: 9000, do: 'slow', target: 'app/auto-1', factor: 1000 };
    const { recording, summary } = play(scaled(8, scaler, { forMs: 20_000, events: [slow] }));
    expect(transitions(recording.facts, 'app/auto-1').at(-1)).toBe('draining-gone@12000');
    expect(summary.requests.failed['connection-lost']).toBeGreaterThan(0);
  });

  test.each([true, false])('a dead one is replaced: %s', (replacesDead) => {
    const kill = { atMs: 5500, do: 'kill', target: 'app/a' };
    const scaler = { algorithm: { kind: 'scheduled', schedule: [{ atMs: 0, replicas: 1 }] }, syncPeriodMs: 1000, replacesDead };
    const { recording, figures } = play(scaled(5, { ...scaler, startMs: 1000, warmupMs: 0 }, { forMs: 20_000, events: [kill] }));
    expect(transitions(recording.facts, 'app/a')).toEqual(replacesDead ? ['ready-gone@6000'] : []);
    expect(transitions(recording.facts, 'app/auto-1').at(-1)).toBe(replacesDead ? 'warming-ready@7000' : undefined);
    expect(figures('scaler').desired).toBe(1);
  });

  test('a drain by hand is called off by hand, or ends as soon as the last call does', () => {
    const two = { backends: [{ id: 'a' }, { id: 'b' }], concurrency: 1, serviceMs: { kind: 'constant', ms: 100 } };
    const scaler = { algorithm: { kind: 'scheduled', schedule: [{ atMs: 0, replicas: 2 }] }, syncPeriodMs: 1000 };
    const drain = { atMs: 5500, do: 'drain', target: 'app/b' };
    const revive = { atMs: 5550, do: 'revive', target: 'app/b' };
    const lives = (events: object[], settleMs: number) =>
      transitions(play(scaled(20, { ...scaler, settleMs }, { app: two, events, forMs: 20_000 })).recording.facts, 'app/b');
    expect(lives([drain], 0)).toEqual(['ready-draining@5500', 'draining-gone@5500']);
    expect(lives([drain], 700)).toEqual(['ready-draining@5500', 'draining-gone@6200']);
    expect(lives([drain, revive], 700)).toEqual(['ready-draining@5500', 'draining-ready@5550']);
  });

  test('the bill: one for an hour, and the second for half of it', () => {
    const scaler = { ...twoAt(1_800_000), startMs: 0, warmupMs: 0, dollarsPerHour: 2, syncPeriodMs: 60_000 };
    const { figures } = play(scaled(0.1, scaler, { forMs: 3_600_000 }));
    expect(figures('scaler').instanceHours).toBeCloseTo(1.5, 9);
    expect(figures('scaler').dollars).toBeCloseTo(3, 9);
  });
});

describe('what is refused', () => {
  const message = (scaler: object, rest: object = {}): string => {
    try {
      parseScenario(scenarioOf(scaled(1, scaler, rest)));
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
    return 'nothing';
  };

  test.each<[object, object, RegExp]>([
    [{ of: 'lb' }, {}, /^nodes\.scaler\.of must be a node of kind service, got "lb"$/],
    [{ of: 'nobody' }, {}, /^nodes\.scaler\.of must be one of users, lb, app, scaler/],
    [{ to: 'app' }, {}, /^nodes\.scaler\.to is not a known field/],
    [{ algorithm: { kind: 'target-tracking', metric: 'heat' } }, {}, /^nodes\.scaler\.algorithm\.metric must be one of cpu, /],
    [
      { algorithm: { kind: 'step', minReplicas: 9, maxReplicas: 3 } },
      {},
      /algorithm\.maxReplicas must be >= minReplicas \(9\), got 3/,
    ],
    [{ algorithm: { kind: 'threshold', maxReplicas: 5000 } }, {}, /maxReplicas must be <= 1000 in a run, got 5000/],
    [{}, { chain: {} }, /^nodes\.users\.to must be a balancer/],
    [
      {},
      { events: [{ atMs: 1, do: 'add', target: 'app', backend: { id: 'auto-2' } }] },
      /must not be a name that the autoscaler gives/,
    ],
    [{}, { events: [{ atMs: 1, do: 'kill', target: 'app/b' }] }, /^events\[0\]\.target must be one of app\/a, got "app\/b"$/],
  ])('%j %j', (scaler, rest, expected) => {
    expect(message(scaler, rest)).toMatch(expected);
  });
});
