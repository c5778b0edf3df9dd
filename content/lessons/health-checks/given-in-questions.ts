import type { LessonContent } from '@/content/lesson-types';

const supposed = 'supposed by the question';
const toTheDead = { sum: '20 ÷ 4' };

/** What vouches for the numbers that questions say. */
export const givenInQuestions = {
  'power-cut-estimate': {
    'three of the four': { sum: '(4 − 1) ÷ 4' },
    'five a second for': toTheDead,
    'for four to six seconds': { sum: '3 × 2' },
    'the traffic of five seconds': { sum: '100 ÷ 20' },
  },
  'which-knob': {
    'every 5 s with a fall of 3': supposed,
    'interval 1 s': supposed,
    'from 10 to': { sum: '(3 − 1) × 5' },
    'to 15 seconds': { sum: '3 × 5' },
    'seconds to 2': { sum: '(3 − 1) × 1' },
    '2 to 3': { sum: '3 × 1' },
    '5 to 10 seconds': { sum: '2 × 5' },
  },
  'lost-drawn': { 'twenty a second': { sum: '80 ÷ 4' }, 'a quarter of them': { sum: '1 ÷ 4' } },
  'checks-per-second': { 'two hundred a second': { sum: '400 ÷ 2' } },
  'calm-is-not-well': { 'from 1 to 3': supposed },
  'tenth-of-four': { 'five is a fifth': { sum: '1 ÷ 5' }, 'a tenth': supposed },
  'slow-one': { 'a tenth of its pace': supposed, 'after two seconds': supposed, 'ten times one millisecond': { sum: '1 ÷ 0.1' } },
  'shared-estimate': { 'four answers in ten': { sum: '1 − 0.6' } },
  'panic-when': { 'threshold a half': supposed, 'less than a half': 'the threshold', 'six in ten': { sum: '6 ÷ 10' } },
  'heartbeat-timeout': { '3': supposed, '300': supposed, '100': supposed, 'ten times as fast': { sum: '3,000 ÷ 300' } },
} satisfies LessonContent['givenInQuestions'];
