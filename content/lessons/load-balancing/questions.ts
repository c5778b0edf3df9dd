import type { Question } from '@/content/question-types';
import { questionsInNumbers } from './questions-in-numbers';
import { questionsOnChoosing } from './questions-on-choosing';

/** In the order of the lesson: words and numbers take turns. */
const order = [
  'slow-one',
  'share-of-what',
  'equal-world',
  'random-thousand',
  'smooth-steps',
  'smooth-third',
  'weighted-share',
  'least-picks',
  'why-counts',
  'two-at-load',
  'own-queue',
  'two-against-one',
  'hole-estimate',
  'opening-estimate',
  'no-checks',
  'sticky-scale',
  'herd-cure',
  'when-none',
] as const;

const byId = new Map<string, Question>(
  [...questionsOnChoosing, ...questionsInNumbers].map((question) => [question.id, question]),
);

export const questions: readonly Question[] = order.map((id) => byId.get(id)!);
