import type { ChallengeSpec } from '@/content/lesson-types';
import { choose, set } from './labs';

export const challenges = {
  carts: {
    title: 'Lose nothing, and stay quick',
    story:
      'Carts live in a write-back cache. Its host is restarted three times in this run, and each time people find things missing that they had been told were in the cart. Purchasing offers a store of twice the speed. Carts must not be lost, must be what people last saw, and must be quick.',
    lab: 'carts',
    goals: [
      { label: 'Writes lost', read: 'nodes.cache.lostWrites', op: '<=', value: 0, unit: 'count' },
      { label: 'p95', read: 'latencyMs.p95', op: '<=', value: 500, unit: 'ms' },
      {
        label: 'Reads out of date',
        read: { divide: ['nodes.users.staleReads', 'nodes.users.reads'] },
        op: '<=',
        value: 0.005,
        unit: 'ratio',
      },
    ],
    budget: { label: 'Store, a month', currency: '$', most: 400, prices: [{ path: 'store/db.speed', each: 200 }] },
    hints: [
      'Where is a write between the moment at which somebody is told that it is done and the moment at which the store has it?',
      'A faster store does not shorten that. Which strategies answer a write only when the store has it?',
      'All but one do. Where the application writes past the cache, the old entry stays or the next read misses. Choose write-through, which does neither.',
    ],
    solution: [choose('write-through')],
    biggerBox: [set('store/db', 'speed', 2)],
    won: 'A write is answered when the store has it, so a crash can take only copies. It costs every write the store’s time. Nothing was bought; if that time is too long one day, the answer is a faster store or a durable log, not an unsaved promise.',
  },
} as const satisfies Record<string, ChallengeSpec>;
