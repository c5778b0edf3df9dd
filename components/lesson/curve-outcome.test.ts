import { expect, test } from 'vitest';
import type { CurvePrediction } from '@/content/lesson-types';
import * as outcome from './curve-outcome';

const { curveOutcome, drawingOf } = outcome;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const describeCurve = (...args: Parameters<typeof outcome.describeCurve>) => plain(outcome.describeCurve(...args));
const curveGapWords = (...args: Parameters<typeof outcome.curveGapWords>) => plain(outcome.curveGapWords(...args));

const prediction: CurvePrediction = {
  ...{ kind: 'curve', lab: 'x', ask: '?', inputs: [], because: '', series: 'x', label: 'Answered', unit: 'rps' },
  ...{ points: 6, untilMs: 60_000, min: 0, max: 40, start: 10, close: { relative: 0.2 } },
};
const healed = [20, 20, 5, 20, 20, 20];
const stuck = [20, 20, 4, 0, 0, 0];

test('a line is said by where it begins, turns and ends', () => {
  expect(describeCurve(prediction, healed)).toBe('from 20/s, lowest 5/s at 25 s, 20/s at the end');
  expect(describeCurve(prediction, stuck)).toBe('from 20/s down to 0/s, reached at 35 s');
  expect(describeCurve(prediction, [1, 2, 3, 4, 5, 9])).toBe('from 1/s up to 9/s');
  expect(describeCurve(prediction, [20, 20, 20, 21, 20, 20])).toBe('about 20/s throughout');
});

test('the gap is the mean distance, and another turn or end is named', () => {
  // 0 0 1 20 20 20 over six
  expect(curveGapWords(prediction, healed, stuck)).toBe(
    'You were 10/s off in the mean. You had it end at 20/s; it ended at 0/s.',
  );
  expect(curveGapWords(prediction, [20, 20, 20, 20, 20, 5], [20, 5, 20, 20, 20, 20])).toBe(
    'You were 5/s off in the mean. You had it lowest at 55 s; it was lowest at 15 s. You had it end at 5/s; it ended at 20/s.',
  );
  expect(curveGapWords(prediction, [9, 9, 9, 9, 9, 9], [9, 9, 18, 9, 9, 9])).toBe(
    'Close: 1.5/s off in the mean. You had it stay level; it peaked at 25 s.',
  );
});

test('where the tolerance or the scale is a ratio, so is the gap', () => {
  const byFactor = { ...prediction, unit: 'ms', close: { factor: 1.5 } } as const;
  expect(curveGapWords(byFactor, [10, 10, 10, 10, 10, 10], [10, 10, 10, 10, 20, 80])).toContain(
    'a factor of 1.6 off, 13 ms in the mean',
  );
  expect(curveGapWords({ ...byFactor, scale: 'log', close: { absolute: 1 } }, healed, healed)).toBe(
    'Close: a factor of 1 off, 0 ms in the mean.',
  );
});

test('shares are points of a hundred', () => {
  const share = { ...prediction, unit: 'ratio', max: 1 } as const;
  expect(curveGapWords(share, [0, 0, 0, 0, 0, 0.6], [0, 0, 0, 0, 0, 0])).toContain('10 points off in the mean');
});

test('a drawing of other points, or a word, stands flat', () => {
  expect(drawingOf(prediction, healed)).toEqual(healed);
  expect(drawingOf(prediction, [1, 2])).toEqual([10, 10, 10, 10, 10, 10]);
  expect(drawingOf(prediction, 'heals')).toEqual([10, 10, 10, 10, 10, 10]);
});

test('the outcome is of the run', () => {
  const run = { windows: { windowMs: 10_000, count: 6, series: { x: Float64Array.from(stuck) } }, summary: {} as never };
  expect(curveOutcome(prediction, stuck, run)).toMatchObject({ isClose: true, curve: stuck });
  expect(curveOutcome(prediction, healed, run).isClose).toBe(false);
});
