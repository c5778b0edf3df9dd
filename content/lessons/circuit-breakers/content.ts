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
  '400': 'HTTP status: bad request',
  '404': 'HTTP status: not found',
  'a quarter of the requests fail': { claim: 'partial-half' },
  'a thousand times': 'a figure of speech',
  'into three quarters': { claim: 'sample-failed' },
  'a quarter of its calls': 'one of four backends, in turn',
  'the other three quarters': 'the same',
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
