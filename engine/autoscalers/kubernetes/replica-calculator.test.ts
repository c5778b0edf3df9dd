import { describe, expect, it } from 'vitest';
import { createAutoscaler } from '../family';
import type { Decision, PodSample } from '../types';

// kubernetes v1.35 pkg/controller/podautoscaler/replica_calculator_test.go. Its pods have two containers of the same
// request and level, so a pod uses and requests twice what a row says. `recommended` is what the calculator answers.
const NOW_MS = 3_600_000;
const HOT_MS = NOW_MS; // hotCPUCreationTime: just started
const COOL_MS = NOW_MS - 180_000; // coolCPUCreationTime: three minutes ago

interface Row {
  readonly name: string;
  readonly replicas: number;
  readonly levels: readonly (number | readonly [number, number] | undefined)[];
  readonly requests?: readonly string[];
  readonly ready?: readonly boolean[];
  readonly phase?: readonly PodSample['phase'][];
  readonly started?: readonly number[];
  readonly deleting?: readonly boolean[];
  readonly target: number;
  readonly container?: string;
  readonly tolerances?: readonly [down: number, up: number];
  readonly expected: number | null;
}

const milli = (value: number) => `${value}m`;

function podsOf(row: Row, metric: 'cpu' | 'qps' = 'cpu'): PodSample[] {
  const count = Math.max(row.replicas, row.phase?.length ?? 0);
  return Array.from({ length: count }, (_, i) => {
    const level = row.levels[i];
    const request = row.requests?.[i] ?? (row.requests === undefined ? '1.0' : undefined);
    const [first, second] = typeof level === 'number' || level === undefined ? [level, level] : level;
    const part = (usage: number | undefined) => ({
      ...(request === undefined ? {} : { requests: { cpu: request } }),
      ...(usage === undefined ? {} : { usage: { cpu: milli(usage) } }),
    });
    return {
      name: `test-pod-${i}`,
      ready: row.ready?.[i] ?? true,
      phase: row.phase?.[i] ?? 'Running',
      deleting: row.deleting?.[i] ?? false,
      ...(row.started === undefined ? {} : { startedAtMs: row.started[i] }),
      ...(metric === 'qps' ? { usage: (first === undefined ? {} : { qps: milli(first) }) as Record<string, string> } : {}),
      ...(metric === 'cpu' && row.container === undefined
        ? {
            ...(request === undefined ? {} : { requests: { cpu: milli(2000 * Number(request)) } }),
            ...(first === undefined ? {} : { usage: { cpu: milli(2 * first) } }),
          }
        : {}),
      ...(row.container === undefined ? {} : { containers: { container1: part(first), container2: part(second) } }),
    };
  });
}

function decide(row: Pick<Row, 'replicas' | 'tolerances'>, metric: object, seen: object): Decision {
  const [down, up] = row.tolerances ?? [0.1, 0.1];
  const hpa = createAutoscaler('kubernetes-hpa', {
    maxReplicas: 2_147_483_647,
    minReplicas: 1,
    metrics: [metric],
    behavior: { scaleUp: { tolerance: String(up) }, scaleDown: { tolerance: String(down) } },
  });
  return hpa.decide({ nowMs: NOW_MS, replicas: row.replicas, metrics: {}, ...seen });
}

