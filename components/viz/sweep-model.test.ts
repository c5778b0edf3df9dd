import { describe, expect, test } from 'vitest';
import { figuresOf, pointOf, sweepPicture, theoryOf } from './sweep-model';

const figure = { write: String, isTime: false };
const size = { width: 400, height: 200, left: 50, right: 10, top: 10, bottom: 30 };

describe('a point', () => {
  test('is the mean of its runs between their extremes; runs without the figure do not count', () => {
    expect(pointOf(3, [1, Number.NaN, 5])).toEqual({ value: 3, samples: [1, 5], mean: 3, low: 1, high: 5 });
  });
});

describe('the picture', () => {
  const points = [pointOf(1, [2, 4]), pointOf(10, []), pointOf(100, [8])];
  test('stands a value where its scale says, one decade as wide as the next', () => {
    const { xTicks } = sweepPicture({ points: points, isLog: true, size, writeX: String, figure });
    expect(xTicks.map(({ text }) => text)).toEqual(['1', '10', '100']);
    expect(xTicks[1].x - xTicks[0].x).toBeCloseTo(xTicks[2].x - xTicks[1].x, 9);
  });
  test('has a dot for every run, within the frame, and none where there is no run yet', () => {
    const { dots } = sweepPicture({ points: points, isLog: true, size, writeX: String, figure });
    expect(dots).toHaveLength(3);
    for (const { x, y } of dots) {
      expect(x >= size.left && x <= size.width - size.right).toBe(true);
      expect(y >= size.top && y <= size.height - size.bottom).toBe(true);
    }
  });
  test('of nothing yet has axes and no curve', () => {
    const empty = sweepPicture({ points: [pointOf(1, []), pointOf(2, [])], isLog: false, size, writeX: String, figure });
    expect(empty.curve).toBe('');
    expect(empty.yTicks.length).toBeGreaterThan(1);
  });
});

test('time past two decades is on a log axis, shares are not', () => {
  const points = [pointOf(1, [5]), pointOf(2, [50]), pointOf(3, [5000])];
  const picture = (isTime: boolean) =>
    sweepPicture({ points, isLog: false, size, writeX: String, figure: { write: String, isTime } });
  expect(picture(false).isLogUp).toBe(false);
  expect(picture(true)).toMatchObject({ isLogUp: true, yTicks: ['1', '10', '100', '1000', '10000'].map((text) => ({ text })) });
});

describe('what formulas say', () => {
  const [p99, , , mean] = figuresOf([]);
  const form = (name: string, figures: Record<string, number> | null) => ({ name, holds: `as ${name} asks`, figures });
  test('is one line along the knob, though one formula follows upon another', () => {
    const forms = [
      form('M/M/1', { 'latencyMs.mean': 9 }),
      form('M/M/c', { 'latencyMs.mean': 5 }),
      form('M/M/c', { 'latencyMs.mean': 4 }),
    ];
    expect(theoryOf([1, 2, 3], forms, mean)).toEqual({
      name: 'M/M/1, then M/M/c',
      holds: [
        { name: 'M/M/1', holds: 'as M/M/1 asks' },
        { name: 'M/M/c', holds: 'as M/M/c asks' },
      ],
      points: [
        { value: 1, exact: 9 },
        { value: 2, exact: 5 },
        { value: 3, exact: 4 },
      ],
    });
  });
  test('ends where there is no steady state, and where the conditions end', () => {
    const forms = [form('M/M/1', { 'latencyMs.mean': 9 }), form('M/M/1', null), { why: 'clients give up' }];
    const curve = theoryOf([1, 2, 3], forms, mean);
    expect(curve).toMatchObject({ points: [{ exact: 9 }, { exact: Number.NaN }, { exact: Number.NaN }] });
  });
  test.each([
    [[{ why: 'clients give up' }], mean, 'No formula is known to hold here: clients give up.'],
    [[form('M/G/1', { 'latencyMs.mean': 1 })], p99, 'M/G/1 says nothing of the p99 latency.'],
    [[form('M/M/1', null)], mean, 'More is asked for than can be done, so there is no steady state to give a formula for.'],
  ])('or else why they say nothing', (forms, figure, words) => expect(theoryOf([1], forms, figure)).toBe(words));
  test('its line stays in the frame of what was run', () => {
    const points = [pointOf(0, [10]), pointOf(10, [20])];
    const theory = {
      name: 'x',
      holds: [],
      points: [1, 5, 9, 10].map((value) => ({ value, exact: value < 10 ? 2 * value : 1000 })),
    };
    const { theory: line, dots } = sweepPicture({ points, isLog: false, size, writeX: String, figure, theory });
    expect(line!.d.match(/[ML]/g)).toHaveLength(3);
    expect(line!.end.y).toBeGreaterThanOrEqual(size.top);
    // 10 at 0 and 20 at 10: what was run keeps the axis
    expect(dots[1].y).toBe(size.top);
  });
});
