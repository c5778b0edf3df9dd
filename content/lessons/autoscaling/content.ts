import type { Given, LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { givenInQuestions } from './given-in-questions';
import { labs } from './labs';
import { predictions } from './predictions';
import { questions } from './questions';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

/** Numbers of the prose that no claim, formula or setting says. */
const given: Given = {
  '90%': 'supposed: how busy the four replicas of the example are',
  '75%': 'supposed: how busy the replicas are',
  '30': 'an example: the lower line, in percent',
  '80': 'an example: the line for memory, in percent',
  '95%': 'supposed: how busy a replica is',
  'but by eight times': { sum: '(0.95 ÷ 0.05) ÷ (0.7 ÷ 0.3)' },
  '43%': { sum: '100 ÷ 70 − 1' },
  'kubernetes looks every fifteen seconds': { cite: 'hpa' },
  'two to five minutes': 'a rule of thumb, and said to be one',
  'within a tenth of one': { cite: 'hpa' },
  'nearly twice the changes': { claim: 'restless-changes' },
  'eight times as many': { sum: '8 ÷ 1' },
  'a quarter of all photos': { claim: 'news-refused' },
  'nearly a fifth of the photos': { claim: 'first-rule-refused' },
  'at most doubling every': 'a setting of the example: 100 percent',
  'at most a tenth a minute': 'a setting of the example: 10 percent',
  'not by a third': { sum: '95 ÷ 70 − 1' },
  'say doubling in': 'supposed',
  '100%': 'a name: full',
  'ten minutes late': 'an example',
  'two minutes': { sum: '60,000 + 60,000' },
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
