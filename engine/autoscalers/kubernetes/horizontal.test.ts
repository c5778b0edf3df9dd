import { describe, expect, it } from 'vitest';
import { createAutoscaler } from '../family';
import type { PodSample } from '../types';

// kubernetes pkg/controller/podautoscaler/horizontal_test.go, one sync of the whole controller a row, v1.35 and what later versions add
// to its tables. Left out is what no autoscaler sees here: selectors, the scale subresource, metric source types that the API refuses,
// the gate of scaling to zero.
const NOW_MS = 3_600_000;
const HOT_MS = NOW_MS; // hotCPUCreationTime: just started
const COOL_MS = NOW_MS - 180_000; // coolCPUCreationTime: three minutes ago
const MINUTE_MS = 60_000;

interface Row {
  readonly name: string;
  readonly min?: number;
  readonly max?: number;
  readonly replicas: number;
  /** CPU target, percent of requests. */
  readonly cpu?: number;
  readonly metrics?: readonly object[];
  readonly levels: readonly number[];
  readonly requests?: readonly string[];
  readonly ready?: readonly boolean[];
  readonly started?: readonly number[];
  readonly phase?: readonly PodSample['phase'][];
  readonly deleting?: readonly boolean[];
  readonly behavior?: object;
  /** [replicas, minutes ago]; left out: just started. */
  readonly past?: readonly (readonly [number, number])[];
  /** Left out: series of the metric `qps`. */
  readonly failing?: true;
  readonly desired: number;
  readonly able?: string;
  readonly active?: string;
  readonly limited?: string;
}

const target = (type: string, value: string) =>
  type === 'Value' ? { type, value } : type === 'AverageValue' ? { type, averageValue: value } : {};
const PODS = (value: string) => ({ type: 'Pods', pods: { metric: { name: 'qps' }, target: target('AverageValue', value) } });
const OBJECT = (type: string, value: string) => ({
  type: 'Object',
  object: {
    describedObject: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'some-deployment' },
    metric: { name: 'qps' },
    target: target(type, value),
  },
});
const EXTERNAL = (type: string, value: string) => ({
  type: 'External',
  external: { metric: { name: 'qps', selector: {} }, target: target(type, value) },
});
const CONTAINER = (container: string, percent: number) => ({
  type: 'ContainerResource',
  containerResource: { name: 'cpu', container, target: { type: 'Utilization', averageUtilization: percent } },
});

function podsOf({ replicas, levels, requests, ready, started, phase, deleting }: Row): PodSample[] {
  return Array.from({ length: requests?.length ?? replicas }, (_, i) => {
    const half = { requests: { cpu: `${(Number(requests?.[i] ?? '1') * 1000) / 2}m` } };
    const container = levels[i] === undefined ? half : { ...half, usage: { cpu: `${levels[i] / 2}m` } };
    return {
      name: `test-pod-${i}`,
      phase: phase?.[i] ?? 'Running',
      ready: ready?.[i] ?? true,
      deleting: deleting?.[i] ?? false,
      ...(started === undefined ? {} : { startedAtMs: started[i] }),
      requests: { cpu: requests?.[i] ?? '1.0' },
      ...(levels[i] === undefined ? {} : { usage: { cpu: `${levels[i]}m`, qps: `${levels[i]}m` } }),
      containers: { container1: container, container2: container },
    };
  });
}

const SCALES_CPU = (percent: number) => ({
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: percent } },
});

function sync(row: Row) {
  const { min = 2, max = 6, replicas, cpu, metrics = [], behavior, past, levels, failing } = row;
  const autoscaler = createAutoscaler('kubernetes-hpa', {
    minReplicas: min,
    maxReplicas: max,
    metrics: [...(cpu === undefined ? [] : [SCALES_CPU(cpu)]), ...metrics],
    ...(behavior === undefined ? {} : { behavior }),
    ...(past === undefined
      ? {}
      : { history: { recommendations: past.map(([count, minutes]) => ({ replicas: count, ageMs: minutes * MINUTE_MS })) } }),
    // defaultTestingCPUInitializationPeriod, defaultTestingDelayOfInitialReadinessStatus
    cpuInitializationPeriodMs: 2 * MINUTE_MS,
    initialReadinessDelayMs: 10_000,
  });
  const series = metrics.some((metric) => 'external' in metric) ? levels.map((level) => `${level}m`) : `${levels[0] ?? 0}m`;
  const unseen = failing === true || metrics.some((metric) => 'pods' in metric);
  return autoscaler.decide({ nowMs: NOW_MS, replicas, metrics: unseen ? {} : { qps: series }, pods: podsOf(row) });
}

