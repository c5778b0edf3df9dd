import { area, line, scaleLinear, scaleLog } from 'd3';
import type { RunSummary } from '@/engine/recording/types';
import { writeMs, writePoints, writeRate, writeShare } from './write-figure';

/** A figure that a sweep can be asked for. */
export interface SweptFigure {
  readonly id: string;
  readonly label: string;
  /** NaN where a run has none. */
  readonly read: (summary: RunSummary) => number;
  readonly write: (value: number) => string;
  /** A difference of two: of shares in points. */
  readonly writeGap: (value: number) => string;
}

const latency = (id: 'mean' | 'p50' | 'p95' | 'p99', label: string): SweptFigure => ({
  id,
  label,
  read: ({ latencyMs }) => latencyMs?.[id] ?? Number.NaN,
  write: writeMs,
  writeGap: writeMs,
});

const always: readonly SweptFigure[] = [
  latency('p99', 'p99 latency'),
  latency('p95', 'p95 latency'),
  latency('p50', 'median latency'),
  latency('mean', 'mean latency'),
  {
    id: 'failed',
    label: 'share failed',
    read: ({ requests: { offered, failed } }) => Object.values(failed).reduce((sum, count) => sum + count, 0) / offered,
    write: writeShare,
    writeGap: writePoints,
  },
  { id: 'goodput', label: 'answered a second', read: ({ goodputRps }) => goodputRps, write: writeRate, writeGap: writeRate },
];

/** The figures that a system has: every system's, and each cache's hit ratio. */
export const figuresOf = (
  nodes: readonly { readonly id: string; readonly kind: string; readonly label: string }[],
): SweptFigure[] => [
  ...always,
  ...nodes.flatMap(({ id, kind, label }) =>
    kind === 'cache'
      ? [
          {
            id: `${id}.hitRatio`,
            label: `hits of ${label}`,
            read: ({ nodes }: RunSummary) => Number(nodes[id]?.hitRatio ?? Number.NaN),
            write: writeShare,
            writeGap: writePoints,
          },
        ]
      : [],
  ),
];

/** One point of a curve: a value of the knob, and the figure of each run that has been made there. */
export interface SweptPoint {
  readonly value: number;
  readonly samples: readonly number[];
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export function pointOf(value: number, all: readonly number[]): SweptPoint {
  const samples = all.filter((sample) => !Number.isNaN(sample));
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
  return { value, samples, mean, low: Math.min(...samples), high: Math.max(...samples) };
}

export interface SweepPicture {
  readonly curve: string;
  /** From the lowest to the highest of the seeds. */
  readonly band: string;
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  readonly yTicks: readonly { readonly y: number; readonly text: string }[];
}

export interface SweepSize {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function sweepPicture(
  points: readonly SweptPoint[],
  isLog: boolean,
  size: SweepSize,
  writeX: (value: number) => string,
  writeY: (value: number) => string,
): SweepPicture {
  const values = points.map(({ value }) => value);
  const known = points.filter(({ samples }) => samples.length > 0);
  const highest = Math.max(0, ...known.map(({ high }) => high)) || 1;
  const across = (isLog && values[0] > 0 ? scaleLog() : scaleLinear())
    .domain([values[0], values[values.length - 1]])
    .range([size.left, size.width - size.right]);
  const up = scaleLinear()
    .domain([0, highest])
    .nice(4)
    .range([size.height - size.bottom, size.top]);
  const x = ({ value }: SweptPoint): number => across(value);
  const every = Math.max(1, Math.ceil(values.length / Math.max(2, Math.floor((size.width - size.left) / 72))));
  return {
    curve: line<SweptPoint>(x, ({ mean }) => up(mean))(known) ?? '',
    band:
      area<SweptPoint>(
        x,
        ({ low }) => up(low),
        ({ high }) => up(high),
      )(known) ?? '',
    dots: known.flatMap((point) => point.samples.map((sample) => ({ x: x(point), y: up(sample) }))),
    xTicks: values.filter((_, i) => i % every === 0).map((value) => ({ x: across(value), text: writeX(value) })),
    yTicks: up.ticks(4).map((value) => ({ y: up(value), text: writeY(value) })),
  };
}
