import type { Given, LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { givenInQuestions } from './given-in-questions';
import { labs } from './labs';
import { predictions } from './predictions';
import { questions } from './questions';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

/** Numbers of the prose that no claim, formula or setting says. */
const given = {
  '99.99%': 'the promise under discussion; its downtime is computed in the table below it',
  'give 99.99%': { theory: 'k-of-n', args: { availability: 0.99, n: 2, k: 1 }, field: 'availability' },
  '99.9%': 'the same for the promise before, and for the four single parts of the shop',
  '99%': 'what each machine of the tables is up: an input of every formula in them',
  '95%': { sum: '19 ÷ (19 + 1)' },
  '730': { sum: '8,760 ÷ 12' },
  '99.7%': { sum: '1 − 1 ÷ 365' },
  'nineteen days in twenty': { sum: '19 ÷ (19 + 1)' },
  'twelve times a year': 'supposed: once a month',
  'a twentieth of a twentieth': { sum: '1 − 0.95' },
  'twice the money': { sum: '2 ÷ 1' },
  'a four-hundredth': { claim: 'pair-down' },
  'the feed, a hundredth': { sum: '1 ÷ (99 + 1)' },
  'break ten times less often': { sum: '190,000 ÷ 19,000' },
  'nineteen days on average': { sum: '19,000 ÷ 1,000' },
  'same six hundred days': { sum: '600,000 ÷ 1,000' },
  'of fifteen seconds': { sum: '10 + 5' },
  'costs three minutes a year': { sum: '12 × 15 ÷ 60' },
  'more than half of all': { sum: '12 × 15 ÷ 60 ÷ 5.26' },
  'in four minutes': { sum: '52.6 ÷ 12' },
  'lasts four hours': 'an example',
  'both at seventy percent': 'an example',
  'fifty-three minutes': {
    theory: 'system-availability',
    args: { system: { mtbfHours: 99.99, mttrHours: 0.01 } },
    field: 'downMinutesPerYear',
  },
  'for nearly nine hours': { sum: '0.0001 × 10 × 8,760' },
  'nine years in ten': {
    theory: 'availability-years',
    args: { system: { mtbfHours: 87591.24, mttrHours: 8.76 } },
    field: 'quietYears',
  },
  'fifty minutes against': { sum: '0.0001 × 8,760 × 60' },
  'nine hours of a year': { sum: '0.001 × 8,760' },
  'half the repair time': { sum: '(0.5 ÷ (19 + 0.5)) ÷ (1 ÷ (19 + 1))' },
  'twice the time between failures': { sum: '(1 ÷ (19 + 1)) ÷ (1 ÷ (38 + 1))' },
  'twice the bill': { sum: '2 ÷ 1' },
  'a third more': { sum: '4 ÷ 3 − 1' },
  'breaking half as often': { sum: '19,000 ÷ 38,000' },
  'half the time each': { sum: '500 ÷ 1,000' },
  'about half away': { sum: '1 − (1 ÷ (38 + 1)) ÷ (1 ÷ (19 + 1))' },
  'nineteen twentieths': { claim: 'second-takes' },
  'about a third each': 'advice',
  'one tenth of users': 'an example',
  'a tenth of the downtime': { sum: '(1 − 0.9999) ÷ (1 − 0.999)' },
  'one day in twenty': { sum: '1 ÷ (19 + 1)' },
  'nearly three days in twenty': { theory: 'k-of-n', args: { availability: 0.95, n: 3, k: 3 }, field: 'unavailability' },
  '190,000': { sum: '10 × 19,000' },
  '190': { sum: '190,000 ÷ 1,000' },
  'ten times better': { sum: '190,000 ÷ 19,000' },
  'ten times worse': 'an example',
  'one day in four hundred': { claim: 'pair-down' },
  'one request in four hundred': { claim: 'pair-down' },
  'about one day in five': { claim: 'hidden-down' },
  'break half as often': { sum: '19,000 ÷ 38,000' },
  'twice the price': { sum: '38,000 ÷ 19,000' },
  'a twentieth times a twentieth': { sum: '1 − 0.95' },
  'two of three': 'a name: how many copies must be up',
  'two copies of three': 'a setting: need of the store',
  'a fifth becomes': 'an ordinal: the fifth nine',
  'one half first': 'advice',
  'once a month': 'supposed',
  'once a year': 'supposed',
  'once in ten years': 'supposed',
  'ten thousand years': 'a setting of the formula: how many years it draws',
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
