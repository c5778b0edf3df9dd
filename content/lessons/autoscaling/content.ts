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
  '90%': 'a worked example: 4 × 90 ÷ 60 = 6',
  '75%': 'a worked example: 75 ÷ 70 is within a tenth of one',
  '30': 'the lower line of the first rule, in percent',
  '80': 'a convention for memory, in percent',
  '95%': 'a worked example: 0.95 ÷ 0.05 is eight times 0.7 ÷ 0.3',
  '43%': '100 ÷ 70 − 1',
  'within a tenth of one': 'Kubernetes’ tolerance, which the engine’s HPA has by default',
  'twice the changes': '38 after 20 in the comparison',
  'eight times as many': 'one photo a second, then eight',
  'a quarter of all photos': { claim: 'news-refused' },
};

export const lesson: LessonContent = { given, labs, predictions, claims, challenges, questions, sideBySides, sources };
