import type { BalancerId } from '@/engine/balancers/registry';

/** Every system of this lesson. */

type Fields = Readonly<Record<string, unknown>>;
export type Algorithm = { readonly kind: BalancerId; readonly [knob: string]: unknown };

interface System {
  readonly format: 1;
  readonly title: string;
  readonly seed: number;
  readonly forMs: number;
  readonly nodes: Readonly<Record<string, Fields>>;
  readonly links: Readonly<Record<string, { readonly latencyMs: number }>>;
  readonly events?: readonly Fields[];
}

/** The same system and the same arrivals, another rule for which key goes where. */
export const mappedBy = (scenario: System, algorithm: Algorithm): System => ({
  ...scenario,
  nodes: { ...scenario.nodes, lb: { ...scenario.nodes.lb, algorithm } },
});

const caches = ['c1', 'c2', 'c3', 'c4', 'c5'];

interface Tier {
  readonly title: string;
  readonly algorithm: Algorithm;
  readonly arrivals: Fields;
  readonly keys: Fields;
  readonly forMs: number;
  readonly addAtMs?: number;
}

/** Clients, a balancer that goes by key, caches that never have to forget, and behind them one database that can do forty a second. */
function cacheTier({ title, algorithm, arrivals, keys, forMs, addAtMs }: Tier): System {
  return {
    format: 1,
    title,
    seed: 7,
    forMs,
    nodes: {
      users: { kind: 'clients', arrivals, keys, timeoutMs: 1000, to: 'lb' },
      lb: { kind: 'balancer', label: 'balancer', algorithm, members: 4, to: caches },
      ...Object.fromEntries(
        caches.map((id) => [
          id,
          { kind: 'cache', hitMs: 5, policy: { kind: 'lru', capacity: 5000 }, ttlMs: null, strategy: 'read-through', to: 'db' },
        ]),
      ),
      db: {
        kind: 'service',
        label: 'database',
        backends: [{ id: '1', speed: 1 }],
        concurrency: 2,
        serviceMs: { kind: 'lognormal', meanMs: 50, cv: 0.5 },
      },
    },
    links: {
      'users->lb': { latencyMs: 20 },
      ...Object.fromEntries(
        caches.flatMap((id) => [
          [`lb->${id}`, { latencyMs: 10 }],
          [`${id}->db`, { latencyMs: 10 }],
        ]),
      ),
    },
    ...(addAtMs !== undefined && { events: [{ atMs: addAtMs, do: 'set', target: 'lb', knob: 'members', value: 5 }] }),
  };
}

/** When the fifth cache joins. */
export const ADD_MS = 40_000;

/** Traffic grows slowly, so that the caches are warm before the fifth one joins. */
const warmingUp = {
  kind: 'curve',
  shape: 'linear',
  points: [
    [0, 20],
    [30_000, 100],
  ],
};

/** By the hash modulo the number of caches. */
export const growing = cacheTier({
  title: 'Four caches become five',
  algorithm: { kind: 'ip-hash' },
  arrivals: warmingUp,
  keys: { kind: 'zipf', count: 800, exponent: 0.5 },
  forMs: 60_000,
  addAtMs: ADD_MS,
});

/** Five backends under one ring: who gets how much, by how many points each has. Every request costs the same. */
export const shares: System = {
  format: 1,
  title: 'Five backends on a ring',
  seed: 7,
  forMs: 30_000,
  nodes: {
    users: {
      kind: 'clients',
      arrivals: { kind: 'poisson', rateRps: 100 },
      keys: { kind: 'addresses', count: 5000 },
      timeoutMs: 1000,
      to: 'lb',
    },
    lb: { kind: 'balancer', label: 'balancer', algorithm: { kind: 'ring-hash', pointsPerWeight: 1 }, to: 'app' },
    app: {
      kind: 'service',
      backends: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, weight: 1 })),
      concurrency: 2,
      serviceMs: { kind: 'constant', ms: 50 },
    },
  },
  links: { 'users->lb': { latencyMs: 30 }, 'lb->app': { latencyMs: 20 } },
};

/** The same at a gentler pace, so that nobody is full before one of them leaves. */
export const leaving: System = {
  ...shares,
  title: 'One of five leaves',
  nodes: { ...shares.nodes, users: { ...shares.nodes.users, arrivals: { kind: 'poisson', rateRps: 60 } } },
};

/** Keys are not alike: the first of two thousand is asked for in more than one request of ten. */
export const hotKey: System = {
  ...shares,
  title: 'One key that everybody wants',
  nodes: {
    ...shares.nodes,
    users: {
      ...shares.nodes.users,
      arrivals: { kind: 'poisson', rateRps: 130 },
      keys: { kind: 'zipf', count: 2000, exponent: 1.1 },
    },
    lb: { kind: 'balancer', label: 'balancer', algorithm: { kind: 'ring-hash', pointsPerWeight: 160 }, to: 'app' },
  },
};

/** The challenge: more traffic, more keys, the same database; the fifth cache joins at second 40. */
export const launchDay = cacheTier({
  title: 'A fifth cache on launch day',
  algorithm: { kind: 'ip-hash' },
  arrivals: {
    kind: 'curve',
    shape: 'linear',
    points: [
      [0, 15],
      [32_000, 150],
    ],
  },
  keys: { kind: 'zipf', count: 1200, exponent: 0.6 },
  forMs: 60_000,
  addAtMs: ADD_MS,
});
