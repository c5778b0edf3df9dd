import { InputError } from '../input-error';
import { erlangB } from '../theory/erlang';
import { mg1, mm1, mm1k, mmc } from '../theory/queues';
import type { Ms, Rps } from '../units';

/** One line of work. */
export interface Line {
  readonly meanServiceMs: Ms;
  /** Standard deviation of the work over its mean; null where unknown. */
  readonly cv: number | null;
  readonly isExponential: boolean;
  readonly isConstant: boolean;
  readonly servers: number;
  /** Null: any number may wait. */
  readonly room: number | null;
}

/** Of one line: times without travel, shares, and what gets through. */
export interface LineAnswer {
  readonly latencyMs: Readonly<Record<string, Ms>>;
  readonly failedRatio: number;
  readonly goodputRps: Rps;
}

export interface LineForm {
  readonly name: string;
  readonly holds: string;
  readonly answer: () => LineAnswer;
}

/** The closed form of one line with a Poisson stream before it, if there is one. */
export function lineFormOf(
  { meanServiceMs, cv, isExponential, isConstant, servers, room }: Line,
  arrivalRps: Rps,
): LineForm | null {
  const serviceRps = 1000 / meanServiceMs;
  const all = { failedRatio: 0, goodputRps: arrivalRps };
  if (room === 0)
    return {
      name: 'Erlang B',
      holds: 'so many servers and no line',
      answer: () => {
        const { blockingProbability } = erlangB({ offeredErlangs: arrivalRps / serviceRps, servers });
        return {
          latencyMs: { mean: meanServiceMs },
          failedRatio: blockingProbability,
          goodputRps: arrivalRps * (1 - blockingProbability),
        };
      },
    };
  if (room !== null)
    return isExponential && servers === 1
      ? {
          name: 'M/M/1/K',
          holds: 'exponential work, one at a time, so many in line at most',
          answer: () => {
            const { meanResponseMs, blockingProbability, throughputRps } = mm1k({ arrivalRps, serviceRps, capacity: room + 1 });
            return { latencyMs: { mean: meanResponseMs }, failedRatio: blockingProbability, goodputRps: throughputRps };
          },
        }
      : null;
  if (servers > 1)
    return isExponential
      ? {
          name: 'M/M/c',
          holds: 'exponential work, several servers on one line',
          answer: () => ({ ...all, latencyMs: { mean: mmc({ arrivalRps, serviceRps, servers }).meanResponseMs } }),
        }
      : null;
  if (isExponential)
    return {
      name: 'M/M/1',
      holds: 'exponential work, one at a time',
      answer: () => {
        const { meanResponseMs, p50ResponseMs, p95ResponseMs, p99ResponseMs } = mm1({ arrivalRps, serviceRps });
        return { ...all, latencyMs: { mean: meanResponseMs, p50: p50ResponseMs, p95: p95ResponseMs, p99: p99ResponseMs } };
      },
    };
  if (cv === null) return null;
  return {
    name: isConstant ? 'M/D/1' : 'M/G/1',
    holds: `work of ${isConstant ? 'constant length' : 'any variation'}, one at a time`,
    answer: () => ({ ...all, latencyMs: { mean: mg1({ arrivalRps, meanServiceMs, serviceCv: cv }).meanResponseMs } }),
  };
}

export function whyNoLineForm({ servers, room, cv }: Line): string {
  if (room !== null) return 'the line is limited, and work is not exponential or done several at a time';
  return servers > 1
    ? 'several are served at a time, and work is not exponential'
    : cv === null
      ? 'the variation of the work has no closed form'
      : '';
}

/** Null where there is no steady state. */
export function steady<T>(answer: () => T): T | null {
  try {
    return answer();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
