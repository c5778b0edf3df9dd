import type { Given, LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { givenInQuestions } from './given-in-questions';
import { labs } from './labs';
import { predictions } from './predictions';
import { questions } from './questions';
import { byHand } from './scenarios';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

const example = 'an example: misses are what is left';
const twiceThePlaces = { sum: '200 ÷ 100' };

/** Numbers of the prose that no claim, formula or setting says. */
const given: Given = {
  '98%': example,
  '99%': example,
  'one more in a hundred': { sum: '0.99 − 0.98' },
  'two in a hundred': { sum: '1 − 0.98' },
  'half of its load': { sum: '1 − (1 − 0.99) ÷ (1 − 0.98)' },
  'its load doubles': { sum: '(1 − 0.98) ÷ (1 − 0.99)' },
  'costs twice as much': twiceThePlaces,
  'a hundred times': { sum: '1 ÷ (1 − 0.99)' },
  'one read in a hundred': { sum: '1 − 0.99' },
  'twice the room': twiceThePlaces,
  'nearly half of the requests': { claim: 'warm' },
  'about an eighth': { claim: 'twice-adds' },
  '36': { sum: '4 ÷ 0.112' },
  '13': { claim: 'night-needed' },
  'the last twenty seconds': { sum: '60 − 40' },
  'a third more places': { sum: '80 ÷ 60 − 1' },
  'only about half of': { claim: 'scans-lru' },
  'three of the twelve': { scenario: byHand, read: { divide: ['nodes.cache.hits', 12] } },
};

export const lesson: LessonContent = {
  given,
  givenInQuestions,
  labs,
  predictions,
  claims,
  challenges,
  questions,
  sideBySides,
  sources,
};
