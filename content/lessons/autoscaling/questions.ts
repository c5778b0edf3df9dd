import type { Question } from '@/content/question-types';
import { questionsInNumbers } from './questions-in-numbers';
import { questionsOnChoosing } from './questions-on-choosing';

/** In the order of the lesson: words and numbers take turns. */
const order = [
  'life',
  'lateness',
  'proportion',
  'settles',
  'tolerance',
  'cooldown-what',
  'maximum',
  'saturated',
  'waves-of-cpu',
  'queue-swing',
  'one-metric',
  'lopsided',
  'waves-estimate',
  'thrash-cures',
  'leaving',
  'headroom',
  'start-estimate',
  'wrong-tier',
  'flash-sale',
] as const;

const byId = new Map<string, Question>(
  [...questionsOnChoosing, ...questionsInNumbers].map((question) => [question.id, question]),
);

export const questions: readonly Question[] = order.map((id) => byId.get(id)!);
