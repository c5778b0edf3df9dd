import { InputError } from '../../input-error';
import { MAX_INT64, milliValue, wholePercent } from '../quantity';
import type { Observation, QuantityLike } from '../types';
import type { MetricSource, PodTiming, Tolerances } from './hpa-config';
import { MAX_INT32 } from './manifest';
import { groupPods, type Pod, type PodGroups, podMilli, readyPods } from './pods';

/** A metric's proposal, or why it has none. */
export type Proposal = { readonly replicas: number; readonly usageRatio: number } | { readonly failed: string };

/** Everything the calculator may look at. */
export interface Sight {
  readonly observation: Observation;
  readonly pods: readonly Pod[] | null;
  readonly tolerances: Tolerances;
  readonly timing: PodTiming;
}

/**
 * How many replicas one metric asks for.
 *
 *   usageRatio = current / target;  replicas = ⌈usageRatio · counted pods⌉, unchanged within tolerance
 *
 * Percentages and averages are integer divisions of thousandths, as the controller's are, so 69.9% counts as 69%.
 * @see kubernetes v1.35 pkg/controller/podautoscaler/replica_calculator.go
 */
export function proposeReplicas(metric: MetricSource, sight: Sight): Proposal {
  switch (metric.type) {
    case 'Resource':
    case 'ContainerResource':
    case 'Pods':
      return fromPods(metric, sight);
    case 'Object':
    case 'External':
      return metric.target.kind === 'average' ? fromTotalPerPod(metric, sight) : fromTotal(metric, sight);
  }
}

const isWithin = (ratio: number, { scaleUp, scaleDown }: Tolerances) => 1 - scaleDown <= ratio && ratio <= 1 + scaleUp;
/** `int32(math.Ceil(x))`, saturating. */
const ceilInt32 = (value: number) => Math.min(Math.ceil(value), MAX_INT32);
const targetOf = ({ target }: MetricSource) => (target.kind === 'utilization' ? target.percent : target.milli);

function fromPods(metric: MetricSource, sight: Sight): Proposal {
  const { pods, observation } = sight;
  const given = observation.metrics[metric.name];
  const usage = new Map<number, bigint>();
  pods?.forEach((pod, index) => {
    const milli = podMilli(pod, 'usage', metric.name, metric.container);
    if (milli !== undefined) usage.set(index, milli);
  });
  if (given !== undefined && usage.size === 0) return fromAverage(metric, given, sight);
  if (pods === null) return { failed: `no samples of ${metric.name}` };
  if (pods.length === 0) return { failed: 'no pods' };
  return fromSamples(metric, usage, pods, sight);
}

/** Without samples of single pods: the average over all of them, a ratio for utilization. */
function fromAverage(metric: MetricSource, given: QuantityLike | readonly QuantityLike[], sight: Sight): Proposal {
  const field = `metrics.${metric.name}`;
  if (typeof given === 'object') throw new InputError(field, 'must be one value, the average over replicas', given);
  const { pods, tolerances, observation } = sight;
  const count = pods === null ? observation.replicas : readyPods(pods);
  if (count === 0) return { failed: 'no ready pods' };
  const current = metric.target.kind === 'utilization' ? wholePercent(given, field) : milliValue(given, field);
  const usageRatio = Number(current) / Number(targetOf(metric));
  return { replicas: isWithin(usageRatio, tolerances) ? observation.replicas : ceilInt32(usageRatio * count), usageRatio };
}

/** `GetResourceReplicas` and `calcPlainMetricReplicas`, which differ in what a ratio is and what a missing sample counts as. */
function fromSamples(metric: MetricSource, usage: Map<number, bigint>, pods: readonly Pod[], sight: Sight): Proposal {
  const { observation, timing } = sight;
  const cpu = metric.type !== 'Pods' && metric.name === 'cpu';
  const groups = groupPods(pods, (index) => usage.has(index), cpu, observation.nowMs, timing);
  for (const index of groups.ignored) usage.delete(index);
  for (const index of groups.unready) usage.delete(index);
  if (usage.size === 0) return { failed: `no samples of ${metric.name} from ready pods` };
  if (metric.target.kind !== 'utilization') {
    const { milli } = metric.target;
    return rebalance(usage, groups, { ratioOf: (all) => averageRatio(all, milli), missing: () => milli }, sight);
  }
  const { percent } = metric.target;
  const requests = pods.map((pod) => podMilli(pod, 'requests', metric.name, metric.container));
  const without = requests.indexOf(undefined);
  if (without >= 0) return { failed: `missing request for ${metric.name} in pod ${pods[without]!.name}` };
  const fallback = percent > 100n ? percent : 100n;
  const rule = {
    ratioOf: (all: Map<number, bigint>) => utilizationRatio(all, requests as bigint[], percent),
    missing: (index: number) => (requests[index]! * fallback) / 100n,
  };
  return rebalance(usage, groups, rule, sight);
}

