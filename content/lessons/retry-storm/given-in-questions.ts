import type { Given } from '@/content/lesson-types';
import { meanOf } from '@/content/measured';
import { storm } from './scenarios';

const attemptsEach = { divide: [meanOf('retry.attemptsRps', 70_000), meanOf('retry.requestsRps', 70_000)] } as const;

/** What vouches for numbers in the questions that their answers do not. */
export const givenInQuestions = {
  'stuck-attempts': { '30': { sum: '3 × 1,000 ÷ 100' } },
  'stable-below': { 'a quarter of the capacity': { sum: '1 ÷ 4' } },
  'target-rule': {
    '1.25': { sum: '1 + 0.25' },
    'a fifth of the fleet': { sum: '1 − 0.8' },
    'four fifths': { sum: '1 − 1 ÷ 5' },
  },
  drain: { 'of thirty a second': 'supposed: what the fleet can do' },
  'end-of-storm': {
    'fifty of sixty': { sum: '5 × 10 ÷ (3 × 20)' },
    'fifteen seconds': { sum: '35 − 20' },
    'three times the rate': { scenario: storm, read: attemptsEach },
  },
  edge: { 'a third of the day': 'supposed: the traffic at night' },
  'cold-cure': { 'five minutes': 'supposed: how far back it remembers' },
  closed: { 'more than forty': 'supposed: the forty workers' },
  root: { 'two hours': 'supposed by the question' },
} as const satisfies Readonly<Record<string, Given>>;
