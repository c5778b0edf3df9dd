import type { ScenarioEvent } from '@/engine/scenario/types';

/** Every system of this lesson is one system: a caller that retries, a breaker, a fleet, an autoscaler. Parts come and go. */

type Config = Readonly<Record<string, unknown>>;

export interface System {
  readonly format: 1;
  readonly title: string;
  readonly seed: number;
  readonly forMs: number;
  readonly nodes: Readonly<Record<string, Config>>;
  readonly links: Readonly<Record<string, { readonly latencyMs: number }>>;
  readonly events: readonly ScenarioEvent[];
}

/** The same system, one node set up another way. */
export const using = (scenario: System, node: string, config: Config): System => ({
  ...scenario,
  nodes: { ...scenario.nodes, [node]: { ...scenario.nodes[node], ...config } },
});

/** Everything takes so many times as long, from one moment to another. */
export const slowFor = (factor: number, fromMs: number, toMs: number): readonly ScenarioEvent[] => [
  { atMs: fromMs, do: 'slow', target: 'app', factor },
  { atMs: toMs, do: 'slow', target: 'app', factor: 1 },
];

const users = { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 20 }, to: 'retry' };
const retry = {
  kind: 'retry',
  maxAttempts: 3,
  perTryTimeoutMs: 1000,
  backoff: { kind: 'exponential', baseMs: 100, jitter: 'full' },
};
const breaker = {
  kind: 'breaker',
  algorithm: {
    kind: 'rolling-window',
    slidingWindowSize: 20,
    minimumNumberOfCalls: 10,
    waitDurationInOpenStateMs: 10_000,
    permittedNumberOfCallsInHalfOpenState: 3,
  },
};
const lb = { kind: 'balancer', algorithm: { kind: 'least-connections' }, to: 'app' };
/** Ten requests a second each. */
const app = {
  kind: 'service',
  backends: ['a', 'b', 'c'].map((id) => ({ id })),
  concurrency: 1,
  serviceMs: { kind: 'lognormal', meanMs: 100, cv: 0.5 },
};
const links = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { latencyMs: 10 }]));

export const trouble = slowFor(4, 20_000, 35_000);

/** Four defences, each of them as its own lesson recommends. The library under the breaker has a timeout of a minute. */
export const storm: System = {
  format: 1,
  title: 'Four good defences',
  seed: 7,
  forMs: 90_000,
  nodes: {
    users,
    retry: { ...retry, to: 'breaker' },
    breaker: { ...breaker, to: 'library' },
    library: { kind: 'timeout', label: 'library', timeoutMs: 60_000, propagateDeadline: false, to: 'lb' },
    lb,
    app,
    scaler: {
      kind: 'autoscaler',
      label: 'autoscaler',
      of: 'app',
      algorithm: { kind: 'target-tracking', metric: 'cpu', target: 0.7, minReplicas: 1, maxReplicas: 5 },
      syncPeriodMs: 5000,
      startMs: 3000,
      warmupMs: 5000,
      dollarsPerHour: 36,
    },
  },
  links: links('users->retry', 'retry->breaker', 'breaker->library', 'library->lb', 'lb->app'),
  events: trouble,
};

/** The breaker hears of deadlines, and each machine has a short line. */
export const seeing: System = using(
  using({ ...storm, title: 'The breaker sees' }, 'library', { propagateDeadline: true }),
  'app',
  { queueLimit: 6 },
);

export const withFloor = (scenario: System, minReplicas: number): System =>
  using(scenario, 'scaler', {
    algorithm: { ...(scenario.nodes.scaler!.algorithm as Config), minReplicas },
  });

/** Retries and a fleet of three, nothing else: where the two states can be seen. */
export const twoStates: System = {
  format: 1,
  title: 'Two states at one load',
  seed: 7,
  forMs: 60_000,
  nodes: { users, retry: { ...retry, to: 'lb' }, lb, app },
  links: links('users->retry', 'retry->lb', 'lb->app'),
  events: [],
};

export const atRate = (rateRps: number): System => using(twoStates, 'users', { arrivals: { kind: 'poisson', rateRps } });

/** Stuck since second 20; at second 40 somebody does something. */
export const stuck: System = { ...twoStates, title: 'Stuck', forMs: 90_000, events: slowFor(3, 10_000, 20_000) };

const restart: readonly ScenarioEvent[] = [
  { atMs: 40_000, do: 'kill', target: 'app' },
  { atMs: 43_000, do: 'revive', target: 'app' },
];
const setAt = (atMs: number, target: string, knob: string, value: unknown): ScenarioEvent => ({
  atMs,
  do: 'set',
  target,
  knob,
  value,
});

/** What can be done about it while it lasts. */
export const actions = {
  restart,
  'retries-off': [setAt(40_000, 'retry', 'maxAttempts', 1)],
  shed: [setAt(40_000, 'users', 'arrivals.rateRps', 2), setAt(60_000, 'users', 'arrivals.rateRps', 20)],
  'restart-and-shed': [...restart, setAt(40_000, 'users', 'arrivals.rateRps', 2), setAt(60_000, 'users', 'arrivals.rateRps', 20)],
} as const satisfies Record<string, readonly ScenarioEvent[]>;

/** Machines that come up cold: a tenth of their pace, all of it after twenty seconds. */
export const coldStuck: System = using({ ...stuck, title: 'Stuck, with machines that come up cold' }, 'app', {
  slowStartMs: 20_000,
});

/** The challenge: a little more traffic, and three errors in a hundred that retries are right about. */
export const survive: System = {
  ...using(storm, 'users', { arrivals: { kind: 'poisson', rateRps: 24 } }),
  title: 'Survive',
  events: [{ atMs: 0, do: 'fail', target: 'app', ratio: 0.03 }, ...trouble],
};
