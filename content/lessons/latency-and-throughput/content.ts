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
  '150': 'the wire of the far people, there and back: twice the latency of their link',
  'nineteen out of twenty': 'what is asked for over what the worker can do',
  'with a twentieth': 'one minus nineteen twentieths',
  'nineteen twentieths of its time': '190 a second of 200',
  '100': 'a rate to set',
  'shrinks to a tenth': 'from 100 a second of room to 10',
  'the room halves': 'an example, worked by S / (1 − ρ)',
  'the time doubles': '1 ÷ (1 − ρ) with half of the room',
  'from a tenth to a twentieth': 'one halving of the room',
  'eight times the throughput': { claim: 'people-gain' },
  'nine times in a thousand': 'an example: just under what a p99 notices',
  'nearly twice as often': '1 − 0.991 × 0.991 is 0.0179',
  'at nine tenths': '18 a second of 20',
  'nine tenths of its time': '18 a second of 20',
  'takes twice as long': 'half of the speed',
  'of twice the speed': 'a row of the comparison',
  'sixty or seventy percent': 'a rule of thumb, and said to be one',
  'idle one second in twenty': { claim: 'busy-idle' },
  'ninety-eight requests in a hundred': 'one minus the longRatio of the lab',
  'the page one time in ten': '1 − 0.99¹⁰',
  'three fifths busy': '12 a second of 20',
  'one moment in twenty': 'one minus nineteen twentieths',
  'twice as many inside': '32 after 16',
  'stay twice as long': 'L = λ·W',
  '90%': '18 a second of 20',
  'two fifths of the time': '1 − 12 ÷ 20',
  'a third more pictures': '16 after 12',
  '40': '20 ms of work and the wire, there and back',
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
