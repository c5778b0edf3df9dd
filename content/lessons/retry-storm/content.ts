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
  '1.2': { sum: '1 + 0.2' },
  '2.1': { sum: '3 × 0.7' },
  '0.84': { sum: '1.2 × 0.7' },
  '30': { sum: '3 × 10' },
  'thirty a second': { sum: '3 × 10' },
  'below 10': { sum: '3 × 10 ÷ 3' },
  '10 to 30': { sum: '3 × 10 ÷ 3' },
  '30 / 3 = 10': { sum: '30 ÷ 3' },
  'fifty a second': { sum: '5 × 10' },
  'fifteen seconds': { sum: '35 − 20' },
  'eight seconds': { sum: '3 + 5' },
  'nine tenths of it': { sum: '1 − 2 ÷ 20' },
  'a tenth of their pace': 'a setting of the engine: where slow start begins',
  'a tenth of its capacity': 'an example: two attempts are then a fifth of it',
  'two thirds of the fleet': { sum: '1 − 1 ÷ 3' },
  'a budget of a tenth': 'an example: 1.1 × 0.7 is well below one',
  'play to second 40': 'an instruction: any moment after second 20',
  'more than forty at a time': 'supposed: the forty workers',
  'twenty-two such failures in eleven': { cite: 'huang' },
  'drains at ten a second': { sum: '30 − 20' },
  'two a second while': 'a setting: what restart-and-shed lets in',
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
