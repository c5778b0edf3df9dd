import type { ChallengeSpec } from '@/content/lesson-types';
import { choose } from './labs';

export const challenges = {
  'four-generations': {
    title: 'Meet p99 with the fleet you have',
    story:
      'Four machines, bought over eight years, stand behind one name: a new one, two of middle age, and an old one that works at a third of their pace. Round robin treats them as equals, and more than one request in five fails. Purchasing offers one upgrade: the old machine, twice as fast. You may also just choose better.',
    lab: 'four-generations',
    goals: [
      { label: 'p99', read: 'latencyMs.p99', op: '<=', value: 1900, unit: 'ms' },
      { label: 'Failed', read: { divide: ['requests.failed', 'requests.offered'] }, op: '<=', value: 0.005, unit: 'ratio' },
    ],
    budget: {
      label: 'Hardware, a month',
      currency: '$',
      most: 472,
      prices: ['new', 'mid1', 'mid2', 'old'].map((id) => ({ path: `app/${id}.speed`, each: 100 })),
    },
    hints: [
      'Look at the lines, not at the totals. Which backend are the lost requests waiting at, and what share of all requests does it get?',
      'You do not have to tell the balancer which machine is slow. A slow machine shows itself in something that the balancer can count.',
      'Choose least connections. Then try for better: give weights that tell the truth about speed, and choose the weighted form.',
    ],
    solution: [choose('least-connections')],
    biggerBox: [{ atMs: 0, do: 'set', target: 'app/old', knob: 'speed', value: 0.7 }],
    won: 'Nothing was bought. The old machine’s requests stay out longer, so its count stays high, so it is chosen less: the balancer found its speed without being told. The price is a count per backend, and a balancer that sees every request; where each of many sees a part, the count says less.',
  },
} as const satisfies Record<string, ChallengeSpec>;
