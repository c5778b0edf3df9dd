import type { Question } from '@/content/question-types';
import { questionsInNumbers } from './questions-in-numbers';
import { questionsOnChoosing } from './questions-on-choosing';

/** In the order of the lesson: words and numbers take turns. */
const order = [
  'power-cut-estimate',
  'which-knob',
  'lost-drawn',
  'checks-per-second',
  'hysteresis',
  'calm-is-not-well',
  'sees-what',
  'passive-price',
  'tenth-of-four',
  'slow-one',
  'shared-estimate',
  'what-to-ask',
  'panic-when',
  'leave-well',
  'takeover-drawn',
  'heartbeat-timeout',
  'not-checked',
] as const;

const byId = new Map<string, Question>(
  [...questionsOnChoosing, ...questionsInNumbers].map((question) => [question.id, question]),
);

export const questions: readonly Question[] = order.map((id) => byId.get(id)!);
