import { InputError } from '../input-error';
import type { QuantityLike } from './types';

const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\d{1,9})?$/;
const TEN_POWER: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
const TWO_POWER: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
/** Beyond this every value is at the bound anyway. */
const EXPONENT_BOUND = 60;
export const MAX_INT64 = 9_223_372_036_854_775_807n;
const RULE = 'must be a number or a quantity like "500m", "1Gi" or "100k"';

/**
 * A number or a Kubernetes quantity, exactly, as an integer count of 10^-digits; what does not fit is rounded away from
 * zero, as `resource.Quantity` rounds.
 *
 * @param digits decimal places kept
 * @throws InputError when it is neither
 * @see kubernetes/apimachinery v0.33 pkg/api/resource/quantity.go, ParseQuantity
 */
export function parseDecimal(value: unknown, field: string, digits: number): bigint {
  const match = FORM.exec(textOf(value, field));
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (match === null || whole.length + fraction.length === 0) throw new InputError(field, RULE, value);
  const suffix = match[4] ?? '';
  let magnitude = BigInt(whole + fraction);
  if (suffix in TWO_POWER) magnitude <<= BigInt(TWO_POWER[suffix]!);
  const exponent = clampExponent(tenPowerOf(suffix)) - fraction.length + digits;
  if (exponent >= 0) magnitude *= 10n ** BigInt(exponent);
  else magnitude = ceilDivide(magnitude, 10n ** BigInt(-exponent));
  return match[1] === '-' ? -magnitude : magnitude;
}

function textOf(value: unknown, field: string): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'string' && value.length <= 64) return value;
  throw new InputError(field, RULE, value);
}

function tenPowerOf(suffix: string): number {
  if (suffix === '' || suffix in TWO_POWER) return 0;
  return TEN_POWER[suffix] ?? Number(suffix.slice(1));
}

const clampExponent = (exponent: number) => Math.max(-EXPONENT_BOUND, Math.min(EXPONENT_BOUND, exponent));

/** Division of non-negative integers, rounded up. */
export const ceilDivide = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;

const NANOS_PER_MILLI = 1_000_000n;

/**
 * `Quantity.MilliValue()`: thousandths, rounded away from zero, within int64.
 * @throws InputError
 */
export function milliValue(value: unknown, field: string): bigint {
  const nanos = parseDecimal(value, field, 9);
  const magnitude = ceilDivide(nanos < 0n ? -nanos : nanos, NANOS_PER_MILLI);
  const bounded = magnitude > MAX_INT64 ? MAX_INT64 : magnitude;
  return nanos < 0n ? -bounded : bounded;
}

/** A ratio as whole percent, rounded down, exactly: 0.29 is 29. @throws InputError */
export const wholePercent = (ratio: QuantityLike, field: string): bigint => parseDecimal(ratio, field, 9) / 10_000_000n;

const EXACT_DIGITS = 18;
/** Exact enough to compare and divide any two metrics: an integer count of 10^-18. @throws InputError */
export const exactly = (value: unknown, field: string): bigint => parseDecimal(value, field, EXACT_DIGITS);
