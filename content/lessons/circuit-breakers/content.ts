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
  '400': 'HTTP status: bad request',
  '404': 'HTTP status: not found',
  'a quarter of the requests fail': { claim: 'partial-half' },
  'over three seconds': { sum: '40 × 0.08' },
  'two seconds on average': { sum: '20 × 0.1' },
  'does ten a second': { sum: '2 ÷ 0.2' },
  'a thousand times': 'a figure of speech',
  'into three quarters': { claim: 'sample-failed' },
  'a quarter of its calls': { sum: '1 ÷ 4' },
  'the other three quarters': { sum: '1 − 1 ÷ 4' },
  'turns a tenth of errors': { claim: 'sample-wide' },
  'one call a minute': 'an example',
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