const F = false;
const T = true;
const ONES = (count: number) => Array<string>(count).fill('1.0');
const TENTHS = ['0.1', '0.1', '0.1'];
const UNEVEN = ['0.9', '1.0', '1.1'];
const FIVE = [100, 300, 500, 250, 250];
const DISABLED = { able: 'SucceededGetScale', active: 'ScalingDisabled' };
const PERCENT_700 = {
  scaleUp: { stabilizationWindowSeconds: 0, selectPolicy: 'Max', policies: [{ type: 'Percent', value: 700, periodSeconds: 60 }] },
};

const rows: Row[] = [
  // TestScaleContainerResource
  { name: 'container, up', replicas: 3, metrics: [CONTAINER('container1', 30)], levels: [300, 500, 700], requests: ONES(3), desired: 5 },
  { name: 'container, down', replicas: 5, metrics: [CONTAINER('container2', 50)], levels: FIVE, requests: ONES(5), past: [], desired: 3 },
  // TestScaleUpUnreadyOrHotCpuNoScale
  { name: 'unready pods are left out', replicas: 3, cpu: 30, levels: [400, 500, 700], requests: ONES(3), ready: [T, F, F], desired: 3, able: 'ReadyForNewScale' },
  { name: 'hot pods are left out', replicas: 3, cpu: 30, levels: [400, 500, 700], requests: ONES(3), ready: [T, F, F], started: [COOL_MS, HOT_MS, HOT_MS], desired: 3, able: 'ReadyForNewScale' },
  // TestScaleUpCPU
  { name: 'CPU, up', replicas: 3, cpu: 30, levels: [300, 500, 700], requests: ONES(3), desired: 5 },
  { name: 'CPU, an unready pod: less', replicas: 3, cpu: 30, levels: [300, 500, 700], requests: ONES(3), ready: [F, T, T], desired: 4 },
  { name: 'CPU, a hot pod: less', replicas: 3, cpu: 30, levels: [300, 500, 700], requests: ONES(3), started: [HOT_MS, COOL_MS, COOL_MS], desired: 4 },
  { name: 'CPU, failed pods do not count', replicas: 2, cpu: 30, levels: [500, 700], requests: ONES(4), ready: [T, T, F, F], phase: ['Running', 'Running', 'Failed', 'Failed'], desired: 4 },
  { name: 'CPU, deleted pods do not count', replicas: 2, cpu: 30, levels: [500, 700], requests: ONES(4), ready: [T, T, F, F], deleting: [F, F, T, T], desired: 4 },
  // TestScaleDownCPU
  { name: 'CPU, down', replicas: 5, cpu: 50, levels: FIVE, requests: ONES(5), past: [], desired: 3 },
  { name: 'CPU, down, unready pods', replicas: 5, cpu: 50, levels: FIVE, requests: ONES(5), ready: [T, T, T, F, F], past: [], desired: 2 },
  { name: 'CPU, down, hot pods', replicas: 5, cpu: 50, levels: FIVE, requests: ONES(5), started: [COOL_MS, COOL_MS, COOL_MS, HOT_MS, HOT_MS], past: [], desired: 2 },
  { name: 'CPU, down, failed pods', replicas: 5, cpu: 50, levels: FIVE, requests: ONES(7), ready: [T, T, T, T, T, F, F], phase: ['Running', 'Running', 'Running', 'Running', 'Running', 'Failed', 'Failed'], past: [], desired: 3 },
  { name: 'CPU, down, deleted pods', replicas: 5, cpu: 50, levels: FIVE, requests: ONES(7), ready: [T, T, T, T, T, F, F], deleting: [F, F, F, F, F, T, T], past: [], desired: 3 },
  // TestScaleUpCM
  { name: 'pods metric, up', replicas: 3, metrics: [PODS('15.0')], levels: [20000, 10000, 30000], requests: ONES(3), desired: 4 },
  { name: 'pods metric, readiness does not matter', replicas: 3, metrics: [PODS('15.0')], levels: [50000, 10000, 30000], requests: ONES(3), ready: [T, T, F], started: [COOL_MS, COOL_MS, HOT_MS], desired: 6 },
  { name: 'pods metric, up to the maximum', replicas: 3, metrics: [PODS('15.0')], levels: [50000, 15000, 30000], requests: ONES(3), ready: [F, T, F], started: [HOT_MS, COOL_MS, HOT_MS], desired: 6, limited: 'TooManyReplicas' },
  // TestScaleUpCMObject, TestScaleUpCMExternal
  { name: 'object value, up', replicas: 3, metrics: [OBJECT('Value', '15.0')], levels: [20000], desired: 4 },
  { name: 'object value, from zero', min: 0, replicas: 0, metrics: [OBJECT('Value', '15.0')], levels: [20000], desired: 2 },
  { name: 'object value, from zero, no tolerance', min: 0, replicas: 0, metrics: [OBJECT('Value', '1.0')], levels: [1000], desired: 1 },
  { name: 'object average, up', replicas: 3, metrics: [OBJECT('AverageValue', '10.0')], levels: [40000], desired: 4 },
  { name: 'external value, up', replicas: 3, metrics: [EXTERNAL('Value', '6666m')], levels: [8600], desired: 4 },
  { name: 'external average, up', replicas: 3, metrics: [EXTERNAL('AverageValue', '2222m')], levels: [8600], desired: 4 },
  // TestScaleUpFromZeroOneMetricInvalid (v1.35), the other metric being one that cannot be had
  { name: 'from zero, one metric fails', min: 0, replicas: 0, cpu: 30, metrics: [EXTERNAL('Value', '100m')], failing: true, levels: [300, 400, 500], requests: ONES(3), past: [], desired: 4 },
  // TestScaleDownStabilizeInitialSize
  { name: 'down waits for the initial size', replicas: 5, cpu: 50, levels: FIVE, requests: ONES(5), desired: 5, able: 'ScaleDownStabilized' },
  // TestScaleDownCM
  { name: 'pods metric, down', replicas: 5, metrics: [PODS('20.0')], levels: Array(5).fill(12000), requests: ONES(5), past: [], desired: 3 },
  { name: 'object value, down', replicas: 5, metrics: [OBJECT('Value', '20.0')], levels: [12000], requests: ONES(5), past: [], desired: 3 },
  { name: 'object value, to zero', min: 0, replicas: 5, metrics: [OBJECT('Value', '20.0')], levels: [0], requests: ONES(5), past: [], desired: 0, limited: 'DesiredWithinRange' },
  { name: 'object average, down', replicas: 5, metrics: [OBJECT('AverageValue', '20.0')], levels: [60000], requests: ONES(5), past: [], desired: 3 },
  { name: 'external value, down', replicas: 5, metrics: [EXTERNAL('Value', '14400m')], levels: [8600], past: [], desired: 3 },
  { name: 'external value, to zero', min: 0, replicas: 5, metrics: [EXTERNAL('Value', '14400m')], levels: [0], past: [], desired: 0 },
  { name: 'external average, down', replicas: 5, metrics: [EXTERNAL('AverageValue', '3000m')], levels: [8600], past: [], desired: 3 },
  // TestManualScaleToZeroDisablesHPA
  { name: 'scaled to zero by hand', min: 1, replicas: 0, cpu: 50, levels: [], requests: [], desired: 0, ...DISABLED },
  // TestTolerance
  { name: 'tolerance, CPU', min: 1, max: 5, replicas: 3, cpu: 100, levels: [1010, 1030, 1020], requests: UNEVEN, desired: 3, able: 'ReadyForNewScale', limited: 'DesiredWithinRange' },
  { name: 'tolerance, pods metric', min: 1, max: 5, replicas: 3, metrics: [PODS('20.0')], levels: [20000, 20001, 21000], requests: UNEVEN, desired: 3, able: 'ReadyForNewScale' },
  { name: 'tolerance, object value', min: 1, max: 5, replicas: 3, metrics: [OBJECT('Value', '20.0')], levels: [20050], requests: UNEVEN, desired: 3, able: 'ReadyForNewScale' },
  { name: 'tolerance, external value', replicas: 4, metrics: [EXTERNAL('Value', '8666m')], levels: [8600], desired: 4, able: 'ReadyForNewScale' },
  { name: 'tolerance, object average', replicas: 4, metrics: [OBJECT('AverageValue', '2200m')], levels: [8600], desired: 4, able: 'ReadyForNewScale' },
  { name: 'tolerance, external average', replicas: 4, metrics: [EXTERNAL('AverageValue', '2200m')], levels: [8600], desired: 4, able: 'ReadyForNewScale' },
  // TestConfigurableTolerance
  { name: 'up by a tolerance of 1%', min: 1, max: 5, replicas: 3, cpu: 100, behavior: { scaleUp: { tolerance: '0.01' } }, levels: [1010, 1030, 1020], requests: UNEVEN, desired: 4, able: 'SucceededRescale' },
  { name: 'not down by a tolerance of 90%', min: 1, max: 5, replicas: 3, cpu: 100, behavior: { scaleDown: { tolerance: '0.9' } }, levels: [300, 300, 300], requests: ONES(3), desired: 3, able: 'ReadyForNewScale' },
  // TestReplicaLimits
  { name: 'down to the minimum', max: 5, replicas: 3, cpu: 90, levels: [10, 95, 10], requests: UNEVEN, past: [], desired: 2, limited: 'TooFewReplicas' },
  { name: 'down to a minimum of zero, on CPU', min: 0, max: 5, replicas: 3, cpu: 90, levels: [0, 0, 0], requests: UNEVEN, past: [], desired: 0, limited: 'DesiredWithinRange' },
  { name: 'down to the minimum, zero wanted', max: 5, replicas: 3, cpu: 90, levels: [0, 0, 0], requests: UNEVEN, past: [], desired: 2, limited: 'TooFewReplicas' },
  { name: 'zero replicas', min: 3, max: 5, replicas: 0, cpu: 90, levels: [], requests: [], desired: 0, ...DISABLED },
  { name: 'below the minimum', min: 3, max: 5, replicas: 2, cpu: 90, levels: [], requests: [], desired: 3, able: 'SucceededRescale' },
  { name: 'above the maximum', min: 3, max: 5, replicas: 10, cpu: 90, levels: [], requests: [], desired: 5, able: 'SucceededRescale' },
  { name: 'up to the maximum', max: 5, replicas: 3, cpu: 90, levels: [8000, 9500, 1000], requests: UNEVEN, desired: 5, limited: 'TooManyReplicas' },
  // TestMetricsEdgeCases
  { name: 'more samples than pods', replicas: 4, cpu: 100, levels: [4000, 9500, 3000, 7000, 3200, 2000], requests: ONES(4), desired: 6, limited: 'TooManyReplicas' },
  { name: 'samples of some pods', replicas: 4, cpu: 100, levels: [400, 95], requests: ONES(4), past: [], desired: 3 },
  { name: 'samples of none', replicas: 4, cpu: 100, levels: [], requests: ONES(4), desired: 4, able: 'SucceededGetScale', active: 'FailedGetResourceMetric' },
  { name: 'no pods', min: 1, max: 5, replicas: 1, cpu: 100, levels: [200], requests: [], desired: 1, able: 'SucceededGetScale', active: 'FailedGetResourceMetric' },
  // TestEventCreated, TestEventNotCreated, TestCPUScalingEdgeCases
  { name: 'a request of 0.2', min: 1, max: 5, replicas: 1, cpu: 50, levels: [200], requests: ['0.2'], desired: 2 },
  { name: 'at the target', min: 1, max: 5, replicas: 2, cpu: 50, levels: [200, 200], requests: ['0.4', '0.4'], desired: 2, able: 'ReadyForNewScale' },
  { name: 'fewer pods than replicas', min: 1, max: 5, replicas: 4, cpu: 50, levels: [200], requests: ['0.2'], past: [], desired: 2 },
  { name: 'more pods than replicas', min: 1, max: 8, replicas: 4, cpu: 50, levels: Array(5).fill(500), requests: ONES(5), desired: 4, able: 'ReadyForNewScale' },
  // TestUpscaleCap
  { name: 'capped by a policy', min: 1, max: 100, replicas: 3, cpu: 10, behavior: PERCENT_700, levels: [100, 200, 300], requests: TENTHS, desired: 24, limited: 'ScaleUpLimit' },
  { name: 'capped by the maximum', min: 1, max: 20, replicas: 3, cpu: 10, behavior: PERCENT_700, levels: [100, 200, 300], requests: TENTHS, desired: 20, limited: 'TooManyReplicas' },
  // TestConditionFailedGetMetrics
  { name: 'CPU fails', min: 1, max: 100, replicas: 3, cpu: 10, levels: [], requests: TENTHS, desired: 3, able: 'SucceededGetScale', active: 'FailedGetResourceMetric' },
  { name: 'a pods metric fails', min: 1, max: 100, replicas: 3, metrics: [PODS('15.0')], levels: [], requests: TENTHS, desired: 3, able: 'SucceededGetScale', active: 'FailedGetPodsMetric' },
  { name: 'an object metric fails', min: 1, max: 100, replicas: 3, metrics: [OBJECT('Value', '15.0')], failing: true, levels: [], requests: TENTHS, desired: 3, able: 'SucceededGetScale', active: 'FailedGetObjectMetric' },
  { name: 'an external metric fails', min: 1, max: 100, replicas: 3, metrics: [EXTERNAL('Value', '300m')], failing: true, levels: [], requests: TENTHS, desired: 3, able: 'SucceededGetScale', active: 'FailedGetExternalMetric' },
  // TestScaleTimingBehavior
  { name: 'pods metric alone', min: 1, max: 5, replicas: 3, metrics: [PODS('15.0')], levels: [20000, 10000, 30000], requests: ONES(3), desired: 4, limited: 'DesiredWithinRange' },
  { name: 'pods metric and CPU', min: 1, max: 5, replicas: 3, cpu: 10, metrics: [PODS('15.0')], levels: [20000, 10000, 30000], requests: ONES(3), desired: 5, limited: 'TooManyReplicas' },
  { name: 'down is stabilized', min: 1, max: 5, replicas: 4, cpu: 100, levels: [50, 50, 50], requests: TENTHS, past: [[10, 10], [4, 1]], desired: 4, able: 'ScaleDownStabilized' },
  // TestComputedToleranceAlgImplementation: targets of 56% and 55%, a minimum of zero
  ...[{ cpu: 56, desired: 9 }, { cpu: 55, desired: 10 }].map((edge): Row => ({ name: `the edge of the tolerance, ${edge.cpu}%`, min: 0, max: 1000, replicas: 10, levels: Array(10).fill(150), requests: [0.4, 0.2, 0.31, 0.29, 0.302, 0.298, 0.301, 0.299, 0.3, 0.3].map(String), past: [], ...edge })),
  // TestScaleRCImmediately, TestAvoidUnnecessaryUpdates
  { name: 'at once to the minimum', replicas: 1, cpu: 80, levels: [0, 0, 0, 0], requests: ONES(4), desired: 2, able: 'SucceededRescale' },
  { name: 'at once to the maximum', max: 5, replicas: 6, cpu: 50, levels: [8000, 9500, 1000], requests: UNEVEN, desired: 5, able: 'SucceededRescale' },
  { name: 'nothing to update', replicas: 2, cpu: 80, levels: [400, 500, 700], requests: ONES(3), started: [COOL_MS, HOT_MS, HOT_MS], past: [], desired: 2, able: 'ReadyForNewScale', limited: 'TooFewReplicas' },
  // TestScaleUpOneMetricEmpty, TestNoScaleDownOneMetricEmpty
  { name: 'one metric fails, up', replicas: 3, cpu: 30, metrics: [EXTERNAL('Value', '100m')], failing: true, levels: [300, 400, 500], requests: ONES(3), desired: 4 },
  { name: 'one metric fails, not down', replicas: 5, cpu: 50, metrics: [EXTERNAL('Value', '1000m')], failing: true, levels: FIVE, requests: ONES(5), past: [], desired: 5, able: 'SucceededGetScale', active: 'FailedGetExternalMetric' },
  // TestMultipleHPAs: one pod at 500m of 1.0 against 10%, policies of each HPA there
  { name: 'one of a thousand', min: 1, max: 10, replicas: 1, cpu: 10, behavior: { scaleUp: { policies: [{ type: 'Pods', value: 100, periodSeconds: 60 }] } }, levels: [500], requests: ONES(1), desired: 5 },
]; // biome-ignore format: one row per case

describe('reconcileAutoscaler', () => {
  it.each(rows)('$name: $replicas → $desired', (row) => {
    const answer = sync(row);
    expect(answer.desired).toBe(row.desired);
    const conditions = answer.conditions as Record<string, string>;
    if (row.able !== undefined) expect(conditions.ableToScale).toBe(row.able);
    if (row.active !== undefined) expect(conditions.scalingActive).toBe(row.active);
    if (row.limited !== undefined) expect(conditions.scalingLimited).toBe(row.limited);
    if (row.active?.startsWith('Failed')) expect(answer).toMatchObject({ recommended: null, reason: row.active });
  });
});
