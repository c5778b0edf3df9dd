import { InputError } from '../input-error';
import { number, text } from '../knobs/knobs';
import type { Ms } from '../units';
import { exactly } from './quantity';
import type { Decision, Observation } from './types';

/** Knobs that every autoscaler of one metric has. */
export const replicaBounds = {
  minReplicas: number({
    label: 'Min replicas',
    help: 'Never fewer than this.',
    unit: 'count',
    integer: true,
    min: 0,
    max: 1e6,
    default: 1,
    range: [1, 20],
    main: true,
  }),
  maxReplicas: number({
    label: 'Max replicas',
    help: 'Never more than this.',
    unit: 'count',
    integer: true,
    min: 1,
    max: 1e6,
    default: 100,
    range: [1, 100],
    main: true,
  }),
} as const;

export const metricKnob = (help: string, fallback: string) => text({ label: 'Metric', help, default: fallback });

export interface Bounds {
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/** @throws InputError when the bounds cross */
export function checkBounds({ minReplicas, maxReplicas }: Bounds): void {
  if (maxReplicas < minReplicas) throw new InputError('maxReplicas', `must be >= minReplicas (${minReplicas})`, maxReplicas);
}

/** The metric as an exact count of 10^-18, or null when the observation lacks it. @throws InputError */
export function metricOf({ metrics }: Observation, name: string): bigint | null {
  const value = metrics[name];
  return value === undefined ? null : exactly(value, `metrics.${name}`);
}

/** How a policy's wish ends once its bounds are applied. `reason` is kept unless a bound changed the number. */
export function withinBounds(
  wanted: number,
  reason: string,
  { minReplicas, maxReplicas }: Bounds,
): { desired: number; reason: string } {
  if (wanted > maxReplicas) return { desired: maxReplicas, reason: 'MaxReplicas' };
  if (wanted < minReplicas) return { desired: minReplicas, reason: 'MinReplicas' };
  return { desired: wanted, reason };
}

/** Says nothing, changes nothing: the metric is missing. */
export const metricMissing = (replicas: number): Decision => ({ desired: replicas, recommended: null, reason: 'MetricMissing' });

/**
 * The pauses after scaling, as Application Auto Scaling keeps them: a scale-in waits out any pause; a scale-out ends the
 * pause of a scale-in; during a scale-out's pause only a larger scale-out passes, and what was already added counts
 * towards it, so sizes are reckoned from the count before the pause.
 * @see AWS Application Auto Scaling user guide, "Cooldown period" of step scaling and target tracking policies
 */
export class Cooldown {
  #outUntilMs = Number.NEGATIVE_INFINITY;
  #inUntilMs = Number.NEGATIVE_INFINITY;
  #baseReplicas = 0;

  constructor(
    readonly outMs: Ms,
    readonly inMs: Ms,
  ) {}

  /** What a size is reckoned from: the count now, or the one before a scale-out whose pause still runs. */
  base(replicas: number, nowMs: Ms): number {
    return nowMs < this.#outUntilMs ? Math.min(this.#baseReplicas, replicas) : replicas;
  }

  /** Whether a move is held back; a move that passes starts its pause. */
  holds(from: number, to: number, nowMs: Ms): boolean {
    if (to > from) {
      this.#baseReplicas = this.base(from, nowMs);
      this.#outUntilMs = nowMs + this.outMs;
      this.#inUntilMs = Number.NEGATIVE_INFINITY;
      return false;
    }
    if (to === from) return false;
    if (nowMs < this.#outUntilMs || nowMs < this.#inUntilMs) return true;
    this.#inUntilMs = nowMs + this.inMs;
    return false;
  }
}
