import type { Question } from '@/content/question-types';
import { questionsInNumbers } from './questions-in-numbers';
import { questionsOnChoosing } from './questions-on-choosing';

/** In the order of the lesson: words and numbers take turns. */
const order = [
  'modulo-moved',
  'fifth-cache',
  'who-moves',
  'ring-moved',
  'stampede-factor',
  'ring-factor',
  'lookup-order',
  'root-of-points',
  'weight-on-ring',
  'why-many-points',
  'domino',
  'runner-up',
  'jump-middle',
  'maglev-fills',
  'hot-key-cures',
  'bound-costs',
  'two-lists',
  'old-copies',
  'not-consistent',
] as const;

const byId = new Map<string, Question>(
  [...questionsOnChoosing, ...questionsInNumbers].map((question) => [question.id, question]),
);

export const questions: readonly Question[] = order.map((id) => byId.get(id)!);
