import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { exactly, milliValue, parseDecimal, wholePercent } from './quantity';

describe('quantities', () => {
  // apimachinery pkg/api/resource/quantity_test.go: forms, and MilliValue rounding up away from zero
  it.each([
    ['0', 0n],
    ['100m', 100n],
    ['1', 1000n],
    ['1.5', 1500n],
    ['.5', 500n],
    ['1.', 1000n],
    ['+1', 1000n],
    ['-1', -1000n],
    ['1Ki', 1_024_000n],
    ['1.5Gi', 1_610_612_736_000n],
    ['1k', 1_000_000n],
    ['100k', 100_000_000n],
    ['1M', 1_000_000_000n],
    ['1e3', 1_000_000n],
    ['1E3', 1_000_000n],
    ['1E', 9_223_372_036_854_775_807n],
    ['5e-3', 5n],
    ['1u', 1n],
    ['1n', 1n],
    ['1.0001', 1001n],
    ['-1.0001', -1001n],
    ['0.0000000001', 1n],
    ['9223372036854775807m', 9_223_372_036_854_775_807n],
    [0.3, 300n],
    [1e21, 9_223_372_036_854_775_807n],
  ])('%s is %s thousandths', (text, milli) => {
    expect(milliValue(text, 'x')).toBe(milli);
  });

  it.each([
    '',
    ' ',
    'm',
    '1 m',
    '1mm',
    '1ki',
    '0x1',
    '1e',
    '1.2.3',
    '--1',
    '١',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    {},
    true,
    '9'.repeat(65),
  ])('refuses %j', (value) => {
    expect(() => milliValue(value, 'metrics.cpu')).toThrow(/^metrics\.cpu must be a number or a quantity like/);
  });

  it('holds a billion digits of exponent without computing them', () => {
    expect(milliValue('1e999999999', 'x')).toBe(9_223_372_036_854_775_807n);
    expect(milliValue('1e-999999999', 'x')).toBe(1n);
  });

  it('keeps whole percents whole: 0.29 * 100 is 28.999… in floating point', () => {
    expect(wholePercent(0.29, 'x')).toBe(29n);
    expect(wholePercent(0.699, 'x')).toBe(69n);
  });

  test('any integer of thousandths comes back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }), (milli) => {
        expect(milliValue(`${milli}m`, 'x')).toBe(milli);
        expect(parseDecimal(`${milli}`, 'x', 0)).toBe(milli);
      }),
    );
  });

  test('decimal comparison agrees with the decimals as written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -9999, max: 9999 }), (a, b) => {
        expect(exactly(a / 100, 'a') - exactly(b / 100, 'b')).toBe(BigInt(a - b) * 10n ** 16n);
      }),
    );
  });
});
