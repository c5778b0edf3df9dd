import type { FigureRead } from '@/content/figures';
import type { Prediction } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';

export const powerCut: readonly ScenarioEvent[] = [{ atMs: 19_900, do: 'crash', target: 'cache' }];

const servers = [1, 2, 3];
const ofAllServers = (figure: string): FigureRead => ({ sum: servers.map((i) => `nodes.users${i}.${figure}`) });

/** Of the answers to reads, how many were out of date. */
export const staleShare: FigureRead = { divide: ['nodes.users.staleReads', 'nodes.users.reads'] };
export const staleOnThree: FigureRead = { divide: [ofAllServers('staleReads'), ofAllServers('reads')] };

export const predictions = {
  likes: {
    kind: 'number',
    lab: 'likes',
    ask: 'Fifteen likes a second are answered at once and sent to the store every five seconds. At second 20 the machine of the cache loses power. How many likes that people were told were saved are gone?',
    label: 'Likes lost',
    inputs: powerCut,
    read: 'nodes.cache.lostWrites',
    unit: 'count',
    min: 0,
    max: 200,
    step: 1,
    start: 10,
    close: { factor: 1.4 },
    because:
      'What was answered since the last flush existed in one place, the memory that went dark. How many that is depends only on the rate and on how long ago the last flush was.',
  },
  importer: {
    kind: 'number',
    lab: 'importer',
    ask: 'People write through the cache, so their own changes are always in it. An importer writes four rows a second straight to the store. Entries live for thirty seconds. What share of people’s reads is out of date?',
    label: 'Reads out of date',
    inputs: [],
    read: staleShare,
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.01,
    start: 0.03,
    close: { absolute: 0.08 },
    series: 'cache.staleRps',
    because:
      'The keys that are imported most are those that people read most, so they are always in the cache, and one write spoils every read of its key until the entry expires.',
  },
  'three-caches': {
    kind: 'number',
    lab: 'three-caches',
    ask: 'Each server’s cache holds what it read or wrote itself, without expiry; one request in twenty is a write, which goes through that server’s cache to the store. Over the first minute, what share of all reads is out of date?',
    label: 'Reads out of date',
    inputs: [],
    read: staleOnThree,
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.01,
    start: 0.02,
    close: { absolute: 0.08 },
    because:
      'A write corrects one cache of three. The favourites, which are read and written most, never leave the other two, so what is wrong there stays wrong.',
  },
} as const satisfies Record<string, Prediction>;
