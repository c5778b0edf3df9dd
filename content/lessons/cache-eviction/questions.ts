import type { Question } from '@/content/question-types';
import { questionsInNumbers } from './questions-in-numbers';
import { questionsOnChoosing } from './questions-on-choosing';

/** In the order of the lesson: words and numbers take turns. */
const order = [
  'loop-why',
  'loop-run',
  'random-loop',
  'loop-best',
  'store-load',
  'store-share',
  'mean-time',
  'cold-factor',
  'zipf-lru',
  'uniform-policy',
  'expiry-or-eviction',
  'oracle-rule',
  'lru-step',
  'anomaly-which',
  'season-why',
  'night-estimate',
  'scan-cures',
  'probation-steps',
  'hit-lock',
  'when-not-cache',
] as const;

const byId = new Map<string, Question>(
  [...questionsOnChoosing, ...questionsInNumbers].map((question) => [question.id, question]),
);

export const questions: readonly Question[] = order.map((id) => byId.get(id)!);
