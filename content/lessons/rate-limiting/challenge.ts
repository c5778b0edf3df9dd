import type { ChallengeSpec } from '@/content/lesson-types';
import { set } from './labs';

const failed = (clients: string) => ({ divide: [`nodes.${clients}.failed`, `nodes.${clients}.arrived`] }) as const;

export const challenges = {
  'front-door': {
    title: 'Let everyone honest in',
    story:
      'Your database can do a hundred queries a second. People ask thirty, from a hundred and fifty addresses. A partner sends twenty at once every four seconds, as you agreed. Three scrapers send four hundred, for ever. The limiter allows a hundred a second to all of them together, so the database is safe, and most of the people are outside. Keep the database safe and turn away nobody honest.',
    lab: 'front-door',
    goals: [
      { label: 'People turned away', read: failed('people'), op: '<=', value: 0.01, unit: 'ratio' },
      { label: 'Partner turned away', read: failed('partner'), op: '<=', value: 0.02, unit: 'ratio' },
      { label: 'p99', read: 'latencyMs.p99', op: '<=', value: 900, unit: 'ms' },
    ],
    budget: { label: 'Database, a month', currency: '$', most: 600, prices: [{ path: 'db/1.speed', each: 300 }] },
    hints: [
      'Who gets the permits? Of every ten requests at the door, nine are a scraper’s. What would each client have to share with whom?',
      'With one limit for each key, the limit must fit one client, not the database. What is the largest honest burst, and what is the largest honest rate?',
      'Choose the token bucket, one for each key: room for the partner’s twenty and a little more, and a refill of ten a second.',
    ],
    solution: [set('gate', 'per', 'key'), set('gate', 'algorithm', { kind: 'token-bucket', capacity: 25, refillPerSecond: 10 })],
    biggerBox: [set('db/1', 'speed', 2), set('gate', 'algorithm.limit', 200)],
    won: 'A limit protects whoever does not have to share it. The burst is sized for the partner, the rate for the worst that three scrapers may take together. Whoever can make a thousand keys gets a thousand limits, so the next question is who may have a key.',
  },
} as const satisfies Record<string, ChallengeSpec>;
