import type { Question } from '@/content/question-types';
import { questionsInNumbers } from './questions-in-numbers';
import { questionsOnChoosing } from './questions-on-choosing';

/** In the order of the lesson: words and numbers take turns. */
const order = [
  'full-line',
  'edge-drawn',
  'edge-by-log',
  'two-counts',
  'log-memory',
  'one-number-two',
  'bucket-flooded',
  'lazy-bucket',
  'bucket-bound',
  'bucket-double',
  'gcra-is',
  'leak-for-what',
  'by-address',
  'refusal-says',
  'come-back-estimate',
  'same-moment',
  'atomic-step',
  'dark-launch',
  'not-a-limiter',
] as const;

const byId = new Map<string, Question>(
  [...questionsOnChoosing, ...questionsInNumbers].map((question) => [question.id, question]),
);

export const questions: readonly Question[] = order.map((id) => byId.get(id)!);
