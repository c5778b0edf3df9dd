import type { Question } from '@/content/question-types';
import { questionsInNumbers } from './questions-in-numbers';
import { questionsOnChoosing } from './questions-on-choosing';

/** In the order of the lesson: words and numbers take turns. */
const order = [
  'slow-or-dead',
  'hold',
  'what-adds',
  'threads-needed',
  'states-order',
  'reach',
  'wait-means',
  'row-or-rate',
  'trigger-hang',
  'two-calls',
  'count-as',
  'retry-where',
  'fallback-right',
  'fallback-load',
  'partial-estimate',
  'shards',
  'not-here',
] as const;

const byId = new Map<string, Question>(
  [...questionsOnChoosing, ...questionsInNumbers].map((question) => [question.id, question]),
);

export const questions: readonly Question[] = order.map((id) => byId.get(id)!);
