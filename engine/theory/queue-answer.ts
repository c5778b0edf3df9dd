import type { Ms, Ratio, Rps } from '../units';

/** What every queueing formula answers, all of them means over the steady state. */
export interface QueueAnswer {
  /** Busy share of all servers, 0..1. */
  readonly utilization: Ratio;
  /** Customers waiting or in service. */
  readonly meanInSystem: number;
  /** Customers waiting only. */
  readonly meanInQueue: number;
  /** Wait and service together. */
  readonly meanResponseMs: Ms;
  /** From arrival to the start of service, those who do not wait included. */
  readonly meanWaitMs: Ms;
}

/**
 * All five figures from the mean wait, by Little's law on the queue and on the whole system: Lq = λ·Wq, L = λ·W.
 * @param arrivalRps λ, customers let in per second
 */
export function fromWait(utilization: Ratio, arrivalRps: Rps, meanWaitMs: Ms, meanServiceMs: Ms): QueueAnswer {
  const meanResponseMs = meanWaitMs + meanServiceMs;
  return {
    utilization,
    meanInSystem: (arrivalRps * meanResponseMs) / 1000,
    meanInQueue: (arrivalRps * meanWaitMs) / 1000,
    meanResponseMs,
    meanWaitMs,
  };
}
