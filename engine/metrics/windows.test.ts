import { describe, expect, test } from 'vitest';
import { WindowBook } from './windows';

describe('windows', () => {
  test('M10 a series that begins late is NaN before; one that stops is NaN after', () => {
    const book = new WindowBook(100);
    book.put('always', 1);
    book.close();
    book.put('always', 2);
    book.put('late', 7);
    book.close();
    book.put('always', 3);
    book.close();
    expect(book.copy()).toEqual({
      windowMs: 100,
      count: 3,
      series: { always: Float64Array.of(1, 2, 3), late: Float64Array.of(Number.NaN, 7, Number.NaN) },
    });
  });

  test('M11 it grows without losing anything, and a gap stays a gap', () => {
    const book = new WindowBook(1);
    for (let i = 0; i < 3000; i++) {
      if (i % 7 !== 3) book.put('some', i);
      if (i >= 2900) book.put('last', i);
      book.close();
    }
    const { count, series } = book.copy();
    expect(count).toBe(3000);
    expect(series.some).toEqual(Float64Array.from({ length: 3000 }, (_, i) => (i % 7 === 3 ? Number.NaN : i)));
    expect(series.last).toEqual(Float64Array.from({ length: 3000 }, (_, i) => (i < 2900 ? Number.NaN : i)));
  });

  test('M12 a window that is not closed is not in the copy, and a copy is a copy', () => {
    const book = new WindowBook(10);
    book.put('x', 1);
    expect(book.copy()).toEqual({ windowMs: 10, count: 0, series: { x: new Float64Array(0) } });
    book.close();
    const copy = book.copy();
    copy.series.x[0] = 99;
    expect(book.copy().series.x[0]).toBe(1);
    expect(book.fromMs).toBe(10);
  });
});
