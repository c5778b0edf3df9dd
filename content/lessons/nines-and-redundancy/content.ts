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
  '99.99%': 'the promise under discussion; its downtime is computed in the table below it',
  '99.9%': 'the same for the promise before, and for the four single parts of the shop',
  '99%': 'what each machine of the tables is up: an input of every formula in them',
  '95%': 'nineteen days in twenty: the wear of the labs',
  '730': 'a twelfth of 8,760 hours; claims.test.ts works out the months',
  '99.7%': 'one day in 365 down',
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
