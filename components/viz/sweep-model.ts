import { area, line, scaleLinear, scaleLog } from 'd3';
import type { RunSummary } from '@/engine/recording/types';
import { writeMs, writePoints, writeRate, writeShare } from './write-figure';

/** A figure that a sweep can be asked for. */
export interface SweptFigure {
  readonly id: string;
  readonly label: string;
  readonly isTime: boolean;
  /** What a closed form calls it. */
  readonly path: string;
  /** NaN where a run has none. */
  readonly read: (summary: RunSummary) => number;
  readonly write: (value: number) => string;
  /** A difference of two: of shares in points. */
  readonly writeGap: (value: number) => string;
}

const latency = (id: 'mean' | 'p50' | 'p95' | 'p99', label: string): SweptFigure => ({
  id,
  label,
  isTime: true,
  path: `latencyMs.${id}`,
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
    isTime: false,
    path: 'failedRatio',
    read: ({ requests: { offered, failed } }) => Object.values(failed).reduce((sum, count) => sum + count, 0) / offered,
    write: writeShare,
    writeGap: writePoints,
  },
  {
    id: 'goodput',
    label: 'answered a second',
    isTime: false,
    path: 'goodputRps',
    read: ({ goodputRps }) => goodputRps,
    write: writeRate,
    writeGap: writeRate,
  },
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
            isTime: false,
            path: `nodes.${id}.hitRatio`,
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

/** What a formula says at one value of the knob; NaN where there is no steady state. */
export interface TheoryPoint {
  readonly value: number;
  readonly exact: number;
}

/** One line, though one formula may follow upon another as the knob turns. */
export interface TheoryCurve {
  readonly name: string;
  /** Each formula on the way and its conditions. */
  readonly holds: readonly { readonly name: string; readonly holds: string }[];
  readonly points: readonly TheoryPoint[];
}

interface Form {
  readonly name: string;
  readonly holds: string;
  readonly figures: Readonly<Record<string, number>> | null;
}

/** What formulas say of a figure along a knob; or in a sentence why they say nothing. */
export function theoryOf(
  values: readonly number[],
  forms: readonly (Form | { readonly why: string })[],
  { path, label }: SweptFigure,
): TheoryCurve | string {
  const said = forms.map((form) => ('why' in form ? Number.NaN : (form.figures?.[path] ?? Number.NaN)));
  const named = forms.filter((form, i): form is Form => 'name' in form && Number.isFinite(said[i]));
  if (named.length > 0) {
    const holds = named.filter(({ name }, i) => named.findIndex((other) => other.name === name) === i);
    return {
      name: holds.map(({ name }) => name).join(', then '),
      holds: holds.map(({ name, holds }) => ({ name, holds })),
      points: values.map((value, i) => ({ value, exact: said[i] })),
    };
  }
  for (const form of forms) if ('why' in form) return `No formula is known to hold here: ${form.why}.`;
  const known = forms.find((form): form is Form => 'name' in form && form.figures !== null);
  if (known !== undefined) return `${known.name} says nothing of the ${label}.`;
  return 'More is asked for than can be done, so there is no steady state to give a formula for.';
}

export interface SweepPicture {
  /** The figure's axis. */
  readonly isLogUp: boolean;
  /** The formula's line, and where its name stands. */
  readonly theory: { readonly d: string; readonly end: { readonly x: number; readonly y: number } } | null;
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

export interface SweepInput {
  readonly points: readonly SweptPoint[];
  /** Of the knob. */
  readonly isLog: boolean;
  readonly size: SweepSize;
  readonly writeX: (value: number) => string;
  readonly figure: Pick<SweptFigure, 'write' | 'isTime'>;
  readonly theory?: TheoryCurve | null;
}

/** Two decades and more of time ask for a log axis. */
const LOG_RATIO = 100;

export function sweepPicture({ points, isLog, size, writeX, figure, theory = null }: SweepInput): SweepPicture {
  const values = points.map(({ value }) => value);
  const known = points.filter(({ samples }) => samples.length > 0);
  const highest = Math.max(0, ...known.map(({ high }) => high)) || 1;
  const lowest = Math.min(highest, ...known.map(({ low }) => low));
  const isLogUp = figure.isTime && lowest > 0 && highest / lowest >= LOG_RATIO;
  const across = (isLog && values[0] > 0 ? scaleLog() : scaleLinear())
    .domain([values[0], values[values.length - 1]])
    .range([size.left, size.width - size.right]);
  const up = (isLogUp ? scaleLog() : scaleLinear())
    .domain([isLogUp ? lowest : 0, highest])
    .range([size.height - size.bottom, size.top])
    .nice(4);
  const x = ({ value }: SweptPoint): number => across(value);
  const every = Math.max(1, Math.ceil(values.length / Math.max(2, Math.floor((size.width - size.left) / 72))));
  return {
    isLogUp,
    theory: theory === null ? null : theoryPath(theory.points, across, up, highest),
    curve: line<SweptPoint>(x, ({ mean }) => up(mean))(known) ?? '',
    band:
      area<SweptPoint>(
        x,
        ({ low }) => up(low),
        ({ high }) => up(high),
      )(known) ?? '',
    dots: known.flatMap((point) => point.samples.map((sample) => ({ x: x(point), y: up(sample) }))),
    xTicks: values.filter((_, i) => i % every === 0).map((value) => ({ x: across(value), text: writeX(value) })),
    yTicks: up
      .ticks(4)
      .filter((value) => !isLogUp || Math.log10(value) % 1 === 0)
      .map((value) => ({ y: up(value), text: figure.write(value) })),
  };
}

/** The formula's line as far as it stays in the frame: near its pole it would flatten everything else. */
function theoryPath(
  points: readonly TheoryPoint[],
  across: (value: number) => number,
  up: (value: number) => number,
  highest: number,
): SweepPicture['theory'] {
  const isDrawn = ({ exact }: TheoryPoint): boolean => exact <= highest * 1.02;
  const last = points.findLast(isDrawn) ?? points[0];
  return {
    d:
      line<TheoryPoint>(
        ({ value }) => across(value),
        ({ exact }) => up(exact),
      )
        .defined(isDrawn)
        .digits(1)(points) ?? '',
    end: { x: across(last.value), y: up(Math.min(last.exact, highest)) },
  };
}
