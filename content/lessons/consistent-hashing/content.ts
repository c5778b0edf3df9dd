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
  '1.25': 'the default of the load factor, as in the lab',
  '40': 'ADD_MS: when the scenario sets the balancer’s list to five',
  '95%': 'the worked case of the questions stampede-factor and ring-factor',
  '5%': 'what 95% hits leave',
  '90%': '0.05 + 0.95 × 10/11, worked in the question stampede-factor',
  'more than nine requests in ten': 'one minus warm-misses',
  'twice as strong': 'an example',
  'twice the points': 'weight two',
  'one chance in five': 'one of five buckets',
  'one in six': 'one of six buckets',
  'two out of five': 'a name, not a share',
  'two thirds busy': '130 a second of 200',
  'eighteen times as much': '0.91 ÷ 0.05, worked in the question stampede-factor',
  'one eleventh more': 'the fair part of the eleventh node',
  'some three times': '(0.05 + 0.95 ÷ 11) ÷ 0.05, worked in the question ring-factor',
  'nearly three quarters': { claim: 'modulo-misses' },
  'another a thirtieth': { claim: 'one-least' },
  'gets a third of all requests': { claim: 'hot-most' },
  'two hundred a second': 'five backends, two at once, 50 ms each',
  'and a fifth more': 'the fair part of the fifth node',
  'a fifth of the keys': 'the fair part of the fifth node',
};

export const lesson: LessonContent = { given, labs, predictions, claims, challenges, questions, sideBySides, sources };
