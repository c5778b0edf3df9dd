import type { LessonContent } from '@/content/lesson-types';

const supposed = 'supposed by the question';
const ordinal = 'an ordinal: the eleventh cache';
const tenOfEleven = { theory: 'keys-moved', args: { from: 10, to: 11 }, field: 'moduloRatio' } as const;
const number = 'the number of a shard';

/** What vouches for the numbers that questions say. */
export const givenInQuestions = {
  'fifth-cache': {
    'four keys of five': { theory: 'keys-moved', args: { from: 4, to: 5 }, field: 'moduloRatio' },
    '6.7%': { claim: 'warm-misses' },
    'a fifth, and': { sum: '1 ÷ 5' },
  },
  'weight-on-ring': { 'the others 1': supposed, 'so many + 4': { sum: '(5 − 1) × 1' } },
  domino: { 'twice 70%': { sum: '1.4 ÷ 0.7' }, '70%': supposed },
  'jump-middle': {
    'shards 0 to 9': number,
    'shard 3': number,
    'without number 3': number,
    'shard 9': number,
    'number 9': number,
  },
  'hot-key-cures': { '30%': supposed },
  'bound-costs': { '1.1': supposed, 'factor is above 1': 'the mean itself' },
  'stampede-factor': { 'an eleventh joins': ordinal, 'ten of eleven hits': tenOfEleven },
  'ring-factor': {
    'an eleventh joins': ordinal,
    'nearly triples the misses': { sum: '(0.05 + 0.95 ÷ 11) ÷ 0.05' },
    'ten keys of eleven': tenOfEleven,
  },
} satisfies LessonContent['givenInQuestions'];
