import { expect, it } from 'vitest';
import type { Knobs } from '../knobs/knobs';
import { parseKnobs } from '../knobs/parse';
import { exponential } from './exponential';
import { finagleBudget } from './finagle-budget';
import { grpcThrottle } from './grpc-throttle';
import { jitterKnobs } from './knobs';

const YEAR_MS = 366 * 86_400_000;

const takes = (knobs: Knobs, name: string, value: number): boolean => {
  try {
    parseKnobs(knobs, { [name]: value });
    return true;
  } catch {
    return false;
  }
};

// least and most that are taken, and the nearest values that are not
it.each<[string, Knobs, least: number, most: number, refused: number[]]>([
  ['baseMs', jitterKnobs, 0, YEAR_MS, [-0.001, YEAR_MS + 0.5]],
  ['capMs', jitterKnobs, 0, YEAR_MS, [-0.001, YEAR_MS + 0.5]],
  ['jitterMs', jitterKnobs, 0, YEAR_MS, [-0.001, YEAR_MS + 0.5]],
  ['maxAttempts', jitterKnobs, 1, Number.MAX_SAFE_INTEGER, [0, 1.5, 2 ** 53]],
  ['factor', exponential.knobs, 1, 1_000_000, [0.999, 1_000_000.5]],
  ['ttlMs', finagleBudget.knobs, 1000, 60_000, [999, 1000.5, 60_001]], // RetryBudget.scala: 1.second to 60.seconds
  ['minRetriesPerSecond', finagleBudget.knobs, 0, 1_000_000, [-1, 0.5, 1_000_001]],
  ['percentCanRetry', finagleBudget.knobs, 0, 1000, [-0.001, 1000.5]], // RetryBudget.scala: 0 to 1000
  ['maxTokens', grpcThrottle.knobs, 0.001, 1000, [0, 1000.5]], // A6: (0, 1000]
  ['tokenRatio', grpcThrottle.knobs, 0.001, 1000, [0, 1000.5]],
])('%s', (name, knobs, least, most, refused) => {
  expect([least, most].filter((value) => !takes(knobs, name, value))).toEqual([]);
  expect(refused.filter((value) => takes(knobs, name, value))).toEqual([]);
});
