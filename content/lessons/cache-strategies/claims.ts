import type { FigureRead } from '@/content/figures';
import type { Claim } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { choose, dropOnWrite, set } from './labs';
import { powerCut, staleOnThree, staleShare } from './predictions';
import * as scenarios from './scenarios';

const systems = {
  likes: scenarios.likes,
  outage: scenarios.outage,
  profiles: scenarios.profiles,
  sensors: scenarios.sensors,
  views: scenarios.views,
  importer: scenarios.importer,
  'three-caches': scenarios.threeCaches,
} as const;

/** One figure of a lab's run. */
const measured = (
  lab: keyof typeof systems,
  read: FigureRead,
  more: Pick<Claim, 'unit' | 'tolerance'>,
  ...inputs: readonly ScenarioEvent[]
): Claim => ({ lab, read, runs: { run: { scenario: systems[lab], ...(inputs.length > 0 && { inputs }) } }, ...more });

const ms = (relative: number) => ({ unit: 'ms', tolerance: { relative } }) as const;
const share = (absolute: number) => ({ unit: 'ratio', tolerance: { absolute } }) as const;
const rps = (relative: number) => ({ unit: 'rps', tolerance: { relative } }) as const;
const count = (factor: number) => ({ unit: 'count', tolerance: { factor } }) as const;

const mean = 'latencyMs.mean';
const hitRatio = 'nodes.cache.hitRatio';
const failed: FigureRead = { divide: ['requests.failed', 'requests.offered'] };
const between = (series: string, fromMs: number, toMs: number): FigureRead => ({ series, fold: 'mean', fromMs, toMs });
const atStore = (seconds: number): FigureRead => ({ divide: ['nodes.store.arrived', seconds] });

const likes = {
  'likes-lost': measured('likes', 'nodes.cache.lostWrites', count(1.4), ...powerCut),
  'likes-back': measured('likes', mean, ms(0.1)),
  'likes-through': measured('likes', mean, ms(0.1), choose('write-through')),
  'likes-often': measured(
    'likes',
    'nodes.cache.lostWrites',
    { unit: 'count', tolerance: { absolute: 8 } },
    set('cache', 'flushEveryMs', 500),
    ...powerCut,
  ),
};

const outage = {
  'outage-through': measured(
    'outage',
    { divide: [between('failedRps', 21_000, 35_000), between('offeredRps', 21_000, 35_000)] },
    share(0.02),
  ),
  'outage-aside': measured('outage', failed, share(0.001), choose('cache-aside')),
  'outage-before': measured('outage', between(mean, 10_000, 20_000), ms(0.2), choose('cache-aside')),
  'outage-during': measured('outage', between(mean, 20_000, 35_000), ms(0.25), choose('cache-aside')),
};

const profiles = {
  'profiles-ttl': measured('profiles', staleShare, share(0.06)),
  'profiles-short': measured('profiles', staleShare, share(0.04), set('cache', 'ttlMs', 3000)),
  'profiles-short-hits': measured('profiles', hitRatio, share(0.03), set('cache', 'ttlMs', 3000)),
  'profiles-ttl-hits': measured('profiles', hitRatio, share(0.03)),
  'profiles-drop': measured('profiles', staleShare, share(0.005), dropOnWrite),
  'profiles-drop-hits': measured('profiles', hitRatio, share(0.03), dropOnWrite),
  'profiles-through-hits': measured('profiles', hitRatio, share(0.03), choose('write-through')),
};

const sensors = {
  'sensors-through': measured('sensors', hitRatio, share(0.05)),
  'sensors-around': measured('sensors', hitRatio, share(0.05), choose('write-around')),
  'profiles-around-hits': measured('profiles', hitRatio, share(0.03), choose('write-around')),
};

const views = {
  'views-through': measured('views', failed, share(0.08)),
  'views-back': measured('views', failed, share(0.001), choose('write-back')),
  'views-store': measured('views', atStore(40), rps(0.1), choose('write-back')),
  'views-busy': measured('views', 'nodes.store.utilization', share(0.06), choose('write-back')),
};

const importer = {
  'importer-stale': measured('importer', staleShare, share(0.08)),
  'importer-short': measured('importer', staleShare, share(0.05), set('cache', 'ttlMs', 5000)),
  'importer-short-hits': measured('importer', hitRatio, share(0.03), set('cache', 'ttlMs', 5000)),
  'importer-hits': measured('importer', hitRatio, share(0.03)),
  'importer-event': measured('importer', staleShare, share(0.01), dropOnWrite),
};

/** The same people before one cache of the same room; it stands in no lab. */
const shared = (read: FigureRead, more: Pick<Claim, 'unit' | 'tolerance'>): Claim => ({
  read,
  runs: { run: { scenario: scenarios.sharedCache } },
  ...more,
});
const meanOfThree: FigureRead = { divide: [{ sum: [1, 2, 3].map((i) => `nodes.cache${i}.hitRatio`) }, 3] };
const servers = {
  'three-stale': measured('three-caches', staleOnThree, share(0.08)),
  'three-hits': measured('three-caches', meanOfThree, share(0.03)),
  'three-store': measured('three-caches', atStore(60), rps(0.1)),
  'shared-stale': shared(staleShare, share(0.005)),
  'shared-hits': shared(hitRatio, share(0.03)),
  'shared-store': shared(atStore(60), rps(0.1)),
};

export const claims = {
  ...likes,
  ...outage,
  ...profiles,
  ...sensors,
  ...views,
  ...importer,
  ...servers,
} satisfies Record<string, Claim>;
