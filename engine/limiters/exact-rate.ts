/**
 * A rate in whole numbers: in each millisecond `perMs` units of credit come in, and a permit costs `perPermit` of them. Credit
 * is then counted in integers as long as times are whole milliseconds, so nothing drifts and a permit that is due at an
 * instant is there at that instant: 0.1 a second is 1 unit a ms and 10,000 a permit, 100 a minute 1 and 600.
 */
export interface ExactRate {
  readonly perMs: number;
  readonly perPermit: number;
}

const LARGEST_DENOMINATOR = 1_000_000;
const LARGEST_NUMERATOR = 1e12;

/** The rate as whole numbers; where it is no plain fraction (π a second) the float itself stands in, and credit is a float. */
export function exactRate(perSecond: number): ExactRate {
  const [numerator, denominator] = fractionOf(perSecond);
  const permit = 1000 * denominator;
  const divisor = Number.isInteger(numerator) ? greatestCommonDivisor(numerator, permit) : 1;
  return { perMs: numerator / divisor, perPermit: permit / divisor };
}

/** The simplest fraction that rounds to `value`, by continued fractions; `[value, 1]` where none is simple. */
function fractionOf(value: number): readonly [numerator: number, denominator: number] {
  let [beforeTop, beforeBottom, top, bottom] = [0, 1, 1, 0];
  let rest = value;
  for (;;) {
    const whole = Math.floor(rest);
    [beforeTop, beforeBottom, top, bottom] = [top, bottom, whole * top + beforeTop, whole * bottom + beforeBottom];
    if (bottom > LARGEST_DENOMINATOR || top > LARGEST_NUMERATOR) return [value, 1];
    if (top / bottom === value) return [top, bottom];
    rest = 1 / (rest - whole);
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
