import { InputError } from '../input-error';
import { type ConfigOf, choice, data, number } from '../knobs/knobs';
import { Cooldown, checkBounds, metricKnob, metricMissing, metricOf, replicaBounds, withinBounds } from './bounds';
import { exactly } from './quantity';
import type { Autoscaler, AutoscalerSpec, Decision, Observation } from './types';

/** One step: which breaches it covers, relative to the threshold (null: open), and by how much it moves. */
export interface StepAdjustment {
  readonly lower?: number | null;
  readonly upper?: number | null;
  readonly adjustment: number;
}

const steps = (label: string, help: string, fallback: readonly StepAdjustment[]) =>
  data<readonly StepAdjustment[]>({
    label,
    help,
    default: fallback,
    schema: (z) =>
      z.array(
        z.strictObject({
          lower: z.optional(z.nullable(z.number())),
          upper: z.optional(z.nullable(z.number())),
          adjustment: z.number().check(z.int(), z.minimum(-1e6), z.maximum(1e6)),
        }),
      ),
  });

const knobs = {
  metric: metricKnob('Which metric is compared with the threshold.', 'cpu'),
  threshold: number({
    label: 'Threshold',
    help: 'Where the alarm sits; steps are measured from here.',
    default: 0.5,
    min: -1e15,
    max: 1e15,
    range: [0, 1],
    step: 0.05,
    main: true,
  }),
  adjustmentType: choice({
    label: 'Adjustment',
    help: 'What the number in a step means.',
    default: 'ChangeInCapacity',
    options: [
      { value: 'ChangeInCapacity', label: 'Add or remove replicas' },
      { value: 'PercentChangeInCapacity', label: 'Add or remove a percentage' },
      { value: 'ExactCapacity', label: 'Set the count' },
    ],
  }),
  scaleOut: steps('Scale-out steps', 'Steps for a metric at or above the threshold; lower bounds belong to a step.', [
    { lower: 0, upper: 0.2, adjustment: 1 },
    { lower: 0.2, upper: null, adjustment: 3 },
  ]),
  scaleIn: steps('Scale-in steps', 'Steps for a metric at or below the threshold; upper bounds belong to a step.', [
    { lower: null, upper: -0.2, adjustment: -1 },
  ]),
  minAdjustmentMagnitude: number({
    label: 'Least change',
    help: 'A percentage step moves at least this many replicas.',
    unit: 'count',
    integer: true,
    min: 0,
    max: 1e6,
    default: 0,
  }),
  cooldownMs: number({
    label: 'Cooldown',
    help: 'How long after a move the next is held back; a larger scale-out passes.',
    unit: 'ms',
    min: 0,
    default: 300_000,
    range: [0, 900_000],
    main: true,
  }),
  ...replicaBounds,
} as const;
type Config = ConfigOf<typeof knobs>;

/**
 * Rounds a percentage of a count: away from nothing below 1, towards zero above.
 * 12.7 → 12, 0.67 → 1, −0.58 → −1, −6.67 → −6
 */
export function roundChange(change: number): number {
  if (change > 0 && change < 1) return 1;
  if (change < 0 && change > -1) return -1;
  return Math.trunc(change);
}

/** The count after one adjustment, before bounds. */
export function adjusted(replicas: number, adjustment: number, { adjustmentType, minAdjustmentMagnitude }: Config): number {
  if (adjustmentType === 'ExactCapacity') return adjustment;
  if (adjustmentType === 'ChangeInCapacity') return Math.max(0, replicas + adjustment);
  const change = roundChange((replicas * adjustment) / 100);
  const magnitude = change === 0 ? 0 : Math.max(Math.abs(change), minAdjustmentMagnitude);
  return Math.max(0, replicas + (adjustment < 0 ? -magnitude : magnitude));
}

interface ExactStep {
  readonly lower: bigint | null;
  readonly upper: bigint | null;
  readonly adjustment: number;
}

function exactSteps(list: readonly StepAdjustment[], field: string): readonly ExactStep[] {
  return list.map(({ lower = null, upper = null, adjustment }, index) => {
    if (lower !== null && upper !== null && lower >= upper)
      throw new InputError(`${field}[${index}].upper`, `must be > lower (${lower})`, upper);
    const exact = (bound: number | null, name: string) => (bound === null ? null : exactly(bound, `${field}[${index}].${name}`));
    return { lower: exact(lower, 'lower'), upper: exact(upper, 'upper'), adjustment };
  });
}

