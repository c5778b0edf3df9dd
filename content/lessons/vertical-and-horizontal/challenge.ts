import type { ChallengeSpec } from '@/content/lesson-types';
import { set } from './labs';

const cores = (a: number, b: number, c: number, d: number) => [
  set('app/a', 'concurrency', a),
  set('app/b', 'concurrency', b),
  set('app/c', 'concurrency', c),
  set('app/d', 'concurrency', d),
];

export const challenges = {
  drill: {
    title: 'Survive the peak and any one loss',
    story:
      'The peak of the year: 66 requests a second, each a tenth of a second of one core. Four machines of two cores stand ready, eight cores, and 6.6 of them are busy. Then operations runs its drill: each machine in turn is switched off for ten seconds. A core costs $50 a month, and you have $600. Where do you put the new cores?',
    lab: 'drill',
    goals: [
      { label: 'Failed', read: { divide: ['requests.failed', 'requests.offered'] }, op: '<=', value: 0.01, unit: 'ratio' },
      { label: 'p99', read: 'latencyMs.p99', op: '<=', value: 1000, unit: 'ms' },
    ],
    budget: {
      label: 'Cores, a month',
      currency: '$',
      most: 600,
      prices: ['a', 'b', 'c', 'd'].map((id) => ({ path: `app/${id}.concurrency`, each: 50 })),
    },
    hints: [
      'Look at the moment just after a machine goes. How many cores are left, and how many does the peak need?',
      'The question is not how many cores you have, but how many you have left when the largest machine is gone.',
      'Twelve cores in four equal machines leave nine, whichever goes. Any other way of placing them leaves fewer in the worst case.',
    ],
    solution: cores(3, 3, 3, 3),
    biggerBox: cores(6, 2, 2, 2),
    won: 'The same money in one large machine bought next to nothing: the day it is switched off, you have what you had before. Spread evenly, any one may go. You paid for three cores that a good day would not miss, and that is what the word redundancy means.',
  },
} as const satisfies Record<string, ChallengeSpec>;
