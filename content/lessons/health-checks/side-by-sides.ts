import type { SideBySideSpec } from '@/content/lesson-types';
import { asking, judge, set } from './labs';
import * as scenarios from './scenarios';

export const sideBySides = {
  judges: {
    title: 'One dead, one grey: seven judges',
    caption:
      'Read the failures down the column, then the changes of verdict: how often each judge changed its mind about somebody.',
    scenario: scenarios.badNight,
    live: { rows: ['Every 5 s, three', 'Every second, two, deep', 'Passive: first failure, 10 s'], speed: 8 },
    rows: [
      { label: 'Every 5 s, three', inputs: [] },
      { label: 'Every second, two', inputs: [asking(1000, 2)] },
      { label: 'Every 200 ms, two', inputs: [asking(200, 2)] },
      { label: 'Every second, two, deep', inputs: [asking(1000, 2), set('checks', 'depth', 'deep')] },
      { label: 'Outliers, Envoy’s defaults', inputs: [judge({ kind: 'outlier-detection' })] },
      {
        label: 'Outliers: three in a row, half may go',
        inputs: [judge({ kind: 'outlier-detection', consecutive5xx: 3, maxEjectionRatio: 0.5 })],
      },
      { label: 'Passive: first failure, 10 s', inputs: [judge({ kind: 'passive', maxFails: 1, failTimeoutMs: 10_000 })] },
    ],
    figures: [
      { label: 'Failed', read: { divide: ['requests.failed', 'requests.offered'] }, unit: 'ratio', better: 'low' },
      { label: 'Requests', read: 'requests.failed', unit: 'count', better: 'low' },
      { label: 'Verdicts changed', read: 'nodes.checks.changes', unit: 'count', better: 'low' },
      { label: 'p99', read: 'latencyMs.p99', unit: 'ms', better: 'low' },
    ],
  },
} as const satisfies Record<string, SideBySideSpec>;
