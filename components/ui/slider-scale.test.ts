import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readNumber } from './number-input';
import { decimalsOf, LOG_POSITIONS, nudge, positionOf, type SliderScale, snap, valueAt } from './slider-scale';

const rate: SliderScale = { min: 1, max: 10_000, step: 1, scale: 'log' };
const fromZero: SliderScale = { min: 0, max: 1000, step: 1, scale: 'log' };
const share: SliderScale = { min: 0, max: 1, step: 0.05, scale: 'linear' };

test.each([
  [1, 0],
  [0.05, 2],
  [1e-7, 7],
  [2.5e-7, 8],
])('step %d has %d decimals', (step, decimals) => expect(decimalsOf(step)).toBe(decimals));

test.each([
  { value: 0.1 + 0.2, snapped: 0.3 }, // no 0.30000000000000004
  { value: 0.974, snapped: 0.95 },
  { value: -4, snapped: 0 },
  { value: 4, snapped: 1 },
])('snaps $value to $snapped', ({ value, snapped }) => expect(snap(value, share)).toBe(snapped));

test('a log scale spaces decades evenly', () => {
  // 1..10,000 is four decades over 200 positions: 50 each
  expect([1, 10, 100, 1000, 10_000].map((value) => positionOf(value, rate))).toEqual(
    [0, 50, 100, 150, 200].map((position) => expect.closeTo(position, 9)),
  );
  expect(valueAt(75, rate)).toBe(32); // 10^1.5 = 31.6, two digits
});

test('a log scale from zero keeps zero for the bottom alone', () => {
  expect(valueAt(0, fromZero)).toBe(0);
  expect(valueAt(1, fromZero)).toBe(1);
  expect(positionOf(0, fromZero)).toBe(0);
});

/** Evenly: of all doubles up to 1000 nearly every one is next to 0. */
const upTo = (max: number) => fc.nat(1e9).map((n) => (n / 1e9) * max);
const scales = fc.constantFrom(rate, fromZero, share, { min: 0.01, max: 5, step: 0.01, scale: 'log' } as SliderScale);

test('every position means a value inside the bounds, and more position never means less', () => {
  fc.assert(
    fc.property(scales, upTo(LOG_POSITIONS), upTo(20), (scale, at, further) => {
      const [low, high] = [valueAt(at, scale), valueAt(at + further, scale)];
      expect(low).toBeGreaterThanOrEqual(scale.min);
      expect(high).toBeLessThanOrEqual(scale.max);
      expect(high).toBeGreaterThanOrEqual(low);
    }),
  );
});

test('a key press always moves until the end is reached', () => {
  fc.assert(
    fc.property(scales, upTo(1), (scale, where) => {
      const value = valueAt(scale.scale === 'log' ? where * LOG_POSITIONS : where, scale);
      if (value < scale.max) expect(nudge(value, 1, scale)).toBeGreaterThan(value);
      if (value > scale.min) expect(nudge(value, -1, scale)).toBeLessThan(value);
    }),
  );
});

test.each([
  ['1,200', 1200],
  [' 0.5 ', 0.5],
  ['1e3', 1000],
  ['12 000', 12_000],
  ['', Number.NaN],
  ['fast', Number.NaN],
])('reads %j as %d', (typed, value) => expect(readNumber(typed)).toBe(value));
