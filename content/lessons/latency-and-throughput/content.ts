import type { Given, LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { givenInQuestions } from './given-in-questions';
import { labs } from './labs';
import { predictions } from './predictions';
import { questions } from './questions';
import { varied } from './scenarios';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

/** Numbers of the prose that no claim, formula or setting says. */
const given = {
  '150 ms of wire': { sum: '2 × 75' },
  'nineteen out of twenty': { sum: '19 ÷ 20' },
  'with a twentieth': { sum: '1 − 19 ÷ 20' },
  'nineteen twentieths of its time': { sum: '190 ÷ 200' },
  'climb to 100': 'a rate to set',
  'shrinks to a tenth': { sum: '(200 − 190) ÷ (200 − 100)' },
  'shrinks by half': { sum: '1 − (200 − 100) ÷ 200' },
  'the room halves': 'supposed',
  'the time doubles': { sum: '1 ÷ 0.5' },
  'from half to a quarter': { sum: '0.5 ÷ 2' },
  'from a tenth to a twentieth': { sum: '0.1 ÷ 2' },
  'is about 120 ms': { claim: 'half-mean' },
  'eight times the throughput': { claim: 'people-gain' },
  'nine times in a thousand': 'supposed: just under what a p99 notices',
  'nearly twice as often': { sum: '(1 − 0.991 × 0.991) ÷ 0.009' },
  'at nine tenths': { sum: '18 ÷ 20' },
  'nine tenths of its time': { sum: '18 ÷ 20' },
  'busy 90% of its time': { sum: '18 ÷ 20' },
  'wait about half as long': { claim: 'varied-halved' },
  'takes twice as long': { sum: '1 ÷ 0.5' },
  'of twice the speed': 'a row of the comparison',
  'sixty or seventy percent': 'a rule of thumb, and said to be one',
  'idle one second in twenty': { claim: 'busy-idle' },
  'ninety-eight requests in a hundred': { sum: '1 − 0.02' },
  'nearly one time in ten': { theory: 'k-of-n', args: { availability: 0.99, n: 10, k: 10 }, field: 'unavailability' },
  'three fifths busy': { sum: '12 ÷ 20' },
  'one moment in twenty': { sum: '1 − 19 ÷ 20' },
  'twice as many inside': { sum: '32 ÷ 16' },
  'nearly twice as long': { claim: 'crowd-stay' },
  'two fifths of the time': { sum: '1 − 12 ÷ 20' },
  'half as much again': 'an estimate in an answer',
  'stalls for ten seconds': { sum: '30 − 20' },
  'in ten seconds': { sum: '30 − 20' },
  'latency of two days': 'an example',
  'wait three seconds': 'supposed',
  'ten milliseconds quicker': 'an example',
  'even twenty minutes': { sum: '1,200 ÷ 60' },
  'a third more pictures': { sum: '16 ÷ 12 − 1' },
  'answered in 40 ms': { claim: 'kinds-p50' },
  'nine parts of ten': 'a setting: the parts that are needed',
  'fifty requests a day': 'an example',
  'can do 200 a second': { sum: '1,000 ÷ 5' },
  'nearly half a second': { scenario: varied, read: 'latencyMs.mean' },
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
