import type { ZodType } from 'zod';
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
  readonly selectPolicy?: SelectPolicy;
  readonly policies?: readonly ScalingPolicy[];
  readonly tolerance?: QuantityLike;
}
export interface BehaviorManifest {
  readonly scaleUp?: ScalingRulesManifest;
  readonly scaleDown?: ScalingRulesManifest;
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

function rulesSchema(z: SchemaBuilders) {
  const policy = z.strictObject({
    type: z.enum(['Pods', 'Percent']),
    value: z.number().int().min(1).max(MAX_INT32),
    periodSeconds: z.number().int().min(1).max(1800), // validation.go: MaxPeriodSeconds
  });
  return z.strictObject({
    stabilizationWindowSeconds: z.number().int().min(0).max(3600).nullable().optional(), // validation.go: MaxStabilizationWindowSeconds
    selectPolicy: z.enum(['Max', 'Min', 'Disabled']).optional(),
    policies: z.array(policy).min(1).optional(),
    tolerance: z.union([z.number(), z.string()]).optional(),
  });
}

function behaviorSchema(z: SchemaBuilders): ZodType<BehaviorManifest | null> {
  const rules = rulesSchema(z);
  return z.strictObject({ scaleUp: rules.optional(), scaleDown: rules.optional() }).nullable();
}

function metricsSchema(z: SchemaBuilders): ZodType<readonly MetricManifest[] | null> {
  const quantity = z.union([z.number(), z.string()]).optional();
  const target = z.strictObject({
    type: z.enum(['Utilization', 'Value', 'AverageValue']).optional(),
    averageUtilization: z.number().int().min(1).max(MAX_INT32).optional(),
    averageValue: quantity,
    value: quantity,
  });
  const metric = z.strictObject({ name: z.string().min(1), selector: z.unknown().optional() });
  const named = z.strictObject({ metric, target });
  return z
    .array(
      z.strictObject({
        type: z.enum(['Resource', 'ContainerResource', 'Pods', 'Object', 'External']),
        resource: z.strictObject({ name: z.string().min(1), target }).optional(),
        containerResource: z.strictObject({ name: z.string().min(1), container: z.string().min(1), target }).optional(),
        pods: named.optional(),
        object: z.strictObject({ metric, target, describedObject: z.unknown().optional() }).optional(),
        external: named.optional(),
      }),
    )
    .nullable();
}

function historySchema(z: SchemaBuilders): ZodType<HistoryManifest | null> {
  const ageMs = z.number().min(0);
  const event = z.strictObject({ change: z.number().int().min(0).max(MAX_INT32), ageMs });
  const recommendation = z.strictObject({ replicas: z.number().int().min(0).max(MAX_INT32), ageMs });
  return z
    .strictObject({
      scaleUps: z.array(event).optional(),
      scaleDowns: z.array(event).optional(),
      recommendations: z.array(recommendation).optional(),
    })
    .nullable();
}

/** The `spec` of an autoscaling/v2 HorizontalPodAutoscaler, then the flags of kube-controller-manager. */
export const hpaKnobs = {
  minReplicas: number({
    label: 'Min replicas',
    help: 'Never fewer than this; 0 needs an Object or External metric.',
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

/** A whole manifest becomes its spec; the flags may stand beside either. */
export function unwrapManifest(raw: unknown): unknown {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw) || !('spec' in raw)) return raw;
  const { apiVersion: _a, kind: _k, metadata: _m, status: _s, spec, ...flags } = raw as Record<string, unknown>;
  if (spec === null || typeof spec !== 'object' || Array.isArray(spec)) return { ...flags, spec };
  return { ...spec, ...flags };
}
