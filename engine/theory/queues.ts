import type { Ms, Ratio, Rps } from '../units';
import { erlangBlocking, waitFromBlocking } from './erlang';
import { fromWait, type QueueAnswer } from './queue-answer';
import { requireSteadyState } from './steady-state';

export interface Mm1Answer extends QueueAnswer {
  readonly p50ResponseMs: Ms;
  readonly p90ResponseMs: Ms;
  readonly p95ResponseMs: Ms;
  readonly p99ResponseMs: Ms;
  readonly p999ResponseMs: Ms;
}

/**
 * M/M/1: one server, Poisson arrivals, exponential service, first come first served, no limit on the queue.
 *
 *   ρ = λ/μ,  W = 1/(μ − λ),  P(response > t) = e^(−t/W), so the q-quantile is −ln(1 − q)·W
 *
 * @param arrivalRps λ, >= 0
 * @param serviceRps μ, > 0: what the server finishes per second when it never idles
 * @throws InputError when λ >= μ
 * @see Bertsekas and Gallager, Data Networks (2nd ed., 1992), §3.3, the M/M/1 system
 */
export function mm1({ arrivalRps, serviceRps }: { arrivalRps: Rps; serviceRps: Rps }): Mm1Answer {
  const utilization = arrivalRps / serviceRps;
  requireSteadyState(utilization, 'arrivalRps', 'serviceRps', arrivalRps);
  const meanServiceMs = 1000 / serviceRps;
  const mean = fromWait(utilization, arrivalRps, (1000 * utilization) / (serviceRps - arrivalRps), meanServiceMs);
  const quantile = (q: Ratio): Ms => -Math.log1p(-q) * mean.meanResponseMs;
  return {
    ...mean,
    p50ResponseMs: quantile(0.5),
    p90ResponseMs: quantile(0.9),
    p95ResponseMs: quantile(0.95),
    p99ResponseMs: quantile(0.99),
    p999ResponseMs: quantile(0.999),
  };
}

/**
 * M/M/c: `servers` alike servers behind one shared queue.
 *
 *   a = λ/μ,  ρ = a/c,  C = Erlang C(a, c),  Wq = C/(cμ − λ)
 *
 * @param serviceRps μ of one server, > 0
 * @param servers c, integer >= 1; thousands are fine
 * @returns `waitProbability`: the share of arrivals that find every server busy
 * @throws InputError when λ >= cμ
 * @see Bertsekas and Gallager §3.4, the M/M/m system
 */
export function mmc(input: {
  arrivalRps: Rps;
  serviceRps: Rps;
  servers: number;
}): QueueAnswer & { readonly waitProbability: Ratio } {
  const { arrivalRps, serviceRps, servers } = input;
  const utilization = arrivalRps / (serviceRps * servers);
  requireSteadyState(utilization, 'arrivalRps', 'serviceRps · servers', arrivalRps);
  const spareRps = serviceRps * servers - arrivalRps;
  const blocking = erlangBlocking(arrivalRps / serviceRps, servers);
  const waitProbability = waitFromBlocking(blocking, utilization, spareRps / (serviceRps * servers));
  const meanWaitMs = (1000 * waitProbability) / spareRps;
  return { ...fromWait(utilization, arrivalRps, meanWaitMs, 1000 / serviceRps), waitProbability };
}

/**
 * M/M/1/K: one server and room for `capacity` in all, the one in service included; who finds it full is lost.
 *
 *   p_n ∝ (λ/μ)^n for n = 0..K,  blocking = p_K,  throughput = λ(1 − p_K),  utilization = 1 − p_0 = throughput/μ
 *
 * Summed term by term from the largest, so loads near, at and far above 1 are as exact as small ones.
 * Times are those of admitted customers; `utilization` is the carried load, so it stays below 1 whatever is offered.
 *
 * @param capacity K, integer >= 1
 * @see Kleinrock, Queueing Systems vol. 1 (1975), chapter 3, Birth-Death Queueing Systems in Equilibrium
 */
