import { describe, expect, test } from 'vitest';
import { type DifferenceInput, differenceModel } from './difference-model';

const of = (...values: number[]) => Float64Array.from(values);
const input = (now: Float64Array, pinned: Float64Array, more: Partial<DifferenceInput> = {}): DifferenceInput => ({
  ...{ now, pinned, binMs: 10, forMs: 40, reachedMs: 40 },
  size: { width: 40, height: 20, left: 0, right: 0, top: 0, bottom: 0 },
  ...more,
});

describe('one run less another', () => {
  test('is drawn as far as it has been played, and meant over that', () => {
    const model = differenceModel(input(of(5, 7, 9, 100), of(3, 3, 3, 3), { reachedMs: 30 }));
    expect(model.values).toEqual([2, 4, 6]);
    expect(model.mean).toBe(4);
    expect(model.line.split('L')).toHaveLength(3);
  });
  test('has its areas meet on the zero line where the sign changes', () => {
    const model = differenceModel(input(of(4, 0, 0, 0), of(0, 4, 0, 0)));
    // from +4 at x 10 to −4 at x 20 by way of zero at x 15
    expect(model.zeroY).toBe(10);
    expect(model.line).toMatch(/^M10,0L15,10L20,20/);
    expect(model.above).toContain('L15,10L20,10');
    expect(model.below).toContain('L20,20');
  });
  test('has a gap where one of them has nothing', () => {
    const model = differenceModel(input(of(1, Number.NaN, 3, 4), of(0, 0, 0, 0)));
    expect(model.line.match(/M/g)).toHaveLength(2);
    expect(model.mean).toBeCloseTo(8 / 3, 12);
  });
  test('has its zero in the frame when both are alike', () => {
    const model = differenceModel(input(of(3, 3), of(3, 3)));
    expect(model.zeroY).toBeGreaterThan(0);
    expect(model.zeroY).toBeLessThan(20);
    expect(model.mean).toBe(0);
  });
  test('keeps the band of other luck on its axis', () => {
    const band = { low: of(-50, -50, -50, -50), high: of(50, 50, 50, 50) };
    const { ticks, band: path } = differenceModel(input(of(1, 1, 1, 1), of(0, 0, 0, 0), { band }));
    expect(ticks.at(-1)!.value).toBe(50);
    expect(path).not.toBe('');
  });
  test('is empty before anything is played', () => {
    const model = differenceModel(input(of(1), of(2), { reachedMs: 0 }));
    expect(model.line).toBe('');
    expect(model.mean).toBeNaN();
  });
});
