import type { LessonContent } from '@/content/lesson-types';
import { powerCut } from './predictions';
import { likes } from './scenarios';

const supposed = 'supposed by the question';
const name = 'a name';

/** What vouches for the numbers that questions say. */
export const givenInQuestions = {
  'cache-down': { 'ten minutes': supposed },
  'sensor-strategy': { 'every ten seconds': supposed },
  'back-helps': { 'a hundred times a second': supposed },
  'write-mean': { '55': { sum: '60 − 5' } },
  'price-of-drop': { '79%': { claim: 'profiles-ttl-hits' }, '2.6': { sum: '(0.79 − 0.5) × 0.9 ÷ 0.1' } },
  'version-key': { '`app.4f2a.js`': name, '`app.9c1d.js`': name },
  'likes-estimate': {
    'four and a half seconds': { scenario: likes, inputs: powerCut, read: { divide: ['nodes.cache.lostWrites', 15] } },
  },
} satisfies LessonContent['givenInQuestions'];
