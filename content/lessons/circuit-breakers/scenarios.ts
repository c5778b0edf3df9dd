import type { ScenarioEvent } from '@/engine/scenario/types';

/** Every system of this lesson: a shop whose pages ask for prices, which they need, and for suggestions, which they do not. */

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
const lognormal = (meanMs: number) => ({ kind: 'lognormal', meanMs, cv: 0.5 });
const links = (hopMs: number, ...names: string[]) => Object.fromEntries(names.map((name) => [name, { latencyMs: hopMs }]));

/** The same system, one node set up another way. */
export const using = (scenario: System, node: string, config: Config): System => ({
  ...scenario,
  nodes: { ...scenario.nodes, [node]: { ...scenario.nodes[node], ...config } },
});

/** Quick to see and quick to try again: twenty calls, half of which may fail; five seconds; three probes. */
export const quick = {
  kind: 'rolling-window',
  slidingWindowSize: 20,
  minimumNumberOfCalls: 10,
  waitDurationInOpenStateMs: 5000,
  permittedNumberOfCallsInHalfOpenState: 3,
} as const;

/** From here on each answer of the suggestions takes forty times as long; then it is over. */
export const slowSuggestions: readonly ScenarioEvent[] = [
  { atMs: 20_000, do: 'slow', target: 'suggest/s', factor: 40 },
  { atMs: 40_000, do: 'slow', target: 'suggest/s', factor: 1 },
];

const prices = { kind: 'service', backends: [{ id: 'p' }], concurrency: 32, serviceMs: lognormal(40) };
const suggest = { kind: 'service', backends: [{ id: 's' }], concurrency: 64, serviceMs: lognormal(80) };
const threads = {
  kind: 'bulkhead',
  label: 'threads',
  algorithm: { kind: 'semaphore', maxConcurrentCalls: 20, maxWaitMs: 10_000 },
};
const page = { kind: 'fan-out', order: 'series' };

/** No protection at all: a page holds its thread until both have answered. */
export const bare: System = {
  format: 1,
  title: 'A shop with twenty threads',
  seed: 7,
  forMs: 50_000,
  nodes: {
    users: { kind: 'clients', arrivals: poisson(20), timeoutMs: 3000, to: 'threads' },
    threads: { ...threads, to: 'page' },
    page: { ...page, to: ['prices', 'suggest'] },
    prices,
    suggest,
  },
  links: links(10, 'users->threads', 'threads->page', 'page->prices', 'page->suggest'),
};

/** On the day of the sale, with everything that the lesson has to offer, not yet set to do anything. */
export const sale: System = {
  format: 1,
  title: 'The same shop on the day of the sale',
  seed: 7,
  forMs: 50_000,
  nodes: {
    users: { kind: 'clients', arrivals: poisson(60), timeoutMs: 3000, to: 'threads' },
    threads: { ...threads, to: 'page' },
    page: { ...page, to: ['prices', 'extras'] },
    prices,
    extras: { kind: 'fallback', label: 'or no suggestions', to: 'breaker' },
    breaker: { kind: 'breaker', algorithm: quick, to: 'call' },
    call: { kind: 'timeout', label: 'timeout', timeoutMs: 500, to: 'suggest' },
    suggest,
  },
  links: links(
    5,
    'users->threads',
    'threads->page',
    'page->prices',
    'page->extras',
    'extras->breaker',
    'breaker->call',
    'call->suggest',
  ),
  events: slowSuggestions,
};

/** One caller, one breaker, one callee. */
function guarded(title: string, rateRps: number, algorithm: Config, forMs: number): System {
  return {
    format: 1,
    title,
    seed: 7,
    forMs,
    nodes: {
      users: { kind: 'clients', arrivals: poisson(rateRps), to: 'breaker' },
      breaker: { kind: 'breaker', algorithm, to: 'app' },
      app: { kind: 'service', backends: [{ id: 'a' }], concurrency: 32, serviceMs: lognormal(100) },
    },
    links: { 'users->breaker': { latencyMs: 20 }, 'breaker->app': { latencyMs: 30 } },
  };
}

