import { InputError } from '../../input-error';
import { checkNumber } from '../../replay/operation';
import { milliValue } from '../quantity';
import type { Observation, PodSample, QuantityLike } from '../types';
import type { PodTiming } from './hpa-config';

/** A pod checked, times filled in. */
export interface Pod {
  readonly name: string;
  readonly phase: NonNullable<PodSample['phase']>;
  readonly ready: boolean | null;
  readonly startedAtMs: number | null;
  readonly readyChangedAtMs: number;
  readonly deleting: boolean;
  readonly sampledAtMs: number;
  readonly windowMs: number;
  readonly source: PodSample;
  readonly field: string;
}

const PHASES = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'] as const;
const KNOWN = [
  'name', 'phase', 'ready', 'startedAtMs', 'readyChangedAtMs', 'deleting', 'requests', 'usage', 'sampledAtMs', 'windowMs', 'containers',
]; // biome-ignore format: one list
/** "Started long ago", for pods that do not say: Go's zero time, near enough. */
const LONG_AGO_MS = -1e15;

/** @throws InputError on the first thing wrong, or two pods of one name */
export function readPods(observation: Observation, timing: PodTiming): readonly Pod[] | null {
  const { pods, nowMs } = observation;
  if (pods === undefined) return null;
  const names = new Set<string>();
  return pods.map((sample, index) => {
    const pod = readPod(sample, index, nowMs, timing);
    if (names.has(pod.name)) throw new InputError(`${pod.field}.name`, 'must not repeat', pod.name);
    names.add(pod.name);
    return pod;
  });
}

function readPod(sample: PodSample, index: number, nowMs: number, timing: PodTiming): Pod {
  const field = `pods[${index}]`;
  if (sample === null || typeof sample !== 'object' || Array.isArray(sample))
    throw new InputError(field, 'must be an object', sample);
  for (const name in sample)
    if (!KNOWN.includes(name)) throw new InputError(`${field}.${name}`, `is not a known field (known: ${KNOWN.join(', ')})`);
  const { name = `pod-${index}`, phase = 'Running', ready = true, deleting = false } = sample;
  if (typeof name !== 'string') throw new InputError(`${field}.name`, 'must be a string', name);
  if (!PHASES.includes(phase)) throw new InputError(`${field}.phase`, `must be one of ${PHASES.join(', ')}`, phase);
  if (ready !== null && typeof ready !== 'boolean') throw new InputError(`${field}.ready`, 'must be true, false or null', ready);
  if (typeof deleting !== 'boolean') throw new InputError(`${field}.deleting`, 'must be true or false', deleting);
  const { containers } = sample;
  if (containers !== undefined && (containers === null || typeof containers !== 'object' || Array.isArray(containers)))
    throw new InputError(`${field}.containers`, 'must be an object of containers', containers);
  const time = (key: 'startedAtMs' | 'readyChangedAtMs' | 'sampledAtMs' | 'windowMs', fallback: number) => {
    const value = sample[key];
    return value === undefined ? fallback : checkNumber(value, `${field}.${key}`, { max: 1e15 });
  };
  const startedAtMs = sample.startedAtMs === null ? null : time('startedAtMs', LONG_AGO_MS);
  return {
    name,
    phase,
    ready,
    deleting,
    startedAtMs,
    readyChangedAtMs: time('readyChangedAtMs', startedAtMs ?? LONG_AGO_MS),
    sampledAtMs: time('sampledAtMs', nowMs),
    windowMs: time('windowMs', timing.metricWindowMs),
    source: sample,
    field,
  };
}

type Table = 'usage' | 'requests';

/**
 * A pod's usage or request of one metric in thousandths, or undefined when it has none. A pod that lists its containers and gives no
 * table of its own has their sum, where each of them has it.
 * @throws InputError
 * @see pkg/controller/podautoscaler/metrics/client.go, getPodMetrics; replica_calculator.go, calculatePodRequestsFromContainers
 */
export function podMilli(pod: Pod, part: Table, name: string, container: string | null): bigint | undefined {
  const { containers } = pod.source;
  if (containers === undefined) return milliOf(pod.source, pod.field, part, name);
  const inContainer = (id: string) => milliOf(containers[id], `${pod.field}.containers.${id}`, part, name);
  if (container !== null) return inContainer(container);
  if (pod.source[part] !== undefined) return milliOf(pod.source, pod.field, part, name);
  const each = Object.keys(containers).map(inContainer);
  return each.length === 0 || each.includes(undefined) ? undefined : each.reduce((sum, milli) => sum! + milli!, 0n);
}

function milliOf(holder: Pick<PodSample, Table> | undefined, field: string, part: Table, name: string): bigint | undefined {
  const table: unknown = holder?.[part];
  if (table === undefined || table === null) return undefined;
  if (typeof table !== 'object' || Array.isArray(table))
    throw new InputError(`${field}.${part}`, 'must be an object of quantities', table);
  const value = (table as Record<string, QuantityLike | null>)[name];
  return value === undefined || value === null ? undefined : milliValue(value, `${field}.${part}.${name}`);
}

/** Pods by what their samples are worth; indices into the list. */
export interface PodGroups {
  readonly readyCount: number;
  readonly unready: readonly number[];
  readonly missing: readonly number[];
  readonly ignored: readonly number[];
}

/**
 * Sorts pods into counted, unready (samples set aside), missing (no sample) and ignored (on the way out).
 * Readiness counts for CPU alone: a starting pod burns CPU that says nothing about load. A pod that has succeeded still counts, as it
 * does up to v1.37; later it is ignored as a failed one is (kubernetes/kubernetes#141302).
 * @see pkg/controller/podautoscaler/replica_calculator.go, groupPods
 */
export function groupPods(
  pods: readonly Pod[],
  sampled: (index: number) => boolean,
  cpu: boolean,
  nowMs: number,
  timing: PodTiming,
): PodGroups {
  const groups = { readyCount: 0, unready: [] as number[], missing: [] as number[], ignored: [] as number[] };
  pods.forEach((pod, index) => {
    if (pod.deleting || pod.phase === 'Failed') groups.ignored.push(index);
    else if (pod.phase === 'Pending') groups.unready.push(index);
    else if (!sampled(index)) groups.missing.push(index);
    else if (cpu && isUnready(pod, nowMs, timing)) groups.unready.push(index);
    else groups.readyCount++;
  });
  return groups;
}

function isUnready(pod: Pod, nowMs: number, timing: PodTiming): boolean {
  if (pod.ready === null || pod.startedAtMs === null) return true;
  if (pod.startedAtMs + timing.cpuInitializationPeriodMs > nowMs)
    return !pod.ready || pod.sampledAtMs < pod.readyChangedAtMs + pod.windowMs;
  return !pod.ready && pod.startedAtMs + timing.initialReadinessDelayMs > pod.readyChangedAtMs;
}

/** `getReadyPodsCount`: running and ready, whatever their samples. */
export const readyPods = (pods: readonly Pod[]): number =>
  pods.reduce((count, { phase, ready }) => count + (phase === 'Running' && ready === true ? 1 : 0), 0);
