import type { Question } from '@/content/question-types';
import { questionsInNumbers } from './questions-in-numbers';
import { questionsOnChoosing } from './questions-on-choosing';

/** In the order of the lesson: words and numbers take turns. */
const order = [
  'why-stuck',
  'stuck-rate',
  'down-to',
  'set-timeout',
  'held',
  'room',
  'thrice',
  'multiply',
  'one-layer',
  'jitter-which',
  'herd-idle',
  'backoff-alone',
  'budget-load',
  'worst-tiers',
  'decide-order',
  'safe-twice',
  'which-key',
  'deadline-worth',
  'hedge-when',
] as const;

const byId = new Map<string, Question>(
  [...questionsOnChoosing, ...questionsInNumbers].map((question) => [question.id, question]),
);

export const questions: readonly Question[] = order.map((id) => byId.get(id)!);