/** A minute in which every answer is an error, or every answer is slow. */
export const outage: readonly ScenarioEvent[] = [
  { atMs: 10_000, do: 'fail', target: 'app/a', ratio: 1 },
  { atMs: 70_000, do: 'fail', target: 'app/a', ratio: 0 },
];
export const slowness: readonly ScenarioEvent[] = [
  { atMs: 10_000, do: 'slow', target: 'app/a', factor: 20 },
  { atMs: 40_000, do: 'slow', target: 'app/a', factor: 1 },
];

export const machine = guarded('A breaker and what it guards', 10, { ...quick, waitDurationInOpenStateMs: 10_000 }, 90_000);
export const inARow = { kind: 'consecutive-failures', failures: 5, openForMs: 10_000, halfOpenCalls: 3 } as const;

/** Late, but never wrong. */
export const slowCalls = guarded('Slow and never wrong', 10, quick, 60_000);
export const bySlowness = { ...quick, slowCallRateThreshold: 0.5, slowCallDurationThresholdMs: 500 };

/** One error in ten, every day, and a breaker that judges by two calls. */
export const smallSample: System = {
  ...guarded(
    'A verdict on two calls',
    10,
    { ...quick, slidingWindowSize: 4, minimumNumberOfCalls: 2, waitDurationInOpenStateMs: 10_000 },
    120_000,
  ),
  // Two minutes of chance with about as many errors as in the long run.
  seed: 102,
  events: [{ atMs: 0, do: 'fail', target: 'app/a', ratio: 0.1 }],
};

/** One breaker before four backends; one of them is about to fail. */
export const partial: System = {
  format: 1,
  title: 'One breaker before four backends',
  seed: 7,
  forMs: 45_000,
  nodes: {
    users: { kind: 'clients', arrivals: poisson(20), to: 'breaker' },
    breaker: { kind: 'breaker', algorithm: { ...quick, failureRateThreshold: 0.2 }, to: 'lb' },
    lb: { kind: 'balancer', algorithm: { kind: 'round-robin' }, to: 'app' },
    app: {
      kind: 'service',
      backends: ['a', 'b', 'c', 'd'].map((id) => ({ id })),
      concurrency: 4,
      serviceMs: lognormal(150),
    },
  },
  links: links(15, 'users->breaker', 'breaker->lb', 'lb->app'),
};
export const oneFails: readonly ScenarioEvent[] = [{ atMs: 15_000, do: 'fail', target: 'app/c', ratio: 1 }];
export const oneDies: readonly ScenarioEvent[] = [{ atMs: 15_000, do: 'kill', target: 'app/c' }];

const cacheGone: readonly ScenarioEvent[] = [
  { atMs: 15_000, do: 'kill', target: 'cache/c' },
  { atMs: 35_000, do: 'revive', target: 'cache/c' },
];

/** A cache that is asked 20 times a second, and the database behind it, which can do 10. */
export const twoAnswers: System = {
  format: 1,
  title: 'The other way to the answer',
  seed: 7,
  forMs: 50_000,
  nodes: {
    users: { kind: 'clients', arrivals: poisson(20), timeoutMs: 2000, to: 'either' },
    either: { kind: 'fallback', label: 'cache, else database', to: ['breaker', 'db'] },
    breaker: { kind: 'breaker', algorithm: quick, to: 'cache' },
    cache: { kind: 'service', backends: [{ id: 'c' }], concurrency: 16, serviceMs: { kind: 'constant', ms: 20 } },
    db: { kind: 'service', backends: [{ id: 'd' }], concurrency: 2, serviceMs: lognormal(200) },
  },
  links: links(10, 'users->either', 'either->breaker', 'breaker->cache', 'either->db'),
  events: cacheGone,
};

/** The same with something ready-made instead of the database. */
export const readyMade: System = {
  ...twoAnswers,
  title: 'Something ready-made instead',
  nodes: {
    users: twoAnswers.nodes.users!,
    either: { ...twoAnswers.nodes.either!, to: 'breaker' },
    breaker: twoAnswers.nodes.breaker!,
    cache: twoAnswers.nodes.cache!,
  },
  links: links(10, 'users->either', 'either->breaker', 'breaker->cache'),
};

/** The challenge: the sale, a timeout longer than anyone's patience, and a breaker as it comes out of the box. */
export const throughTheOutage: System = using(
  using({ ...sale, title: 'Through the outage of somebody else', forMs: 80_000 }, 'call', { timeoutMs: 5000 }),
  'breaker',
  { algorithm: { kind: 'rolling-window' } },
);
