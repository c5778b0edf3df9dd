import type { StationKind } from '@/engine/stations/registry';
import type { LabSpec } from './lab-spec';

type Node = Readonly<Record<string, unknown>>;
type Nodes = Readonly<Record<string, Node>>;

interface Example {
  readonly title: string;
  readonly nodes: Nodes;
  readonly events?: readonly object[];
  readonly controls?: readonly string[];
  /** Hops that are not 3 ms. */
  readonly links?: Readonly<Record<string, { readonly latencyMs: number }>>;
}

const users = (to: string, rateRps: number, more: Node = {}): Node => ({
  kind: 'clients',
  label: 'Users',
  arrivals: { kind: 'poisson', rateRps },
  timeoutMs: 2000,
  to,
  ...more,
});
const service = (label: string, ids: readonly string[], meanMs: number, more: Node = {}): Node => ({
  kind: 'service',
  label,
  backends: ids.map((id) => ({ id })),
  concurrency: 4,
  queueLimit: 64,
  serviceMs: { kind: 'exponential', meanMs },
  ...more,
});
const balancer = (more: Node = {}): Node => ({
  kind: 'balancer',
  label: 'Balancer',
  algorithm: 'round-robin',
  to: 'app',
  ...more,
});
const keyed = { keys: { kind: 'zipf', count: 400 } };
const writing = { writeRatio: 0.2, ...keyed };
const sick = [
  { atMs: 8000, do: 'fail', target: 'app', ratio: 0.9 },
  { atMs: 16_000, do: 'fail', target: 'app', ratio: 0 },
];

