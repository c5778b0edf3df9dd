import { InputError } from '../input-error';
import { type ConfigOf, number } from '../knobs/knobs';
import { checkBounds, metricKnob, metricMissing, metricOf, replicaBounds, withinBounds } from './bounds';
import { exactly } from './quantity';
import type { Autoscaler, AutoscalerSpec, Decision, Observation } from './types';

const level = (label: string, help: string, fallback: number) =>
  number({ label, help, default: fallback, min: -1e15, max: 1e15, range: [0, 1], step: 0.05, main: true });
const duration = (label: string, help: string, fallback: number) =>
  number({ label, help, unit: 'ms', min: 0, default: fallback, range: [0, 1_800_000] });
const count = (label: string, help: string, fallback: number) =>
  number({ label, help, unit: 'count', integer: true, min: 0, max: 1e6, default: fallback, range: [0, 10] });

const knobs = {
  metric: metricKnob('Which metric is compared with the thresholds.', 'cpu'),
  high: level('High threshold', 'Above this for long enough, replicas are added.', 0.7),
  low: level('Low threshold', 'Below this for long enough, replicas are removed.', 0.3),
  highForMs: duration('High for', 'How long the metric must stay above the high threshold.', 300_000),
  lowForMs: duration('Low for', 'How long the metric must stay below the low threshold.', 900_000),
  stepOut: count('Step out', 'How many replicas are added.', 2),
  stepIn: count('Step in', 'How many replicas are removed.', 1),
  cooldownMs: duration('Cooldown', 'How long after a move nothing moves.', 300_000),
  ...replicaBounds,
} as const;
type Config = ConfigOf<typeof knobs>;

class Threshold implements Autoscaler {
  readonly #config: Config;
  readonly #high: bigint;
  readonly #low: bigint;
  #highSinceMs: number | null = null;
  #lowSinceMs: number | null = null;
  #cooldownUntilMs = Number.NEGATIVE_INFINITY;

  constructor(config: Config) {
    checkBounds(config);
    if (config.low > config.high) throw new InputError('low', `must be <= high (${config.high})`, config.low);
    this.#config = config;
    this.#high = exactly(config.high, 'high');
    this.#low = exactly(config.low, 'low');
  }

  decide(observation: Observation): Decision {
    const { replicas, nowMs } = observation;
    const value = metricOf(observation, this.#config.metric);
    this.#highSinceMs = value !== null && value > this.#high ? (this.#highSinceMs ?? nowMs) : null;
    this.#lowSinceMs = value !== null && value < this.#low ? (this.#lowSinceMs ?? nowMs) : null;
    if (value === null) return metricMissing(replicas);
    const { wanted, why } = this.#wish(replicas, nowMs);
    const { desired, reason } = withinBounds(wanted, why, this.#config);
    if (desired === replicas) return { desired, recommended: wanted, reason };
    if (nowMs < this.#cooldownUntilMs) return { desired: replicas, recommended: wanted, reason: 'Cooldown' };
    this.#cooldownUntilMs = nowMs + this.#config.cooldownMs;
    return { desired, recommended: wanted, reason };
  }

  #wish(replicas: number, nowMs: number): { wanted: number; why: string } {
    const { highForMs, lowForMs, stepOut, stepIn } = this.#config;
    if (this.#highSinceMs !== null)
      return nowMs - this.#highSinceMs >= highForMs
        ? { wanted: replicas + stepOut, why: 'ScaleOut' }
        : { wanted: replicas, why: 'Evaluating' };
    if (this.#lowSinceMs !== null)
      return nowMs - this.#lowSinceMs >= lowForMs
        ? { wanted: Math.max(0, replicas - stepIn), why: 'ScaleIn' }
        : { wanted: replicas, why: 'Evaluating' };
    return { wanted: replicas, why: 'BetweenThresholds' };
  }
}

/**
 * The rule people write first: above the high threshold for so long, add; below the low one for so long, remove.
 *
 * Held means: every observation since the first one past the threshold was past it too; the threshold itself is not.
 * Units: the metric's own, ms, replicas. Edges: the hold does not restart after a move, so a metric that stays past the
 * threshold moves again as soon as the cooldown ends; a missing metric restarts it; outside the bounds it goes to the bound.
 *
 * @throws InputError when the thresholds cross
 * @see AWS EC2 Auto Scaling user guide, "Simple scaling policies": one alarm, one adjustment, one cooldown
 */
export const threshold: AutoscalerSpec<typeof knobs> = {
  id: 'threshold',
  label: 'Thresholds',
  help: 'Above one line for a while: add; below another for a while: remove.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(1)' },
  source: 'AWS EC2 Auto Scaling user guide, "Simple scaling policies"',
  create: (config) => new Threshold(config),
};
