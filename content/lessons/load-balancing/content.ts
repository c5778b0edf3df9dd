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
  '300': 'work and travel of the equal lab: serviceMs and both hops, there and back',
  '9': 'the worked turns of weights 5, 1, 1, which claims.test.ts plays',
  '95%': 'the load of the crowded lab: its rate over what its backends can serve',
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
