import type { FigureRead } from '@/content/figures';
import type { Prediction } from '@/content/lesson-types';
import { set } from './labs';
import { cutInto } from './scenarios';

/** Of what was asked for between two moments, how much was answered in time. */
export const servedShare = (fromMs: number, toMs: number): FigureRead => ({
  divide: [
    { series: 'goodputRps', fold: 'mean', fromMs, toMs },
    { series: 'offeredRps', fold: 'mean', fromMs, toMs },
  ],
});
const atTheEnd = servedShare(90_000, 120_000);

export const predictions = {
  'four-lose-one': {
    kind: 'choice',
    lab: 'four-small',
    ask: 'The same eight cores, bought as four machines, serve 66 requests a second; they could do 80. At second 30 machine c dies and stays dead. Health checks take it out within seconds. A minute later, how many of the requests are answered in time?',
    inputs: [{ atMs: 30_000, do: 'kill', target: 'app/c' }],
    options: [
      { id: 'all', label: 'All of them: the checks have taken c out.', when: [{ read: atTheEnd, op: '>', value: 0.97 }] },
      {
        id: 'most',
        label: 'About nine in ten: six cores can do 60 of the 66.',
        when: [
          { read: atTheEnd, op: '<=', value: 0.97 },
          { read: atTheEnd, op: '>', value: 0.83 },
        ],
      },
      {
        id: 'quarters',
        label: 'Three in four.',
        when: [
          { read: atTheEnd, op: '<=', value: 0.83 },
          { read: atTheEnd, op: '>', value: 0.5 },
        ],
      },
      { id: 'none', label: 'Almost none.', when: [{ read: atTheEnd, op: '<=', value: 0.1 }] },
    ],
    show: [{ label: 'Answered in time at the end', read: atTheEnd, unit: 'ratio' }],
    because:
      'Asked for a little more than they can do, three machines fall behind a little more every second. Once the line is longer than people’s patience, they work only for people who have left, and the whole service is gone, not a tenth of it.',
  },
  'one-or-eight': {
    kind: 'number',
    lab: 'shapes',
    ask: 'Eight machines of one core, requests spread at random, four fifths busy: a request takes about half a second. Put the same eight cores into one machine, with one line. What is the mean latency?',
    label: 'Mean latency in one machine',
    inputs: [...cutInto(1)],
    read: 'latencyMs.mean',
    unit: 'ms',
    min: 50,
    max: 2000,
    step: 10,
    scale: 'log',
    start: 500,
    series: 'latencyMs.mean',
    because:
      'In one machine a core is never idle while somebody waits. Among eight, chance gives one of them a line while its neighbour has nothing to do.',
  },
  'more-web': {
    kind: 'number',
    lab: 'one-database',
    ask: 'Sixty pages a second are asked for, and most of them fail. The web machines are three quarters busy, so you double them. What share of the pages fails now?',
    label: 'Failed with twice the web machines',
    inputs: [set('web', 'concurrency', 8)],
    read: { divide: ['requests.failed', 'requests.offered'] },
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.01,
    start: 0.3,
    close: { absolute: 0.1 },
    because: 'The web machines were never what ran out. The database does what it did before, and a page needs both.',
  },
} as const satisfies Record<string, Prediction>;
