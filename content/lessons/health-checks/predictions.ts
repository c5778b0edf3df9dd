import type { FigureRead } from '@/content/figures';
import type { Prediction } from '@/content/lesson-types';

/** Of the requests offered between two moments, how many failed. */
export const failedBetween = (fromMs: number, toMs: number): FigureRead => ({
  divide: [
    { series: 'failedRps', fold: 'mean', fromMs, toMs },
    { series: 'offeredRps', fold: 'mean', fromMs, toMs },
  ],
});
const greyFailed = failedBetween(12_000, 60_000);

export const predictions = {
  'power-cut': {
    kind: 'number',
    lab: 'power-cut',
    ask: 'Twenty requests a second, four backends in turn. At second 10 backend b loses power. Each backend is asked every two seconds, and three failures in a row take it out. How many requests fail in all?',
    label: 'Failed requests',
    inputs: [],
    read: 'requests.failed',
    unit: 'count',
    min: 0,
    max: 105,
    step: 1,
    start: 8,
    close: { factor: 1.5 },
    because:
      'The first failed check comes within one interval, the third two intervals later. Until then b is handed its full turn, and refuses it.',
  },
  grey: {
    kind: 'choice',
    lab: 'grey',
    ask: 'At second 10 backend b begins to fail half of its requests. It runs, and answers every check. Every backend is asked once a second; two failures in a row take it out. What do the checks do?',
    inputs: [],
    options: [
      {
        id: 'out',
        label: 'They take b out; next to nothing fails after that.',
        when: [{ read: greyFailed, op: '<', value: 0.03 }],
      },
      {
        id: 'nothing',
        label: 'Nothing. One request in eight fails for as long as it lasts.',
        when: [
          { read: greyFailed, op: '>=', value: 0.08 },
          { read: greyFailed, op: '<', value: 0.18 },
        ],
      },
      {
        id: 'flap',
        label: 'They take b out and back again, so that about half of that fails.',
        when: [
          { read: greyFailed, op: '>=', value: 0.03 },
          { read: greyFailed, op: '<', value: 0.08 },
        ],
      },
    ],
    show: [{ label: 'Failed', read: greyFailed, unit: 'ratio' }],
    because: 'The check asked whether a process runs, and it does. It never asked for anything that fails.',
  },
  shared: {
    kind: 'number',
    lab: 'shared',
    ask: 'Now the checks are deep: they fail as often as requests do. From second 15 to 45 the database that all four backends share fails six calls in ten. Without any checks, six requests in ten would fail. What share fails with them?',
    label: 'Failed, second 15 to 45',
    inputs: [],
    read: failedBetween(15_000, 45_000),
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.01,
    start: 0.6,
    because:
      'Each backend fails two checks in a row soon enough and is taken out for what is no fault of its own. In the end there is nobody left to ask, and what could have been answered is refused.',
  },
} as const satisfies Record<string, Prediction>;
