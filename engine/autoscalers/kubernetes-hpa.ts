import { type HpaConfig, type MetricSource, readHpaConfig } from './kubernetes/hpa-config';
import { hpaKnobs, unwrapManifest } from './kubernetes/manifest';
import { readPods } from './kubernetes/pods';
import { type Proposal, proposeReplicas } from './kubernetes/replica-calculator';
import { type Limited, limitByBehavior, limitWithoutBehavior } from './kubernetes/replica-limits';
import { ScaleHistory } from './kubernetes/scale-history';
import type { Autoscaler, AutoscalerSpec, Decision, Observation } from './types';

const FAILURE_REASON = {
  Resource: 'FailedGetResourceMetric',
  ContainerResource: 'FailedGetContainerResourceMetric',
  Pods: 'FailedGetPodsMetric',
  Object: 'FailedGetObjectMetric',
  External: 'FailedGetExternalMetric',
} as const;

/** The `status.conditions` of the autoscaler: the reason of each, null before it was ever set. */
interface Conditions {
  ableToScale: string | null;
  scalingActive: string | null;
  scalingLimited: string | null;
}

/** What the metrics together ask for. */
interface Recommended {
  readonly replicas: number | null;
  /** The first metric that failed. */
  readonly failure: string | null;
  readonly metrics: readonly object[];
}

/** `computeReplicasForMetrics`: the most that any asks for; one that fails forbids scaling in, not scaling out. */
function recommend(config: HpaConfig, observation: Observation): Recommended {
  const pods = readPods(observation, config.pods);
  const sight = { observation, pods, tolerances: config.tolerances, timing: config.pods };
  const proposals = config.metrics.map((metric) => ({ metric, proposal: proposeReplicas(metric, sight) }));
  let replicas = 0;
  let failure: string | null = null;
  let failed = 0;
  for (const { metric, proposal } of proposals) {
    if ('failed' in proposal) {
      failure ??= FAILURE_REASON[metric.type];
      failed++;
    } else if (replicas === 0 || proposal.replicas > replicas) replicas = proposal.replicas;
  }
  const unusable = failed === proposals.length || (failed > 0 && replicas < observation.replicas);
  return {
    replicas: unusable ? null : Math.max(0, replicas),
    failure,
    metrics: proposals.map(({ metric, proposal }) => evidenceOf(metric, proposal)),
  };
}

function evidenceOf({ type, name }: MetricSource, proposal: Proposal): object {
  if ('failed' in proposal) return { type, name, replicas: null, failed: proposal.failed };
  const { replicas, usageRatio } = proposal;
  return { type, name, replicas, usageRatio: Number.isFinite(usageRatio) ? usageRatio : null };
}

class HorizontalPodAutoscaler implements Autoscaler {
  readonly #config: HpaConfig;
  #history: ScaleHistory | null = null;
  readonly #conditions: Conditions = { ableToScale: null, scalingActive: null, scalingLimited: null };

  constructor(config: HpaConfig) {
    this.#config = config;
  }

  /** `reconcileAutoscaler`. */
  decide(observation: Observation): Decision {
    const { replicas: current, nowMs } = observation;
    const { minReplicas, maxReplicas } = this.#config;
    this.#history ??= new ScaleHistory(this.#config.history, current, nowMs);
    this.#conditions.ableToScale = 'SucceededGetScale';
    if (current === 0 && minReplicas !== 0) {
      this.#conditions.scalingActive = 'ScalingDisabled';
      return this.#answer(0, 0, 'ScalingDisabled');
    }
    if (current > maxReplicas) return this.#rescale(current, maxReplicas, maxReplicas, 'TooManyReplicas', nowMs);
    if (current < minReplicas) return this.#rescale(current, minReplicas, minReplicas, 'TooFewReplicas', nowMs);
    return this.#follow(recommend(this.#config, observation), current, nowMs);
  }

