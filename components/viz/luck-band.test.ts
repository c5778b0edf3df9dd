import { expect, test } from 'vitest';
import { differencesOf, quantile, spreadOf } from './luck-band';

test.each([
  [[1, 2, 3, 4], 0.5, 2.5],
  [[1, 2, 3, 4, 5], 0.25, 2],
  // (5 − 1) · 0.1 = 0.4 of the way from the first to the second
  [[10, 20, 30, 40, 50], 0.1, 14],
  [[7], 0.9, 7],
])('of %j the %d quantile is %d', (values, share, expected) => expect(quantile(values, share)).toBeCloseTo(expected, 12));

const of = (...values: number[]) => Float64Array.from(values);

test('few runs: from the lowest to the highest', () => {
  const { low, high } = spreadOf([of(1, 9), of(3, 7), of(2, 8)]);
  expect([...low]).toEqual([1, 7]);
  expect([...high]).toEqual([3, 9]);
});

test('many runs: between the tenth and the ninetieth of a hundred', () => {
  const columns = Array.from({ length: 11 }, (_, i) => of(i));
  const { low, high } = spreadOf(columns);
  expect([low[0], high[0]]).toEqual([1, 9]);
});

test('where most runs have nothing there is no band', () => {
  const { low } = spreadOf([of(Number.NaN, 1), of(Number.NaN, Number.NaN), of(5, 3)]);
  expect(low[0]).toBeNaN();
  expect(low[1]).toBe(1);
});

test('differences are pair by pair', () => {
  expect(differencesOf([of(3, 4), of(1, 1)], [of(1, Number.NaN), of(2, 0)]).map((one) => [...one])).toEqual([
    [2, Number.NaN],
    [-1, 1],
  ]);
});
