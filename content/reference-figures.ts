import type { LabSpec } from '@/components/lab/lab-spec';

/** A small system around one mechanism of a family, with its picker: what the reference shows live. */
export type ReferenceFigure = Omit<LabSpec, 'id'>;

const FOR_MS = 30_000;

const users = (to: string, rateRps: number, more: object = {}) => ({
  kind: 'clients',
  label: 'Users',
  arrivals: { kind: 'poisson', rateRps },
  timeoutMs: 2000,
  to,
  ...more,
});

const app = (more: object = {}) => ({
  kind: 'service',
  label: 'App',
  backends: [{ id: 'app' }],
  concurrency: 4,
  serviceMs: { kind: 'exponential', meanMs: 120 },
  ...more,
});

/** Users, one node of a kind in the middle, and a service, some distance apart. */
function chain(middle: object, rateRps: number, { service = {}, clients = {}, events = [] as object[] } = {}): object {
  return {
    format: 1,
    seed: 7,
    forMs: FOR_MS,
    nodes: { users: users('it', rateRps, clients), it: { ...middle, to: 'app' }, app: app(service) },
    links: { 'users->it': { latencyMs: 15 }, 'it->app': { latencyMs: 15 } },
    events,
  };
}

const three = [{ id: 'a' }, { id: 'b' }, { id: 'c', speed: 0.5 }];

/** By family. A family without an entry has no figure. */
export const referenceFigures: Readonly<Record<string, ReferenceFigure>> = {
  balancers: {
    title: 'Three backends, one at half speed',
    scenario: chain({ kind: 'balancer', label: 'Balancer', algorithm: { kind: 'round-robin' } }, 14, {
      service: { backends: three, concurrency: 1 },
      clients: { keys: { kind: 'addresses', count: 50 } },
    }),
    controls: ['it.algorithm', 'users.arrivals.rateRps'],
  },
  limiters: {
    title: 'A limit of ten a second, a burst of forty',
    scenario: chain(
      {
        kind: 'limiter',
        label: 'Limiter',
        algorithm: { kind: 'token-bucket', capacity: 10, refillPerSecond: 10, initialTokens: 10 },
      },
      8,
      {
        clients: { arrivals: { kind: 'spike', rateRps: 8, spikeRps: 40, spikeAtMs: 8000, spikeForMs: 4000 } },
      },
    ),
    controls: ['it.algorithm', 'users.arrivals.spikeRps'],
    charts: ['traffic', 'latency'],
  },
  caches: {
    title: 'A thousand keys, room for a hundred',
    scenario: chain({ kind: 'cache', label: 'Cache', policy: { kind: 'lru', capacity: 100 } }, 30, {
      clients: { keys: { kind: 'zipf', count: 1000, exponent: 1 } },
    }),
    controls: ['it.policy', 'users.arrivals.rateRps'],
    charts: ['traffic', 'latency'],
  },
  breakers: {
    title: 'A dependency that fails for eight seconds',
    scenario: chain(
      {
        kind: 'breaker',
        label: 'Breaker',
        algorithm: {
          kind: 'rolling-window',
          slidingWindowSize: 20,
          minimumNumberOfCalls: 10,
          waitDurationInOpenStateMs: 3000,
          permittedNumberOfCallsInHalfOpenState: 5,
        },
      },
      20,
      {
        events: [
          { atMs: 8000, do: 'fail', target: 'app', ratio: 0.9 },
          { atMs: 16_000, do: 'fail', target: 'app', ratio: 0 },
        ],
      },
    ),
    controls: ['it.algorithm', 'users.arrivals.rateRps'],
    charts: ['traffic', 'latency'],
  },
  retries: {
    title: 'One answer in three is an error',
    scenario: chain(
      {
        kind: 'retry',
        label: 'Retry',
        maxAttempts: 4,
        backoff: { kind: 'exponential', baseMs: 100, capMs: 2000, jitter: 'full' },
      },
      12,
      {
        events: [{ atMs: 0, do: 'fail', target: 'app', ratio: 0.33 }],
      },
    ),
    controls: ['it.backoff', 'it.maxAttempts', 'users.arrivals.rateRps'],
    charts: ['traffic', 'latency'],
  },
  bulkheads: {
    title: 'Six at a time, and no more',
    scenario: chain(
      { kind: 'bulkhead', label: 'Bulkhead', algorithm: { kind: 'semaphore', maxConcurrentCalls: 6, maxWaitMs: 300 } },
      45,
      {
        service: { concurrency: 8 },
      },
    ),
    controls: ['it.algorithm', 'users.arrivals.rateRps'],
    charts: ['traffic', 'latency'],
  },
  pools: {
    title: 'Ten connections to a database',
    scenario: chain(
      {
        kind: 'pool',
        label: 'Pool',
        algorithm: { kind: 'connection', maximumPoolSize: 10, connectionTimeoutMs: 500, openMs: 40 },
      },
      60,
      {
        service: { concurrency: 10 },
      },
    ),
    controls: ['it.algorithm.maximumPoolSize', 'users.arrivals.rateRps'],
    charts: ['traffic', 'latency'],
  },
  autoscalers: {
    title: 'A rush that one replica cannot serve',
    scenario: {
      format: 1,
      seed: 7,
      forMs: 60_000,
      nodes: {
        users: users('lb', 8, { arrivals: { kind: 'ramp', fromRps: 8, toRps: 60, startMs: 10_000, overMs: 15_000 } }),
        lb: { kind: 'balancer', label: 'Balancer', algorithm: { kind: 'least-connections' }, to: 'app' },
        app: app({ backends: [{ id: 'first' }], concurrency: 2 }),
        scaler: {
          kind: 'autoscaler',
          label: 'Autoscaler',
          of: 'app',
          algorithm: { kind: 'target-tracking', target: 0.6, minReplicas: 1, maxReplicas: 8 },
          syncPeriodMs: 2000,
        },
      },
      links: { 'users->lb': { latencyMs: 15 }, 'lb->app': { latencyMs: 15 } },
    },
    controls: ['scaler.algorithm', 'users.arrivals.toRps'],
    charts: ['traffic', 'latency'],
  },
  health: {
    title: 'One backend dies, and comes back; later another answers with errors',
    scenario: {
      format: 1,
      seed: 7,
      forMs: FOR_MS,
      nodes: {
        users: users('lb', 24),
        lb: { kind: 'balancer', label: 'Balancer', algorithm: { kind: 'round-robin' }, to: 'app' },
        app: app({
          backends: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
          concurrency: 2,
          serviceMs: { kind: 'exponential', meanMs: 60 },
        }),
        checks: {
          kind: 'health-checks',
          label: 'Health checks',
          of: 'lb',
          mechanism: { kind: 'active', intervalMs: 1000, timeoutMs: 500, fall: 2, rise: 2 },
        },
      },
      links: { 'users->lb': { latencyMs: 15 }, 'lb->app': { latencyMs: 15 } },
      events: [
        { atMs: 5000, do: 'kill', target: 'app/c' },
        { atMs: 12_000, do: 'revive', target: 'app/c' },
        { atMs: 18_000, do: 'fail', target: 'app/b', ratio: 1 },
        { atMs: 25_000, do: 'fail', target: 'app/b', ratio: 0 },
      ],
    },
    controls: ['checks.mechanism', 'checks.depth', 'checks.panicThreshold'],
    charts: ['traffic', 'latency'],
  },
};