/** By kind, a system small enough to see it at work: for development, and for the journeys that look at each. */
const examples: Readonly<Record<StationKind, Example>> = {
  clients: { title: 'Clients', nodes: { users: users('app', 30), app: service('App', ['1'], 60) } },
  service: {
    title: 'Service',
    nodes: { users: users('lb', 60), lb: balancer(), app: service('App', ['a', 'b'], 100) },
    events: [
      { atMs: 5000, do: 'slow', target: 'app/a', factor: 3 },
      { atMs: 12_000, do: 'drain', target: 'app/b' },
      { atMs: 17_000, do: 'revive', target: 'app/b' },
    ],
  },
  balancer: {
    title: 'Balancer',
    nodes: {
      users: users('lb', 120),
      lb: balancer({ algorithm: 'least-connections' }),
      app: service('App', ['a', 'b', 'c'], 80),
    },
    events: [
      { atMs: 10_000, do: 'cut', target: 'users->lb' },
      { atMs: 14_000, do: 'mend', target: 'users->lb' },
    ],
  },
  limiter: {
    title: 'Rate limiter',
    nodes: {
      users: users('limiter', 60),
      limiter: {
        kind: 'limiter',
        label: 'Limiter',
        algorithm: { kind: 'token-bucket', capacity: 20, refillPerSecond: 40 },
        to: 'app',
      },
      app: service('App', ['1'], 50),
    },
  },
  timeout: {
    title: 'Timeout',
    nodes: {
      users: users('timeout', 30),
      timeout: { kind: 'timeout', label: 'Timeout', timeoutMs: 250, to: 'app' },
      app: service('App', ['1'], 110),
    },
  },
  retry: {
    title: 'Retry',
    nodes: {
      users: users('retry', 30),
      retry: {
        kind: 'retry',
        label: 'Retry',
        backoff: { kind: 'exponential', baseMs: 200, jitter: 'full' },
        budget: { kind: 'finagle-budget' },
        to: 'app',
      },
      app: service('App', ['1'], 50),
    },
    events: [{ atMs: 2000, do: 'fail', target: 'app', ratio: 0.4 }],
  },
  hedge: {
    title: 'Hedge',
    nodes: {
      users: users('hedge', 30),
      hedge: { kind: 'hedge', label: 'Hedge', delay: { kind: 'fixed', delayMs: 120 }, maxShare: 0.3, to: 'lb' },
      lb: balancer({ algorithm: 'random' }),
      app: service('App', ['a', 'b', 'c'], 80),
    },
  },
  breaker: {
    title: 'Circuit breaker',
    nodes: {
      users: users('breaker', 40),
      breaker: { kind: 'breaker', label: 'Breaker', to: 'app' },
      app: service('App', ['1'], 50),
    },
    events: sick,
  },
  fallback: {
    title: 'Fallback',
    nodes: {
      users: users('fallback', 40),
      fallback: { kind: 'fallback', label: 'Fallback', to: 'app' },
      app: service('App', ['1'], 50),
    },
    events: sick,
  },
  bulkhead: {
    title: 'Bulkhead',
    nodes: {
      users: users('bulkhead', 60),
      bulkhead: {
        kind: 'bulkhead',
        label: 'Bulkhead',
        algorithm: { kind: 'semaphore', maxConcurrentCalls: 6, maxWaitMs: 300 },
        to: 'app',
      },
      app: service('App', ['1'], 90, { concurrency: 8 }),
    },
  },
  pool: {
    title: 'Connection pool',
    nodes: {
      users: users('pool', 60),
      pool: { kind: 'pool', label: 'Pool', algorithm: { kind: 'connection', maximumPoolSize: 5 }, to: 'db' },
      db: service('Database', ['1'], 80, { concurrency: 8 }),
    },
  },
  shedder: {
    title: 'Load shedder',
    nodes: {
      users: users('shedder', 70),
      shedder: { kind: 'shedder', label: 'Shedder', strategy: { kind: 'codel' }, to: 'app' },
      app: service('App', ['1'], 70),
    },
  },
  autoscaler: {
    title: 'Autoscaler',
    nodes: {
      users: users('lb', 60, { arrivals: { kind: 'ramp', fromRps: 30, toRps: 160, startMs: 3000, overMs: 10_000 } }),
      lb: balancer({ algorithm: 'least-connections' }),
      app: service('App', ['a', 'b'], 80),
      scaler: {
        kind: 'autoscaler',
        label: 'Autoscaler',
        of: 'app',
        algorithm: { kind: 'kubernetes-hpa', maxReplicas: 6 },
        syncPeriodMs: 1000,
        startMs: 1500,
        warmupMs: 500,
      },
    },
    controls: ['scaler.algorithm'],
  },
  'health-checks': {
    title: 'Health checks',
    nodes: {
      users: users('lb', 60),
      lb: balancer(),
      app: service('App', ['a', 'b', 'c'], 80),
      checks: {
        kind: 'health-checks',
        label: 'Health checks',
        of: 'lb',
        mechanism: { kind: 'active', intervalMs: 1000, timeoutMs: 500, fall: 2, rise: 2 },
      },
    },
    events: [
      { atMs: 6000, do: 'kill', target: 'app/a' },
      { atMs: 18_000, do: 'revive', target: 'app/a' },
    ],
  },
  discovery: {
    title: 'Discovery',
    nodes: {
      users: users('lb', 60),
      lb: balancer(),
      app: service('App', ['a', 'b', 'c'], 80),
      names: { kind: 'discovery', label: 'Registry', of: 'lb', ttlMs: 6000, heartbeatMs: 2000, refreshMs: 2000 },
    },
    events: [
      { atMs: 4500, do: 'add', target: 'app', backend: { id: 'd' } },
      { atMs: 7000, do: 'kill', target: 'app/a' },
    ],
  },
  outages: {
    title: 'Outages',
    nodes: {
      users: users('lb', 60),
      lb: balancer(),
      app: service('App', ['a', 'b', 'c'], 80),
      wear: { kind: 'outages', label: 'Wear', of: 'app', mtbfMs: 8000, mttrMs: 3000 },
    },
  },
  failover: {
    title: 'Failover pair',
    nodes: {
      users: users('pair', 40, writing),
      pair: { kind: 'failover', label: 'Address', to: ['first', 'second'] },
      first: service('First', ['1'], 50),
      second: service('Second', ['1'], 50),
    },
    links: { 'first->second': { latencyMs: 5 } },
    events: [
      { atMs: 6000, do: 'kill', target: 'first' },
      { atMs: 18_000, do: 'revive', target: 'first' },
    ],
  },
  queue: {
    title: 'Queue',
    nodes: {
      users: users('queue', 60),
      queue: { kind: 'queue', label: 'Queue', consumers: 4, to: 'workers' },
      workers: service('Workers', ['1'], 90),
    },
    events: [{ atMs: 10_000, do: 'fail', target: 'workers', ratio: 0.3 }],
  },
  cache: {
    title: 'Cache',
    nodes: {
      users: users('cache', 60, writing),
      cache: { kind: 'cache', label: 'Cache', policy: { kind: 'lru', capacity: 120 }, ttlMs: 20_000, to: 'db' },
      db: service('Database', ['1'], 60),
    },
    events: [
      { atMs: 10_000, do: 'crash', target: 'cache' },
      { atMs: 16_000, do: 'kill', target: 'cache' },
    ],
  },
  'fan-out': {
    title: 'Fan-out',
    nodes: {
      users: users('page', 30),
      page: { kind: 'fan-out', label: 'Page', to: ['user', 'cart', 'stock'], need: 2 },
      user: service('User', ['1'], 40),
      cart: service('Cart', ['1'], 60),
      stock: service('Stock', ['1'], 90),
    },
  },
  replicas: {
    title: 'Replicas',
    nodes: {
      users: users('db', 60, writing),
      db: { kind: 'replicas', label: 'Replicas', lagMs: { kind: 'exponential', meanMs: 250 }, promoteAfterMs: 4000, to: 'store' },
      store: service('Database', ['p', 'r1', 'r2'], 60),
    },
    events: [{ atMs: 8000, do: 'kill', target: 'store/p' }],
  },
  shards: {
    title: 'Shards',
    nodes: {
      users: users('shards', 80, keyed),
      shards: { kind: 'shards', label: 'Shards', by: { kind: 'hash', slots: 64 }, crossShardRatio: 0.05, to: 'store' },
      store: service('Database', ['s0', 's1', 's2'], 50),
    },
    events: [{ atMs: 9000, do: 'add', target: 'store', backend: { id: 's3' } }],
  },
  cdn: {
    title: 'CDN',
    nodes: {
      users: users('cdn', 60, keyed),
      cdn: {
        kind: 'cdn',
        label: 'CDN',
        regions: [
          { id: 'Europe', share: 3, edgeMs: 12, originMs: 30 },
          { id: 'America', share: 2, edgeMs: 15, originMs: 90 },
          { id: 'Asia', share: 1, edgeMs: 20, originMs: 180 },
        ],
        to: 'origin',
      },
      origin: service('Origin', ['1'], 60),
    },
    events: [{ atMs: 12_000, do: 'purge', target: 'cdn/Asia' }],
  },
};

const edgesOf = (nodes: Nodes): string[] =>
  Object.entries(nodes).flatMap(([id, { to }]) => (to === undefined ? [] : [to].flat().map((next) => `${id}->${next}`)));

export const stationExamples: readonly LabSpec[] = Object.entries(examples).map(
  ([kind, { title, nodes, events = [], controls, links }]) => ({
    id: `kind-${kind}`,
    title,
    controls: controls ?? ['users.arrivals.rateRps'],
    scenario: {
      format: 1,
      seed: 7,
      forMs: 24_000,
      nodes,
      links: { ...Object.fromEntries(edgesOf(nodes).map((edge) => [edge, { latencyMs: 3 }])), ...links },
      events,
    },
  }),
);
