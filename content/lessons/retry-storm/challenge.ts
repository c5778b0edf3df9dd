import type { ChallengeSpec } from '@/content/lesson-types';
import { failedOfAll, lostShare } from '@/content/measured';
import { budget, set } from './labs';

export const challenges = {
  survive: {
    title: 'Come back, in both senses',
    story:
      'Twenty-four requests a second, three answers in a hundred wrong, fifteen seconds of slowness. Every defence is in place and the system does not come back. Mend it so that it does: at most one request in a hundred may fail at the end, hardly any before the trouble, and no more than a third in all. There is money for two more machines, at the top or at the bottom.',
    lab: 'survive',
    goals: [
      { label: 'Failed, last 30 s', read: lostShare(60_000, 90_000), op: '<=', value: 0.01, unit: 'ratio' },
      { label: 'Failed before the trouble', read: lostShare(0, 20_000), op: '<=', value: 0.01, unit: 'ratio' },
      { label: 'Failed in all', read: failedOfAll, op: '<=', value: 0.33, unit: 'ratio' },
    ],
    budget: {
      label: 'Machines, a month',
      currency: '$',
      most: 160,
      prices: [
        { path: 'scaler.algorithm.minReplicas', each: 20 },
        { path: 'scaler.algorithm.maxReplicas', each: 20 },
      ],
    },
    hints: [
      'Find the loop before the cure: when it is down, compare attempts a second with what the machines can do. Which part of that can you bound?',
      'If you let the breaker see, look at what the autoscaler makes of it. What is it that must not become small?',
      'A retry budget of a fifth, without a reserve, is enough. Another way: pass deadlines on, and keep at least three machines.',
    ],
    solution: [set('retry', 'budget', budget)],
    biggerBox: [set('scaler', 'algorithm.maxReplicas', 7)],
    won: 'You cut a loop. With a budget, attempts can never be more than requests and a fifth, so there is only one state left to be in, and the slowness ends when its cause does. The other way out leaves the loop and makes both of its ends safe: the breaker sees, and the fleet cannot shrink below what the traffic needs.',
  },
} as const satisfies Record<string, ChallengeSpec>;
