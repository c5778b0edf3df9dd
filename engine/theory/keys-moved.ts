import type { Ratio } from '../units';

/**
 * How many keys change their place when `from` places become `to`.
 *
 *   by the hash modulo the number of places: 1 − min(from, to) / lcm(from, to);  n → n + 1: n / (n + 1)
 *   at the least, with equal shares before and after: |to − from| / max(from, to);  n → n + 1: 1 / (n + 1)
 *
 * A key stays under the modulo when its hash has the same remainder by both; of each lcm(from, to) hashes in a row that is
 * one for every remainder that both have. The least is what must come or go for the shares to be equal; a ring, rendezvous and
 * jump hashing reach it up to their unevenness.
 *
 * @param from integer >= 1
 * @param to integer >= 1
 * @see Karger et al., "Consistent hashing and random trees", STOC 1997, §4.1 (monotonicity); Lamping and Veach (2014), Introduction
 */
export function keysMoved({ from, to }: { from: number; to: number }): {
  readonly moduloRatio: Ratio;
  readonly leastRatio: Ratio;
} {
  const leastCommonMultiple = (from / greatestCommonDivisor(from, to)) * to;
  return {
    moduloRatio: 1 - Math.min(from, to) / leastCommonMultiple,
    leastRatio: Math.abs(to - from) / Math.max(from, to),
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
