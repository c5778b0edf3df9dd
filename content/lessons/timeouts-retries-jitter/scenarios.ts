import type { ScenarioEvent } from '@/engine/scenario/types';

/** Every system of this lesson: small enough that single attempts can be followed by eye. */

type Config = Readonly<Record<string, unknown>>;

interface System {
  readonly format: 1;
  readonly title: string;
  readonly seed: number;
  readonly forMs: number;
  readonly nodes: Readonly<Record<string, Config>>;
  readonly links: Readonly<Record<string, { readonly latencyMs: number }>>;
  readonly events?: readonly ScenarioEvent[];
}

const poisson = (rateRps: number) => ({ kind: 'poisson', rateRps });
const usualWork = { kind: 'lognormal', meanMs: 200, cv: 0.5 } as const;

/** Again at once: what a loop around a call does. */
export const atOnce = { kind: 'constant', baseMs: 0, jitter: 'none' } as const;
export const fullJitter = { kind: 'exponential', baseMs: 100, jitter: 'full' } as const;

/** Clients, what stands between, a service: one behind the other, each hop far enough to be seen. */
function chain(title: string, forMs: number, nodes: Readonly<Record<string, Config>>, hopMs = 10): System {
  const ids = Object.keys(nodes);
  const last = ids.length - 1;
  return {
    format: 1,
    title,
    seed: 7,
    forMs,
    nodes: Object.fromEntries(ids.map((id, i) => [id, i === last ? nodes[id]! : { ...nodes[id], to: ids[i + 1] }])),
    links: Object.fromEntries(ids.slice(0, -1).map((id, i) => [`${id}->${ids[i + 1]}`, { latencyMs: hopMs }])),
  };
}

/** The same system, one node set up another way. */
export const using = (scenario: System, node: string, config: Config): System => ({
  ...scenario,
  nodes: { ...scenario.nodes, [node]: { ...scenario.nodes[node], ...config } },
});

const one = (concurrency: number, serviceMs: Config = usualWork): Config => ({
  kind: 'service',
  backends: [{ id: 'a' }],
  concurrency,
  serviceMs,
});

/** Ten seconds of trouble: everything takes so many times as long. */
const pause = (factor: number, target = 'app/a'): readonly ScenarioEvent[] => [
  { atMs: 10_000, do: 'slow', target, factor },
  { atMs: 20_000, do: 'slow', target, factor: 1 },
];
export const pauseInputs = pause(3);

const retrying = {
  kind: 'retry',
  maxAttempts: 3,
  perTryTimeoutMs: 1000,
  backoff: atOnce,
};

/** 20/s of capacity for 12/s. Three attempts each would be 36/s. */
export const opening = chain('A service and its retrying caller', 60_000, {
  users: { kind: 'clients', arrivals: poisson(12) },
  retry: retrying,
  app: one(4),
});

/** The opening with its pause in it, to be mended. */
export const mending: System = { ...opening, title: 'A pause of ten seconds', events: pauseInputs };

/** Busy a tenth of its capacity: what varies is the work, not the wait. */
export const waitingFor = chain(
  'How long is too long?',
  60_000,
  {
    users: { kind: 'clients', arrivals: poisson(60) },
    caller: { kind: 'timeout', label: 'caller', timeoutMs: 200 },
    app: one(64, { kind: 'lognormal', meanMs: 120, cv: 1 }),
  },
  5,
);

/** At second 30 everything hangs. */
export const hang: readonly ScenarioEvent[] = [{ atMs: 30_000, do: 'slow', target: 'app/a', factor: 1000 }];

/** One answer in ten is an error, and there is room to spare. */
export const flaky: System = {
  ...chain('One in ten goes wrong', 60_000, {
    users: { kind: 'clients', arrivals: poisson(40) },
    retry: { kind: 'retry', maxAttempts: 1, backoff: { kind: 'constant', baseMs: 50, jitter: 'none' } },
    app: one(8, { kind: 'lognormal', meanMs: 80, cv: 0.5 }),
  }),
  events: [{ atMs: 0, do: 'fail', target: 'app/a', ratio: 0.1 }],
  // A minute of chance that lies near the long run.
  seed: 102,
};

const tier = (label: string): Config => ({
  kind: 'retry',
  label,
  maxAttempts: 3,
  backoff: { kind: 'constant', baseMs: 50, jitter: 'none' },
});

/** Each tier is careful and tries three times. Four clicks a second, like a metronome. */
export const tiers = chain('Three careful tiers', 40_000, {
  users: { kind: 'clients', arrivals: { kind: 'constant', rateRps: 4 } },
  page: tier('page'),
  api: tier('api'),
  orders: tier('orders'),
  db: one(8, { kind: 'constant', ms: 40 }),
});

export const databaseFails: readonly ScenarioEvent[] = [{ atMs: 10_000, do: 'fail', target: 'db/a', ratio: 1 }];

/** About a thousand clients lose their connection at one moment and come back together. Room for 8 + 40, 200/s. */
export const herd = chain('A thousand come back at once', 45_000, {
  users: { kind: 'clients', arrivals: { kind: 'spike', rateRps: 0, spikeRps: 20_000, spikeAtMs: 1000, spikeForMs: 50 } },
  retry: { kind: 'retry', maxAttempts: 8, backoff: { kind: 'exponential', baseMs: 500, capMs: 8000, jitter: 'none' } },
  app: { ...one(8, { kind: 'constant', ms: 40 }), queueLimit: 40 },
});

/** A quarter of the requests are payments. One attempt in forty is answered after its caller stopped waiting. */
export const payments = chain('Pay, and pay again', 60_000, {
  users: {
    kind: 'clients',
    arrivals: poisson(20),
    classes: [
      { id: 'read', share: 3 },
      { id: 'pay', share: 1 },
    ],
  },
  retry: { ...retrying, perTryTimeoutMs: 500, backoff: fullJitter, nonIdempotent: ['pay'], retryNonIdempotent: true },
  shop: one(32, { kind: 'lognormal', meanMs: 200, cv: 1 }),
});

/** Fifty times a second to five backends, each now and then slow for reasons of its own. */
export const backup = chain('A second runner', 60_000, {
  users: { kind: 'clients', arrivals: poisson(50) },
  hedge: { kind: 'hedge', delay: { kind: 'percentile', percentile: 0.95 }, maxShare: 0 },
  lb: { kind: 'balancer', algorithm: { kind: 'random' } },
  app: {
    kind: 'service',
    backends: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })),
    concurrency: 16,
    serviceMs: { kind: 'hyperexponential', meanMs: 60, cv: 2 },
  },
});

/** Clients who leave after a second; a gateway that waits ten, and does or does not say so. No retries anywhere. */
export const deadlines: System = {
  ...chain('Working for nobody', 50_000, {
    users: { kind: 'clients', arrivals: poisson(16), timeoutMs: 1000 },
    gate: { kind: 'timeout', label: 'gateway', timeoutMs: 10_000, propagateDeadline: false },
    app: { ...one(4), dropExpired: true },
  }),
  events: pauseInputs,
};

/** The challenge: four in a hundred answers are errors, so that retries are needed; 70/s for 40/s; a pause at second 10. */
export const comeBack: System = {
  ...chain('Come back by yourself', 60_000, {
    users: { kind: 'clients', arrivals: poisson(40) },
    retry: { ...retrying, backoff: fullJitter },
    app: { ...one(14), backends: [{ id: 'a', speed: 1 }] },
  }),
  events: [{ atMs: 0, do: 'fail', target: 'app/a', ratio: 0.04 }, ...pause(4)],
};
