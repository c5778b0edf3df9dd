import type { Given, LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { givenInQuestions } from './given-in-questions';
import { labs } from './labs';
import { predictions } from './predictions';
import { questions } from './questions';
import { weighted } from './scenarios';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

/** Numbers of the prose that no claim, formula or setting says. */
const given = {
  'two fifths of its': { sum: '1 ÷ 2.5' },
  'sixteen a second': { sum: '(1 + 1 + 0.4) × 1,000 ÷ 150' },
  'five times as strong': { sum: '5 ÷ 1' },
  'even three minutes': { sum: '180 ÷ 60' },
  'spreading 20': 'an example',
  'can do 16': 'an example',
  'over eight years': 'supposed',
  'are 300 ms': { sum: '200 + 2 × 30 + 2 × 20' },
  // the worked turns, which claims.test.ts plays
  '6 | 9,': { sum: '4 + 5' },
  '95%': { sum: '190 ÷ (20 × 1,000 ÷ 100)' },
  '53': 'the name of a service',
  'twice the strength': 'supposed',
  'twice as many out': { sum: '2 ÷ 1' },
  'at most seven requests in sixteen': { sum: '1 − (3 ÷ 4) × (3 ÷ 4)' },
  'nine requests in ten': { sum: '1 − 0.1' },
  'it a quarter of the requests': { claim: 'hole-turns' },
  'sends it about half': { claim: 'hole-counted' },
  'gets half of all requests': { claim: 'sticky-hot' },
  'half of the capacity': { sum: '1 − 12 ÷ (6 × 1,000 ÷ 250)' },
  'a quarter of the requests go': { sum: '1 ÷ 4' },
  'a third idle': { sum: '1 − 48 ÷ 75' },
  'a third of their pace': { sum: '0.35 ÷ 1' },
  'more than one request in five': { claim: 'generations-failed' },
  'a third of the capacity': { sum: '1 − 48 ÷ 75' },
  'a twelfth of the capacity': { sum: '0.35 ÷ (2 + 1 + 1 + 0.35)' },
  'a third adds little': 'an ordinal: the third draw',
  'five of every seven': { scenario: weighted, read: { divide: ['nodes.app.backends.a.arrived', 'nodes.app.arrived'] } },
  'at second 20': 'a moment: when the claims of this lab kill it',
  'twice a second': 'a setting: the rateRps of each gateway',
  'the last twenty seconds': { sum: '40 − 20' },
} as const satisfies Given;

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
