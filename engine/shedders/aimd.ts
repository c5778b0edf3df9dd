import { type ConfigOf, number } from '../knobs/knobs';
import type { Ms } from '../units';
import { checkLimits, limitKnobs } from './limit-knobs';
import { type Shedder, type ShedderSpec, takeFirst } from './types';

const knobs = {
  ...limitKnobs,
  backoffRatio: number({
    label: 'Back off to',
    help: 'What is left of the limit after a drop.',
    unit: 'ratio',
    min: 0.5,
    max: 0.999,
    range: [0.5, 0.99],
    step: 0.01,
    default: 0.9,
    main: true,
  }),
  timeoutMs: number({
    label: 'Slow is a drop above',
    help: 'An answer that took longer than this counts as a drop.',
    unit: 'ms',
    above: 0,
    max: 1e9,
    range: [10, 30_000],
    scale: 'log',
    default: 5000,
    main: true,
  }),
} as const;

/**
 * Additive increase, multiplicative decrease of the number of calls inside:
 *
 *   dropped or rtt > timeoutMs        limit ← ⌊limit × backoffRatio⌋
 *   else if inFlight × 2 >= limit     limit ← limit + 1
 *   always                            minLimit <= limit <= maxLimit
 *
 * A limit that is not half used is no bound, so it does not grow. Units: calls, ms.
 *
 * Source: Netflix/concurrency-limits, `AIMDLimit._update`, with the limits and defaults of its builder.
 */
class Aimd implements Shedder {
  readonly queueLimit = 0;
  readonly next = takeFirst;
  limit: number;

  constructor(readonly config: ConfigOf<typeof knobs>) {
    checkLimits(config);
    this.limit = config.initialLimit;
  }

  admits(inFlight: number): boolean {
    return inFlight < this.limit;
  }

  onSample(rttMs: Ms, inFlight: number, dropped: boolean): void {
    const { backoffRatio, timeoutMs, minLimit, maxLimit } = this.config;
    let limit = this.limit;
    if (dropped || rttMs > timeoutMs) limit = Math.floor(limit * backoffRatio);
    else if (inFlight * 2 >= limit) limit++;
    this.limit = Math.min(maxLimit, Math.max(minLimit, limit));
  }
}

export const aimd: ShedderSpec<typeof knobs> = {
  id: 'aimd',
  label: 'AIMD limit',
  help: 'The limit grows by one with each answer in time and shrinks by a share with each that is dropped or slow.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(1)' },
  source: 'Netflix/concurrency-limits, AIMDLimit.java',
  create: (config) => new Aimd(config),
};