const F = false;
const T = true;
const resource: Row[] = [
  { name: 'scale up', replicas: 3, levels: [300, 500, 700], target: 30, expected: 5 },
  { name: 'scale up: container metric', replicas: 3, container: 'container2', levels: [[1000, 300], [1000, 500], [1000, 700]], target: 30, expected: 5 },
  { name: 'scale up: unready pod scales less', replicas: 3, ready: [F, T, T], levels: [300, 500, 700], target: 30, expected: 4 },
  { name: 'scale up: hot-CPU container scales less', replicas: 3, started: [HOT_MS, COOL_MS, COOL_MS], container: 'container2', levels: [[0, 300], [0, 500], [0, 700]], target: 30, expected: 4 },
  { name: 'scale up: hot-CPU pod scales less', replicas: 3, started: [HOT_MS, COOL_MS, COOL_MS], levels: [300, 500, 700], target: 30, expected: 4 },
  { name: 'no scale: unready pods ignored', replicas: 3, ready: [T, F, F], levels: [400, 500, 700], target: 30, expected: 3 },
  { name: 'no scale: hot-CPU pods ignored', replicas: 3, ready: [T, F, F], started: [COOL_MS, HOT_MS, HOT_MS], levels: [400, 500, 700], target: 30, expected: 3 },
  { name: 'scale up: failed pods ignored', replicas: 2, ready: [T, T, F, F], phase: ['Running', 'Running', 'Failed', 'Failed'], levels: [500, 700], target: 30, expected: 4 },
  { name: 'scale up: pods being deleted are ignored', replicas: 2, ready: [T, T, F, F], phase: ['Running', 'Running', 'Running', 'Running'], deleting: [F, F, T, T], levels: [500, 700], target: 30, expected: 4 },
  { name: 'scale down', replicas: 5, levels: [100, 300, 500, 250, 250], target: 50, expected: 3 },
  { name: 'scale down: container metric', replicas: 5, container: 'container2', levels: [[1000, 100], [1000, 300], [1000, 500], [1000, 250], [1000, 250]], target: 50, expected: 3 },
  { name: 'scale down: exclude unready pods', replicas: 5, ready: [T, T, T, F, F], levels: [100, 300, 500, 250, 250], target: 50, expected: 2 },
  { name: 'scale down: exclude unscheduled pods', replicas: 5, ready: [T, F, F, F, F], phase: ['Running', 'Pending', 'Pending', 'Pending', 'Pending'], levels: [100], target: 50, expected: 1 },
  { name: 'scale down: ignore hot-CPU pods', replicas: 5, started: [COOL_MS, COOL_MS, COOL_MS, HOT_MS, HOT_MS], levels: [100, 300, 500, 250, 250], target: 50, expected: 2 },
  { name: 'scale down: container metric ignores hot-CPU pods', replicas: 5, started: [COOL_MS, COOL_MS, COOL_MS, HOT_MS, HOT_MS], container: 'container2', levels: [[1000, 100], [1000, 300], [1000, 500], [1000, 1000], [1000, 1000]], target: 50, expected: 2 },
  { name: 'scale down: failed pods ignored', replicas: 5, ready: [T, T, T, T, T, F, F], phase: ['Running', 'Running', 'Running', 'Running', 'Running', 'Failed', 'Failed'], levels: [100, 300, 500, 250, 250], target: 50, expected: 3 },
  { name: 'scale down: pods being deleted are ignored', replicas: 5, ready: [T, T, T, T, T, F, F], phase: ['Running', 'Running', 'Running', 'Running', 'Running', 'Running', 'Running'], deleting: [F, F, F, F, F, T, T], levels: [100, 300, 500, 250, 250], target: 50, expected: 3 },
  { name: 'within default tolerance', replicas: 3, requests: ['0.9', '1.0', '1.1'], levels: [1010, 1030, 1020], target: 100, expected: 3 },
  { name: 'outside 0% tolerance', replicas: 3, requests: ['0.9', '1.0', '1.1'], levels: [909, 1010, 1111], tolerances: [0, 0], target: 100, expected: 4 },
  { name: 'within 200% scale-up tolerance', replicas: 3, requests: ['0.9', '1.0', '1.1'], levels: [1890, 1910, 1900], tolerances: [0.1, 2], target: 100, expected: 3 },
  { name: 'outside 8% scale-up tolerance', replicas: 3, requests: ['0.9', '1.0', '1.1'], levels: [1100, 1080, 1090], tolerances: [2, 0.08], target: 100, expected: 4 },
  { name: 'within 36% scale-down tolerance', replicas: 3, requests: ['0.9', '1.0', '1.1'], levels: [660, 640, 650], tolerances: [0.36, 0.1], target: 100, expected: 3 },
  { name: 'outside 34% scale-down tolerance', replicas: 3, requests: ['0.9', '1.0', '1.1'], levels: [660, 640, 650], tolerances: [0.34, 0.1], target: 100, expected: 2 },
  { name: 'some pods missing metrics scales down', replicas: 4, levels: [400, 95], target: 100, expected: 3 },
  { name: 'no change: metric equal to target', replicas: 2, levels: [1000], target: 100, expected: 2 },
  { name: 'no change: metric above target', replicas: 2, levels: [1900], target: 100, expected: 2 },
  { name: 'no change: metric below target', replicas: 2, levels: [600], target: 100, expected: 2 },
  { name: 'no change: unready pod metric missing', replicas: 3, ready: [F, T, T], levels: [100, 450], target: 50, expected: 3 },
  { name: 'no change: hot-CPU pod metric missing', replicas: 3, started: [HOT_MS, COOL_MS, COOL_MS], levels: [100, 450], target: 50, expected: 3 },
  { name: 'scale up: unready pod metric missing', replicas: 3, ready: [F, T, T], levels: [100, 2000], target: 50, expected: 4 },
  { name: 'scale up: hot-CPU pod metric missing', replicas: 3, ready: [F, T, T], started: [HOT_MS, COOL_MS, COOL_MS], levels: [100, 2000], target: 50, expected: 4 },
  { name: 'scale down: unready pod metric missing', replicas: 4, ready: [F, T, T, T], levels: [100, 100, 100], target: 50, expected: 3 },
  { name: 'scale down: target over 100', replicas: 4, ready: [F, T, T, T], requests: ['1.0', '1.0', '2.0', '2.0'], levels: [200, 100, 100], target: 300, expected: 2 },
  { name: 'rolling update with maxSurge: extra pod missing metric', replicas: 2, phase: ['Running', 'Running', 'Running'], levels: [100, 100], target: 50, expected: 2 },
  { name: 'no metrics returned from metrics API', replicas: 4, levels: [], target: 100, expected: null },
  { name: 'missing CPU request on container', replicas: 1, requests: [], levels: [200], target: 100, expected: null },
]; // biome-ignore format: one row per case

