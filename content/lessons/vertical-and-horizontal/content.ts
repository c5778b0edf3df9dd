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
  '80': 'what eight cores can do in a second, a tenth of a second each',
  '25': 'the ladder of engine/data/cost-curves, which claims.test.ts holds the table to: its price for a core',
  '50': 'the same ladder',
  '800': 'the same ladder',
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
