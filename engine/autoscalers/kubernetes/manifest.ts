import type { ZodMiniType } from 'zod/mini';
import { data, number, type SchemaBuilders } from '../../knobs/knobs';
import type { QuantityLike } from '../types';

export type SelectPolicy = 'Max' | 'Min' | 'Disabled';
export interface ScalingPolicy {
  readonly type: 'Pods' | 'Percent';
  readonly value: number;
  readonly periodSeconds: number;
}
export interface ScalingRulesManifest {
  readonly stabilizationWindowSeconds?: number | null;
  readonly selectPolicy?: SelectPolicy | null;
  readonly policies?: readonly ScalingPolicy[] | null;
  readonly tolerance?: QuantityLike | null;
}
/** What is null here is left out, as the API server reads it. */
export interface BehaviorManifest {
  readonly scaleUp?: ScalingRulesManifest | null;
  readonly scaleDown?: ScalingRulesManifest | null;
}
export interface TargetManifest {
  readonly type?: 'Utilization' | 'Value' | 'AverageValue';
  readonly averageUtilization?: number;
  readonly averageValue?: QuantityLike;
  readonly value?: QuantityLike;
}
export interface NamedMetric {
  readonly metric: { readonly name: string; readonly selector?: unknown };
  readonly target: TargetManifest;
}
export interface MetricManifest {
  readonly type: 'Resource' | 'ContainerResource' | 'Pods' | 'Object' | 'External';
  readonly resource?: { readonly name: string; readonly target: TargetManifest };
  readonly containerResource?: { readonly name: string; readonly container: string; readonly target: TargetManifest };
  readonly pods?: NamedMetric;
  readonly object?: NamedMetric & { readonly describedObject?: unknown };
  readonly external?: NamedMetric;
}
export interface HistoryManifest {
  readonly scaleUps?: readonly { readonly change: number; readonly ageMs: number }[];
  readonly scaleDowns?: readonly { readonly change: number; readonly ageMs: number }[];
  readonly recommendations?: readonly { readonly replicas: number; readonly ageMs: number }[];
}

export const MAX_INT32 = 2_147_483_647;

const wholeFrom = (z: SchemaBuilders, min: number, max: number) => z.number().check(z.int(), z.minimum(min), z.maximum(max));
const nameOf = (z: SchemaBuilders) => z.string().check(z.minLength(1));

function rulesSchema(z: SchemaBuilders) {
  const policy = z.strictObject({
    type: z.enum(['Pods', 'Percent']),
    value: wholeFrom(z, 1, MAX_INT32),
    periodSeconds: wholeFrom(z, 1, 1800), // validation.go: MaxPeriodSeconds
  });
  return z.strictObject({
    stabilizationWindowSeconds: z.optional(z.nullable(wholeFrom(z, 0, 3600))), // validation.go: MaxStabilizationWindowSeconds
    selectPolicy: z.optional(z.nullable(z.enum(['Max', 'Min', 'Disabled']))),
    policies: z.optional(z.nullable(z.array(policy).check(z.minLength(1)))),
    tolerance: z.optional(z.nullable(z.union([z.number(), z.string()]))),
  });
}

function behaviorSchema(z: SchemaBuilders): ZodMiniType<BehaviorManifest | null> {
  const rules = z.optional(z.nullable(rulesSchema(z)));
  return z.nullable(z.strictObject({ scaleUp: rules, scaleDown: rules }));
}

function metricsSchema(z: SchemaBuilders): ZodMiniType<readonly MetricManifest[] | null> {
  const quantity = z.optional(z.union([z.number(), z.string()]));
  const target = z.strictObject({
    type: z.optional(z.enum(['Utilization', 'Value', 'AverageValue'])),
    averageUtilization: z.optional(wholeFrom(z, 1, MAX_INT32)),
    averageValue: quantity,
    value: quantity,
  });
  const metric = z.strictObject({ name: nameOf(z), selector: z.optional(z.unknown()) });
  const named = z.strictObject({ metric, target });
  return z.nullable(
    z.array(
      z.strictObject({
        type: z.enum(['Resource', 'ContainerResource', 'Pods', 'Object', 'External']),
        resource: z.optional(z.strictObject({ name: nameOf(z), target })),
        containerResource: z.optional(z.strictObject({ name: nameOf(z), container: nameOf(z), target })),
        pods: z.optional(named),
        object: z.optional(z.strictObject({ metric, target, describedObject: z.optional(z.unknown()) })),
        external: z.optional(named),
      }),
    ),
  );
}

