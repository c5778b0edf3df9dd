import { InputError } from '@/engine/input-error';
import type { Recording, RunSummary } from '@/engine/recording/types';

/** What can be read of a run: its summary, and for windows its series. */
export interface RunFigures {
  readonly summary: RunSummary;
  readonly windows: Recording['windows'];
}

/**
 * A number of a run, said as data.
 * - a path in the summary: `latencyMs.p99`, `requests.failed.timeout`, `nodes.app.backends.slow.utilization`;
 * - a series folded over the windows that lie between two moments;
 * - when a series first reaches a value, ms: the end of that window;
 * - arithmetic on others.
 */
export type FigureRead =
  | string
  | number
  | { readonly series: string; readonly fold: 'mean' | 'max' | 'min' | 'last'; readonly fromMs?: number; readonly toMs?: number }
  | { readonly series: string; readonly reaches: number; readonly fromMs?: number }
  | { readonly divide: readonly [FigureRead, FigureRead] }
  | { readonly minus: readonly [FigureRead, FigureRead] }
  | { readonly sum: readonly FigureRead[] };

export type Comparison = '<' | '<=' | '>' | '>=';

export interface FigureGoal {
  readonly read: FigureRead;
  readonly op: Comparison;
  readonly value: number;
}

/** `ratio` is written as a percentage; `factor` with ×. */
export type FigureUnit = 'ms' | 's' | 'min' | 'h' | 'rps' | 'ratio' | 'factor' | 'count' | 'bytes' | 'usd';

/** `relative` and `absolute` are distances from the stated value; `factor` f allows from value / f to value · f. */
export type Tolerance = { readonly relative: number } | { readonly absolute: number } | { readonly factor: number };

const folds = {
  mean: (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length,
  max: (values: readonly number[]) => Math.max(...values),
  min: (values: readonly number[]) => Math.min(...values),
  last: (values: readonly number[]) => values[values.length - 1]!,
} as const;

/**
 * @returns the number; NaN where the run has none (no answer in any window, nothing that succeeded)
 * @throws InputError when the path or the series is not there
 */
export function readFigure(read: FigureRead, run: RunFigures): number {
  if (typeof read === 'number') return read;
  if (typeof read === 'string') return readPath(run.summary, read);
  if ('reaches' in read) return firstReach(read, run);
  if ('series' in read) return readSeries(read, run);
  if ('divide' in read) return readFigure(read.divide[0], run) / readFigure(read.divide[1], run);
  if ('minus' in read) return readFigure(read.minus[0], run) - readFigure(read.minus[1], run);
  return read.sum.reduce<number>((sum, part) => sum + readFigure(part, run), 0);
}

function readPath(summary: RunSummary, path: string): number {
  // A reason that nothing failed for is not listed: none failed for it.
  if (path.startsWith('requests.failed.')) return summary.requests.failed[path.slice('requests.failed.'.length)] ?? 0;
  if (path === 'requests.failed') return Object.values(summary.requests.failed).reduce((sum, count) => sum + count, 0);
  let place: unknown = summary;
  for (const name of path.split('.')) {
    if (place === null) return Number.NaN;
    const known = typeof place === 'object' ? (place as Readonly<Record<string, unknown>>) : {};
    if (!Object.hasOwn(known, name)) {
      throw new InputError(
        path,
        `must be a figure of the run; at "${name}" there is ${Object.keys(known).join(', ') || 'no more'}`,
      );
    }
    place = known[name];
  }
  if (place === null) return Number.NaN;
  if (typeof place !== 'number') throw new InputError(path, 'must lead to a number');
  return place;
}

function columnOf({ windows }: RunFigures, series: string): Float64Array {
  if (!Object.hasOwn(windows.series, series)) {
    throw new InputError(series, `must be a series of the run: ${Object.keys(windows.series).join(', ')}`);
  }
  return windows.series[series]!;
}

function firstReach({ series, reaches, fromMs = 0 }: Extract<FigureRead, { reaches: number }>, run: RunFigures): number {
  const column = columnOf(run, series);
  const { windowMs, count } = run.windows;
  for (let i = Math.ceil(fromMs / windowMs); i < count; i++) if (column[i]! >= reaches) return (i + 1) * windowMs;
  return Number.NaN;
}

function readSeries(
  { series, fold, fromMs = 0, toMs = Number.POSITIVE_INFINITY }: Extract<FigureRead, { fold: string }>,
  run: RunFigures,
): number {
  const { windows } = run;
  const column = columnOf(run, series);
  const values: number[] = [];
  for (let i = 0; i < windows.count; i++) {
    const isWithin = i * windows.windowMs >= fromMs && (i + 1) * windows.windowMs <= toMs;
    if (isWithin && !Number.isNaN(column[i])) values.push(column[i]!);
  }
  return values.length === 0 ? Number.NaN : folds[fold](values);
}

const comparisons = {
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
} as const;

/** NaN meets no goal. */
export const isMet = ({ op, value }: FigureGoal, figure: number): boolean => comparisons[op](figure, value);

export function isWithin(tolerance: Tolerance, stated: number, found: number): boolean {
  if ('absolute' in tolerance) return Math.abs(found - stated) <= tolerance.absolute;
  if ('relative' in tolerance) return Math.abs(found - stated) <= tolerance.relative * Math.abs(stated);
  const [low, high] = [stated / tolerance.factor, stated * tolerance.factor];
  return found >= Math.min(low, high) && found <= Math.max(low, high);
}

/** `within 10%`, `within a factor of 2`: for people. */
export function writeTolerance(tolerance: Tolerance, unit: FigureUnit): string {
  if ('absolute' in tolerance) return `within ${writeFigure(tolerance.absolute, unit)}`;
  if ('relative' in tolerance) return `within ${writeFigure(tolerance.relative, 'ratio')}`;
  return `within a factor of ${tolerance.factor}`;
}

/** A figure as prose says it: sane precision, a unit. `3.4×`, `212 ms`, `1.2 k/s`, `0.4%`. */
export function writeFigure(value: number, unit: FigureUnit, digits?: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'no figure' : '∞';
  const number = (amount: number) => writeNumber(amount, digits);
  switch (unit) {
    case 'ms':
      return Math.abs(value) >= 1000 ? `${number(value / 1000)}\u00a0s` : `${number(value)}\u00a0ms`;
    case 's':
    case 'min':
    case 'h':
      return `${number(value)}\u00a0${unit}`;
    case 'rps':
      return Math.abs(value) >= 10_000 ? `${number(value / 1000)}\u00a0k/s` : `${number(value)}/s`;
    case 'ratio':
      return `${number(value * 100)}%`;
    case 'factor':
      return `${number(value)}×`;
    case 'bytes':
      return writeBytes(value, number);
    case 'usd':
      return `$${number(value)}`;
    case 'count':
      return number(value);
  }
}

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

function writeBytes(value: number, number: (amount: number) => string): string {
  let rest = value;
  let unit = 0;
  while (Math.abs(rest) >= 1000 && unit < byteUnits.length - 1) {
    rest /= 1000;
    unit++;
  }
  return `${number(rest)}\u00a0${byteUnits[unit]}`;
}

/** Two digits below a hundred, whole numbers as they are, thousands set off. */
function writeNumber(value: number, digits?: number): string {
  const size = Math.abs(value);
  const rounded =
    digits !== undefined
      ? Number(value.toPrecision(digits))
      : Number.isInteger(value)
        ? value
        : size >= 100
          ? Math.round(Number(value.toPrecision(3)))
          : Number(value.toPrecision(2));
  return rounded.toLocaleString('en-GB', { maximumFractionDigits: 6 });
}
