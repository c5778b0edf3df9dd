import type { Question } from '@/content/question-types';
import { questionsInNumbers } from './questions-in-numbers';
import { questionsOnChoosing } from './questions-on-choosing';

/** In the order of the lesson: words and numbers take turns. */
const order = [
  'end-of-storm',
  'signature',
  'blind',
  'root',
  'stuck-attempts',
  'stable-below',
  'edge',
  'target-rule',
  'bounded-attempts',
  'cold-loop',
  'cold-cure',
  'way-order',
  'drain',
  'retries-off',
  'restart-cold',
  'cut-where',
  'closed',
  'drill',
] as const;

const byId = new Map<string, Question>(
  [...questionsOnChoosing, ...questionsInNumbers].map((question) => [question.id, question]),
);

export const questions: readonly Question[] = order.map((id) => byId.get(id)!);
