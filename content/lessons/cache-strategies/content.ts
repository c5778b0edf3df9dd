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
  '20': 'second 20 of the outage: its event, in milliseconds',
  '35': 'second 35 of the outage: its event, in milliseconds',
  '39': 'second 39 of the mix: its event, in milliseconds',
  '95%': 'an example: one miss in twenty',
  'three times over': 'three caches, one stream of keys',
  'twenty times': '1 ÷ (1 − 0.95)',
  'a third of the answers': { claim: 'profiles-ttl' },
};

export const lesson: LessonContent = { given, labs, predictions, claims, challenges, questions, sideBySides, sources };
