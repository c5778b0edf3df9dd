import { expect, it } from 'vitest';
import { confidenceInterval, studentCriticalValue } from './student-t';

// Two-sided 95% points, the table at the back of any statistics book (NIST/SEMATECH e-Handbook §1.3.6.7.2).
it.each([
  [1, 12.706],
  [2, 4.303],
  [4, 2.776],
  [9, 2.262],
  [30, 2.042],
  [100, 1.984],
])('%i degrees of freedom: %s', (degreesOfFreedom, expected) => {
  expect(studentCriticalValue(0.95, degreesOfFreedom)).toBeCloseTo(expected, 3);
});

it('approaches the normal', () => {
  expect(studentCriticalValue(0.95, 9999)).toBeCloseTo(1.9602, 4);
});

it('takes mean ± t·s/√n', () => {
  // 1 2 3 4 5: mean 3, s² = 2.5, t(4) = 2.7764, half = 2.7764 · √0.5 = 1.9632
  const { mean, low, high } = confidenceInterval([1, 2, 3, 4, 5], 0.95);
  expect([mean, low, high].map((value) => value?.toFixed(4))).toEqual(['3.0000', '1.0368', '4.9632']);
  expect(confidenceInterval([4, 4, 4], 0.95)).toEqual({ mean: 4, low: 4, high: 4 });
  expect(confidenceInterval([4], 0.95)).toEqual({ mean: 4, low: null, high: null });
});
