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
  '99.99%': 'the promise under discussion; its downtime is computed in the table below it',
  '99.9%': 'the same for the promise before, and for the four single parts of the shop',
  '99%': 'what each machine of the tables is up: an input of every formula in them',
  '95%': 'nineteen days in twenty: the wear of the labs',
  '730': 'a twelfth of 8,760 hours; claims.test.ts works out the months',
  '99.7%': 'one day in 365 down',
  'nineteen days in twenty': '19 ÷ (19 + 1)',
  'twelve times a year': '52.6 minutes over twelve months',
  'a twentieth of a twentieth': '1 − 0.95, twice',
  'twice the money': 'two machines for one',
  'a four-hundredth': { claim: 'pair-down' },
  'break ten times less often': 'mtbfMs 190,000 after 19,000: the run of feed-better',
  'more than half of all': 'twelve takeovers of 15 s are 3 of 5.26 minutes',
  'in four minutes': { sum: '52.6 ÷ 12' },
  'lasts four hours': 'an example',
  'both at seventy percent': 'an example',
  'fifty-three minutes': '52.6, in the first table',
  'nine years in ten': 'quietYears, in the table above it',
  'half the repair time': 'MTBF ÷ (MTBF + MTTR)',
  'twice the time between failures': 'the same',
  'twice the bill': 'one of two',
  'a third more': 'three of four',
  'breaking half as often': 'a row of the comparison',
  'half the time': 'a row of the comparison',
  'about half away': 'rows of the comparison: 0.030 and 0.027 after 0.050',
  'nineteen twentieths': 'the first and the last row of the comparison: 0.0023 after 0.050',
  'about a third each': 'advice',
  'one tenth of users': 'an example',
  'a tenth of the downtime': 'what a nine is',
  'one day in twenty': '1 ÷ (19 + 1)',
  'nearly three days in twenty': '1 − 0.95³',
  '190,000': 'ten times 19,000',
  '190': 'the same in days, a second each',
  'ten times better': 'mtbfMs 190,000 after 19,000',
  'ten times worse': 'an example',
  'one day in four hundred': '0.05 × 0.05',
  'one request in four hundred': '0.05 × 0.05',
  'about one day in five': { claim: 'hidden-down' },
  'break half as often': 'the bigger box of the challenge',
  'twice the price': 'the same',
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
