import { type ConfigOf, number } from '../knobs/knobs';
import type { Ms } from '../units';
import { checkLimits, limitKnobs } from './limit-knobs';
import { type Shedder, type ShedderSpec, takeFirst } from './types';

const knobs = {
  ...limitKnobs,
  queueSize: number({
    label: 'Queue to allow',
    help: 'How many calls may queue behind; how fast the limit grows while answers are quick.',
    unit: 'count',
    min: 0,
    max: 1_000_000,
    integer: true,
    range: [0, 50],
    default: 4,
    main: true,
  }),
  rttTolerance: number({
    label: 'Tolerance',
    help: 'How many times the long-term response time an answer may take before the limit shrinks.',
    unit: 'factor',
    min: 1,
    max: 1000,
    range: [1, 5],
    step: 0.1,
    default: 1.5,
    main: true,
  }),
  smoothing: number({
    label: 'Smoothing',
    help: 'How much of each new estimate is taken over.',
    unit: 'ratio',
    above: 0,
    max: 1,
    range: [0.05, 1],
    step: 0.05,
    default: 0.2,
  }),
  longWindow: number({
    label: 'Long term',
    help: 'Over how many answers the long-term response time is averaged.',
    unit: 'count',
    min: 1,
    max: 1_000_000,
    integer: true,
    range: [10, 2000],
    default: 600,
  }),
} as const;

const WARMUP_SAMPLES = 10;
const LONG_DECAY = 0.95;

/**
 * Limits calls inside by how response times change: long-term average over the latest one.
 *
 *   long      mean of the first 10 samples, then long × (1 − f) + rtt × f,  f = 2 / (longWindow + 1)
 *   gradient  max(0.5, min(1, rttTolerance × long / rtt))
 *   limit ←   limit × (1 − smoothing) + (limit × gradient + queueSize) × smoothing,  within minLimit..maxLimit
 *
 * Where long > 2 × rtt, long shrinks to 95% so that it comes back soon after an overload; while fewer than half the limit were inside, the
 * limit stays. The limit in force is the estimate rounded down. Drops count by their response time alone. Units: calls, ms.
 *
 * Source: Netflix/concurrency-limits, `Gradient2Limit._update` and `ExpAvgMeasurement` (rttTolerance 1.5). Deviation: fed every
 * sample, where the library's `WindowedLimit` around it feeds averages over a second.
 */
class Gradient2 implements Shedder {
  readonly queueLimit = 0;
  readonly next = takeFirst;
  #estimate: number;
  #longMs: Ms = 0;
  #sumMs: Ms = 0;
  #samples = 0;

  constructor(readonly config: ConfigOf<typeof knobs>) {
    checkLimits(config);
    this.#estimate = config.initialLimit;
  }

  get limit(): number {
    return Math.floor(this.#estimate);
  }

  admits(inFlight: number): boolean {
    return inFlight < this.limit;
  }

  onSample(rttMs: Ms, inFlight: number): void {
    const { queueSize, rttTolerance, smoothing, minLimit, maxLimit } = this.config;
    // Answers that take no time at all say nothing about queueing, and would divide by zero.
    const shortMs = Math.max(rttMs, Number.MIN_VALUE);
    const longMs = this.#average(shortMs);
    if (longMs / shortMs > 2) this.#longMs *= LONG_DECAY;
    if (inFlight < this.#estimate / 2) return;
    const gradient = Math.max(0.5, Math.min(1, (rttTolerance * longMs) / shortMs));
    const wanted = this.#estimate * gradient + queueSize;
    const smoothed = this.#estimate * (1 - smoothing) + wanted * smoothing;
    this.#estimate = Math.max(minLimit, Math.min(maxLimit, smoothed));
  }

  #average(rttMs: Ms): Ms {
    if (this.#samples < WARMUP_SAMPLES) {
      this.#samples++;
      this.#sumMs += rttMs;
      this.#longMs = this.#sumMs / this.#samples;
    } else {
      const factor = 2 / (this.config.longWindow + 1);
      this.#longMs = this.#longMs * (1 - factor) + rttMs * factor;
    }
    return this.#longMs;
  }
}

export const gradient2: ShedderSpec<typeof knobs> = {
  id: 'gradient2',
  label: 'Gradient limit',
  help: 'The limit shrinks when answers take longer than they used to, and grows while they do not.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(1)' },
  source: 'Netflix/concurrency-limits, Gradient2Limit.java and ExpAvgMeasurement.java',
  deviation: 'Fed every sample instead of averages over a second.',
  create: (config) => new Gradient2(config),
};
