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
 * @see Kleinrock, Queueing Systems vol. 1 (1975); Harchol-Balter, Performance Modeling and Design (2013), §13
 */
export function mm1({ arrivalRps, serviceRps }: { arrivalRps: Rps; serviceRps: Rps }): Mm1Answer {
  const utilization = arrivalRps / serviceRps;
  requireSteadyState(utilization, 'arrivalRps', 'serviceRps', arrivalRps);
  const meanServiceMs = 1000 / serviceRps;
  const mean = fromWait(utilization, arrivalRps, (meanServiceMs * utilization) / (1 - utilization), meanServiceMs);
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
 * @see Kleinrock vol. 1; Harchol-Balter §14.3
 */
export function mmc(input: {
  arrivalRps: Rps;
  serviceRps: Rps;
  servers: number;
}): QueueAnswer & { readonly waitProbability: Ratio } {
  const { arrivalRps, serviceRps, servers } = input;
  const utilization = arrivalRps / (serviceRps * servers);
  requireSteadyState(utilization, 'arrivalRps', 'serviceRps · servers', arrivalRps);
  const blocking = erlangBlocking(arrivalRps / serviceRps, servers);
  const waitProbability = waitFromBlocking(blocking, utilization);
  const meanServiceMs = 1000 / serviceRps;
  const meanWaitMs = (waitProbability * meanServiceMs) / (servers * (1 - utilization));
  return { ...fromWait(utilization, arrivalRps, meanWaitMs, meanServiceMs), waitProbability };
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
 * @see Kleinrock vol. 1; Harchol-Balter exercise 13.6
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
  const { first, last, mean } = truncatedGeometric(offered, capacity);
  const throughputRps = offered > 1 ? serviceRps * (1 - first) : arrivalRps * (1 - last);
  const meanServiceMs = 1000 / serviceRps;
  const meanResponseMs = throughputRps > 0 ? (1000 * mean) / throughputRps : meanServiceMs;
  const utilization = throughputRps / serviceRps;
  return {
    utilization,
    meanInSystem: mean,
    meanInQueue: Math.max(0, mean - utilization),
    meanResponseMs,
    meanWaitMs: Math.max(0, meanResponseMs - meanServiceMs),
    blockingProbability: last,
    throughputRps,
  };
}

/** First and last probability, and mean, of p_n ∝ ratio^n over n = 0..last. */
function truncatedGeometric(ratio: number, count: number): { first: number; last: number; mean: number } {
  const falling = ratio <= 1;
  const step = falling ? ratio : 1 / ratio;
  let total = 0;
  let moment = 0;
  let weight = 1;
  let n = 0;
  for (; n <= count && weight > 0; n++) {
    total += weight;
    moment += n * weight;
    weight *= step;
  }
  const head = 1 / total;
  const tail = n > count ? step ** count / total : 0;
  const fromHead = moment / total;
  return falling ? { first: head, last: tail, mean: fromHead } : { first: tail, last: head, mean: count - fromHead };
}

/**
 * M/G/1: one server, Poisson arrivals, service of any shape (Pollaczek–Khinchine).
 *
 *   ρ = λ·S,  Wq = ρ·S·(1 + cv²) / (2(1 − ρ))
 *
 * @param meanServiceMs S, > 0
 * @param serviceCv standard deviation of service ÷ its mean, >= 0: 0 constant, 1 exponential
 * @throws InputError when λ·S >= 1
 * @see Kleinrock vol. 1; Harchol-Balter §23.5
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
  const meanWaitMs = (utilization * meanServiceMs * (1 + serviceCv * serviceCv)) / (2 * (1 - utilization));
  return fromWait(utilization, arrivalRps, meanWaitMs, meanServiceMs);
}

/**
 * M/D/1: one server whose every service takes the same time: half the wait of M/M/1.
 *
 *   Wq = ρ / (2μ(1 − ρ))
 *
 * @throws InputError when λ >= μ
 * @see Kleinrock vol. 1 (Pollaczek–Khinchine with cv = 0)
 */
export function md1({ arrivalRps, serviceRps }: { arrivalRps: Rps; serviceRps: Rps }): QueueAnswer {
  const utilization = arrivalRps / serviceRps;
  requireSteadyState(utilization, 'arrivalRps', 'serviceRps', arrivalRps);
  const meanServiceMs = 1000 / serviceRps;
  return fromWait(utilization, arrivalRps, (utilization * meanServiceMs) / (2 * (1 - utilization)), meanServiceMs);
}
