import type { LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { labs } from './labs';
import { predictions } from './predictions';
import { questions } from './questions';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

/** Numbers of the prose that no claim, formula or setting says. */
const given = {
  '1.2': 'one attempt and a retry budget of a fifth',
  '2.1': 'three attempts at a utilisation of 0.7: 3 × 0.7',
  '0.84': 'a budget of a fifth at a utilisation of 0.7: 1.2 × 0.7',
  '30': 'what the three machines of the two-states lab can do: ten a second each',
  'fifty a second': 'five machines of ten a second',
  'fifteen seconds': 'from second 20 to 35',
  'nine tenths of it': 'twenty a second, then two: the run of out-shed',
  'a tenth of their pace': 'where slow start begins',
  'a tenth of its capacity': 'an example: two attempts are then a fifth of it',
  'two thirds of the fleet': '1 − 1 ÷ 3',
  'a budget of a tenth': 'an example: 1.1 × 0.7 is well below one',
  '40': 'an instruction: any moment after second 20',
};

export const lesson: LessonContent = {
  given,
  labs,
  predictions,
  claims,
  challenges,
  questions,
  sideBySides,
  sources,
};
