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