interface RatioRule {
  /** Null when it cannot be said. */
  ratioOf(usage: Map<number, bigint>): number | null;
  /** What a pod without a sample counts as on the way down; on the way up it counts as idle. */
  missing(index: number): bigint;
}

function rebalance(usage: Map<number, bigint>, groups: PodGroups, rule: RatioRule, sight: Sight): Proposal {
  const { tolerances, observation } = sight;
  const current = observation.replicas;
  const usageRatio = rule.ratioOf(usage);
  if (usageRatio === null) return { failed: 'requests add up to zero' };
  const scaleUpWithUnready = groups.unready.length > 0 && usageRatio > 1;
  if (!scaleUpWithUnready && groups.missing.length === 0) {
    return { replicas: isWithin(usageRatio, tolerances) ? current : ceilInt32(usageRatio * groups.readyCount), usageRatio };
  }
  if (usageRatio < 1) for (const index of groups.missing) usage.set(index, rule.missing(index));
  if (usageRatio > 1) for (const index of groups.missing) usage.set(index, 0n);
  if (scaleUpWithUnready) for (const index of groups.unready) usage.set(index, 0n);
  const newRatio = rule.ratioOf(usage)!;
  const turned = (usageRatio < 1 && newRatio > 1) || (usageRatio > 1 && newRatio < 1);
  if (turned || isWithin(newRatio, tolerances)) return { replicas: current, usageRatio: newRatio };
  const replicas = ceilInt32(newRatio * usage.size);
  const against = (newRatio < 1 && replicas > current) || (newRatio > 1 && replicas < current);
  return { replicas: against ? current : replicas, usageRatio: newRatio };
}

/** `GetMetricUsageRatio` (metrics/utilization.go). */
function averageRatio(usage: Map<number, bigint>, target: bigint): number {
  return Number(sumOf(usage) / BigInt(usage.size)) / Number(target);
}

/** `GetResourceUtilizationRatio` (metrics/utilization.go): int64 sums, an int32 percentage. */
function utilizationRatio(usage: Map<number, bigint>, requests: readonly bigint[], percent: bigint): number | null {
  let requested = 0n;
  for (const index of usage.keys()) requested += requests[index]!;
  if (requested === 0n) return null;
  return Number(BigInt.asIntN(32, BigInt.asIntN(64, sumOf(usage) * 100n) / requested)) / Number(percent);
}

function sumOf(usage: Map<number, bigint>): bigint {
  let sum = 0n;
  for (const milli of usage.values()) sum += milli;
  return sum;
}

/** `GetObjectMetricReplicas`, `GetExternalMetricReplicas`. */
function fromTotal(metric: MetricSource, { observation, pods, tolerances }: Sight): Proposal {
  const total = totalOf(metric, observation);
  if (total === null) return { failed: `no value of ${metric.name}` };
  const usageRatio = Number(total) / Number(targetOf(metric));
  if (observation.replicas === 0) return { replicas: ceilInt32(usageRatio), usageRatio };
  if (isWithin(usageRatio, tolerances)) return { replicas: observation.replicas, usageRatio };
  if (pods !== null && pods.length === 0) return { failed: 'no pods' };
  const ready = pods === null ? observation.replicas : readyPods(pods);
  return { replicas: ceilInt32(usageRatio * ready), usageRatio };
}

/** `GetObjectPerPodMetricReplicas`, `GetExternalPerPodMetricReplicas`. */
function fromTotalPerPod(metric: MetricSource, { observation, tolerances }: Sight): Proposal {
  const total = totalOf(metric, observation);
  if (total === null) return { failed: `no value of ${metric.name}` };
  const current = observation.statusReplicas ?? observation.replicas;
  const target = Number(targetOf(metric));
  const usageRatio = Number(total) / (target * current);
  if (isWithin(usageRatio, tolerances)) return { replicas: current, usageRatio };
  return { replicas: ceilInt32(Number(total) / target), usageRatio };
}

/**
 * An external metric may be several series: they add up, saturating. Where their average counts, a sum below zero passes for one that
 * overflowed, as in `GetExternalPerPodMetricReplicas`.
 */
function totalOf(metric: MetricSource, { metrics }: Observation): bigint | null {
  const given = metrics[metric.name];
  if (given === undefined) return null;
  const field = `metrics.${metric.name}`;
  if (metric.type === 'Object') {
    if (typeof given === 'object') throw new InputError(field, 'must be one value', given);
    return milliValue(given, field);
  }
  const series =
    typeof given === 'object' ? given.map((value, i) => milliValue(value, `${field}[${i}]`)) : [milliValue(given, field)];
  if (series.length === 0) return null;
  let sum = 0n;
  for (const milli of series) {
    sum += milli;
    if (sum > MAX_INT64 || (sum < 0n && metric.target.kind === 'average')) return MAX_INT64;
  }
  return sum;
}
