import type { ChallengeSpec } from '@/content/lesson-types';
import { choose, room } from './labs';

export const challenges = {
  'night-of-scans': {
    title: 'Keep the favourites through the night',
    story:
      'The job runs all night now, and an audit reads every row once. Only about half of people’s requests are still answered from the cache, and their pages are slow. The cache costs a dollar a place each month; the budget allows a third more places. You may also forget better.',
    lab: 'night-of-scans',
    goals: [
      {
        label: 'People answered from the cache',
        read: { divide: ['nodes.cache.hits', 'nodes.users.arrived'] },
        op: '>=',
        value: 0.62,
        unit: 'ratio',
      },
      { label: 'p95', read: 'latencyMs.p95', op: '<=', value: 500, unit: 'ms' },
    ],
    budget: { label: 'Places, a month', currency: '$', most: 80, prices: [{ path: 'cache.policy.capacity', each: 1 }] },
    hints: [
      'Of what the cache holds at any moment of the night, how much will ever be asked for again?',
      'A row of the audit is read once. What does a policy have to see before it gives a newcomer a place that a favourite has?',
      'Choose a policy that makes newcomers prove themselves: ARC, S3-FIFO or W-TinyLFU.',
    ],
    solution: [choose('arc')],
    biggerBox: [room(80)],
    won: 'Nothing was bought. What is read once never gets far enough to push out what is read again, so the favourites stay. The price is a memory of keys that have gone, and a policy that fewer people can explain.',
  },
} as const satisfies Record<string, ChallengeSpec>;
