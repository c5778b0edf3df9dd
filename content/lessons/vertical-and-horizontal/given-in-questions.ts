import type { Given } from '@/content/lesson-types';

const supposed = 'supposed by the question';

/** What vouches for the numbers that questions say beside their answers. */
export const givenInQuestions = {
  'what-redundancy-is': {
    'half full at most': { sum: '1 ÷ 2' },
    'each 70% busy': supposed,
    'asked for 140%': { sum: '2 × 0.7' },
  },
  'four-at-sixty-six': { 'can do 60': { sum: '3 × 20' }, 'is 60 of 66': { sum: '3 × 20' } },
  'busy-after-loss': { 'do 80 a second': { sum: '4 × 2 ÷ 0.1' }, '/ 80': { sum: '4 × 2 ÷ 0.1' } },
  'fill-at-most': {
    'four of six': { sum: '(6 − 2) ÷ 6' },
    'one machine in six': { sum: '1 ÷ 6' },
    '135%': { sum: '0.9 × 6 ÷ 4' },
  },
  'pooling-why': {
    'four milliseconds there and back': { sum: '2 + 2' },
    'three times as long': { claim: 'shape-ratio' },
  },
  'one-line': {
    'work of 100 ms': supposed,
    'of 80 a second': { sum: '8 × 1,000 ÷ 100' },
    'eight times as fast': { sum: '80 ÷ 10' },
  },
  ladder: {
    '2 cores': supposed,
    '8 cost': supposed,
    '32 cost': supposed,
    $50: supposed,
    $200: supposed,
    $800: supposed,
    '32 cores': supposed,
    'sixteen times 2': { sum: '32 ÷ 2' },
    '$25 a core': { sum: '800 ÷ 32' },
  },
  'price-out': {
    'loses a tenth': supposed,
    'costs $30': supposed,
    '/ 0.9,': { sum: '1 − 0.1' },
    'and $30': supposed,
  },
  'web-tier': {
    '75% busy': supposed,
    'database 100%': supposed,
    '37% busy': { sum: '0.75 ÷ 2' },
    'twice the web machines': supposed,
  },
  'rolling-why': {
    '85%': supposed,
    '113%': { sum: '0.85 × 4 ÷ 3' },
  },
  'first-step': { '55%': supposed },
  'up-is-right': {
    'each in four seconds': supposed,
    'at 80% on': supposed,
    '16 cores': supposed,
    'takes four seconds': supposed,
  },
  'half-or-none': { 'at seven tenths before': supposed, '140%': { sum: '0.7 ÷ 0.5' } },
} as const satisfies Readonly<Record<string, Given>>;
