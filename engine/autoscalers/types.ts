import type { ConfigOf, Knobs } from '../knobs/knobs';
import type { MechanismSpec } from '../mechanism';
import type { Ms } from '../units';

/** A number, or a quantity as Kubernetes writes them: `"500m"`, `"1Gi"`, `"100k"`. */
export type QuantityLike = number | string;

/** One replica as an autoscaler sees it. Only rules that look at single replicas need any of it. */
export interface PodSample {
  readonly name?: string;
  readonly phase?: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  /** Null: it has never said. */
  readonly ready?: boolean | null;
  /** Left out: long ago. Null: it has not started. */
  readonly startedAtMs?: Ms | null;
  /** Left out: when it started. */
  readonly readyChangedAtMs?: Ms;
  readonly deleting?: boolean;
  readonly requests?: Readonly<Record<string, QuantityLike>>;
  /** No entry for a metric: no sample of it. */
  readonly usage?: Readonly<Record<string, QuantityLike>>;
  /** When the sample was taken, and over how long; left out: now, over the autoscaler's metric window. */
  readonly sampledAtMs?: Ms;
  readonly windowMs?: Ms;
  /** Usage and requests of single containers, where a rule names one. */
  readonly containers?: Readonly<Record<string, Pick<PodSample, 'requests' | 'usage'>>>;
}

/** What an autoscaler is shown at one of its ticks. */
export interface Observation {
  readonly nowMs: Ms;
  /** Replicas asked for so far. */
  readonly replicas: number;
  /** Replicas that exist; left out: as many as were asked for. */
  readonly statusReplicas?: number;
  readonly metrics: Readonly<Record<string, QuantityLike | readonly QuantityLike[]>>;
  readonly pods?: readonly PodSample[];
}

/** What it wants, and why. Further fields are evidence, plain JSON. */
export interface Decision {
  readonly desired: number;
  /** What the metrics alone ask for, before bounds, rates, cooldowns and stabilization; null when they cannot say. */
  readonly recommended: number | null;
  readonly reason: string;
  readonly [evidence: string]: unknown;
}

/**
 * Decides how many replicas there should be, one observation at a time. Off the hot path: it may allocate. The caller
 * applies `desired` and shows the result as `replicas` in the next observation.
 */
export interface Autoscaler {
  decide(observation: Observation): Decision;
}

export interface AutoscalerSpec<K extends Knobs = Knobs> extends MechanismSpec {
  readonly knobs: K;
  /** Turns a form in which people keep the configuration (a whole manifest) into the knobs. */
  normalize?(raw: unknown): unknown;
  /** @throws InputError where knobs contradict each other */
  create(config: ConfigOf<K>): Autoscaler;
}