/** @throws InputError when two steps cover the same breach */
function refuseOverlaps(list: readonly ExactStep[], field: string): void {
  list.forEach((a, index) => {
    const other = list.findIndex(
      (b) =>
        b !== a &&
        (a.lower === null || b.upper === null || a.lower < b.upper) &&
        (b.lower === null || a.upper === null || b.lower < a.upper),
    );
    if (other > index) throw new InputError(`${field}[${other}]`, `must not overlap ${field}[${index}]`);
  });
}

class Step implements Autoscaler {
  readonly #config: Config;
  readonly #threshold: bigint;
  readonly #out: readonly ExactStep[];
  readonly #in: readonly ExactStep[];
  readonly #cooldown: Cooldown;

  constructor(config: Config) {
    checkBounds(config);
    this.#config = config;
    this.#threshold = exactly(config.threshold, 'threshold');
    this.#out = exactSteps(config.scaleOut, 'scaleOut');
    this.#in = exactSteps(config.scaleIn, 'scaleIn');
    refuseOverlaps(this.#out, 'scaleOut');
    refuseOverlaps(this.#in, 'scaleIn');
    this.#cooldown = new Cooldown(config.cooldownMs, config.cooldownMs);
  }

  decide(observation: Observation): Decision {
    const { replicas, nowMs } = observation;
    const value = metricOf(observation, this.#config.metric);
    if (value === null) return metricMissing(replicas);
    const step = this.#stepFor(value - this.#threshold);
    const base = this.#cooldown.base(replicas, nowMs);
    if (step === null) return this.#settle(replicas, replicas, 'NoStep', nowMs);
    const wanted = adjusted(step.adjustment > 0 ? base : replicas, step.adjustment, this.#config);
    // Reckoned from before the pause, a scale-out no larger than the last asks for nothing more.
    if (base < replicas && wanted > base && wanted <= replicas)
      return { desired: replicas, recommended: replicas, reason: 'Cooldown' };
    return this.#settle(replicas, wanted, wanted > replicas ? 'ScaleOut' : wanted < replicas ? 'ScaleIn' : 'NoChange', nowMs);
  }

  #settle(replicas: number, wanted: number, why: string, nowMs: number): Decision {
    const { desired, reason } = withinBounds(wanted, why, this.#config);
    if (this.#cooldown.holds(replicas, desired, nowMs)) return { desired: replicas, recommended: wanted, reason: 'Cooldown' };
    return { desired, recommended: wanted, reason };
  }

  /** At the threshold itself both sides are breached; the larger capacity wins, so scale-out is asked first. */
  #stepFor(breach: bigint): ExactStep | null {
    if (breach >= 0n) {
      const step = this.#out.find(
        ({ lower, upper }) => (lower === null || breach >= lower) && (upper === null || breach < upper),
      );
      if (step !== undefined) return step;
    }
    if (breach > 0n) return null;
    return this.#in.find(({ lower, upper }) => (lower === null || breach > lower) && (upper === null || breach <= upper)) ?? null;
  }
}

/** Who gives the steps of one side means no others: the defaults are an example of both. */
function leaveOutOtherSide(raw: unknown): unknown {
  if (raw === null || typeof raw !== 'object' || 'scaleOut' in raw === 'scaleIn' in raw) return raw;
  return { scaleOut: [], scaleIn: [], ...raw };
}

/**
 * Step scaling: the further the metric is past the threshold, the larger the step.
 *
 *   above: lower <= metric − threshold < upper;  below: lower < metric − threshold <= upper
 *   PercentChangeInCapacity: ⌊replicas · adjustment / 100⌋ towards zero, but at least 1 (and `minAdjustmentMagnitude`)
 *
 * Units: replicas, the metric's own unit, ms. Comparisons are exact in decimal, so 0.7 is 0.2 above 0.5.
 * `recommended` is what the step asks for, before bounds and cooldown. Edges: no step covers the breach: nothing changes; a
 * step of 0 changes nothing; a missing metric changes nothing; steps given for one side alone leave the other without any.
 *
 * @throws InputError when steps overlap or a step is empty
 * @see AWS Application Auto Scaling and EC2 Auto Scaling user guides, "Step scaling policies"
 */
export const step: AutoscalerSpec<typeof knobs> = {
  id: 'step',
  label: 'Step scaling',
  help: 'The further the metric is past the threshold, the larger the step.',
  knobs,
  cost: { time: 'O(steps)', memory: 'O(steps)' },
  source:
    'AWS Application Auto Scaling user guide, "Step scaling policies"; EC2 Auto Scaling user guide, "Scaling adjustment types"',
  deviation:
    'One threshold serves both directions; gaps between steps are allowed and change nothing; a scale-in waits out a scale-out’s cooldown too.',
  normalize: leaveOutOtherSide,
  create: (config) => new Step(config),
};
