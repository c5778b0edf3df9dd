import type { ChallengeSpec } from '@/content/lesson-types';
import { failedOfAll, lostShare } from '@/content/measured';
import { budgets, set } from './labs';

export const challenges = {
  'come-back': {
    title: 'An outage that ends when its cause does',
    story:
      'One answer in twenty-five is an error, so your callers rightly try three times, with backoff and full jitter. At second 10 a disk stalls, and ten seconds later it is well. The service is not: it fails everyone to the end of the run. You may buy a machine half as fast again. You may change how callers try. In the last fifteen seconds at most one request in a hundred may fail.',
    lab: 'come-back',
    goals: [
      { label: 'Failed, last 15 s', read: lostShare(45_000, 60_000), op: '<=', value: 0.01, unit: 'ratio' },
      { label: 'Failed, first 10 s', read: lostShare(0, 10_000), op: '<=', value: 0.01, unit: 'ratio' },
      { label: 'Failed in all', read: failedOfAll, op: '<=', value: 0.5, unit: 'ratio' },
    ],
    budget: { label: 'Machine, a month', currency: '$', most: 150, prices: [{ path: 'app/a.speed', each: 100 }] },
    hints: [
      'Look at attempts a second once it is stuck, and at what the service can do. Which of the two can you change?',
      'A single attempt would let it come back, and would show every error to somebody. Longer waits change when attempts come, not how many.',
      'Give retries a budget: a share of the requests, for the whole caller. A reserve of ten a second is a quarter of your traffic; make it small.',
    ],
    solution: [set('retry', 'budget', budgets.share)],
    biggerBox: [set('app/a', 'speed', 1.5)],
    won: 'While little fails, the budget is never used up and every error gets its second and third attempt. When all fails, the load grows by a fifth instead of threefold, so the line can drain. The price: in the middle of an outage most failures are told to the caller at once.',
  },
} as const satisfies Record<string, ChallengeSpec>;
