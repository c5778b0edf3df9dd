import type { CacheId } from '@/engine/caches/registry';
import type { ScenarioEvent } from '@/engine/scenario/types';

/** Every system of this lesson: people, a cache, a store. Small enough that single keys can be followed. */

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

/** Policies that a running system can have; the oracle needs the future. */
export type PolicyId = Exclude<CacheId, 'belady' | 'ttl'>;

const links = { 'users->cache': { latencyMs: 10 }, 'cache->store': { latencyMs: 10 } } as const;

/** Entries do not grow old here: whatever goes, goes for want of room. */
const cacheOf = (kind: PolicyId, capacity: number): Node => ({
  kind: 'cache',
  policy: { kind, capacity },
  strategy: 'read-through',
  ttlMs: null,
  hitMs: 2,
  to: 'store',
});

const storeOf = (concurrency: number, meanMs: number): Node => ({
  kind: 'service',
  backends: [{ id: 'db' }],
  concurrency,
  serviceMs: { kind: 'lognormal', meanMs, cv: 0.5 },
});

function system(title: string, users: Node, cache: Node, store: Node, forMs: number, more: Readonly<Record<string, Node>> = {}) {
  return {
    format: 1,
    title,
    seed: 7,
    forMs,
    nodes: { users: { kind: 'clients', ...users, to: 'cache' }, ...more, cache, store },
    links: more.job === undefined ? links : { ...links, 'job->cache': { latencyMs: 10 } },
  } satisfies System;
}

const poisson = (rateRps: number) => ({ kind: 'poisson', rateRps });
const zipf = (count: number, exponent: number, first = 1) => ({ kind: 'zipf', count, exponent, first });

/** Screens that show 51 pages in turn, and a cache with room for 50. A page that is not there within 90 ms stays black. */
export const screens = system(
  'Fifty-one pages, room for fifty',
  { arrivals: { kind: 'constant', rateRps: 10 }, timeoutMs: 90, keys: { kind: 'loop', count: 51 } },
  cacheOf('lru', 50),
  { ...storeOf(4, 60), serviceMs: { kind: 'constant', ms: 60 } },
  30_000,
);

/** A catalogue with favourites: a thousand pages by Zipf's law, a tenth of which fit. */
export const favourites = system(
  'A catalogue with favourites',
  { arrivals: poisson(40), keys: zipf(1000, 0.9) },
  cacheOf('lru', 100),
  storeOf(8, 60),
  90_000,
);

const LATER = 2001;

/** At half time the favourites are others. */
export const newSeason = {
  ...system('A new season', { arrivals: poisson(40), keys: zipf(1000, 1) }, cacheOf('lfu', 100), storeOf(8, 60), 90_000),
  events: [{ atMs: 45_000, do: 'set', target: 'users', knob: 'keys', value: zipf(1000, 1, LATER) }],
} satisfies System;

/** Rows that a job reads once each; nobody else asks for them. */
const rows = { kind: 'loop', count: 5000, first: 10_001 };

const jobAt = (rateRps: number, fromMs: number, toMs: number): Node => ({
  kind: 'clients',
  label: 'nightly job',
  arrivals: {
    kind: 'curve',
    shape: 'steps',
    points: [
      [0, 0],
      [fromMs, rateRps],
      [toMs, 0],
    ],
  },
  keys: rows,
  to: 'cache',
});

/** People with favourites, and a job that reads every row once. The store can do 36 a second. */
export const nightJob = system(
  'People, and a job that reads everything',
  { arrivals: poisson(40), timeoutMs: 1000, keys: zipf(500, 1.2) },
  cacheOf('lru', 40),
  storeOf(4, 112),
  60_000,
  { job: jobAt(22, 15_000, 60_000) },
);

/** Twelve requests, three places: the string with which Bélády, Nelson and Shedler showed their anomaly. */
export const byHand = system(
  'Twelve requests by hand',
  { arrivals: { kind: 'constant', rateRps: 1 }, keys: { kind: 'list', keys: 'A B C D A B E A B C D E' } },
  cacheOf('fifo', 3),
  storeOf(4, 80),
  12_900,
);

/** Four kinds of traffic one after another: favourites, a new season, a scan, a loop. */
export const fourSeasons = {
  ...system(
    'Four kinds of traffic',
    { arrivals: poisson(40), keys: zipf(1000, 1) },
    cacheOf('lru', 100),
    storeOf(8, 60),
    160_000,
    { job: jobAt(40, 80_000, 120_000) },
  ),
  events: [
    { atMs: 40_000, do: 'set', target: 'users', knob: 'keys', value: zipf(1000, 1, LATER) },
    { atMs: 120_000, do: 'set', target: 'users', knob: 'keys', value: { kind: 'loop', count: 120, first: LATER } },
  ],
} satisfies System;

/** The challenge: a longer night. The store can do 49 a second. */
export const scanHeavy = system(
  'A night of scans',
  { arrivals: poisson(40), timeoutMs: 1500, keys: zipf(800, 1.1) },
  cacheOf('lru', 60),
  storeOf(4, 82),
  60_000,
  { job: jobAt(30, 10_000, 60_000) },
);

/** For the question that draws its own: a loop of so many pages and room for so many. */
export const anyLoop = {
  ...screens,
  title: 'A loop and a cache',
  forMs: 30_050,
  nodes: {
    ...screens.nodes,
    users: { ...screens.nodes.users, timeoutMs: null, keys: { kind: 'loop', count: '$keys' } },
    cache: { ...screens.nodes.cache, policy: { kind: 'lru', capacity: 30 } },
  },
};

/** The same people without a cache. */
export const uncached = {
  ...favourites,
  title: 'No cache',
  nodes: { users: { ...favourites.nodes.users, to: 'store' }, store: favourites.nodes.store },
  links: { 'users->store': { latencyMs: 20 } },
};
