import { InputError } from '../../input-error';
import type { ConfigOf } from '../../knobs/knobs';
import { milliValue, parseDecimal } from '../quantity';
import type { QuantityLike } from '../types';
import type {
  HistoryManifest,
  hpaKnobs,
  MetricManifest,
  ScalingPolicy,
  ScalingRulesManifest,
  SelectPolicy,
  TargetManifest,
} from './manifest';

export type HpaManifest = ConfigOf<typeof hpaKnobs>;

/** What a metric aims at; quantities in thousandths, as the controller computes. */
export type Target =
  | { readonly kind: 'utilization'; readonly percent: bigint }
  | { readonly kind: 'average'; readonly milli: bigint }
  | { readonly kind: 'total'; readonly milli: bigint };

export interface MetricSource {
  readonly type: MetricManifest['type'];
  readonly name: string;
  readonly container: string | null;
  readonly target: Target;
}

export interface ScalingRules {
  readonly stabilizationMs: number;
  readonly selectPolicy: SelectPolicy;
  readonly policies: readonly ScalingPolicy[];
}

export interface Tolerances {
  readonly scaleUp: number;
  readonly scaleDown: number;
}

export interface HpaConfig {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly metrics: readonly MetricSource[];
  readonly tolerances: Tolerances;
  /** Null: no behavior given, the older limits hold. */
  readonly behavior: { readonly scaleUp: ScalingRules; readonly scaleDown: ScalingRules } | null;
  readonly downscaleStabilizationMs: number;
  readonly pods: PodTiming;
  readonly history: HistoryManifest | null;
}

export interface PodTiming {
  readonly cpuInitializationPeriodMs: number;
  readonly initialReadinessDelayMs: number;
  readonly metricWindowMs: number;
}

// pkg/apis/autoscaling/v2/defaults.go
const DEFAULT_METRIC: MetricSource = {
  type: 'Resource',
  name: 'cpu',
  container: null,
  target: { kind: 'utilization', percent: 80n },
};
const DEFAULT_UP: readonly ScalingPolicy[] = [
  { type: 'Pods', value: 4, periodSeconds: 15 },
  { type: 'Percent', value: 100, periodSeconds: 15 },
];
const DEFAULT_DOWN: readonly ScalingPolicy[] = [{ type: 'Percent', value: 100, periodSeconds: 15 }];

/** @throws InputError where the API server would refuse the manifest */
export function readHpaConfig(manifest: HpaManifest): HpaConfig {
  const { minReplicas, maxReplicas, behavior, downscaleStabilizationMs } = manifest;
  const metrics =
    manifest.metrics === null || manifest.metrics.length === 0 ? [DEFAULT_METRIC] : manifest.metrics.map(readMetric);
  if (maxReplicas < minReplicas) throw new InputError('maxReplicas', `must be >= minReplicas (${minReplicas})`, maxReplicas);
  return {
    minReplicas,
    maxReplicas,
    metrics,
    tolerances: readTolerances(manifest),
    behavior: behavior && {
      scaleUp: readRules(behavior.scaleUp, DEFAULT_UP, 0),
      // maybeInitScaleDownStabilizationWindow counts whole seconds.
      scaleDown: readRules(behavior.scaleDown, DEFAULT_DOWN, Math.floor(downscaleStabilizationMs / 1000) * 1000),
    },
    downscaleStabilizationMs,
    pods: manifest,
    history: manifest.history,
  };
}

function readRules(
  rules: ScalingRulesManifest | null | undefined,
  policies: readonly ScalingPolicy[],
  stabilizationMs: number,
): ScalingRules {
  const seconds = rules?.stabilizationWindowSeconds ?? null;
  return {
    stabilizationMs: seconds === null ? stabilizationMs : seconds * 1000,
    selectPolicy: rules?.selectPolicy ?? 'Max',
    policies: rules?.policies ?? policies,
  };
}

function readTolerances({ tolerance, behavior }: HpaManifest): Tolerances {
  const general = readTolerance(tolerance, 'tolerance');
  const of = (direction: 'scaleUp' | 'scaleDown') => {
    const own = behavior?.[direction]?.tolerance;
    return own === undefined || own === null ? general : readTolerance(own, `behavior.${direction}.tolerance`);
  };
  return { scaleUp: of('scaleUp'), scaleDown: of('scaleDown') };
}

function readTolerance(value: QuantityLike, field: string): number {
  const parsed = typeof value === 'number' ? value : Number(parseDecimal(value, field, 9)) / 1e9;
  if (!(parsed >= 0 && parsed <= 1e9)) throw new InputError(field, 'must be >= 0', value);
  return parsed;
}

const SOURCE_FIELD = {
  Resource: 'resource',
  ContainerResource: 'containerResource',
  Pods: 'pods',
  Object: 'object',
  External: 'external',
} as const;

function readMetric(metric: MetricManifest, index: number): MetricSource {
  const part = SOURCE_FIELD[metric.type];
  const field = `metrics[${index}].${part}`;
  const source = metric[part];
  if (source === undefined) throw new InputError(field, `must be given for a ${metric.type} metric`);
  for (const other of Object.values(SOURCE_FIELD))
    if (other !== part && metric[other] !== undefined)
      throw new InputError(`metrics[${index}].${other}`, `must be left out for a ${metric.type} metric`);
  const name = 'metric' in source ? source.metric.name : source.name;
  const target = readTarget(metric.type, source.target, `${field}.target`);
  return { type: metric.type, name, container: 'container' in source ? source.container : null, target };
}

/** Of an Object's two the type decides, as in `computeStatusForObjectMetric`; elsewhere two are refused, as validation.go does. */
function readTarget(type: MetricManifest['type'], target: TargetManifest, field: string): Target {
  const given = (name: 'averageValue' | 'value') => {
    const value = target[name];
    return value === undefined ? undefined : positive(value, `${field}.${name}`);
  };
  const [average, total] = [given('averageValue'), given('value')];
  const { averageUtilization } = target;
  const ofResource = type === 'Resource' || type === 'ContainerResource';
  const other = ofResource ? averageUtilization : type === 'External' ? total : undefined;
  if (average !== undefined && other !== undefined)
    throw new InputError(
      `${field}.averageValue`,
      `must be left out where ${ofResource ? 'averageUtilization' : 'value'} is given`,
    );
  if (average !== undefined && !(type === 'Object' && target.type === 'Value' && total !== undefined))
    return { kind: 'average', milli: average };
  if (ofResource) {
    if (averageUtilization !== undefined) return { kind: 'utilization', percent: BigInt(averageUtilization) };
    throw new InputError(field, 'must have averageUtilization or averageValue', target);
  }
  if (type === 'Pods') throw new InputError(field, 'must have averageValue', target);
  if (total !== undefined) return { kind: 'total', milli: total };
  throw new InputError(field, 'must have value or averageValue', target);
}

function positive(value: QuantityLike, field: string): bigint {
  const milli = milliValue(value, field);
  if (milli <= 0n) throw new InputError(field, 'must be > 0', value);
  return milli;
}