export function mm1k({
  arrivalRps,
  serviceRps,
  capacity,
}: {
  arrivalRps: Rps;
  serviceRps: Rps;
  capacity: number;
}): QueueAnswer & {
  readonly blockingProbability: Ratio;
  readonly throughputRps: Rps;
} {
  const offered = arrivalRps / serviceRps;
  const { first, last, mean, waiting } = truncatedGeometric(offered, capacity);
  const throughputRps = offered > 1 ? serviceRps * (1 - first) : arrivalRps * (1 - last);
  const meanServiceMs = 1000 / serviceRps;
  return {
    utilization: throughputRps / serviceRps,
    meanInSystem: mean,
    meanInQueue: waiting,
    meanResponseMs: throughputRps > 0 ? (1000 * mean) / throughputRps : meanServiceMs,
    meanWaitMs: throughputRps > 0 ? (1000 * waiting) / throughputRps : 0,
    blockingProbability: last,
    throughputRps,
  };
}

/** First and last probability, mean, and mean past the first customer, of p_n ∝ ratio^n over n = 0..count. */
function truncatedGeometric(ratio: number, count: number): { first: number; last: number; mean: number; waiting: number } {
  const falling = ratio <= 1;
  const step = falling ? ratio : 1 / ratio;
  let total = 0;
  let inSystem = 0;
  let inQueue = 0;
  let weight = 1;
  let steps = 0;
  for (; steps <= count && weight > 0; steps++) {
    const n = falling ? steps : count - steps;
    total += weight;
    inSystem += n * weight;
    inQueue += Math.max(0, n - 1) * weight;
    weight *= step;
  }
  const head = 1 / total;
  const tail = steps > count ? step ** count / total : 0;
  const means = { mean: inSystem / total, waiting: inQueue / total };
  return falling ? { first: head, last: tail, ...means } : { first: tail, last: head, ...means };
}

/**
 * M/G/1: one server, Poisson arrivals, service of any shape (Pollaczek–Khinchine).
 *
 *   ρ = λ·S,  Wq = ρ·S·(1 + cv²) / (2(1 − ρ))
 *
 * @param meanServiceMs S, > 0
 * @param serviceCv standard deviation of service ÷ its mean, >= 0: 0 constant, 1 exponential
 * @throws InputError when λ·S >= 1
 * @see Bertsekas and Gallager §3.5, the M/G/1 system
 */
export function mg1({
  arrivalRps,
  meanServiceMs,
  serviceCv,
}: {
  arrivalRps: Rps;
  meanServiceMs: Ms;
  serviceCv: number;
}): QueueAnswer {
  const utilization = (arrivalRps * meanServiceMs) / 1000;
  requireSteadyState(utilization, 'arrivalRps', '1000 / meanServiceMs', arrivalRps);
  const idleMsPerSecond = 1000 - arrivalRps * meanServiceMs;
  const meanWaitMs = (1000 * utilization * meanServiceMs * (1 + serviceCv * serviceCv)) / (2 * idleMsPerSecond);
  return fromWait(utilization, arrivalRps, meanWaitMs, meanServiceMs);
}

/**
 * M/D/1: one server whose every service takes the same time: half the wait of M/M/1.
 *
 *   Wq = ρ / (2μ(1 − ρ))
 *
 * @throws InputError when λ >= μ
 * @see Bertsekas and Gallager §3.5 (Pollaczek–Khinchin with cv = 0)
 */
export function md1({ arrivalRps, serviceRps }: { arrivalRps: Rps; serviceRps: Rps }): QueueAnswer {
  const utilization = arrivalRps / serviceRps;
  requireSteadyState(utilization, 'arrivalRps', 'serviceRps', arrivalRps);
  return fromWait(utilization, arrivalRps, (1000 * utilization) / (2 * (serviceRps - arrivalRps)), 1000 / serviceRps);
}
