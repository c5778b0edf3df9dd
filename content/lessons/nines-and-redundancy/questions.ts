import type { Question } from '@/content/question-types';
import { questionsInNumbers } from './questions-in-numbers';
import { questionsOnWords } from './questions-on-words';

/** In the order of the lesson: words and numbers take turns. */
const order = [
  'four-nines',
  'all-of-n',
  'polish-which',
  'pair-down',
  'feed-estimate',
  'third-machine',
  'what-is-shared',
  'on-one-feed',
  'takeover-time',
  'failover-order',
  'too-eager',
  'passive-or-active',
  'majority',
  'n-plus-one-full',
  'hours-a-year',
  'cheaper-lever',
  'quiet-year',
  'depend-on',
  'which-first',
  'no-more-nines',
] as const;

const byId = new Map<string, Question>([...questionsOnWords, ...questionsInNumbers].map((question) => [question.id, question]));

export const questions: readonly Question[] = order.map((id) => byId.get(id)!);
