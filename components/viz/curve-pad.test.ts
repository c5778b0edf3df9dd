import { describe, expect, test } from 'vitest';
import { curvePaths, drawnThrough, filledIn, nothingDrawn, type PadSpec, padAxes } from './curve-pad';

// Points at x = 10, 30, 50, 70, 90; heights 0..100 upward.
const spec: PadSpec = { atMs: [10, 30, 50, 70, 90], untilMs: 100, min: 0, max: 100, scale: 'linear' };
const size = { width: 100, height: 100, left: 0, right: 0, top: 0, bottom: 0 };
const axes = padAxes(spec, size);

describe('the axes', () => {
  test('stand each point where its moment is', () => {
    for (const at of spec.atMs) expect(axes.x(at)).toBeCloseTo(at, 9);
  });
  test('keep what is drawn outside on the axis, to two digits', () => {
    expect(axes.valueAt(-20)).toBe(100);
    expect(axes.valueAt(140)).toBe(0);
    expect(axes.valueAt(100 - 33.333)).toBe(33);
  });
  test('name round moments of a clock', () => {
    const { xTicks } = padAxes({ ...spec, untilMs: 120_000 }, { ...size, width: 400 });
    expect(xTicks.map(({ text }) => text)).toEqual(['0:00', '0:30', '1:00', '1:30', '2:00']);
  });
  test('a log axis has a decade as high as the next', () => {
    const { y, valueAt } = padAxes({ ...spec, min: 1, max: 100, scale: 'log' }, size);
    expect(y(10)).toBeCloseTo(50, 9);
    expect(valueAt(50)).toBe(10);
  });
});

describe('drawing', () => {
  const none = nothingDrawn(spec);
  test('a touch sets the nearest point, nothing else', () => {
    expect(drawnThrough(none, spec, axes, { x: 33, y: 20 }, { x: 33, y: 20 })).toEqual([null, 80, null, null, null]);
  });
  test('a quick stroke leaves no point out, in either direction', () => {
    const stroke = [
      { x: 10, y: 100 },
      { x: 90, y: 20 },
    ] as const;
    expect(drawnThrough(none, spec, axes, stroke[0], stroke[1])).toEqual([0, 20, 40, 60, 80]);
    expect(drawnThrough(none, spec, axes, stroke[1], stroke[0])).toEqual([0, 20, 40, 60, 80]);
  });
  test('what was drawn elsewhere stays', () => {
    const before = drawnThrough(none, spec, axes, { x: 90, y: 50 }, { x: 90, y: 50 });
    expect(drawnThrough(before, spec, axes, { x: 8, y: 0 }, { x: 29, y: 0 })).toEqual([100, 100, null, null, 50]);
  });
});

describe('what was not drawn', () => {
  test('goes straight between what was, and on as it ends', () => {
    expect(filledIn([null, 10, null, 30, null], 5, 'linear')).toEqual([10, 10, 20, 30, 30]);
  });
  test('goes straight in ratio on a log axis', () => {
    const [low, middle, high] = filledIn([1, null, 100], 5, 'log');
    expect([low, high]).toEqual([1, 100]);
    expect(middle).toBeCloseTo(10, 9);
  });
  test('stands flat before anything is drawn', () => expect(filledIn([null, null], 5, 'log')).toEqual([5, 5]));
});

test('where nothing came there is a gap in the line and no area', () => {
  const { line, between } = curvePaths(spec, axes, [0, Number.NaN, 0, 0, 0], [10, 10, 10, Number.NaN, 10]);
  expect(line).toBe('M10,100ZM50,100L70,100L90,100');
  expect(between).not.toContain('M70');
});
