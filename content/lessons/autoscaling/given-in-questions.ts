import type { Given } from '@/content/lesson-types';

/** What vouches for numbers in the questions that their answers do not. */
export const givenInQuestions = {
  proportion: {
    '90%': 'supposed: how busy they are',
    '60%': { sum: '8 × 0.9 ÷ 12' },
    '30%': { sum: '0.9 − 0.6' },
    '72%': { sum: '8 × 0.9 ÷ 10' },
  },
  'waves-of-cpu': { 'lets it double a wave': { sum: '100 ÷ 50' }, '50%': 'supposed: the target' },
  leaving: { 'a tenth of what is there': { sum: '9 ÷ 90' } },
  headroom: {
    'by a tenth each': 'supposed: how fast the load grows',
    '1.3': { sum: '1 + 3 × 0.1' },
    '77%': { sum: '1 ÷ 1.3' },
    'thirty percent': { sum: '3 × 0.1' },
    '70%': { sum: '1 − 0.3' },
    '91%': { sum: '0.7 × 1.3' },
  },
  'start-estimate': {
    '0.7': 'a setting: the target',
    'two in a hundred': { claim: 'day-refused' },
    'twenty seconds': 'a setting: startMs and warmupMs of this question',
    'a sixth of the delay': { sum: '20 ÷ 120' },
  },
  tolerance: {
    '70%': 'supposed: the target',
    '75%': 'supposed: how busy they are',
    '75': 'supposed: how busy they are',
    '1.07': { sum: '75 ÷ 70' },
    'tolerance one tenth': 'supposed, and the default',
    'within a tenth of one': { cite: 'hpa' },
    'five minutes': { cite: 'hpa' },
  },
  saturated: {
    'four times their capacity': 'supposed: the load',
    'four times as much': 'supposed: the load',
    '100%': 'a name: full',
  },
  'one-metric': { '15%': 'supposed: how busy it is', 'a fifth of the fleet': { sum: '15 ÷ 70' } },
  'flash-sale': {
    'twenty times the load': 'supposed: the sale',
    'within ten seconds': 'supposed: the sale',
    'headroom for twenty times': { sum: '1 + 19' },
  },
  'thrash-cures': { 'a tenth a minute': 'supposed: the limit' },
} as const satisfies Readonly<Record<string, Given>>;
