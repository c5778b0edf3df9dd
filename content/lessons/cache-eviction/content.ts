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
  '98%': 'an example: two misses in a hundred',
  '99%': 'an example: one miss in a hundred',
  '45': 'second 45 of the new season: its event, in milliseconds',
};

export const lesson: LessonContent = { given, labs, predictions, claims, challenges, questions, sideBySides, sources };
