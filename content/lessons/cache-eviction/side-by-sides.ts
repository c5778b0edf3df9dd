import type { FigureRead } from '@/content/figures';
import type { SideBySideSpec } from '@/content/lesson-types';
import { choose } from './labs';
import * as scenarios from './scenarios';

const row = (label: string, policy: scenarios.PolicyId) => ({ label, inputs: [choose(policy)] });
const hits = (label: string, read: FigureRead) => ({ label, read, unit: 'ratio', better: 'high' }) as const;
const between = (fromMs: number, toMs: number): FigureRead => ({ series: 'cache.hitRatio', fold: 'mean', fromMs, toMs });

/** During the scan half of all requests are the job's, which never hit: of the people's, twice as many do. */
const peopleBetween = (fromMs: number, toMs: number): FigureRead => ({ divide: [between(fromMs, toMs), 0.5] });

export const sideBySides = {
  policies: {
    title: 'Twelve policies, four kinds of traffic, the same requests',
    caption:
      'People’s requests answered from the cache. Read down each column for its best, then look for a row that is best everywhere. There is none.',
    scenario: scenarios.fourSeasons,
    live: { rows: ['LRU', 'LFU', 'S3-FIFO', 'W-TinyLFU'], controls: ['cache.policy.capacity'], speed: 10 },
    rows: [
      row('FIFO', 'fifo'),
      row('LIFO', 'lifo'),
      row('Random', 'random'),
      row('LRU', 'lru'),
      row('CLOCK', 'clock'),
      row('MRU', 'mru'),
      row('LFU', 'lfu'),
      row('2Q', '2q'),
      row('ARC', 'arc'),
      row('SIEVE', 'sieve'),
      row('S3-FIFO', 's3-fifo'),
      row('W-TinyLFU', 'w-tinylfu'),
    ],
    figures: [
      hits('Favourites', between(15_000, 40_000)),
      hits('New season', between(40_000, 60_000)),
      hits('Scan', peopleBetween(80_000, 120_000)),
      hits('Loop', between(125_000, 160_000)),
      hits('Whole run', 'nodes.cache.hitRatio'),
    ],
  },
} as const satisfies Record<string, SideBySideSpec>;
