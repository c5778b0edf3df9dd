import type { Given, LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { givenInQuestions } from './given-in-questions';
import { labs } from './labs';
import { predictions } from './predictions';
import { questions } from './questions';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

const status = 'the name of a status';
const example = 'an example';

/** Numbers of the prose that no claim, formula or setting says. */
const given: Given = {
  '429': status,
  '500': status,
  '503': status,
  '30': example,
  '40': example,
  '35': example,
  '105': { sum: '30 + 40 + 35' },
  'ten thousand a second in all': example,
  'a hundred a minute for a user': example,
  'ten a second for search': example,
  'five times as often': { sum: '20 ÷ 4' },
  'twice as fast': 'the speed that the words set',
  'eleven a second': { sum: '1 ÷ 0.09' },
  'a tenth each on ten': { sum: '1 ÷ 10' },
  'five of each six': { claim: 'pages-one' },
  'from second 15': 'a moment: from where the figure is read',
  'a hundred queries a second': { sum: '4 × 1,000 ÷ 40' },
  'a hundred a second to all': { sum: '100 ÷ 1' },
  'up to twenty through': {
    theory: 'burst-bound',
    args: { capacity: 10, refillPerSecond: 10, windowMs: 1000 },
    field: 'maxAdmitted',
  },
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
