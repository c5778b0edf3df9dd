import type { ChallengeSpec } from '@/content/lesson-types';
import { set } from './labs';

export const challenges = {
  pictures: {
    title: 'More pictures, same promise',
    story:
      'One worker scales 12 pictures a second. Most are small; now and then somebody uploads a poster, and everyone behind it waits. You have promised a p99 of 1.2 seconds and do not keep it. Now the product wants 16 pictures a second. Purchasing offers a worker a quarter faster. An engineer offers another thing: cut big pictures into tiles that take their place in line one by one, so that the work is the same in total and its pieces vary less.',
    lab: 'pictures',
    goals: [
      { label: 'Throughput', read: 'throughputRps', op: '>=', value: 15.5, unit: 'rps' },
      { label: 'p99', read: 'latencyMs.p99', op: '<=', value: 1200, unit: 'ms' },
    ],
    budget: {
      label: 'Worker, a month',
      currency: '$',
      most: 250,
      prices: [{ path: 'app/worker.speed', each: 200 }],
    },
    hints: [
      'At 12 a second the worker is idle two fifths of the time, and the p99 is still bad. So capacity is not what is missing.',
      'Of the two things that make a line long, the money buys one: how busy the worker is. The other costs no money.',
      'Bring the variation of the work down to 0.5. Then raise the rate to 16, and stop there: each further picture a second costs more than the last.',
    ],
    solution: [set('users', 'arrivals.rateRps', 16), set('app', 'serviceMs.cv', 0.5)],
    biggerBox: [set('users', 'arrivals.rateRps', 16), set('app/worker', 'speed', 1.25)],
    won: 'The same worker, a third more pictures, and a tail several times shorter. A faster worker only shortens every line by a little; steadier work takes away what the lines are made of. The price is in the code: tiles must be cut, put together again, and a picture of many tiles takes its turns.',
  },
} as const satisfies Record<string, ChallengeSpec>;
