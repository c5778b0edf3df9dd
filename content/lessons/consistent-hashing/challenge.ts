import type { ChallengeSpec } from '@/content/lesson-types';
import { mapBy, set } from './labs';

export const challenges = {
  'launch-day': {
    title: 'Add a cache without a stampede',
    story:
      'A hundred and fifty requests a second, four caches, and a database that can load forty keys a second, which is plenty while the caches are warm. At second 40 the fifth cache joins: it is ordered, racked and in the script, so you cannot stop it. Keys go to caches by their hash modulo the number of caches. You may buy half as much database again, or change how keys find their cache, before the traffic comes.',
    lab: 'launch-day',
    goals: [
      { label: 'Failed', read: { divide: ['requests.failed', 'requests.offered'] }, op: '<=', value: 0.005, unit: 'ratio' },
      { label: 'p99', read: 'latencyMs.p99', op: '<=', value: 600, unit: 'ms' },
    ],
    budget: { label: 'Database, a month', currency: '$', most: 750, prices: [{ path: 'db/1.speed', each: 500 }] },
    hints: [
      'Look at the loads at second 40. How many keys changed their cache, and how many had to?',
      'A fifth cache needs a fifth of the keys. Which rules move only those?',
      'Choose ring hash, rendezvous, jump or Maglev before the fifth cache joins.',
    ],
    solution: [mapBy({ kind: 'ring-hash' })],
    biggerBox: [set('db/1', 'speed', 1.5)],
    won: 'The fifth cache took its fifth of the keys and left the others where they were. The price is a ring to keep, shares that are not quite equal, and this: had you changed the rule with the caches warm, that change would have moved the keys itself.',
  },
} as const satisfies Record<string, ChallengeSpec>;
