import type { ChallengeSpec } from '@/content/lesson-types';
import { failedOfAll } from '@/content/measured';
import { set } from './labs';
import { quick } from './scenarios';

export const challenges = {
  'through-the-outage': {
    title: 'Keep your p99 through their outage',
    story:
      'The day of the sale: sixty pages a second on twenty threads. At second 20 the suggestions become forty times slower, and at second 40 they are well again. Your calls time out after five seconds, and the breaker is as it came: a hundred calls to judge by, a minute to wait. Keep the p99 of a page under 450 ms, lose nearly nobody, and have the suggestions back soon. You may buy memory for sixty threads.',
    lab: 'through-the-outage',
    goals: [
      { label: 'p99', read: 'latencyMs.p99', op: '<=', value: 450, unit: 'ms' },
      { label: 'Pages failed', read: failedOfAll, op: '<=', value: 0.005, unit: 'ratio' },
      { label: 'Pages without suggestions', read: 'nodes.extras.degradedShare', op: '<=', value: 0.35, unit: 'ratio' },
    ],
    budget: {
      label: 'Memory for threads, a month',
      currency: '$',
      most: 60,
      prices: [{ path: 'threads.algorithm.maxConcurrentCalls', each: 1 }],
    },
    hints: [
      'Follow one page through the first seconds of the outage. What is it waiting for, for how long, and what does it hold meanwhile?',
      'Shorten the wait first: what does a healthy suggestion take at its slowest? Then see how long the pages go without suggestions, and why.',
      'A timeout of 300 ms; a window of twenty calls that may judge after ten; five seconds open; three probes.',
    ],
    solution: [set('call', 'timeoutMs', 300), set('breaker', 'algorithm', quick)],
    biggerBox: [set('threads', 'algorithm.maxConcurrentCalls', 60)],
    won: 'The timeout bounds what one page can lose, the breaker bounds how many pages lose it, and the short wait bounds how long you do without after it is over. The price is a handful of pages, every five seconds, that serve as probes, and one more piece of state that can be wrong.',
  },
} as const satisfies Record<string, ChallengeSpec>;
