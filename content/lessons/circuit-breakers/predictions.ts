import type { Prediction } from '@/content/lesson-types';
import { lostShare } from '@/content/measured';
import { outage, slowness, slowSuggestions } from './scenarios';

export const predictions = {
  threads: {
    kind: 'number',
    lab: 'threads',
    ask: 'For twenty seconds each answer of the suggestions takes forty times as long, over three seconds. Prices are as quick as ever. People wait three seconds for a page. Once it has settled, what share of the pages fails?',
    label: 'Pages failed, seconds 25 to 40',
    inputs: slowSuggestions,
    read: lostShare(25_000, 40_000),
    unit: 'ratio',
    min: 0,
    max: 1.01,
    step: 0.01,
    start: 0.3,
    because:
      'Each page waits for the suggestions with a thread in its hand. All twenty are soon doing nothing but that, and a page that finds no thread does not even get its prices.',
  },
  machine: {
    kind: 'number',
    lab: 'machine',
    ask: 'For one minute every answer of the callee is an error. Ten calls a second come to the breaker: some six hundred in that minute. It opens when half of at least ten calls failed, waits ten seconds, and then lets three through. How many of them reach the callee?',
    label: 'Calls that reach it',
    inputs: outage,
    read: 'requests.failed.error',
    unit: 'count',
    min: 1,
    max: 600,
    step: 1,
    scale: 'log',
    start: 200,
    because:
      'About a window’s worth before it opens, and three probes for each wait. Everything else is answered by the breaker.',
  },
  'slow-calls': {
    kind: 'choice',
    lab: 'slow-calls',
    ask: 'The breaker opens when half of the last calls failed. At second 10 every answer begins to take twenty times as long, two seconds on average, and each of them is right. What does the breaker do?',
    inputs: slowness,
    options: [
      {
        id: 'stays',
        label: 'It stays closed, and every call waits.',
        when: [{ read: 'nodes.breaker.opened', op: '<', value: 1 }],
      },
      {
        id: 'once',
        label: 'It opens once, and closes when it is over.',
        when: [
          { read: 'nodes.breaker.opened', op: '>=', value: 1 },
          { read: 'nodes.breaker.opened', op: '<=', value: 1 },
        ],
      },
      {
        id: 'often',
        label: 'It opens and tries again every few seconds.',
        when: [{ read: 'nodes.breaker.opened', op: '>', value: 1 }],
      },
    ],
    show: [{ label: 'p50', read: 'latencyMs.p50', unit: 'ms' }],
    because: 'Nothing failed. A late answer is a success to whoever counts failures, unless somebody stops waiting for it.',
  },
} as const satisfies Record<string, Prediction>;
