import type { Given } from '@/content/lesson-types';

const supposed = 'supposed by the question';

/** What vouches for the numbers that questions say beside their answers. */
export const givenInQuestions = {
  'slow-one': {
    'run at 60%': supposed,
    'to a quarter of': supposed,
    'at 60% of its old pace': supposed,
    'can now do 25%': { sum: '1 ÷ 4' },
  },
  'random-thousand': { '10 small': supposed, '90%': supposed, '1,000': supposed, '100 times': supposed },
  'smooth-third': {
    'a 3, b 2, c 1': supposed,
    'b has just paid 6': { sum: '3 + 2 + 1' },
    'growing by 2': supposed,
  },
  'least-picks': {
    'a 4, b 6, c 3, d 9': supposed,
    'a 2, b 4, c 1, d 8': supposed,
    '= 2 in flight': { sum: '4 ÷ 2' },
    '9 / 8': supposed,
    '= 1.5': { sum: '6 ÷ 4' },
    '= 3.': { sum: '3 ÷ 1' },
    '= 1.125,': { sum: '9 ÷ 8' },
  },
  'two-at-load': { 'twice the last': { sum: '(14 − 2) ÷ 6' } },
  'two-against-one': {
    '20 service times': { sum: '1 ÷ (1 − 0.95)' },
    // with two draws it stays 4.2 service times: the sum of 0.95 to the power 2ᵏ − 1
    'far more than one twentieth of': { sum: '(20 − 4.2) ÷ (20 − 1)' },
  },
  'opening-estimate': {
    'its whole third': { sum: '1 ÷ 3' },
    '2.7 a second': { sum: '0.4 × 1,000 ÷ 150' },
    '6.7 each': { sum: '1,000 ÷ 150' },
    '1.33 of 12': { sum: '12 ÷ 3 − 0.4 × 1,000 ÷ 150' },
    'capacity of 16': { sum: '(1 + 1 + 0.4) × 1,000 ÷ 150' },
  },
  'herd-cure': {
    'every five seconds': supposed,
    'five times as often': { sum: '5 ÷ 1' },
    'at five times the cost': { sum: '5 ÷ 1' },
  },
} as const satisfies Readonly<Record<string, Given>>;
