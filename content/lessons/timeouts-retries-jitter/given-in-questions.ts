import type { Given } from '@/content/lesson-types';

/** What vouches for numbers in the questions that their answers do not. */
export const givenInQuestions = {
  'worst-tiers': { 'adds a fifth to': 'supposed: the budget of each tier' },
  'set-timeout': {
    'one good answer in a thousand': { sum: '1 − 99.9 ÷ 100' },
    '90': 'supposed: the p50',
    '600': 'supposed: the p99',
    '1.2': 'supposed: the p99.9',
    'ten times what was said': { sum: '(1 − 99 ÷ 100) ÷ (1 ÷ 1,000)' },
    'one answer in a thousand': { sum: '1 − 99.9 ÷ 100' },
    'thirty seconds': 'supposed: the timeout of this option',
  },
  'jitter-which': {
    'between four and eight seconds': { sum: '8 ÷ 2 + 8 ÷ 2' },
    'half the backoff': { sum: '1 ÷ 2' },
    'four seconds': { sum: '8 ÷ 2' },
  },
  'safe-twice': { '429': 'HTTP status: too many requests' },
  'deadline-worth': {
    '90': 'supposed: how many are in line',
    'over four seconds': { sum: '90 ÷ 20' },
  },
  'hedge-when': {
    'one request in twenty': { sum: '1 − 95 ÷ 100' },
  },
  'why-stuck': { 'ten minutes': 'supposed by the question' },
} as const satisfies Readonly<Record<string, Given>>;
