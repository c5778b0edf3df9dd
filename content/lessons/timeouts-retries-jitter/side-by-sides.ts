import type { SideBySideSpec } from '@/content/lesson-types';
import { failedOfAll } from '@/content/measured';
import { backoffs, set } from './labs';
import { herd } from './scenarios';

const row = (label: string, backoff: object) => ({ label, inputs: [set('retry', 'backoff', backoff)] });

export const sideBySides = {
  jitters: {
    title: 'The same thousand, five ways to wait',
    caption: 'Read down the share never answered first, then what it cost in attempts, then how soon the slow ones were served.',
    scenario: herd,
    live: { rows: ['No jitter', 'Equal jitter', 'Full jitter', 'Decorrelated jitter'], speed: 2 },
    rows: [
      row('No jitter', backoffs.none),
      row('Equal jitter', backoffs.equal),
      row('Full jitter', backoffs.full),
      row('Decorrelated jitter', backoffs.decorrelated),
      row('n seconds + 0 to 500 ms', backoffs.secondsPlus),
    ],
    figures: [
      { label: 'Never answered', read: failedOfAll, unit: 'ratio', better: 'low' },
      { label: 'Attempts each', read: 'nodes.retry.amplification', unit: 'factor', better: 'low' },
      { label: 'Half served by', read: 'latencyMs.p50', unit: 'ms', better: 'low' },
      { label: 'p99', read: 'latencyMs.p99', unit: 'ms', better: 'low' },
      {
        label: 'Busiest moment',
        read: { series: 'retry.attemptsRps', fold: 'max', fromMs: 1200 },
        unit: 'rps',
        better: 'low',
      },
    ],
  },
} as const satisfies Record<string, SideBySideSpec>;
