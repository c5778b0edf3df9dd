import type { Question } from '@/content/question-types';
import { questionsInNumbers } from './questions-in-numbers';
import { questionsOnWords } from './questions-on-words';

/** In the order of the lesson: words and numbers take turns. */
const order = [
  'ninety-to-ninety-five',
  'time-at-load',
  'idle-and-slow',
  'nineteen-again',
  'which-word',
  'low-and-high',
  'people-and-throughput',
  'past-the-knee',
  'how-many-inside',
  'threads',
  'same-load',
  'no-chance',
  'levers-in-kingman',
  'read-the-percentiles',
  'never-average',
  'slow-pages',
  'fan-out-cure',
  'stall-seen',
  'an-slo',
  'run-it-full',
] as const;

const byId = new Map<string, Question>([...questionsOnWords, ...questionsInNumbers].map((question) => [question.id, question]));

export const questions: readonly Question[] = order.map((id) => byId.get(id)!);
