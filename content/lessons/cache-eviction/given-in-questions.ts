import type { LessonContent } from '@/content/lesson-types';

const supposed = 'supposed by the question';
const storeCan = { sum: '4 ÷ 0.112' };

/** What vouches for the numbers that questions say. */
export const givenInQuestions = {
  'loop-why': { '1,100': supposed, '1,000': supposed, '1,099': { sum: '1,100 − 1' } },
  'store-load': {
    triples: { sum: '(1 − 0.97) ÷ (1 − 0.99)' },
    tripled: { sum: '(1 − 0.97) ÷ (1 − 0.99)' },
    '99%': supposed,
    '97%': supposed,
    '98%': { sum: '1 − 2 ÷ 100' },
    'one in a hundred': { sum: '1 − 0.99' },
    'three in a hundred': { sum: '1 − 0.97' },
    'two misses in a hundred': { sum: '1 − 0.98' },
  },
  'store-share': { '1.5%': { sum: '1 − 0.985' }, 'fifteen in a thousand': { sum: '1 − 0.985' } },
  'cold-factor': { 'one read in forty': { sum: '1 − 0.975' } },
  'mean-time': { 'half of the reads': { sum: '(26 − 2) ÷ (50 − 2)' }, 'two times': 'a time of a hit, and one of a miss' },
  'uniform-policy': { 'a tenth of them fit': supposed, 'about a tenth': { claim: 'flat-lru' } },
  'night-estimate': {
    'can do 36': storeCan,
    'more than 36': { sum: '22 + 19' },
    'the last twenty seconds': { sum: '60 − 40' },
    '19': { claim: 'night-misses' },
    'half of the people': { claim: 'night-lru' },
  },
  'probation-steps': { 'three times in a 2q cache': supposed },
  'hit-lock': { '64': supposed },
} satisfies LessonContent['givenInQuestions'];
