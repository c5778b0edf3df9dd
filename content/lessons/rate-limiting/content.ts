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
  '429': 'the name of a status',
  '500': 'the name of a status',
  '503': 'the name of a status',
  '30': 'an example: 30 + 40 + 35 = 105',
  '40': 'the same example',
  '35': 'the same example',
  '105': 'the same example',
  'five times as often': '20 a second beside 4',
  'twice as fast': 'an example',
  'eleven a second': '1 ÷ 0.09',
  'a tenth each on ten': 'one of ten',
};

export const lesson: LessonContent = { given, labs, predictions, claims, challenges, questions, sideBySides, sources };
