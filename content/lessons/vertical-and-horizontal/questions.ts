import type { Question } from '@/content/question-types';
import { questionsInNumbers } from './questions-in-numbers';
import { questionsOnWords } from './questions-on-words';

/** In the order of the lesson: words and numbers take turns. */
const order = [
  'what-redundancy-is',
  'four-at-sixty-six',
  'busy-after-loss',
  'fill-at-most',
  'pooling-why',
  'one-line',
  'ladder',
  'price-out',
  'web-tier',
  'rolling-why',
  'first-step',
  'decide-order',
  'up-is-right',
  'growth-kinds',
  'what-out-costs',
  'half-or-none',
] as const;

const byId = new Map<string, Question>([...questionsOnWords, ...questionsInNumbers].map((question) => [question.id, question]));

export const questions: readonly Question[] = order.map((id) => byId.get(id)!);
