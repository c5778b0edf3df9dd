import type { LessonContent } from '@/content/lesson-types';

const supposed = 'supposed by the question';
const number = 'the number of a shard';

/** What vouches for the numbers that questions say. */
export const givenInQuestions = {
  'fifth-cache': { '6.7%': { claim: 'warm-misses' }, 'a fifth, and': { sum: '1 ÷ 5' } },
  'weight-on-ring': { 'the others 1': supposed, 'so many + 4': { sum: '(5 − 1) × 1' } },
  domino: { '70%': supposed },
  'jump-middle': {
    'shards 0 to 9': number,
    'shard 3': number,
    'without number 3': number,
    'shard 9': number,
    'number 9': number,
  },
  'hot-key-cures': { '30%': supposed },
  'bound-costs': { '1.1': supposed, 'factor is above 1': 'the mean itself' },
} satisfies LessonContent['givenInQuestions'];
