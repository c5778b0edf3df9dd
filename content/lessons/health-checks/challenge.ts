import type { ChallengeSpec } from '@/content/lesson-types';
import { judge, set } from './labs';

export const challenges = {
  'bad-night': {
    title: 'One dead, one grey, one in a thousand',
    story:
      'Eight backends, eighty requests a second. At second 20 one of them loses power. At second 45 another begins to fail half of its requests, and goes on answering its checks. The checks ask every five seconds whether a process is there. You promised to fail no more than one request in a thousand.',
    lab: 'bad-night',
    goals: [
      { label: 'Failed', read: { divide: ['requests.failed', 'requests.offered'] }, op: '<=', value: 0.001, unit: 'ratio' },
      { label: 'p99', read: 'latencyMs.p99', op: '<=', value: 400, unit: 'ms' },
    ],
    budget: { label: 'Processors, a month', currency: '$', most: 400, prices: [{ path: 'app.concurrency', each: 100 }] },
    hints: [
      'Add up what each of the two may cost you: seven requests in all. How many does a dead backend fail in one second?',
      'No interval is short enough for that, and no shallow check will ever see the second fault. Who sees every failure at once, without asking?',
      'Choose passive checks: take a backend out at its first failure, and for long, a minute.',
    ],
    solution: [judge({ kind: 'passive', maxFails: 1, failTimeoutMs: 60_000 })],
    biggerBox: [set('app', 'concurrency', 4)],
    won: 'Real requests are the best check there is: they come often, and they ask for what matters. The price is that somebody must meet the failure first, and that one unlucky error of a sound backend costs you an eighth of the fleet for a minute. With errors in the ordinary run of things you would count several, cap how many may be out at once, and retry.',
  },
} as const satisfies Record<string, ChallengeSpec>;
