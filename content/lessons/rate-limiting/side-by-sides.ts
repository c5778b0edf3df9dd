import type { SideBySideSpec } from '@/content/lesson-types';
import { decideBy } from './labs';
import * as scenarios from './scenarios';

const perSecond = { limit: 10, windowMs: 1000 };

export const sideBySides = {
  'one-burst': {
    title: 'One stream with bursts, ten a second six ways',
    caption:
      'Read the longest line first: it is what the limit let through at once. Then see what each pays for a shorter one, in refusals or in waiting.',
    scenario: scenarios.sameBurst,
    live: {
      rows: ['Fixed window', 'Sliding log', 'Token bucket', 'Leaky bucket'],
      controls: ['users.arrivals.burstRps'],
      speed: 2,
    },
    rows: [
      { label: 'Fixed window', inputs: [...decideBy('fixed-window', perSecond)] },
      { label: 'Sliding log', inputs: [...decideBy('sliding-window-log', perSecond)] },
      { label: 'Sliding counter', inputs: [...decideBy('sliding-window-counter', perSecond)] },
      { label: 'Token bucket', inputs: [...decideBy('token-bucket', { capacity: 10, refillPerSecond: 10 })] },
      { label: 'GCRA', inputs: [...decideBy('gcra', { burst: 10, ratePerSecond: 10 })] },
      { label: 'Leaky bucket', inputs: [...decideBy('leaky-bucket', { capacity: 9, drainPerSecond: 10, delayAfter: 0 })] },
    ],
    figures: [
      { label: 'Refused', read: { divide: ['requests.failed', 'requests.offered'] }, unit: 'ratio', better: 'low' },
      { label: 'Longest line', read: 'nodes.db.queueMax', unit: 'count', better: 'low' },
      { label: 'Mean', read: 'latencyMs.mean', unit: 'ms', better: 'low' },
      { label: 'p99', read: 'latencyMs.p99', unit: 'ms', better: 'low' },
    ],
  },
} as const satisfies Record<string, SideBySideSpec>;
