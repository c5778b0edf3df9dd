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
  '15': 'when the scenario “shared” begins to fail',
  '45': 'when it is well again; and when the grey one of “bad-night” begins',
  'no more than a tenth': 'max_ejection_percent, cited in the sentence before',
  'a tenth of its pace': 'the factor of the runs slow-turns, slow-worked and slow-counted',
  'a thousand times as often': 'an example: three deploys a day against one failure a year',
  'a quarter of the requests': 'one of four, in turn',
  'an eighth of the fleet': 'one of eight',
};

export const lesson: LessonContent = { given, labs, predictions, claims, challenges, questions, sideBySides, sources };
