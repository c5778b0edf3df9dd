import type { SideBySideSpec } from '@/content/lesson-types';
import { failedOfAll } from '@/content/measured';
import { set } from './labs';
import { inARow, quick, sale } from './scenarios';

const noBreaker = set('breaker', 'failures', []);
const noFallback = set('extras', 'on', []);
const patient = set('call', 'timeoutMs', 30_000);

export const sideBySides = {
  steps: {
    title: 'One outage, six defences',
    caption: 'Each row adds one thing. Look at which figure it mends, and which it leaves.',
    scenario: sale,
    live: { rows: ['Nothing', 'A timeout', 'Timeout and fallback', 'Timeout, fallback, breaker'], speed: 2 },
    rows: [
      { label: 'Nothing', inputs: [patient, noFallback, noBreaker] },
      { label: 'A timeout', inputs: [noFallback, noBreaker] },
      { label: 'Timeout and fallback', inputs: [noBreaker] },
      { label: 'Timeout, fallback, breaker', inputs: [] },
      { label: 'The same, by failures in a row', inputs: [set('breaker', 'algorithm', { ...inARow, openForMs: 5000 })] },
      {
        label: 'Fallback, breaker by slow calls, no timeout',
        inputs: [
          patient,
          set('breaker', 'algorithm', { ...quick, slowCallRateThreshold: 0.5, slowCallDurationThresholdMs: 500 }),
        ],
      },
    ],
    figures: [
      { label: 'Pages failed', read: failedOfAll, unit: 'ratio', better: 'low' },
      { label: 'p99', read: 'latencyMs.p99', unit: 'ms', better: 'low' },
      {
        label: 'Threads in trouble',
        read: { series: 'threads.inUse', fold: 'mean', fromMs: 25_000, toMs: 40_000 },
        unit: 'count',
        better: 'low',
      },
      { label: 'Without suggestions', read: 'nodes.extras.degradedShare', unit: 'ratio', better: 'low' },
      { label: 'Calls to suggestions', read: 'nodes.suggest.arrived', unit: 'count', better: 'low' },
    ],
  },
} as const satisfies Record<string, SideBySideSpec>;
