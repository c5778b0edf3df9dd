import type { Ms } from '../units';
import { fromWait, type QueueAnswer } from './queue-answer';

/**
 * Exact mean value analysis of a closed system: `customers` who each think, ask the one station, wait for the answer, repeat.
 *
 *   R(n) = S·(1 + Q(n − 1)),  X(n) = n/(R(n) + Z),  Q(n) = X(n)·R(n),  Q(0) = 0
 *
 * @param customers N, integer >= 1
 * @param serviceMs S, mean of an exponential service, > 0
 * @param thinkMs Z, mean time between an answer and the next request, >= 0
 * @returns figures at the station (thinking customers are not in it); never unstable, since no one asks while waiting
 * @see Reiser and Lavenberg, "Mean-value analysis of closed multichain queuing networks", JACM 27(2), 1980
 */
export function mva(input: { customers: number; serviceMs: Ms; thinkMs: Ms }): QueueAnswer & { readonly throughputRps: number } {
  const { customers, serviceMs, thinkMs } = input;
  let waitMs = 0;
  let inSystem = 0;
  let perMs = 0;
  for (let n = 1; n <= customers; n++) {
    waitMs = serviceMs * inSystem;
    perMs = n / (waitMs + serviceMs + thinkMs);
    inSystem = perMs * (waitMs + serviceMs);
  }
  const throughputRps = perMs * 1000;
  return { ...fromWait(perMs * serviceMs, throughputRps, waitMs, serviceMs), throughputRps };
}
