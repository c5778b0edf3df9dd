import type { SideBySideSpec } from '@/content/lesson-types';
import { set } from './labs';
import * as scenarios from './scenarios';

const sameWorkInTwo = [set('app', 'concurrency', 2), set('app/worker', 'speed', 0.5)];

export const sideBySides = {
  levers: {
    title: 'One load, seven ways to carry it',
    caption: 'Throughput is the same in every row but the last: look at what each change does to the middle and to the tail.',
    scenario: scenarios.varied,
    live: {
      rows: ['As it is, 90% busy', 'Steadier work (variation 0.25)', 'A worker twice as fast', 'Two such workers, one line'],
      controls: ['users.arrivals.rateRps'],
      speed: 5,
    },
    rows: [
      { label: 'As it is, 90% busy', inputs: [] },
      { label: 'Wilder work (variation 2)', inputs: [set('app', 'serviceMs.cv', 2)] },
      { label: 'Steadier work (variation 0.25)', inputs: [set('app', 'serviceMs.cv', 0.25)] },
      { label: 'Two workers, half as fast each', inputs: sameWorkInTwo },
      { label: 'Two such workers, one line', inputs: [set('app', 'concurrency', 2)] },
      { label: 'A worker twice as fast', inputs: [set('app/worker', 'speed', 2)] },
      { label: 'Room for eight in line, the rest refused', inputs: [set('app', 'queueLimit', 8)] },
    ],
    figures: [
      { label: 'Throughput', read: 'throughputRps', unit: 'rps', better: 'high' },
      { label: 'Refused', read: { divide: ['requests.failed', 'requests.offered'] }, unit: 'ratio', better: 'low' },
      { label: 'p50', read: 'latencyMs.p50', unit: 'ms', better: 'low' },
      { label: 'Mean', read: 'latencyMs.mean', unit: 'ms', better: 'low' },
      { label: 'p99', read: 'latencyMs.p99', unit: 'ms', better: 'low' },
    ],
  },
} as const satisfies Record<string, SideBySideSpec>;
