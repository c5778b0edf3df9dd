import type { MetricManifest, TargetManifest } from '../autoscalers/kubernetes/manifest';
import { parseDecimal } from '../autoscalers/quantity';
import { InputError } from '../input-error';
import type { VariantConfig } from '../knobs/variants';
import { type FleetMetric, fleetMetrics, podMetrics } from './fleet-meter';

/** What an algorithm looks at first, and where it wants that to be with so many replicas. */
export interface Watched {
  readonly metric: FleetMetric;
  target(replicas: number): number;
}

/** Replicas that a run can hold. */
const MOST_REPLICAS = 1000;

/** Null where an algorithm looks at nothing. */
export function watchedOf(algorithm: VariantConfig): Watched | null {
  const metric = algorithm.metric as FleetMetric;
  const at = (value: unknown): Watched => ({ metric, target: () => value as number });
  switch (algorithm.kind) {
    case 'threshold':
      return at(algorithm.high);
    case 'step':
      return at(algorithm.threshold);
    case 'target-tracking':
      return at(algorithm.target);
    case 'predictive':
      return { metric, target: (replicas) => replicas * (algorithm.targetPerReplica as number) };
    case 'kubernetes-hpa':
      return watchedByHpa(algorithm.metrics as readonly MetricManifest[] | null);
    default:
      return null;
  }
}

const DEFAULT_UTILIZATION = 0.8;

function watchedByHpa(metrics: readonly MetricManifest[] | null): Watched {
  const first = metrics?.[0];
  if (first === undefined) return { metric: 'cpu', target: () => DEFAULT_UTILIZATION };
  const target = targetOf(first);
  if (target?.averageUtilization !== undefined) return { metric: 'cpu', target: () => target.averageUtilization! / 100 };
  const perReplica = quantity(target?.averageValue);
  const name = nameOf(first);
  if (first.type === 'Pods') return { metric: `${name}PerReplica` as FleetMetric, target: () => perReplica };
  const whole = quantity(target?.value);
  return {
    metric: name as FleetMetric,
    target: (replicas) => (target?.value === undefined ? perReplica * replicas : whole),
  };
}

const quantity = (value: unknown): number => (value === undefined ? Number.NaN : Number(parseDecimal(value, 'target', 9)) / 1e9);
const partOf = ({ type, resource, pods, object, external }: MetricManifest) =>
  type === 'Resource' ? resource : type === 'Pods' ? pods : type === 'Object' ? object : external;
const targetOf = (metric: MetricManifest): TargetManifest | undefined => partOf(metric)?.target;
function nameOf(metric: MetricManifest): string | undefined {
  return metric.type === 'Resource' ? metric.resource?.name : (partOf(metric) as MetricManifest['pods'])?.metric.name;
}

/** @throws InputError where the algorithm contradicts itself, or watches what a run does not measure */
export function checkWatched(algorithm: VariantConfig, create: () => unknown): void {
  try {
    create();
    if (typeof algorithm.metric === 'string') checkName(algorithm.metric, Object.keys(fleetMetrics), 'metric');
    if (algorithm.kind === 'kubernetes-hpa')
      (algorithm.metrics as readonly MetricManifest[] | null)?.forEach((metric, i) => {
        checkHpaMetric(metric, `metrics[${i}]`);
      });
    if ((algorithm.maxReplicas as number) > MOST_REPLICAS)
      throw new InputError('maxReplicas', `must be <= ${MOST_REPLICAS} in a run`, algorithm.maxReplicas);
  } catch (error) {
    throw error instanceof InputError ? error.at('algorithm') : error;
  }
}

function checkHpaMetric(metric: MetricManifest, field: string): void {
  const name = nameOf(metric);
  if (metric.type === 'ContainerResource') throw new InputError(`${field}.type`, 'must not be ContainerResource in a run');
  if (metric.type === 'Resource') checkName(name, ['cpu'], `${field}.resource.name`);
  else if (metric.type === 'Pods') checkName(name, podMetrics, `${field}.pods.metric.name`);
  else checkName(name, Object.keys(fleetMetrics), `${field}.${metric.type.toLowerCase()}.metric.name`);
}

function checkName(name: string | undefined, known: readonly string[], field: string): void {
  if (name === undefined || !known.includes(name)) throw new InputError(field, `must be one of ${known.join(', ')}`, name);
}
