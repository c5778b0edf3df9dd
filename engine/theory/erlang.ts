import type { Ratio } from '../units';
import { requireSteadyState } from './steady-state';

/**
 * Erlang's B by its recursion, exact to rounding for thousands of servers (no factorials, no powers).
 *
 *   B(0) = 1,  B(n) = a·B(n−1) / (n + a·B(n−1))
 *
 * @param offeredErlangs a = λ/μ >= 0, in servers' worth of work
 * @see Jagerman, "Some properties of the Erlang loss function", BSTJ 53 (1974)
 */
export function erlangBlocking(offeredErlangs: number, servers: number): Ratio {
  let blocking = 1;
  for (let n = 1; n <= servers; n++) {
    const offered = offeredErlangs * blocking;
    blocking = offered / (n + offered);
  }
  return blocking;
}

/**
 * Erlang's C from his B: C = B / (1 − ρ(1 − B)), as a sum without cancellation.
 * @param idle 1 − ρ, from the inputs: near saturation the rounded ρ no longer says it
 */
export function waitFromBlocking(blocking: Ratio, utilization: Ratio, idle: Ratio): Ratio {
  return blocking / (idle + utilization * blocking);
}

export interface ErlangBAnswer {
  /** Share of arrivals lost. */
  readonly blockingProbability: Ratio;
  /** Servers busy on average: the work that gets through. */
  readonly carriedErlangs: number;
  readonly utilization: Ratio;
}

/**
 * Erlang B: M/G/c/c, servers and no queue; an arrival that finds all busy is lost. Any offered load has a steady state.
 *
 * @param offeredErlangs arrivals per second × mean service seconds, >= 0
 * @param servers integer >= 1
 * @see A. K. Erlang (1917); Bertsekas and Gallager, Data Networks (2nd ed., 1992), §3.4, M/M/m/m. Throughput is
 *   `(1 − blockingProbability)` of the arrivals
 */
export function erlangB({ offeredErlangs, servers }: { offeredErlangs: number; servers: number }): ErlangBAnswer {
  const blockingProbability = erlangBlocking(offeredErlangs, servers);
  const carriedErlangs = offeredErlangs * (1 - blockingProbability);
  return { blockingProbability, carriedErlangs, utilization: carriedErlangs / servers };
}

export interface ErlangCAnswer {
  /** Share of arrivals that must wait. */
  readonly waitProbability: Ratio;
  readonly utilization: Ratio;
  readonly meanInSystem: number;
  readonly meanInQueue: number;
  /** In mean service times, since the offered load alone does not say how long one is. */
  readonly meanWaitInServiceTimes: number;
  readonly meanResponseInServiceTimes: number;
}

/**
 * Erlang C: M/M/c seen through its offered load.
 *
 *   C = B/(1 − ρ(1 − B)),  Lq = C·ρ/(1 − ρ),  Wq = C/(c − a) service times
 *
 * @throws InputError when offeredErlangs >= servers
 * @see A. K. Erlang (1917); Bertsekas and Gallager, Data Networks (2nd ed., 1992), §3.4, M/M/m
 */
export function erlangC({ offeredErlangs, servers }: { offeredErlangs: number; servers: number }): ErlangCAnswer {
  const utilization = offeredErlangs / servers;
  requireSteadyState(utilization, 'offeredErlangs', 'servers', offeredErlangs);
  const spareServers = servers - offeredErlangs;
  const waitProbability = waitFromBlocking(erlangBlocking(offeredErlangs, servers), utilization, spareServers / servers);
  const meanInQueue = (waitProbability * offeredErlangs) / spareServers;
  const meanWaitInServiceTimes = waitProbability / spareServers;
  return {
    waitProbability,
    utilization,
    meanInSystem: meanInQueue + offeredErlangs,
    meanInQueue,
    meanWaitInServiceTimes,
    meanResponseInServiceTimes: meanWaitInServiceTimes + 1,
  };
}
