import { expect, test } from 'vitest';
import { curveOf, gapOf, middlesOf, turnOf } from './curve';

const windows = { windowMs: 10, count: 6, series: { x: Float64Array.of(1, 3, 10, 30, Number.NaN, Number.NaN) } };
const run = { windows, summary: {} as never };

test('each point is held against the mean of its stretch', () => {
  const prediction = { points: 3, untilMs: 60, series: 'x' } as never;
  expect(curveOf(prediction, run)).toEqual([2, 20, Number.NaN]);
  expect(middlesOf(prediction)).toEqual([10, 30, 50]);
});

test.each([
  // |2−1| + |2−4| over two; both points are off by a factor of 2
  [[2, 2], [1, 4], { mean: 1.5, factor: 2 }],
  // where nothing came, nothing is compared
  [[2, 9, 2], [1, Number.NaN, 4], { mean: 1.5, factor: 2 }],
  // no ratio to nothing
  [[3, 1], [0, 1], { mean: 1.5, factor: null }],
])('drawn %j, came %j', (made, found, { mean, factor }) => {
  const gap = gapOf(made, found);
  expect(gap.mean).toBeCloseTo(mean, 12);
  if (factor === null) expect(gap.factor).toBeNull();
  else expect(gap.factor).toBeCloseTo(factor, 12);
});

test('close is within a factor, within a share of what came, or within an amount', () => {
  const [made, found] = [
    [2, 2],
    [1, 4],
  ];
  expect(gapOf(made!, found!, { factor: 2.01 }).isClose).toBe(true);
  expect(gapOf(made!, found!, { factor: 1.9 }).isClose).toBe(false);
  // the mean of what came is 2.5, the gap 1.5
  expect(gapOf(made!, found!, { relative: 0.61 }).isClose).toBe(true);
  expect(gapOf(made!, found!, { relative: 0.59 }).isClose).toBe(false);
  expect(gapOf(made!, found!, { absolute: 1.5 }).isClose).toBe(true);
  expect(gapOf(made!, found!, { absolute: 1.4 }).isClose).toBe(false);
  expect(gapOf([0, 0], [Number.NaN, Number.NaN], { absolute: 100 }).isClose).toBe(false);
  expect(gapOf([0, 0], [1, 1], { factor: 100 }).isClose).toBe(false);
});

test.each([
  ['a peak', [1, 2, 9, 3], { kind: 'highest', point: 2 }],
  ['a plateau, where it begins', [1, 8.9, 9, 8.8], { kind: 'highest', point: 1 }],
  ['a hole', [20, 18, 0.1, 0, 0], { kind: 'lowest', point: 2 }],
  ['hardly any movement', [20, 19, 20, 21], null],
  ['nothing', [Number.NaN], null],
] as const)('the turn of %s', (_, values, turn) => expect(turnOf(values)).toEqual(turn));

test('a turn can be asked for by kind', () => {
  expect(turnOf([5, 9, 0], 'lowest')).toEqual({ kind: 'lowest', point: 2 });
});
