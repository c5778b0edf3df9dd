import type { LessonContent } from '@/content/lesson-types';

const supposed = 'supposed by the question';
const twoThirds = { sum: '40 ÷ 60' };
const inASecond = (capacity: number) =>
  ({ theory: 'burst-bound', args: { capacity, refillPerSecond: 100, windowMs: 1000 }, field: 'maxAdmitted' }) as const;

/** What vouches for the numbers that questions say. */
export const givenInQuestions = {
  'full-line': { 'five times as much': supposed, 'five times the requests': supposed },
  'edge-drawn': { 'half of it': supposed, 'a tenth of a window': { sum: '1 ÷ 10' } },
  'two-counts': {
    '20 seconds': supposed,
    '80': supposed,
    'two thirds of the last': twoThirds,
    'two thirds of its sixty': twoThirds,
    'a third of it': { sum: '20 ÷ 60' },
    'two thirds that remain': twoThirds,
  },
  'bucket-double': {
    'a hundred a second': supposed,
    '100': supposed,
    'up to 200': inASecond(100),
    'capacity 20': supposed,
    'window of 20': supposed,
    'at most 120': inASecond(20),
  },
  'one-number-two': {
    'six in every second': { sum: '6 ÷ 1' },
    'two of the six': { sum: '2 ÷ 6' },
    'four of six': { sum: '(6 − 2) ÷ 6' },
    'makes 6 calls': supposed,
    'to 2 a second': supposed,
    'six a second': supposed,
  },
  'leak-for-what': { '200': supposed },
  'refusal-says': { '429': 'the name of a status' },
  'atomic-step': { 'nine of ten': supposed, 'the limit of 10': supposed, '9': supposed, 'says 10': { sum: '9 + 1' } },
  'log-memory': { '1,000 an hour': supposed },
} satisfies LessonContent['givenInQuestions'];
