import type { ChallengeSpec } from '@/content/lesson-types';
import { set } from './labs';

export const challenges = {
  hidden: {
    title: 'Find what is not redundant',
    story:
      'Everything is there twice, says the plan: two machines for the shop, three copies of the store. And yet it is down about one day in five. A second in the lab is a day. You have promised less than one day in forty. Machines that break half as often can be bought, at twice the price, and the budget has room for that. Or look for what the plan does not show.',
    lab: 'hidden',
    goals: [
      { label: 'Failed', read: { divide: ['requests.failed', 'requests.offered'] }, op: '<=', value: 0.025, unit: 'ratio' },
    ],
    budget: {
      label: 'Shop machines, a month',
      currency: '$',
      most: 380,
      prices: [{ path: 'wear.mtbfMs', each: 0.01 }],
    },
    hints: [
      'Watch the two shop machines for a while. How often do they go down at the very same moment, and what would make them?',
      'A page needs the shop and the store in a row. Whichever is worse decides, so making the better one better is money lost. Which is worse, and how many of its copies does it wait for?',
      'Give the two machines feeds of their own (what they share works for ever), and let the store be content with two copies of three.',
    ],
    solution: [set('wear', 'commonMtbfMs', null), set('store', 'need', 2)],
    biggerBox: [set('wear', 'mtbfMs', 38_000)],
    won: 'No machine was bought. Two lines of the plan had been in a row all along: the feed with the pair, and each copy with the others. With two of three the store outlives any one copy, and two is also a majority, so that a write it has accepted is known to one of any two that are left.',
  },
} as const satisfies Record<string, ChallengeSpec>;
