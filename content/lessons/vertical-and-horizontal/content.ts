import type { Given, LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { givenInQuestions } from './given-in-questions';
import { labs } from './labs';
import { predictions } from './predictions';
import { questions } from './questions';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

const ladder = 'the ladder of engine/data/cost-curves, to which claims.test.ts holds the table: a convention, and said to be one';

/** Numbers of the prose that no claim, formula or setting says. */
const given = {
  'of the 80': { sum: '8 ÷ 0.1' },
  'could do 80': { sum: '8 ÷ 0.1' },
  '| $50 |': ladder,
  '| $200 |': ladder,
  '| $800 |': ladder,
  '$50 | $25': { sum: '50 ÷ 2' },
  '$200 | $25': { sum: '200 ÷ 8' },
  '$800 | $25': { sum: '800 ÷ 32' },
  'costs 2.3 times': { theory: 'scaling-cost', args: { units: 8 }, field: 'verticalDoubling' },
  'a tenth of each further': 'supposed: the overhead of the formula',
  'lose a quarter': { sum: '1 ÷ 4' },
  'not three quarters': { sum: '3 ÷ 4' },
  'beyond three quarters': { sum: '3 ÷ 4' },
  'beyond a half': { sum: '1 ÷ 2' },
  'four fifths busy': { sum: '64 ÷ 80' },
  'seven tenths busy': { sum: '56 ÷ 80' },
  'three times the latency': { claim: 'shape-ratio' },
  'four times the cores': { sum: '8 ÷ 2' },
  'four times the price': { sum: '200 ÷ 50' },
  'each half of the writes': 'supposed',
  'a tenth of that': 'advice',
  'three fifths of their load': { sum: '48 ÷ 80' },
  'twice as large': { sum: '4 ÷ 2' },
  'doubles what can break': { sum: '2 ÷ 1' },
  'a third of the run': { sum: '(200 − 100) ÷ 300' },
  'forty percent': 'an example',
  'under half each': 'the edge: the other one must carry both halves',
  'nearly nine tenths': { sum: '0.8 × 10 ÷ 9' },
  'waiting roughly doubles': { sum: '(8 ÷ 9) ÷ (1 − 8 ÷ 9) ÷ (0.8 ÷ (1 − 0.8))' },
  'two thirds at most': { sum: '2 ÷ 3' },
  'seventy percent': 'a rule of thumb, and said to be one',
  'double in two years': 'supposed',
  'four times this one': 'supposed',
  'gives four years': { sum: '2 × 2' },
  'three quarters, less': { sum: '3 ÷ 4' },
  'a tenth more than': { sum: '66 ÷ 60 − 1' },
  'half as fast again': 'a speed to set',
  'not a tenth of it': { sum: '1 − 60 ÷ 66' },
  'three quarters busy': { claim: 'web-busy' },
  '6.6 of them': { sum: '66 × 0.1' },
  'at 48 a second': 'a rate to set',
  'instead of twice': { sum: '2 ÷ 1' },
  'double every half year': 'supposed',
  'six requests a second': { sum: '66 − 60' },
  'nearly one and a half times': { sum: '56 ÷ 40' },
  'fifty queries a second': { sum: '2 × 1,000 ÷ 40' },
  'twelve cores in four': 'a count: four machines of three cores',
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
