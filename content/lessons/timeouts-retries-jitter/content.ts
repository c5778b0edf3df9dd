import type { Given, LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { givenInQuestions } from './given-in-questions';
import { labs } from './labs';
import { predictions } from './predictions';
import { questions } from './questions';
import { backup, flaky, using } from './scenarios';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

/** Numbers of the prose that no claim, formula or setting says. */
const given: Given = {
  '14.4': { sum: '12 + 12 ÷ 5' },
  '36': { sum: '12 × 3' },
  'at second 30': 'a setting: when the claims held-1000 and held-30000 let everything hang',
  'in 30 seconds': 'an example of Retry-After',
  '400': 'HTTP status: bad request',
  '404': 'HTTP status: not found',
  '429': 'HTTP status: too many requests',
  '503': 'HTTP status: service unavailable',
  '1.7': { sum: '1.2 × 1.2 × 1.2' },
  '27': { sum: '3 × 3 × 3' },
  '0.1%': { sum: '0.1 × 0.1 × 0.1' },
  '1.11': { sum: '1 + 0.1 + 0.1 × 0.1' },
  'that one in a hundred': { sum: '0.1 × 0.1' },
  'a third one in a thousand': { sum: '0.1 × 0.1 × 0.1' },
  'a hundredth of the errors': { sum: '0.1 × 0.1 × 0.1 ÷ 0.1' },
  'a ninth more work': {
    scenario: using(flaky, 'retry', { maxAttempts: 3 }),
    read: { minus: ['nodes.retry.amplification', 1] },
  },
  'full jitter doubles': { sum: '1,000 ÷ 500' },
  'half of its calls': { sum: '50 ÷ 100' },
  'about a sixth': { claim: 'wait-200' },
  'halves the slowest': { claim: 'hedge-halves' },
  'nineteen in twenty': { sum: '95 ÷ 100' },
  'one request in twenty more': {
    scenario: using(backup, 'hedge', { maxShare: 0.1 }),
    read: { minus: ['nodes.hedge.amplification', 1] },
  },
  'lives for ten seconds': { cite: 'finagle' },
  'half of d': { cite: 'aws-jitter' },
  'three times the last wait': { cite: 'aws-jitter' },
  'answers 200 a second': { sum: '8 ÷ 0.04' },
  'everyone in five seconds': { sum: '1,000 ÷ 200' },
  'a quarter of your traffic': { sum: '10 ÷ 40' },
  'instead of threefold': { sum: '3 × 40 ÷ 40' },
  'last fifteen seconds': { sum: '60 − 45' },
  'ten retries a second': { cite: 'finagle' },
  'a thousand a second': 'an example',
  'ten a second is a quarter': 'a setting: minRetriesPerSecond of the challenge, by default',
};

export const lesson: LessonContent = {
  given,
  givenInQuestions,
  labs,
  predictions,
  claims,
  challenges,
  questions,
  sideBySides,
  sources,
};
