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
  'one more in a hundred': '99 − 98, in a hundred',
  'two in a hundred': 'what 98% hits leave',
  'its load doubles': 'from one miss in a hundred to two',
  'costs twice as much': 'twice the places, at the same price each',
  'a hundred times': '1 ÷ (1 − 0.99)',
  'one read in a hundred': 'what 99% hits leave',
  'twice the room': '200 places after 100',
  'about an eighth': 'the claims warm-200 less warm',
  '36': 'four at a time, 112 ms each',
  '14': 'forty requests a second, and what night-before leaves of them',
  'the last twenty seconds': 'from second 40 of 60, as the prediction reads',
  'a third more places': '80 after 60',
};

export const lesson: LessonContent = { given, labs, predictions, claims, challenges, questions, sideBySides, sources };