function historySchema(z: SchemaBuilders): ZodMiniType<HistoryManifest | null> {
  const ageMs = z.number().check(z.minimum(0));
  const event = z.strictObject({ change: wholeFrom(z, 0, MAX_INT32), ageMs });
  const recommendation = z.strictObject({ replicas: wholeFrom(z, 0, MAX_INT32), ageMs });
  return z.nullable(
    z.strictObject({
      scaleUps: z.optional(z.array(event)),
      scaleDowns: z.optional(z.array(event)),
      recommendations: z.optional(z.array(recommendation)),
    }),
  );
}

/** The `spec` of an autoscaling/v2 HorizontalPodAutoscaler, then the flags of kube-controller-manager. */
export const hpaKnobs = {
  minReplicas: number({
    label: 'Min replicas',
    help: 'Never fewer than this; from 0 only an Object or External metric brings it back.',
    unit: 'count',
    integer: true,
    min: 0,
    max: MAX_INT32,
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
    max: MAX_INT32,
    default: 10,
    range: [1, 100],
    main: true,
  }),
  metrics: data<readonly MetricManifest[] | null>({
    label: 'Metrics',
    help: 'What is watched and its target, as in the manifest; left out: 80% of requested CPU.',
    default: null,
    schema: metricsSchema,
    main: true,
  }),
  behavior: data<BehaviorManifest | null>({
    label: 'Behavior',
    help: 'Rate policies, stabilization windows and tolerances per direction, as in the manifest.',
    default: null,
    schema: behaviorSchema,
  }),
  scaleTargetRef: data<unknown>({
    label: 'Scale target',
    help: 'The workload that is scaled, as in the manifest; not used.',
    default: null,
    schema: (z) => z.unknown(),
  }),
  tolerance: data<QuantityLike>({
    label: 'Tolerance',
    help: 'A ratio of usage to target this close to 1 changes nothing.',
    default: 0.1,
    schema: (z) => z.union([z.number(), z.string()]),
  }),
  syncPeriodMs: number({
    label: 'Sync period',
    help: 'How often the controller looks; whoever drives it keeps the time.',
    unit: 'ms',
    min: 1,
    default: 15_000,
    range: [1000, 60_000],
  }),
  downscaleStabilizationMs: number({
    label: 'Downscale stabilization',
    help: 'How long the highest recent recommendation holds off a scale-in, where the behavior does not say.',
    unit: 'ms',
    min: 0,
    default: 300_000,
    range: [0, 600_000],
  }),
  cpuInitializationPeriodMs: number({
    label: 'CPU initialization period',
    help: 'How long after its start a pod’s CPU samples may be skipped.',
    unit: 'ms',
    min: 0,
    default: 300_000,
  }),
  initialReadinessDelayMs: number({
    label: 'Initial readiness delay',
    help: 'A pod that turned unready within this long of its start has never been ready.',
    unit: 'ms',
    min: 0,
    default: 30_000,
  }),
  metricWindowMs: number({
    label: 'Metric window',
    help: 'Over how long a sample was taken, where the pod does not say.',
    unit: 'ms',
    min: 0,
    default: 60_000,
  }),
  history: data<HistoryManifest | null>({
    label: 'History',
    help: 'Scale events and recommendations before the first operation, ages counted from it; {} is empty, left out: just started.',
    default: null,
    schema: historySchema,
  }),
} as const;

/** A whole manifest becomes its spec; the flags may stand beside either. What is null is left out, as the API server reads it. */
export function unwrapManifest(raw: unknown): unknown {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) return raw;
  if (!('spec' in raw)) return withoutNulls(raw);
  const { apiVersion: _a, kind: _k, metadata: _m, status: _s, spec, ...flags } = raw as Record<string, unknown>;
  if (spec === null || typeof spec !== 'object' || Array.isArray(spec)) return { ...flags, spec };
  return withoutNulls({ ...spec, ...flags });
}

/** Where a manifest has fields of its own it is less deep; what lies deeper is refused afterwards, or never read. */
const DEEPEST = 50;

function withoutNulls(value: unknown, depth = 0): unknown {
  if (value === null || typeof value !== 'object' || depth === DEEPEST) return value;
  if (Array.isArray(value)) return value.map((part) => withoutNulls(part, depth + 1));
  const given = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(given.map(([name, part]) => [name, withoutNulls(part, depth + 1)]));
}
