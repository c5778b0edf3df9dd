import type { Given } from '@/content/lesson-types';

/** What vouches for numbers in the questions that their answers do not. */
export const givenInQuestions = {
  'threads-needed': { '0.55': { sum: '0.05 + 0.5' } },
  'two-calls': { 'nine tenths of nine tenths': { sum: '1 − 1 ÷ 10' } },
  'partial-estimate': { 'the other three quarters': { sum: '1 − 1 ÷ 4' } },
  'slow-or-dead': { 'thirty seconds': 'supposed: how long an answer takes' },
  'count-as': { '503': 'HTTP status: service unavailable' },
  'retry-where': { 'three times the requests': { sum: '3 ÷ 1' } },
  'fallback-load': {
    '95%': 'supposed: what the cache answers',
    '5%': { sum: '1 − 0.95' },
    'twenty times its usual': { sum: '1 ÷ (1 − 0.95)' },
    'twenty times as much': { sum: '1 ÷ (1 − 0.95)' },
  },
  shards: { 'a twentieth of the calls': 'supposed: the threshold', 'a tenth of the calls': { sum: '1 ÷ 10' } },
  'trigger-hang': {
    'from 50 ms': 'supposed: how long it takes',
    'to 4 s': 'supposed: how long it takes then',
    'below 4 s': 'supposed: how long it takes then',
  },
  'not-here': { 'once an hour': 'supposed' },
} as const satisfies Readonly<Record<string, Given>>;