describe('GetResourceReplicas', () => {
  it.each(resource)('$name', (row) => {
    const target = { type: 'Utilization', averageUtilization: row.target };
    const metric =
      row.container === undefined
        ? { type: 'Resource', resource: { name: 'cpu', target } }
        : { type: 'ContainerResource', containerResource: { name: 'cpu', container: row.container, target } };
    const answer = decide(row, metric, { pods: podsOf(row) });
    expect(answer.recommended).toBe(row.expected);
    if (row.expected === null) expect(answer.desired).toBe(row.replicas);
  });
});

const podMetric: Row[] = [
  { name: 'scale up', replicas: 3, levels: [20000, 10000, 30000], target: 15000, expected: 4 },
  { name: 'scale up: unready hot-CPU pod scales less', replicas: 3, ready: [T, T, F], started: [COOL_MS, COOL_MS, HOT_MS], levels: [50000, 10000, 30000], target: 15000, expected: 6 },
  { name: 'scale up: unready hot-CPU pods avoid scale-down', replicas: 3, ready: [F, T, F], started: [HOT_MS, COOL_MS, HOT_MS], levels: [50000, 15000, 30000], target: 15000, expected: 7 },
  { name: 'scale down', replicas: 5, levels: [12000, 12000, 12000, 12000, 12000], target: 20000, expected: 3 },
  { name: 'within default tolerance', replicas: 3, levels: [20000, 21000, 21000], target: 20000, expected: 3 },
  { name: 'outside configurable 1% tolerance', replicas: 3, tolerances: [0.1, 0.01], levels: [20000, 21000, 21000], target: 20000, expected: 4 },
  { name: 'no change: missing metrics', replicas: 5, levels: [20000, 19000, 21000], target: 20000, expected: 5 },
  { name: 'rolling update with maxSurge', replicas: 2, phase: ['Running', 'Running', 'Running'], levels: [10000, 10000], target: 17000, expected: 2 },
]; // biome-ignore format: one row per case

describe('GetMetricReplicas', () => {
  it.each(podMetric)('$name', (row) => {
    const metric = {
      type: 'Pods',
      pods: { metric: { name: 'qps' }, target: { type: 'AverageValue', averageValue: milli(row.target) } },
    };
    expect(decide(row, metric, { pods: podsOf(row, 'qps') }).recommended).toBe(row.expected);
  });
});

