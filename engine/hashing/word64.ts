/**
 * 64-bit unsigned arithmetic on pairs of 32-bit halves. A word lives in an `Int32Array` as [high, low] from index `at`, so
 * that nothing is allocated and no BigInt is touched; every operation works in place and wraps at 2^64.
 */
export type Words = Int32Array;

/** High 32 bits of the 64-bit product of two unsigned 32-bit numbers, in integer steps of 16 bits. */
export function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  // Neither sum passes 2^32: (2^16 − 1)^2 + (2^16 − 1) = 2^32 − 2^16.
  const mid = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0;
  const cross = (Math.imul(aLow, bHigh) + (mid & 0xffff)) | 0;
  return (Math.imul(aHigh, bHigh) + (mid >>> 16) + (cross >>> 16)) | 0;
}

export function multiply(words: Words, at: number, high: number, low: number): void {
  const wordLow = words[at + 1];
  words[at] = multiplyHigh(wordLow, low) + Math.imul(wordLow, high) + Math.imul(words[at], low);
  words[at + 1] = Math.imul(wordLow, low);
}

export function add(words: Words, at: number, high: number, low: number): void {
  const sum = (words[at + 1] + low) | 0;
  words[at] = words[at] + high + (sum >>> 0 < low >>> 0 ? 1 : 0);
  words[at + 1] = sum;
}

export function xor(words: Words, at: number, high: number, low: number): void {
  words[at] ^= high;
  words[at + 1] ^= low;
}

/** @param bits 1..31 */
export function rotateLeft(words: Words, at: number, bits: number): void {
  const high = words[at];
  const low = words[at + 1];
  words[at] = (high << bits) | (low >>> (32 - bits));
  words[at + 1] = (low << bits) | (high >>> (32 - bits));
}

/** word ^= word >> bits. @param bits 1..63 */
export function xorShiftRight(words: Words, at: number, bits: number): void {
  const high = words[at];
  if (bits >= 32) words[at + 1] ^= high >>> (bits - 32);
  else {
    words[at + 1] ^= (words[at + 1] >>> bits) | (high << (32 - bits));
    words[at] = high ^ (high >>> bits);
  }
}

/** word ^= word << bits. @param bits 1..31 */
export function xorShiftLeft(words: Words, at: number, bits: number): void {
  const low = words[at + 1];
  words[at] ^= (words[at] << bits) | (low >>> (32 - bits));
  words[at + 1] = low ^ (low << bits);
}

/** Unsigned remainder by `divisor`, an integer 1..2^36; `inverse` is 1 / divisor. Exact: each step stays under 2^53. */
export function remainder(high: number, low: number, divisor: number, inverse: number): number {
  let rest = reduce(high >>> 0, divisor, inverse);
  if (divisor <= 1048576) return reduce(rest * 4294967296 + (low >>> 0), divisor, inverse);
  rest = reduce(rest * 65536 + (low >>> 16), divisor, inverse);
  return reduce(rest * 65536 + (low & 0xffff), divisor, inverse);
}

/** The quotient by a rounded inverse is off by at most one, which the two corrections mend. */
function reduce(value: number, divisor: number, inverse: number): number {
  const rest = value - Math.floor(value * inverse) * divisor;
  return rest < 0 ? rest + divisor : rest >= divisor ? rest - divisor : rest;
}

/** The word as a BigInt, for tests and for showing. */
export function toBigInt(high: number, low: number): bigint {
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}
