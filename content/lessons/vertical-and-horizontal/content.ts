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
  '80': 'what eight cores can do in a second, a tenth of a second each',
  '25': 'the ladder of engine/data/cost-curves, which claims.test.ts holds the table to: its price for a core',
  '50': 'the same ladder',
  '800': 'the same ladder',
  '2.3': 'an assumption, and said to be one: the cost curve of engine/data/cost-curves',
  'a tenth of each further': 'the same',
  'lose a quarter': 'one machine of four',
  'not three quarters': 'three machines of four, which four-end denies',
  'beyond three quarters': 'N/(N + 1), three of four',
  'beyond a half': 'one of two',
  'four fifths busy': '64 a second of 80',
  'three times the latency': { claim: 'shape-ratio' },
  'four times the cores': '8 after 2, 32 after 8',
  'four times the price': '$200 after $50, $800 after $200',
  'each half of the writes': 'an example',
  'a tenth of that': 'advice',
  'three fifths of their load': '48 a second of 80',
  'twice as large': 'four cores for two',
  'doubles what can break': 'two for one',
  'a third of the run': '30 s of 90',
  'forty percent': 'an example',
  'under half each': 'one of two must carry all',
  'nearly nine tenths': '8 ÷ 9',
  'waiting roughly doubles': '1 ÷ (1 − 0.8) and 1 ÷ (1 − 0.89)',
  'two thirds at most': 'two zones of three',
  'three quarters, less': 'three of four',
  'a tenth more than': '66 of 60',
  'half as fast again': 'speed 1.5',
  'a tenth of it': '66 of 60',
  'three quarters busy': { claim: 'web-busy' },
  '6.6': '66 a second, a tenth of a second each',
  '48': 'a rate to set',
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
