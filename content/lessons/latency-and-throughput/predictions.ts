import type { Prediction } from '@/content/lesson-types';
import { set } from './labs';

export const predictions = {
  'ninety-five': {
    kind: 'number',
    lab: 'one-worker',
    ask: 'The worker can do 20 requests a second. At 10 a second the mean latency is about 120 ms. Marketing does well: 19 a second. Nothing else changes. What is the mean latency now?',
    label: 'Mean latency at 19/s',
    inputs: [set('users', 'arrivals.rateRps', 19)],
    read: 'latencyMs.mean',
    unit: 'ms',
    min: 50,
    max: 5000,
    step: 10,
    scale: 'log',
    start: 230,
    close: { factor: 1.7 },
    series: 'latencyMs.mean',
    because:
      'A line shrinks only in the time the worker has to spare. At half load that is every second moment; here it is one moment in twenty, so every bad stretch is still being paid for when the next one comes.',
  },
  climb: {
    kind: 'curve',
    lab: 'climb',
    ask: 'A quicker worker can do 200 a second. For two minutes traffic climbs as evenly as a ruler, from 10 a second to 190. Draw the mean latency over these two minutes.',
    label: 'Mean latency',
    inputs: [],
    series: 'latencyMs.mean',
    unit: 'ms',
    points: 12,
    untilMs: 120_000,
    min: 0,
    max: 150,
    start: 15,
    marks: [{ atMs: 60_000, label: '100/s' }],
    close: { factor: 1.3 },
    because:
      'What matters is not how much is asked for but how much room is left, and the last steps take most of what is left. To half load the room shrinks by half; from there to the end it shrinks to a tenth.',
  },
  'twice-the-people': {
    kind: 'choice',
    lab: 'far-people',
    ask: 'Sixteen people far away each ask again as soon as they are answered, and four workers are just about full. Sixteen more people come. What happens to throughput and to latency?',
    inputs: [set('users', 'arrivals.count', 32)],
    options: [
      {
        id: 'both',
        label: 'Throughput doubles; latency stays as it is.',
        when: [
          { read: 'throughputRps', op: '>', value: 120 },
          { read: 'latencyMs.mean', op: '<', value: 300 },
        ],
      },
      {
        id: 'latency',
        label: 'Throughput hardly moves; latency nearly doubles.',
        when: [
          { read: 'throughputRps', op: '<=', value: 90 },
          { read: 'throughputRps', op: '>', value: 70 },
          { read: 'latencyMs.mean', op: '>=', value: 350 },
        ],
      },
      {
        id: 'collapse',
        label: 'Throughput falls, and latency grows without end.',
        when: [{ read: 'throughputRps', op: '<=', value: 70 }],
      },
    ],
    show: [
      { label: 'Throughput', read: 'throughputRps', unit: 'rps' },
      { label: 'Mean latency', read: 'latencyMs.mean', unit: 'ms' },
    ],
    because:
      'The workers were already finishing all they can. The new people cannot be served any sooner than somebody else is served later, so they stand in line. By Little’s law, with twice as many inside and hardly more throughput, each stays nearly twice as long.',
  },
  metronome: {
    kind: 'number',
    lab: 'varied',
    ask: 'The worker is busy 90% of its time, and a request takes nearly half a second. Keep the load exactly as it is, but let requests come like a metronome and let every one be exactly 50 ms of work. What is the mean latency?',
    label: 'Mean latency without any chance',
    inputs: [set('users', 'arrivals', { kind: 'constant', rateRps: 18 }), set('app', 'serviceMs', { kind: 'constant', ms: 50 })],
    read: 'latencyMs.mean',
    unit: 'ms',
    min: 20,
    max: 2000,
    step: 5,
    scale: 'log',
    start: 300,
    series: 'latencyMs.mean',
    because:
      'Each request is finished before the next one comes, so nobody ever meets a line. It is not load that makes people wait; it is chance, and load decides how long its traces last.',
  },
} as const satisfies Record<string, Prediction>;