  #follow({ replicas: recommended, failure, metrics }: Recommended, current: number, nowMs: number): Decision {
    const conditions = this.#conditions;
    if (recommended === null) {
      conditions.scalingActive = failure;
      return this.#answer(current, null, failure!, { metrics });
    }
    conditions.scalingActive = 'ValidMetricFound';
    const stabilized = this.#stabilize(current, recommended, nowMs);
    const { desired, reason } = this.#limit(current, stabilized, nowMs);
    conditions.scalingLimited = reason;
    const told = reason === 'DesiredWithinRange' && stabilized !== recommended ? conditions.ableToScale! : reason;
    const evidence = { stabilized, metrics };
    if (desired === current) return this.#answer(desired, recommended, told, evidence);
    return this.#rescale(current, desired, recommended, told, nowMs, evidence);
  }

  /** Sets AbleToScale as `normalizeDesiredReplicas…` does. */
  #stabilize(current: number, recommended: number, nowMs: number): number {
    const { behavior, downscaleStabilizationMs } = this.#config;
    const history = this.#history!;
    const stabilized =
      behavior === null
        ? history.highestSince(recommended, downscaleStabilizationMs, nowMs)
        : history.stabilize(current, recommended, behavior.scaleUp.stabilizationMs, behavior.scaleDown.stabilizationMs, nowMs);
    const up = behavior !== null && recommended >= current;
    this.#conditions.ableToScale =
      stabilized === recommended ? 'ReadyForNewScale' : up ? 'ScaleUpStabilized' : 'ScaleDownStabilized';
    return stabilized;
  }

  #limit(current: number, stabilized: number, nowMs: number): Limited {
    const { behavior } = this.#config;
    if (behavior === null) return limitWithoutBehavior(current, stabilized, this.#config);
    return limitByBehavior(current, stabilized, this.#config, behavior, this.#history!, nowMs);
  }

  #rescale(current: number, desired: number, recommended: number, reason: string, nowMs: number, evidence?: object): Decision {
    this.#conditions.ableToScale = 'SucceededRescale';
    if (this.#config.behavior !== null) this.#history!.recordScale(current, desired, this.#config.behavior, nowMs);
    return this.#answer(desired, recommended, reason, evidence);
  }

  #answer(desired: number, recommended: number | null, reason: string, evidence: object = {}): Decision {
    return { desired, recommended, reason, ...evidence, conditions: { ...this.#conditions } };
  }
}

/**
 * The HorizontalPodAutoscaler of Kubernetes, autoscaling/v2, one `decide` per sync.
 *
 *   each metric: replicas = ⌈pods · current / target⌉, unchanged within tolerance; the largest wins;
 *   then stabilization over recent recommendations, rate policies, bounds.
 *
 * Units: replicas; quantities as Kubernetes writes them; ratios of requests for utilization.
 * `recommended` is what the metrics ask for; `stabilized` that after the windows; `desired` that within rates and bounds.
 * `reason`, when several hold: the failed metric's; ScalingDisabled; what limited it (ScaleUpLimit, ScaleDownLimit,
 * TooManyReplicas, TooFewReplicas); ScaleUpStabilized or ScaleDownStabilized; DesiredWithinRange. All three conditions stand
 * in `conditions`, where a rescale turns AbleToScale into SucceededRescale.
 * Edges: 0 replicas with a minimum above 0 disables it; outside the bounds it goes to the bound without asking the metrics;
 * tolerances are inclusive; a failed metric forbids scaling in, not scaling out.
 * Without `pods`, `metrics` holds averages over the replicas (a ratio for utilization) and all of them count as ready.
 *
 * A minimum of 0 is obeyed whatever the metrics, as the controller obeys it; the API server wants an Object or External metric for it.
 *
 * @throws InputError where the API server would refuse the manifest otherwise
 * @see kubernetes v1.35 pkg/controller/podautoscaler/horizontal.go, replica_calculator.go;
 *   pkg/apis/autoscaling/v2/defaults.go; pkg/apis/autoscaling/validation/validation.go
 */
export const kubernetesHpa: AutoscalerSpec<typeof hpaKnobs> = {
  id: 'kubernetes-hpa',
  label: 'Kubernetes HPA',
  help: 'Keeps usage per replica near its target, with the windows and rate policies of a Kubernetes manifest.',
  knobs: hpaKnobs,
  cost: { time: 'O(metrics × pods) per sync', memory: 'O(syncs within the longest window)' },
  source: 'Kubernetes v1.35, pkg/controller/podautoscaler (HPAConfigurableTolerance on)',
  deviation:
    'Every sample is taken now, over metricWindowMs, unless the pod says otherwise; replica counts beyond int32 saturate; 0 replicas with a minimum of 0 are scaled again whoever scaled them there.',
  normalize: unwrapManifest,
  create: (config) => new HorizontalPodAutoscaler(readHpaConfig(config)),
};
