import type { Given, LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { givenInQuestions } from './given-in-questions';
import { choose, labs } from './labs';
import { predictions, staleShare } from './predictions';
import { questions } from './questions';
import { oneMix, views } from './scenarios';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

const throughAll = { sum: '(1 − 0.5) × (1 − 0.9) × (1 − 0.9)' };
const supposed = 'an example: what each layer answers';

/** Numbers of the prose that no claim, formula or setting says. */
const given: Given = {
  'nine in ten on a store': 'an example',
  'nine tenths': supposed,
  'browser a half': supposed,
  'one request in two hundred': throughAll,
  'sees one in two hundred': throughAll,
  '95%': 'an example',
  'one in twenty': { sum: '1 − 0.95' },
  'twenty times': { sum: '1 ÷ (1 − 0.95)' },
  'three times over': { sum: '180 ÷ 60' },
  'more than four times in ten': { scenario: oneMix, inputs: [choose('cache-aside')], read: staleShare },
  'a third of the answers': { claim: 'profiles-ttl' },
  'more than half of the time': {
    scenario: views,
    inputs: [choose('write-back')],
    read: { minus: [1, 'nodes.store.utilization'] },
  },
  'three times a minute': 'a setting: its three events',
};

export const lesson: LessonContent = {
  given,
  givenInQuestions,
  labs,
  predictions,
  claims,
  challenges,
  questions,
  sideBySides,
  sources,
};
