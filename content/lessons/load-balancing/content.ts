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
  '300': 'work and travel of the equal lab: serviceMs and both hops, there and back',
  '9': 'the worked turns of weights 5, 1, 1, which claims.test.ts plays',
  '95%': 'the load of the crowded lab: its rate over what its backends can serve',
  '53': 'the name of a service',
  'twice the strength': 'an example',
  'twice as many out': 'weight two',
  'seven requests in sixteen': '1 − (3 ÷ 4)²',
  'doubles the load': 'one retry each',
  'nine requests in ten': 'one minus longRatio',
  'it a quarter of the requests': 'one of four, in turn',
  'a quarter of the requests go': 'one of four, in turn',
  'a third idle': '1 − 48 ÷ 75',
  'a third of their pace': 'speed 0.35 beside 1',
  'more than one request in five': { claim: 'generations-failed' },
  'a third of the capacity': '1 − 48 ÷ 75',
  'a twelfth of the capacity': '0.35 of 4.35',
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
