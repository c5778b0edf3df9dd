import type { Given, LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { givenInQuestions } from './given-in-questions';
import { labs } from './labs';
import { predictions } from './predictions';
import { questions } from './questions';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

const example = 'an example';

/** Numbers of the prose that no claim, formula or setting says. */
const given: Given = {
  'every ten milliseconds': example,
  'no more than a tenth': { cite: 'envoy-outlier' },
  'half of the backends': { cite: 'envoy-panic' },
  'a tenth of its pace': { sum: '1 ÷ 10' },
  'some five a second': { sum: '20 ÷ 4' },
  'for five seconds': { sum: '((3 − 1) × 2 + 3 × 2) ÷ 2' },
  'thirty seconds of one fiftieth': example,
  'a thousand times as often': { sum: '3 × 365' },
  'a quarter of the requests': { sum: '1 ÷ 4' },
  'six requests in ten would fail': { claim: 'shared-shallow' },
  'an eighth of the fleet': { sum: '1 ÷ 8' },
  'a hundred thousand checks a second': { sum: '100 × 1,000' },
  'they double the load': { sum: '(1 + 1) ÷ 1' },
  'five requests a second, all': { sum: '20 ÷ 4' },
  'three a day': 'supposed',
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
