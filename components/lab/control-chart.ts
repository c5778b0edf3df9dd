import { area, curveStepBefore, line, scaleLinear } from 'd3';
import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { parseDecimal } from '@/runtime/autoscaler-words';
import { type ConfigFrom, configAt, formOf, numberOf, type RawConfig } from '../viz/config-at';
import type { Box } from '../viz/latency-heat';

/** One look of an autoscaler that changed the number or the reason. */
export interface Decided {
  readonly atMs: Ms;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  /** What it saw; null where it saw nothing. */
  readonly metric: number | null;
}

export function decidedBy({ facts }: Pick<Recording, 'facts'>, node: string): Decided[] {
  return facts.flatMap(({ type, target, atMs, from, to, reason, metric }) =>
    type === 'autoscaler.decided' && target === node
      ? [{ atMs, from: Number(from), to: Number(to), reason: String(reason), metric: typeof metric === 'number' ? metric : null }]
      : [],
  );
}

/** Between these shares of the target nothing is done; null where an algorithm has no such band. */
export interface Tolerance {
  readonly low: number;
  readonly high: number;
}

const HPA_TOLERANCE = 0.1; // kube-controller-manager --horizontal-pod-autoscaler-tolerance

export function toleranceOf(algorithm: RawConfig & { readonly kind: string }): Tolerance | null {
  switch (algorithm.kind) {
    case 'kubernetes-hpa': {
      const general = shareOf(algorithm.tolerance) ?? HPA_TOLERANCE;
      const behavior = (algorithm.behavior ?? {}) as Readonly<Record<string, { readonly tolerance?: unknown } | undefined>>;
      return {
        low: 1 - (shareOf(behavior.scaleDown?.tolerance) ?? general),
        high: 1 + (shareOf(behavior.scaleUp?.tolerance) ?? general),
      };
    }
    case 'target-tracking':
    case '':
      return { low: 1 - numberOf(algorithm, 'scaleInMargin', 0), high: 1 };
    case 'threshold':
      return { low: numberOf(algorithm, 'low', 0.3) / numberOf(algorithm, 'high', 0.7), high: 1 };
    default:
      return null;
  }
}

function shareOf(value: unknown): number | null {
  if (value === undefined || value === null) return null;
  return Number(parseDecimal(value, 'tolerance', 9)) / 1e9;
}

/** The name of what an algorithm looks at first. */
export function metricNameOf(algorithm: RawConfig & { readonly kind: string }): string {
  if (typeof algorithm.metric === 'string') return algorithm.metric;
  if (algorithm.kind === 'predictive') return 'requestsPerSecond';
  if (algorithm.kind !== 'kubernetes-hpa' || !Array.isArray(algorithm.metrics)) return 'cpu';
  const [first] = algorithm.metrics as Readonly<Record<string, { readonly name?: string; readonly metric?: { name: string } }>>[];
  const part = first?.resource ?? first?.pods ?? first?.object ?? first?.external;
  const name = part?.name ?? part?.metric?.name ?? 'cpu';
  return first?.pods === undefined ? name : `${name}PerReplica`;
}

/** What stands at the end of one window. */
export interface Sample {
  readonly atMs: Ms;
  readonly metric: number;
  readonly target: number;
  readonly low: number;
  readonly high: number;
  readonly desired: number;
  readonly ready: number;
  readonly starting: number;
}

const MOST_SAMPLES = 480;

/**
 * Metric, target and band, and how many replicas there were, window by window. Where the algorithm looked at something else than
 * `metricName`, the metric is left out: one axis cannot hold both.
 */
export function samplesOf({ windows }: Recording, node: string, configs: readonly ConfigFrom[], metricName: string): Sample[] {
  const { windowMs, count, series } = windows;
  const every = Math.max(1, Math.ceil(count / MOST_SAMPLES));
  const read = (figure: string, i: number): number => series[`${node}.${figure}`]?.[i] ?? Number.NaN;
  const samples: Sample[] = [];
  for (let i = every - 1; i < count; i += every) {
    const atMs = (i + 1) * windowMs;
    const algorithm = formOf(configAt(configs, atMs), 'algorithm');
    const isSame = metricNameOf(algorithm) === metricName;
    const target = isSame ? read('target', i) : Number.NaN;
    const tolerance = toleranceOf(algorithm);
    samples.push({
      atMs,
      metric: isSame ? read('metric', i) : Number.NaN,
      target,
      low: tolerance === null ? Number.NaN : target * tolerance.low,
      high: tolerance === null ? Number.NaN : target * tolerance.high,
      desired: read('desired', i),
      ready: read('ready', i),
      starting: read('starting', i),
    });
  }
  return samples;
}

export interface ControlPicture {
  readonly metric: string;
  readonly target: string;
  readonly band: string;
  readonly desired: string;
  readonly ready: string;
  /** On top of the ready ones. */
  readonly starting: string;
  readonly metricTicks: readonly { readonly y: number; readonly value: number }[];
  readonly replicaTicks: readonly { readonly y: number; readonly value: number }[];
}

const isKnown = (...values: readonly number[]): boolean => values.every((value) => !Number.isNaN(value));

/** The metric in the upper box, the replicas in the lower, on one time axis; only what is over by `untilMs`. */
export function controlPicture(
  samples: readonly Sample[],
  untilMs: Ms,
  x: (tMs: Ms) => number,
  upper: Box,
  lower: Box,
): ControlPicture {
  const top = (of: (sample: Sample) => readonly number[]): number =>
    samples.reduce((most, sample) => Math.max(most, ...of(sample).filter((value) => !Number.isNaN(value))), 0);
  const metricTop = top(({ metric, target, high }) => [metric, target, high]) || 1;
  const replicaTop = top(({ desired, ready, starting }) => [desired, ready + starting]) || 1;
  const up = scaleLinear([0, metricTop], [upper.bottom, upper.top]).nice(3);
  const count = scaleLinear([0, replicaTop], [lower.bottom, lower.top]).nice(3);
  const shown = samples.filter(({ atMs }) => atMs <= untilMs);
  const at = ({ atMs }: Sample): number => x(atMs);
  const lineOf = (read: (sample: Sample) => number, scale: (value: number) => number): string =>
    line<Sample>(at, (sample) => scale(read(sample)))
      .defined((sample) => isKnown(read(sample)))
      .curve(curveStepBefore)(shown) ?? '';
  const areaOf = (low: (sample: Sample) => number, high: (sample: Sample) => number, scale: (value: number) => number): string =>
    area<Sample>(
      at,
      (sample) => scale(low(sample)),
      (sample) => scale(high(sample)),
    )
      .defined((sample) => isKnown(low(sample), high(sample)))
      .curve(curveStepBefore)(shown) ?? '';
  return {
    metric: lineOf(({ metric }) => metric, up),
    target: lineOf(({ target }) => target, up),
    band: areaOf(
      ({ low }) => low,
      ({ high }) => high,
      up,
    ),
    desired: lineOf(({ desired }) => desired, count),
    ready: areaOf(
      () => 0,
      ({ ready }) => ready,
      count,
    ),
    starting: areaOf(
      ({ ready }) => ready,
      ({ ready, starting }) => ready + starting,
      count,
    ),
    metricTicks: up.ticks(3).map((value) => ({ y: up(value), value })),
    replicaTicks: count
      .ticks(3)
      .filter(Number.isInteger)
      .map((value) => ({ y: count(value), value })),
  };
}
