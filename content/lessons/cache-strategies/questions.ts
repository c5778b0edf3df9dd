import type { Question } from '@/content/question-types';
import { questionsInNumbers } from './questions-in-numbers';
import { questionsOnChoosing } from './questions-on-choosing';

/** In the order of the lesson: words and numbers take turns. */
const order = [
  'lost-run',
  'likes-estimate',
  'aside-steps',
  'write-mean',
  'cache-down',
  'stale-estimate',
  'write-steps',
  'drop-first',
  'price-of-drop',
  'delete-not-update',
  'sensor-strategy',
  'views-run',
  'back-helps',
  'who-is-safe',
  'through-wrong',
  'layers',
  'version-key',
  'old-new-old',
  'likes-or-money',
] as const;

const byId = new Map<string, Question>(
  [...questionsOnChoosing, ...questionsInNumbers].map((question) => [question.id, question]),
);

export const questions: readonly Question[] = order.map((id) => byId.get(id)!);
