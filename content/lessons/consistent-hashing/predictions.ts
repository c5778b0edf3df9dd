import type { FigureRead } from '@/content/figures';
import type { Prediction } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';

const mean = (series: string, fromMs: number, toMs?: number): FigureRead => ({
  series,
  fold: 'mean',
  fromMs,
  ...(toMs !== undefined && { toMs }),
});

/** Of the requests asked between two moments, how many found nothing in the cache they were sent to. */
export const missed = (fromMs: number, toMs: number): FigureRead => ({
  divide: [
    { sum: ['c1', 'c2', 'c3', 'c4', 'c5'].map((id) => mean(`${id}.missesRps`, fromMs, toMs)) },
    mean('offeredRps', fromMs, toMs),
  ],
});

export const failed: FigureRead = { divide: ['requests.failed', 'requests.offered'] };
/** What one backend answers in a second between two moments. */
export const paceOf = (backend: string, fromMs: number, toMs?: number): FigureRead =>
  mean(`app/${backend}.throughputRps`, fromMs, toMs);

export const leave: readonly ScenarioEvent[] = [{ atMs: 15_000, do: 'remove', target: 'app/e' }];

export const predictions = {
  growing: {
    kind: 'number',
    lab: 'growing',
    ask: 'Four caches become five at second 40. A key’s cache is its hash modulo the number of caches. Of the requests in the two seconds after that, what share finds nothing and must go to the database?',
    label: 'Misses in two seconds',
    inputs: [],
    read: missed(40_000, 42_000),
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.01,
    start: 0.2,
    because:
      'The number that everything is divided by has changed, so nearly every remainder has. What the old caches hold is still there, and nobody asks them for it.',
  },
  shares: {
    kind: 'number',
    lab: 'shares',
    ask: 'Five equal backends that could do two hundred a second get a hundred, by a ring on which each has one point. Clients give up after a second. What share of the requests fails?',
    label: 'Failed',
    inputs: [],
    read: failed,
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.01,
    start: 0.02,
    because:
      'Five points cut a circle into five arcs, and nothing makes the arcs equal. Whoever stands after the longest gap gets everything that falls into it.',
  },
  leaving: {
    kind: 'choice',
    lab: 'leaving',
    ask: 'One point each again, at a gentler pace. At second 15 backend e, which carries more than any but one, leaves for good. Who takes its share?',
    inputs: leave,
    options: [
      {
        id: 'all',
        label: 'The other four, about a quarter each.',
        when: [
          { read: paceOf('c', 18_000), op: '>=', value: 6 },
          { read: paceOf('c', 18_000), op: '<', value: 14 },
        ],
      },
      { id: 'one', label: 'One of them, all of it.', when: [{ read: paceOf('c', 18_000), op: '>=', value: 14 }] },
      { id: 'none', label: 'Nobody: its keys fail until it is back.', when: [{ read: paceOf('c', 18_000), op: '<', value: 6 }] },
    ],
    show: [
      { label: 'c before', read: paceOf('c', 5000, 15_000), unit: 'rps' },
      { label: 'c after', read: paceOf('c', 18_000), unit: 'rps' },
    ],
    because: 'Its arc now ends at the next point along the ring, and with one point each there is exactly one next.',
  },
} as const satisfies Record<string, Prediction>;
