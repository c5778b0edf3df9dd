import { area, curveLinear, line, scaleLinear, scaleLog } from 'd3';
import type { Ms } from '@/engine/units';
import type { Binned, ChartSpec, ChartUnit, LineSpec } from './chart-series';
import type { LuckBand } from './luck-band';
import { writeCount, writeMs, writeRate, writeShare } from './write-figure';

export interface ChartSize {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line at one height, or the learner's own drawing, laid over a chart. */
export interface Overlay {
  readonly series: string;
  readonly label: string;
  readonly value?: number;
  readonly points?: readonly (readonly [atMs: Ms, value: number])[];
}

export interface ChartInput {
  readonly spec: ChartSpec;
  readonly size: ChartSize;
  readonly forMs: Ms;
  readonly binned: Binned;
  /** Nothing later is drawn, nor does it move the axis. */
  readonly reachedMs: Ms;
  readonly pinned: readonly Binned[];
  readonly theory: readonly Overlay[];
  readonly overlays: readonly Overlay[];
  /** How far runs of other luck lie apart. @default none */
  readonly bands?: readonly LuckBand[];
}

export interface ChartModel {
  readonly isLog: boolean;
  readonly x: (tMs: Ms) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly band: string | null;
  readonly bandEdge: string | null;
  readonly lines: readonly { readonly spec: LineSpec; readonly d: string }[];
  readonly pinned: readonly string[];
  readonly theory: readonly { readonly label: string; readonly y: number; readonly text: string }[];
  readonly overlays: readonly { readonly label: string; readonly d: string }[];
  readonly luck: readonly { readonly isPinned: boolean; readonly d: string }[];
  readonly isEmpty: boolean;
}

export const writeValue: Readonly<Record<ChartUnit, (value: number) => string>> = {
  rps: writeRate,
  ms: writeMs,
  count: writeCount,
  ratio: writeShare,
};

const seriesOf = ({ lines, band }: ChartSpec): string[] => [
  ...lines.map(({ series }) => series),
  ...(band === undefined ? [] : [band.low, band.high]),
];

const binsUpTo = (binned: Binned, reachedMs: Ms): number =>
  Math.max(0, Math.min(binned.count, Math.floor(reachedMs / binned.binMs + 1e-9)));

/** Two decades and more of latency ask for a log axis. */
const LOG_RATIO = 100;

function extentOf({ spec, binned, reachedMs, pinned, theory, overlays, bands = [] }: ChartInput): [low: number, high: number] {
  let low = Infinity;
  let high = 0;
  const see = (value: number): void => {
    if (!Number.isFinite(value)) return;
    if (value > high) high = value;
    if (value > 0 && value < low) low = value;
  };
  for (const source of [binned, ...pinned])
    for (const name of seriesOf(spec)) {
      const values = source.of(name);
      for (let i = 0; i < binsUpTo(source, reachedMs); i++) see(values[i]);
    }
  for (const { low: from, high: to, binMs } of bandsIn(spec, bands))
    for (let i = 0; i < Math.min(to.length, Math.floor(reachedMs / binMs)); i++) {
      see(from[i]);
      see(to[i]);
    }
  for (const { value, points } of [...theory, ...overlays]) {
    if (value !== undefined) see(value);
    for (const [, at] of points ?? []) see(at);
  }
  return [low, high];
}

/** Everything a chart draws, as numbers and path data. Pure, so that it is tested without a page. */
export function chartModel(input: ChartInput): ChartModel {
  const { spec, size, forMs, binned, reachedMs, pinned } = input;
  const [low, high] = extentOf(input);
  const isLog = spec.unit === 'ms' && high / low >= LOG_RATIO;
  const top = high > 0 ? high : 1;
  const bottomY = size.height - size.bottom;
  const x = scaleLinear([0, forMs], [size.left, size.width - size.right]);
  const y = isLog ? scaleLog([low, top], [bottomY, size.top]).nice() : scaleLinear([0, top * 1.05], [bottomY, size.top]).nice(3);
  const height = (value: number): number => y(isLog ? Math.max(value, low) : value);
  const path = (source: Binned, name: string): string => {
    const values = source.of(name).subarray(0, binsUpTo(source, reachedMs));
    return (
      line<number>()
        .defined((v) => !Number.isNaN(v))
        .x((_, i) => x((i + 1) * source.binMs))
        .y((v) => height(v))
        .curve(curveLinear)
        .digits(1)(Array.from(values)) ?? ''
    );
  };
  const write = writeValue[spec.unit];
  const ticks = isLog ? logTicks(y.domain() as [number, number]) : y.ticks(3);
  return {
    isLog,
    x,
    y: height,
    ticks: ticks.map((value) => ({ y: y(value), text: write(value) })),
    band: spec.band === undefined ? null : bandPath(binned, spec.band, reachedMs, x, height),
    bandEdge: spec.band === undefined ? null : path(binned, spec.band.high),
    lines: spec.lines.map((lineSpec) => ({ spec: lineSpec, d: path(binned, lineSpec.series) })),
    pinned: pinned.flatMap((source) => seriesToCompare(spec).map((name) => path(source, name))),
    theory: input.theory.map(({ label, value = 0 }) => ({ label, y: height(value), text: write(value) })),
    overlays: input.overlays.map((overlay) => ({ label: overlay.label, d: overlayPath(overlay, size, x, height) })),
    luck: bandsIn(spec, input.bands ?? []).map((band) => ({
      isPinned: band.isPinned,
      d: bandPath(asBinned(band), { low: 'low', high: 'high' }, reachedMs, x, height),
    })),
    isEmpty: binsUpTo(binned, reachedMs) === 0,
  };
}

const bandsIn = (spec: ChartSpec, bands: readonly LuckBand[]): LuckBand[] => {
  const shown = new Set(seriesToCompare(spec));
  return bands.filter(({ series }) => shown.has(series));
};

const asBinned = ({ binMs, low, high }: LuckBand): Binned => ({
  binMs,
  count: low.length,
  of: (series) => (series === 'low' ? low : high),
});

/** Of a pinned run one line per chart: what clients got, the tail, the longest line. */
export function seriesToCompare(spec: ChartSpec): string[] {
  if (spec.band !== undefined) return [spec.band.high];
  if (spec.id === 'traffic') return ['goodputRps'];
  return spec.lines.map(({ series }) => series);
}

function logTicks([low, high]: [number, number]): number[] {
  const ticks: number[] = [];
  for (let decade = 10 ** Math.ceil(Math.log10(low) - 1e-9); decade <= high * 1.001; decade *= 10) ticks.push(decade);
  return ticks.length > 4 ? ticks.filter((_, i) => i % 2 === 0) : ticks;
}

function bandPath(
  source: Binned,
  { low, high }: Pick<NonNullable<ChartSpec['band']>, 'low' | 'high'>,
  reachedMs: Ms,
  x: (t: Ms) => number,
  y: (v: number) => number,
): string {
  const lows = source.of(low);
  const highs = source.of(high);
  const bins = Array.from({ length: binsUpTo(source, reachedMs) }, (_, i) => i);
  return (
    area<number>()
      .defined((i) => !Number.isNaN(lows[i]) && !Number.isNaN(highs[i]))
      .x((i) => x((i + 1) * source.binMs))
      .y0((i) => y(lows[i]))
      .y1((i) => y(highs[i]))
      .digits(1)(bins) ?? ''
  );
}

function overlayPath({ value, points }: Overlay, size: ChartSize, x: (t: Ms) => number, y: (v: number) => number): string {
  if (points !== undefined)
    return (
      line<readonly [number, number]>()
        .x(([t]) => x(t))
        .y(([, v]) => y(v))
        .digits(1)(points) ?? ''
    );
  return `M${size.left} ${y(value ?? 0).toFixed(1)}H${size.width - size.right}`;
}

export interface Reading {
  readonly label: string;
  readonly text: string;
  readonly y: number;
  readonly tone: LineSpec['tone'];
  readonly dash?: string;
}

interface Entry extends Pick<Reading, 'label' | 'tone' | 'dash'> {
  /** NaN where there is nothing to say. */
  readonly value: number;
}

function entriesAt({ spec, binned, reachedMs }: ChartInput, tMs: Ms): Entry[] {
  const bin = Math.min(binsUpTo(binned, reachedMs), Math.ceil(tMs / binned.binMs - 1e-9)) - 1;
  const readingOf = (series: string): number => (bin < 0 ? Number.NaN : binned.of(series)[bin]);
  const entries: Entry[] = spec.lines.map(({ series, label, tone, dash }) => ({ label, tone, dash, value: readingOf(series) }));
  if (spec.band === undefined) return entries;
  const tone = spec.lines[0]?.tone ?? 'ink';
  const [low, high] = spec.band.label.split('–');
  return [
    { label: high ?? spec.band.label, tone, value: readingOf(spec.band.high) },
    { label: low, tone, value: readingOf(spec.band.low) },
    ...entries,
  ];
}

/** What every line says at a moment, in the order of their heights, moved apart so that the words do not collide. */
export function readingsAt(input: ChartInput, model: ChartModel, tMs: Ms, lineHeight = 14): Reading[] {
  const { spec, size } = input;
  const write = writeValue[spec.unit];
  const readings = entriesAt(input, tMs)
    .filter(({ value }) => !Number.isNaN(value))
    .map(({ label, tone, dash, value }) => ({ label, tone, dash, text: write(value), y: model.y(value) }))
    .sort((a, b) => a.y - b.y);
  return apart(readings, size.top + 4, size.height - size.bottom, lineHeight);
}

/** The same for every line, in the order of the lines and a dash where there is nothing: a list that keeps its lines. */
export function wordsAt(input: ChartInput, tMs: Ms): Omit<Reading, 'y'>[] {
  const write = writeValue[input.spec.unit];
  return entriesAt(input, tMs).map(({ value, ...entry }) => ({ ...entry, text: Number.isNaN(value) ? '–' : write(value) }));
}

function apart(readings: Reading[], low: number, high: number, step: number): Reading[] {
  const ys = readings.map(({ y }) => y);
  for (let i = 0; i < ys.length; i++) ys[i] = Math.max(ys[i], i === 0 ? low : ys[i - 1] + step);
  let limit = high;
  for (let i = ys.length - 1; i >= 0; i--) {
    ys[i] = Math.min(ys[i], limit);
    limit = ys[i] - step;
  }
  return readings.map((reading, i) => ({ ...reading, y: ys[i] }));
}
