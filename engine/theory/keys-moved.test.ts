import { expect, test } from 'vitest';
import { keysMoved } from './keys-moved';

test('modulo, against counting every hash of one period', () => {
  for (let from = 1; from <= 12; from++)
    for (let to = 1; to <= 12; to++) {
      const period = from * to;
      const moved = Array.from({ length: period }, (_, hash) => hash).filter((hash) => hash % from !== hash % to).length;
      expect(keysMoved({ from, to }).moduloRatio).toBeCloseTo(moved / period, 12);
    }
});

test.each([
  [10, 11, 10 / 11, 1 / 11],
  [11, 10, 10 / 11, 1 / 11],
  [4, 8, 1 / 2, 1 / 2],
  [5, 5, 0, 0],
  [1, 2, 1 / 2, 1 / 2],
])('%i to %i', (from, to, modulo, least) => {
  expect(keysMoved({ from, to }).moduloRatio).toBeCloseTo(modulo, 12);
  expect(keysMoved({ from, to }).leastRatio).toBeCloseTo(least, 12);
});
