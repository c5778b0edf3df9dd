import type { LessonContent } from '@/content/lesson-types';
import { challenges } from './challenge';
import { claims } from './claims';
import { labs } from './labs';
import { predictions } from './predictions';
import { questions } from './questions';
import { sideBySides } from './side-by-sides';
import { sources } from './sources';

/** Numbers of the prose that no claim, formula or setting says. */
const given = {
  '14.4': 'twelve requests a second and a fifth of that in retries',
  '36': 'twelve requests a second, three attempts each',
  '30': 'the moment at which the claims held-1000 and held-30000 let everything hang; and an example of Retry-After',
  '400': 'HTTP status: bad request',
  '404': 'HTTP status: not found',
  '429': 'HTTP status: too many requests',
  '503': 'HTTP status: service unavailable',
  '1.7': 'three budgets of a fifth, multiplied: 1.2 × 1.2 × 1.2',
  '27': 'three tiers of three attempts: 3 × 3 × 3',
  '0.1%': 'a tenth, three times over',
  '1.11': '1 + 0.1 + 0.01',
  'a ninth more work': '0.1 + 0.01: what flaky-load finds beyond one',
  'full jitter doubles': 'it is d, and d is twice the last',
  'about a sixth': { claim: 'wait-200' },
  'one in a thousand': '0.1 × 0.1 × 0.1',
  'halves the slowest': 'the claims hedge-without and hedge-with',
  'one request in twenty more': 'what hedge-load finds beyond one',
  'last fifteen seconds': 'from second 45 of 60, as the goal reads',
};

export const lesson: LessonContent = {
  given,
  labs,
  predictions,
  claims,
  challenges,
  questions,
  sideBySides,
  sources,
};
