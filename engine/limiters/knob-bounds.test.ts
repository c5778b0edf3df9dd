import { expect, it } from 'vitest';
import { parseKnobs } from '../knobs/parse';
import { type LimiterId, limiters } from './registry';

const LARGEST = 1_000_000_000;
const YEAR_MS = 366 * 86_400_000;

const takes = (id: LimiterId, name: string, value: number): boolean => {
  try {
    parseKnobs(limiters[id].knobs, { [name]: value });
    return true;
  } catch {
    return false;
  }
};

// least and most that are taken, and the nearest values that are not
it.each<[LimiterId, string, least: number, most: number, refused: number[]]>([
  ['fixed-window', 'limit', 1, LARGEST, [0, 1.5, LARGEST + 1]],
  ['fixed-window', 'windowMs', 1, YEAR_MS, [0, 1.5, YEAR_MS + 1]],
  ['token-bucket', 'capacity', 1, LARGEST, [0, 1.5, LARGEST + 1]],
  ['token-bucket', 'refillPerSecond', 0.000001, 1_000_000, [0, 0.0000009, 1_000_000.5]],
  ['gcra', 'ratePerSecond', 0.000001, 1_000_000, [0, 0.0000009, 1_000_000.5]],
  ['leaky-bucket', 'drainPerSecond', 0.001, 1_000_000, [0.0009, 1_000_000.5]],
  ['token-bucket', 'initialTokens', 0, LARGEST, [-0.001, LARGEST + 0.5]],
  ['leaky-bucket', 'capacity', 0, LARGEST, [-1, 0.5, LARGEST + 1]],
  ['leaky-bucket', 'delayAfter', 0, LARGEST, [-1, 0.5, LARGEST + 1]],
  ['gcra', 'burst', 1, LARGEST, [0, 1.5, LARGEST + 1]],
])('%s %s', (id, name, least, most, refused) => {
  expect([least, most].filter((value) => !takes(id, name, value))).toEqual([]);
  expect(refused.filter((value) => takes(id, name, value))).toEqual([]);
});
