import type { Given, LessonContent, Reason } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { givenInQuestions } from './given-in-questions';
import { labs } from './labs';
import { missed, predictions } from './predictions';
import { questions } from './questions';
import { growing } from './scenarios';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

const example = 'an example';
const fairPart: Reason = { theory: 'keys-moved', args: { from: 4, to: 5 }, field: 'leastRatio' };

/** Numbers of the prose that no claim, formula or setting says. */
const given: Given = {
  '1.25': { cite: 'bounded' },
  '95%': example,
  '5%': { sum: '1 − 0.95' },
  'more than 90%': { sum: '0.05 + 0.95 × 10 ÷ 11' },
  'more than nine requests in ten': { scenario: growing, read: { minus: [1, missed(35_000, 40_000)] } },
  'at half of what': { sum: '100 ÷ (5 × 2 ÷ 0.05)' },
  'twice as strong': example,
  'twice the points': { sum: '2 ÷ 1' },
  'one chance in five': { sum: '1 ÷ 5' },
  'one in six': { sum: '1 ÷ 6' },
  'two out of five': 'a name, not a share',
  'two thirds busy': { sum: '130 ÷ (5 × 2 ÷ 0.05)' },
  'eighteen times as much': { sum: '(0.05 + 0.95 × 10 ÷ 11) ÷ 0.05' },
  'one hit in eleven': { theory: 'keys-moved', args: { from: 10, to: 11 }, field: 'leastRatio' },
  'some three times': { sum: '(0.05 + 0.95 ÷ 11) ÷ 0.05' },
  'nearly three quarters': { claim: 'modulo-misses' },
  'nearly half of the requests': { claim: 'one-most' },
  'another a thirtieth': { claim: 'one-least' },
  'gets a third of all requests': { claim: 'hot-most' },
  'two hundred a second': { sum: '5 × 2 ÷ 0.05' },
  'and a fifth of the rest': fairPart,
  'a fifth of the keys': fairPart,
  'up to eight backends': { sum: '7 − 0 + 1' },
  'about ten of eleven': { theory: 'keys-moved', args: { from: 10, to: 11 }, field: 'moduloRatio' },
  'a fifth joins': 'an ordinal: the fifth cache',
  'about a fifth miss': { claim: 'ring-misses' },
  'its fifth of the keys': fairPart,
  'two seconds after': { sum: '42 − 40' },
  'forty keys a second': { sum: '2 × 1,000 ÷ 50' },
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
