import type { FigureRead } from '@/content/figures';
import type { Prediction } from '@/content/lesson-types';
import { room } from './labs';

/** Screens after the first round, when every page has been shown once. */
export const afterFirstRound: FigureRead = { series: 'cache.hitRatio', fold: 'mean', fromMs: 6000 };

/** Of the people's requests that ended between two moments, how many failed. */
export const peopleFailed = (fromMs: number, toMs: number): FigureRead => {
  const failed: FigureRead = { series: 'users.failedRps', fold: 'mean', fromMs, toMs };
  return { divide: [failed, { sum: [failed, { series: 'users.goodputRps', fold: 'mean', fromMs, toMs }] }] };
};

const hits = 'nodes.cache.hits';

export const predictions = {
  'one-too-many': {
    kind: 'choice',
    lab: 'one-too-many',
    ask: 'The cache can hold fifty of the fifty-one pages, and throws out the page that has not been asked for longest. After the first round, how many of the pages come from it?',
    inputs: [],
    options: [
      { id: 'most', label: 'Fifty of fifty-one', when: [{ read: afterFirstRound, op: '>', value: 0.9 }] },
      {
        id: 'half',
        label: 'About half',
        when: [
          { read: afterFirstRound, op: '<=', value: 0.9 },
          { read: afterFirstRound, op: '>', value: 0.1 },
        ],
      },
      { id: 'none', label: 'None', when: [{ read: afterFirstRound, op: '<=', value: 0.1 }] },
    ],
    show: [{ label: 'From the cache, after the first round', read: afterFirstRound, unit: 'ratio' }],
    because:
      'In a loop, the page not asked for longest is the very one that is asked for next. The rule throws out the right page for every traffic but this.',
  },
  'fourth-place': {
    kind: 'choice',
    lab: 'by-hand',
    ask: 'FIFO with three places answers three of the twelve requests. You give it a fourth place. How many does it answer now?',
    inputs: [room(4)],
    options: [
      { id: 'more', label: 'More', when: [{ read: hits, op: '>', value: 3 }] },
      {
        id: 'same',
        label: 'The same three',
        when: [
          { read: hits, op: '>=', value: 3 },
          { read: hits, op: '<=', value: 3 },
        ],
      },
      { id: 'fewer', label: 'Fewer', when: [{ read: hits, op: '<', value: 3 }] },
    ],
    show: [{ label: 'Answered from the cache', read: hits, unit: 'count' }],
    because:
      'What FIFO holds depends on the order of its own misses, and with four places it misses in another order. A larger FIFO need not hold everything that a smaller one holds.',
  },
  'night-job': {
    kind: 'number',
    lab: 'night-job',
    ask: 'At second 15 the job begins: 22 rows a second, each read once, through the same cache. The store can do 36 a second; before the job, people needed about 13 of those. In the last twenty seconds, what share of people’s requests fails?',
    label: 'People’s requests that fail, last 20 s',
    inputs: [],
    read: peopleFailed(40_000, 60_000),
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.01,
    start: 0.02,
    close: { absolute: 0.15 },
    series: 'users.failedRps',
    because:
      'The job’s rows are the most recent ones, so LRU keeps them and throws the favourites out. People then miss more, and their misses come on top of the job: together more than the store can do.',
  },
} as const satisfies Record<string, Prediction>;
