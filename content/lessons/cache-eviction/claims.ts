import type { FigureRead } from '@/content/figures';
import type { Claim } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { choose, expiry, room, skew } from './labs';
import { afterFirstRound, peopleFailed } from './predictions';
import * as scenarios from './scenarios';

type Lab = 'one-too-many' | 'favourites' | 'by-hand' | 'new-season' | 'night-job' | 'night-of-scans';

const systems: Readonly<Record<Lab, scenarios.System>> = {
  'one-too-many': scenarios.screens,
  favourites: scenarios.favourites,
  'by-hand': scenarios.byHand,
  'new-season': scenarios.newSeason,
  'night-job': scenarios.nightJob,
  'night-of-scans': scenarios.scanHeavy,
};

/** A share of a lab's run. */
const share = (lab: Lab, read: Claim['read'], absolute: number, ...inputs: readonly ScenarioEvent[]): Claim => ({
  lab,
  read,
  runs: { run: { scenario: systems[lab], ...(inputs.length > 0 && { inputs }) } },
  unit: 'ratio',
  tolerance: { absolute },
});

const hitRatio = (fromMs: number, toMs?: number): FigureRead => ({ series: 'cache.hitRatio', fold: 'mean', fromMs, toMs });

/** Screens that had their page in time, of all that have an answer. */
const black: FigureRead = { divide: ['requests.failed', { sum: ['requests.failed', 'requests.succeeded'] }] };

const loop = {
  'loop-lru': share('one-too-many', afterFirstRound, 0.001),
  'loop-black': share('one-too-many', black, 0.001),
  'loop-mru': share('one-too-many', afterFirstRound, 0.02, choose('mru')),
  'loop-random': share('one-too-many', afterFirstRound, 0.04, choose('random')),
};

const warm = hitRatio(30_000);
const twiceAdds: Claim = {
  lab: 'favourites',
  runs: { twice: { scenario: scenarios.favourites, inputs: [room(200)] }, once: { scenario: scenarios.favourites } },
  read: (figure) => figure(warm, 'twice') - figure(warm, 'once'),
  unit: 'ratio',
  tolerance: { absolute: 0.03 },
};
const catalogue = {
  cold: share('favourites', hitRatio(0, 5000), 0.06),
  warm: share('favourites', warm, 0.03),
  'warm-200': share('favourites', warm, 0.03, room(200)),
  'warm-400': share('favourites', warm, 0.03, room(400)),
  'flat-lru': share('favourites', warm, 0.02, skew(0)),
  'flat-arc': share('favourites', warm, 0.02, skew(0), choose('arc')),
  'two-seconds': share('favourites', warm, 0.03, expiry(2000)),
  'twice-adds': twiceAdds,
};

const hits = (policy: scenarios.PolicyId, places: number, count: Claim['read'] = 'nodes.cache.hits'): Claim => ({
  lab: 'by-hand',
  read: count,
  runs: { run: { scenario: scenarios.byHand, inputs: [choose(policy), room(places)] } },
  unit: 'count',
  tolerance: { absolute: 0.5 },
});
const byHand = {
  'hand-lru-3': hits('lru', 3),
  'hand-lru-4': hits('lru', 4),
  'hand-fifo-4': hits('fifo', 4),
};

const [before, just, later] = [hitRatio(25_000, 45_000), hitRatio(45_000, 55_000), hitRatio(55_000, 90_000)];
const season = {
  'season-lfu-before': share('new-season', before, 0.05),
  'season-lru-before': share('new-season', before, 0.06, choose('lru')),
  'season-lfu-just': share('new-season', just, 0.13),
  'season-lru-just': share('new-season', just, 0.08, choose('lru')),
  'season-lfu-later': share('new-season', later, 0.1),
  'season-lru-later': share('new-season', later, 0.05, choose('lru')),
};

const PEOPLE_RPS = 40;
const JOB_RPS = 22;
/** The job never hits, so of the people's requests more do than of all. */
const peopleInTheNight: Claim['read'] = (figure) => (figure(hitRatio(17_000)) * (PEOPLE_RPS + JOB_RPS)) / PEOPLE_RPS;
/** What people alone ask of the store, a second. */
const ofTheStore = (read: Claim['read']): Claim => ({
  lab: 'night-job',
  runs: { run: { scenario: scenarios.nightJob } },
  read,
  unit: 'rps',
  tolerance: { absolute: 4 },
});
const misses = (fromMs: number, toMs?: number): FigureRead => ({ series: 'cache.missesRps', fold: 'mean', fromMs, toMs });
const night = {
  'night-before': share('night-job', hitRatio(5000, 15_000), 0.09),
  'night-lru': share('night-job', peopleInTheNight, 0.05),
  'night-failed': share('night-job', peopleFailed(40_000, 60_000), 0.15),
  'night-arc': share('night-job', peopleInTheNight, 0.05, choose('arc')),
  'night-arc-failed': share('night-job', peopleFailed(40_000, 60_000), 0.01, choose('arc')),
  'night-lru-80': share('night-job', peopleInTheNight, 0.06, room(80)),
  'night-needed': ofTheStore(misses(5000, 15_000)),
  'night-misses': ofTheStore({ minus: [misses(17_000), JOB_RPS] }),
};

const scans = {
  'scans-lru': share('night-of-scans', { divide: ['nodes.cache.hits', 'nodes.users.arrived'] }, 0.06),
};

/** Systems without a lab: a cache that cannot help, and none. */
const bare = (scenario: unknown, inputs: readonly ScenarioEvent[] = []): Claim => ({
  read: 'latencyMs.mean',
  runs: { run: { scenario, inputs } },
  unit: 'ms',
  tolerance: { relative: 0.05 },
});
const nobodyAsksTwice: readonly ScenarioEvent[] = [
  { atMs: 0, do: 'set', target: 'users', knob: 'keys', value: { kind: 'zipf', count: 20_000, exponent: 0 } },
];
const useless = {
  'no-repeat-hits': share('favourites', warm, 0.01, ...nobodyAsksTwice),
  'no-repeat-cached': bare(scenarios.favourites, nobodyAsksTwice),
  'no-repeat-bare': bare(scenarios.uncached),
};

export const claims = { ...loop, ...catalogue, ...byHand, ...season, ...night, ...scans, ...useless } satisfies Record<
  string,
  Claim
>;
