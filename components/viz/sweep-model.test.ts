import { describe, expect, test } from 'vitest';
import { pointOf, sweepPicture } from './sweep-model';

const size = { width: 400, height: 200, left: 50, right: 10, top: 10, bottom: 30 };

describe('a point', () => {
  test('is the mean of its runs between their extremes; runs without the figure do not count', () => {
    expect(pointOf(3, [1, Number.NaN, 5])).toEqual({ value: 3, samples: [1, 5], mean: 3, low: 1, high: 5 });
  });
});

describe('the picture', () => {
  const points = [pointOf(1, [2, 4]), pointOf(10, []), pointOf(100, [8])];
  test('stands a value where its scale says, one decade as wide as the next', () => {
    const { xTicks } = sweepPicture(points, true, size, String, String);
    expect(xTicks.map(({ text }) => text)).toEqual(['1', '10', '100']);
    expect(xTicks[1].x - xTicks[0].x).toBeCloseTo(xTicks[2].x - xTicks[1].x, 9);
  });
  test('has a dot for every run, within the frame, and none where there is no run yet', () => {
    const { dots } = sweepPicture(points, true, size, String, String);
    expect(dots).toHaveLength(3);
    for (const { x, y } of dots) {
      expect(x >= size.left && x <= size.width - size.right).toBe(true);
      expect(y >= size.top && y <= size.height - size.bottom).toBe(true);
    }
  });
  test('of nothing yet has axes and no curve', () => {
    const empty = sweepPicture([pointOf(1, []), pointOf(2, [])], false, size, String, String);
    expect(empty.curve).toBe('');
    expect(empty.yTicks.length).toBeGreaterThan(1);
  });
});
