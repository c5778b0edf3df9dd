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
 * @see Le Boudec and Thiran, Network Calculus (LNCS 2050, 2001), §1.2.2, Leaky Bucket and Generic Cell Rate Algorithm: Cruz’s (σ, ρ)
 *   bound; RFC 2697 §3
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
