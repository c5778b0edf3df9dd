import type { ChallengeSpec } from '@/content/lesson-types';
import { rule, turn } from './labs';
import { moves, refused } from './predictions';
import { EACH, PATIENCE_MS, tracking } from './scenarios';

export const challenges = {
  'through-the-day': {
    title: 'Hold it through the day',
    story:
      'The rule of the opening has the day to itself, and nearly a fifth of the photos are refused. Operations propose never to have fewer than eight replicas. Finance grants five replica-hours for the forty minutes, and operations, who are woken by every change, ask for at most thirty.',
    lab: 'through-the-day',
    goals: [
      { label: 'Photos refused', read: refused, op: '<=', value: 0.01, unit: 'ratio' },
      { label: 'p95', read: 'latencyMs.p95', op: '<=', value: 7000, unit: 'ms' },
      { label: 'Replica-hours', read: 'nodes.scaler.instanceHours', op: '<=', value: 5, unit: 'h' },
      { label: 'Changes', read: moves, op: '<=', value: 30, unit: 'count' },
    ],
    hints: [
      'How much of the morning is over when the rule has made up its mind? Choose one that acts in proportion to what it sees.',
      'What should it watch? The CPU says full and no more. Requests say how full.',
      'Target tracking on requests a second, each; a target low enough that a steep morning still fits while replicas start; a scale-out pause a little longer than a start, so that it does not ask twice.',
    ],
    solution: [rule(tracking(EACH, 0.5, PATIENCE_MS))],
    biggerBox: [turn('algorithm.minReplicas', 8)],
    won: 'It acts in proportion, on a number that goes on growing when replicas are full, counts what it has asked for, and keeps half of every replica free for the two minutes in which it is blind. That half is the price of being late. To be cheaper you must be less late, or know the day beforehand.',
  },
} as const satisfies Record<string, ChallengeSpec>;
