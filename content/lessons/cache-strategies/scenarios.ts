import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Strategy } from '@/engine/stations/cache-knobs';

/** Every system of this lesson: people who read and write, a cache, and the store that should know the truth. */

type Node = Readonly<Record<string, unknown>>;

export interface System {
  readonly format: 1;
  readonly title: string;
  readonly seed: number;
  readonly forMs: number;
  readonly nodes: Readonly<Record<string, Node>>;
  readonly links: Readonly<Record<string, { readonly latencyMs: number }>>;
  readonly events?: readonly ScenarioEvent[];
}

const HOP = { latencyMs: 10 } as const;

/** Everything fits and nothing grows old, unless a system says otherwise. */
const cacheOf = (strategy: Strategy, more: Node = {}): Node => ({
  kind: 'cache',
  policy: { kind: 'lru', capacity: 1000 },
  strategy,
  ttlMs: null,
  hitMs: 2,
  to: 'store',
  ...more,
});

const storeOf = (concurrency: number, meanMs: number): Node => ({
  kind: 'service',
  backends: [{ id: 'db', speed: 1 }],
  concurrency,
  serviceMs: { kind: 'lognormal', meanMs, cv: 0.5 },
});

const poisson = (rateRps: number) => ({ kind: 'poisson', rateRps });
const zipf = (count: number, exponent: number, first = 1) => ({ kind: 'zipf', count, exponent, first });

function system(title: string, users: Node, cache: Node, store: Node, forMs: number): System {
  return {
    format: 1,
    title,
    seed: 7,
    forMs,
    nodes: { users: { kind: 'clients', ...users, to: 'cache' }, cache, store },
    links: { 'users->cache': HOP, 'cache->store': HOP },
  };
}

function withMore(base: System, id: string, node: Node): System {
  const { users, ...rest } = base.nodes;
  return {
    ...base,
    nodes: { users: users!, [id]: node, ...rest },
    links: { ...base.links, [`${id}->${String(node.to)}`]: HOP },
  };
}

/** Likes: half of the requests press the button, half look at the count. */
export const likes = system(
  'Likes',
  { arrivals: poisson(30), writeRatio: 0.5, keys: zipf(200, 1) },
  cacheOf('write-back', { flushEveryMs: 5000 }),
  storeOf(4, 80),
  40_000,
);

/** Views of a few hundred pages, more of them than the store can take one by one. */
export const views = system(
  'Views',
  { arrivals: poisson(40), timeoutMs: 2000, writeRatio: 1, keys: zipf(100, 1.3) },
  cacheOf('write-through', { flushEveryMs: 2000 }),
  storeOf(2, 70),
  40_000,
);

/** The cache is down from second 20 to second 35. The store can carry everyone, slowly. */
export const outage: System = {
  ...system(
    'The cache goes away',
    { arrivals: poisson(40), keys: zipf(300, 1) },
    cacheOf('read-through'),
    storeOf(4, 80),
    50_000,
  ),
  events: [
    { atMs: 20_000, do: 'kill', target: 'cache' },
    { atMs: 35_000, do: 'revive', target: 'cache' },
  ],
};

/** People who look at their own profile, and change it now and then. */
export const profiles = system(
  'Profiles',
  { arrivals: poisson(40), writeRatio: 0.1, keys: zipf(300, 0.8) },
  cacheOf('cache-aside', { ttlMs: 30_000 }),
  storeOf(4, 60),
  90_000,
);

/** The same people, and an importer that writes straight to the store. */
export const importer = withMore(
  system(
    'Behind the cache’s back',
    { arrivals: poisson(40), writeRatio: 0.05, keys: zipf(300, 0.8) },
    cacheOf('write-through', { ttlMs: 30_000 }),
    storeOf(4, 60),
    90_000,
  ),
  'importer',
  { kind: 'clients', arrivals: poisson(4), writeRatio: 1, keys: zipf(300, 0.8), to: 'store' },
);

/** Readers with favourites, and sensors that write what nobody reads. */
export const sensors = withMore(
  system(
    'Readings that nobody reads',
    { arrivals: poisson(40), keys: zipf(400, 1) },
    cacheOf('write-through', { policy: { kind: 'lru', capacity: 60 } }),
    storeOf(6, 60),
    60_000,
  ),
  'sensors',
  { kind: 'clients', arrivals: poisson(25), writeRatio: 1, keys: { kind: 'loop', count: 5000, first: 10_001 }, to: 'cache' },
);

/** Three application servers, each with a cache of its own; the room for 180 is shared out. */
export const threeCaches: System = (() => {
  const numbers = [1, 2, 3];
  return {
    format: 1,
    title: 'Three servers, three caches',
    seed: 7,
    forMs: 60_000,
    nodes: {
      ...Object.fromEntries(
        numbers.flatMap((i) => [
          [`users${i}`, { kind: 'clients', arrivals: poisson(15), writeRatio: 0.05, keys: zipf(500, 1), to: `cache${i}` }],
          [`cache${i}`, cacheOf('write-through', { policy: { kind: 'lru', capacity: 60 }, hitMs: 0 })],
        ]),
      ),
      store: storeOf(6, 60),
    },
    links: Object.fromEntries(
      numbers.flatMap((i) => [
        [`users${i}->cache${i}`, HOP],
        [`cache${i}->store`, HOP],
      ]),
    ),
  };
})();

/** The same people before one cache of the same room, a network hop away. */
export const sharedCache = system(
  'Three servers, one cache',
  { arrivals: poisson(45), writeRatio: 0.05, keys: zipf(500, 1) },
  cacheOf('write-through', { policy: { kind: 'lru', capacity: 180 } }),
  storeOf(6, 60),
  60_000,
);

/** One mix for all strategies; at second 40 the cache's memory is lost. */
export const oneMix: System = {
  ...system(
    'One mix, every strategy',
    { arrivals: poisson(40), timeoutMs: 3000, writeRatio: 0.2, keys: zipf(300, 0.9) },
    cacheOf('cache-aside', { ttlMs: 30_000, flushEveryMs: 5000, policy: { kind: 'lru', capacity: 150 } }),
    storeOf(3, 60),
    70_000,
  ),
  events: [{ atMs: 39_000, do: 'crash', target: 'cache' }],
};

/** The challenge: shopping carts. The cache's machine is restarted three times. */
export const carts: System = {
  ...system(
    'Carts',
    { arrivals: poisson(30), timeoutMs: 3000, writeRatio: 0.4, keys: zipf(150, 0.8) },
    cacheOf('write-back', { flushEveryMs: 5000, ttlMs: 30_000, policy: { kind: 'lru', capacity: 150 } }),
    storeOf(2, 75),
    60_000,
  ),
  events: [18_000, 33_000, 48_000].map((atMs) => ({ atMs, do: 'crash', target: 'cache' })),
};