const MAX = '9223372036854775807m';
interface TotalRow {
  readonly name: string;
  readonly type: 'Object' | 'External';
  readonly per?: true;
  readonly replicas: number;
  readonly level: number | string | readonly string[];
  readonly target: number | string;
  readonly ready?: readonly boolean[];
  readonly up?: number;
  readonly expected: number | null;
}
const totals: TotalRow[] = [
  { name: 'scale up', type: 'Object', replicas: 3, level: 20000, target: 15000, expected: 4 },
  { name: 'very large metric saturates', type: 'Object', replicas: 3, level: MAX, target: 1, expected: 2_147_483_647 },
  { name: 'scale up: ignores unready pods', type: 'Object', replicas: 3, ready: [F, T, F], level: 50000, target: 10000, expected: 5 },
  { name: 'scale down', type: 'Object', replicas: 5, level: 12000, target: 20000, expected: 3 },
  { name: 'within default tolerance', type: 'Object', replicas: 3, level: 20666, target: 20000, expected: 3 },
  { name: 'outside 1% tolerance', type: 'Object', replicas: 3, up: 0.01, level: 20666, target: 20000, expected: 4 },
  { name: 'per pod: scale up', type: 'Object', per: true, replicas: 3, level: 20000, target: 5000, expected: 4 },
  { name: 'per pod: scale down', type: 'Object', per: true, replicas: 5, level: 6000, target: 2000, expected: 3 },
  { name: 'per pod: within tolerance', type: 'Object', per: true, replicas: 4, level: 20166, target: 5000, expected: 4 },
  { name: 'per pod: outside 1%', type: 'Object', per: true, replicas: 4, up: 0.01, level: 20208, target: 5000, expected: 5 },
  { name: 'scale down: ignores unready pods (would otherwise scale up)', type: 'External', replicas: 3, ready: [F, T, F], level: 8600, target: 4400, expected: 2 },
  { name: 'scale down', type: 'External', replicas: 5, level: 8600, target: 14334, expected: 3 },
  { name: 'within default tolerance', type: 'External', replicas: 3, level: 8600, target: 8888, expected: 3 },
  { name: 'outside 1%', type: 'External', replicas: 3, up: 0.01, level: 8900, target: 8800, expected: 4 },
  { name: 'overflow caps at MaxInt64', type: 'External', replicas: 3, level: ['4611686018427387904m', '4611686018427387904m'], target: MAX, expected: 3 },
  { name: 'per pod: overflow saturates to MaxInt32', type: 'External', per: true, replicas: 1, level: MAX, target: 1, expected: 2_147_483_647 },
  { name: 'per pod: huge target leaves it', type: 'External', per: true, replicas: 1, level: MAX, target: MAX, expected: 1 },
  { name: 'per pod: scale up', type: 'External', per: true, replicas: 3, level: 8600, target: 2150, expected: 4 },
  { name: 'per pod: scale down', type: 'External', per: true, replicas: 5, level: 8600, target: 2867, expected: 3 },
  { name: 'per pod: within tolerance', type: 'External', per: true, replicas: 3, level: 8600, target: 2900, expected: 3 },
  { name: 'per pod: outside 1%', type: 'External', per: true, replicas: 3, up: 0.01, level: 8600, target: 2800, expected: 4 },
]; // biome-ignore format: one row per case

describe('Get{Object,External}{,PerPod}MetricReplicas', () => {
  it.each(totals)('$type $name', ({ type, per, replicas, level, target, ready, up = 0.1, expected }) => {
    const quantity = typeof target === 'number' ? milli(target) : target;
    const value = typeof level === 'number' ? milli(level) : level;
    const source = {
      metric: { name: 'qps' },
      target: per ? { type: 'AverageValue', averageValue: quantity } : { type: 'Value', value: quantity },
    };
    const metric = type === 'Object' ? { type, object: { ...source, describedObject: {} } } : { type, external: source };
    const pods = ready?.map((isReady) => ({ ready: isReady }));
    const seen = { metrics: { qps: value }, ...(pods === undefined ? {} : { pods }) };
    expect(decide({ replicas, tolerances: [0.1, up] }, metric, seen).recommended).toBe(expected);
  });
});

// TestReplicaCalcComputedToleranceAlgImplementation: 150m used and about 300m requested by each of ten pods. A target of
// int(0.5656 * 100) = 56 gives 50/56 = 0.893, out of tolerance: ⌈8.93⌉ = 9; 55 gives 0.909, within.
it.each([
  { target: 56, expected: 9 },
  { target: 55, expected: 10 },
])('the tolerance edge, target $target%', ({ target, expected }) => {
  const requests = [400, 200, 310, 290, 302, 298, 301, 299, 300, 300].map((m) => String(m / 1000));
  const row: Row = { name: '', replicas: 10, levels: Array(10).fill(150), requests, target, expected };
  const metric = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: target } } };
  expect(decide(row, metric, { pods: podsOf(row) }).recommended).toBe(expected);
});
