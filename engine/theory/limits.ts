import type { Ms } from '../units';

/**
 * The most that a token bucket lets through in any window: the bucket full at its start, and what flows in meanwhile.
 *
 *   capacity + rate·T
 *
 * @param capacity tokens held at most, >= 0
 * @param refillPerSecond tokens gained per second, >= 0
 * @param windowMs T, >= 0; at 0 it is the burst alone
 * @returns `maxAdmitted` in tokens, fractions included; `maxWholeRequests` of cost 1
 * @see Cruz, "A calculus for network delay", IEEE Trans. Information Theory 37(1), 1991 (the (σ, ρ) bound); RFC 2697
 */
export function burstBound({
  capacity,
  refillPerSecond,
  windowMs,
}: {
  capacity: number;
  refillPerSecond: number;
  windowMs: Ms;
}): {
  readonly maxAdmitted: number;
  readonly maxWholeRequests: number;
} {
  const maxAdmitted = capacity + (refillPerSecond * windowMs) / 1000;
  return { maxAdmitted, maxWholeRequests: Math.floor(maxAdmitted) };
}
