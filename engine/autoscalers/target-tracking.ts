import { type ConfigOf, flag, number } from '../knobs/knobs';
import { Cooldown, checkBounds, metricKnob, metricMissing, metricOf, replicaBounds, withinBounds } from './bounds';
import { ceilDivide, exactly } from './quantity';
import type { Autoscaler, AutoscalerSpec, Decision, Observation } from './types';

const duration = (label: string, help: string) => number({ label, help, unit: 'ms', min: 0, default: 0, range: [0, 900_000] });
const knobs = {
  metric: metricKnob('Which metric, averaged over the replicas, is held at the target.', 'cpu'),
  target: number({
    label: 'Target',
    help: 'The value to hold the metric at.',
    above: 0,
    max: 1e15,
    default: 0.5,
    range: [0.1, 1],
    step: 0.05,
    main: true,
  }),
  scaleOutCooldownMs: duration('Scale-out cooldown', 'How long what was added counts before more is added.'),
  scaleInCooldownMs: duration('Scale-in cooldown', 'How long after a scale-in the next one waits.'),
  scaleOutAfterMs: duration(
    'Scale-out after',
    'How long the metric must stay above the target; CloudWatch alarms wait 3 minutes.',
  ),
  scaleInAfterMs: duration(
    'Scale-in after',
    'How long the metric must stay below the target; CloudWatch alarms wait 15 minutes.',
  ),
  scaleInMargin: number({
    label: 'Scale-in margin',
    help: 'How far below the target, as a share of it, the metric must be before replicas are removed; AWS uses 0.1.',
    unit: 'ratio',
    min: 0,
    max: 0.99,
    default: 0,
    range: [0, 0.5],
    step: 0.05,
  }),
  disableScaleIn: flag({ label: 'Never scale in', help: 'Replicas are added but never removed.', default: false }),
  ...replicaBounds,
} as const;
type Config = ConfigOf<typeof knobs>;

class TargetTracking implements Autoscaler {
  readonly #config: Config;
  readonly #target: bigint;
  readonly #floor: bigint;
  readonly #cooldown: Cooldown;
  #aboveSinceMs: number | null = null;
  #belowSinceMs: number | null = null;

  constructor(config: Config) {
    checkBounds(config);
    this.#config = config;
    this.#target = exactly(config.target, 'target');
    this.#floor = this.#target - (this.#target * exactly(config.scaleInMargin, 'scaleInMargin')) / exactly(1, 'one');
    this.#cooldown = new Cooldown(config.scaleOutCooldownMs, config.scaleInCooldownMs);
  }

  decide(observation: Observation): Decision {
    const { replicas, nowMs } = observation;
    const value = metricOf(observation, this.#config.metric);
    if (value === null) {
      this.#aboveSinceMs = null;
      this.#belowSinceMs = null;
      return metricMissing(replicas);
    }
    this.#aboveSinceMs = value > this.#target ? (this.#aboveSinceMs ?? nowMs) : null;
    this.#belowSinceMs = value < this.#floor ? (this.#belowSinceMs ?? nowMs) : null;
    const base = value > this.#target ? this.#cooldown.base(replicas, nowMs) : replicas;
    const recommended = value <= 0n ? 0 : Number(ceilDivide(BigInt(base) * value, this.#target));
    // Reckoned from before the pause, the metric asks for nothing beyond what was added.
    if (base < replicas && recommended <= replicas) return { desired: replicas, recommended, reason: 'Cooldown' };
    const { desired, reason } = this.#towards(recommended, replicas, nowMs);
    return { desired, recommended, reason };
  }

  #towards(recommended: number, replicas: number, nowMs: number): { desired: number; reason: string } {
    const config = this.#config;
    const bounded = withinBounds(
      recommended,
      recommended > replicas ? 'ScaleOut' : recommended < replicas ? 'ScaleIn' : 'AtTarget',
      config,
    );
    const outside = replicas < config.minReplicas || replicas > config.maxReplicas;
    if (bounded.desired === replicas || outside) return bounded;
    const stay = (reason: string) => ({ desired: replicas, reason });
    const out = bounded.desired > replicas;
    if (!out && config.disableScaleIn) return stay('ScaleInDisabled');
    const sinceMs = out ? this.#aboveSinceMs : this.#belowSinceMs;
    if (sinceMs === null) return stay('AtTarget');
    if (nowMs - sinceMs < (out ? config.scaleOutAfterMs : config.scaleInAfterMs)) return stay('Evaluating');
    return this.#cooldown.holds(replicas, bounded.desired, nowMs) ? stay('Cooldown') : bounded;
  }
}

/**
 * Target tracking: capacity in proportion to the metric.
 *
 *   recommended = ⌈replicas · metric / target⌉
 *
 * Rounded up in both directions, so that the metric does not end above its target; computed exactly in decimal.
 * Units: the metric is an average per replica in any unit, the target in the same; ms.
 * Edges: at the target nothing changes; scaling in waits until the metric is `scaleInMargin` below it; a missing metric
 * changes nothing and restarts the evaluation; outside the bounds it goes to the bound at once.
 *
 * @see AWS Application Auto Scaling user guide, "How target tracking scaling works"; EC2 Auto Scaling user guide, "Target
 *   tracking scaling policies"
 */
export const targetTracking: AutoscalerSpec<typeof knobs> = {
  id: 'target-tracking',
  label: 'Target tracking',
  help: 'Adds or removes replicas in proportion, to hold a metric at a target.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(1)' },
  source: 'AWS Application Auto Scaling user guide, "Target tracking scaling policies"',
  deviation: 'Evaluation periods, cooldowns and the scale-in margin are 0 unless set; AWS does not publish its exact arithmetic.',
  create: (config) => new TargetTracking(config),
};
