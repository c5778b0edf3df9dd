import type { Ms } from '@/engine/units';
import type { Binned, ChartSpec, ChartUnit } from './chart-series';

/** A moment at which a line of a chart changes its level and stays there for a while. */
export interface Jump {
  /** The end of the last bin on the old level. */
  readonly atMs: Ms;
  readonly chart: string;
  /** Of the chart. */
  readonly title: string;
  readonly series: string;
  readonly label: string;
  readonly unit: ChartUnit;
  readonly before: number;
  readonly after: number;
  /** How plainly it shows: its share of the chart, less where it is hardly more than noise. */
  readonly score: number;
}

/** Bins that a level is taken from, on either side. */
const SIDE = 6;
const LEAST_KNOWN = 3;
/** A step is one if it is so many times what the line moves by anyway, */
const LEAST_OVER_NOISE = 4;
/** and at least this share of the higher level, and of the whole chart, */
const LEAST_SHARE = 0.35;
const LEAST_OF_RANGE = 0.2;
/** and so many times what two levels leave unexplained: for a straight slope that is 2. */
const LEAST_OVER_MISFIT = 2.5;
/** Jumps nearer to each other than so many bins are one event seen twice. */
const APART = 5;
const MOST = 6;

/**
 * The jumps of a run's charts, the surest few, in order of time. A jump is where the medians of the bins before and after differ
 * by far more than the line wanders from bin to bin (its median absolute difference), so that neither chance nor a single odd
 * bin makes one. Latencies are compared by their logarithms. Of jumps at one time the one that shows best is kept.
 */
export function jumpsIn(binned: Binned, charts: readonly ChartSpec[]): Jump[] {
  const found = charts.flatMap((chart) => {
    const lines = linesOf(chart).map((line) => ({ ...line, values: levelsOf(binned.of(line.series), chart.unit) }));
    const range = rangeOf(lines.flatMap(({ values }) => values));
    return lines.flatMap((line) => jumpsOf(binned.binMs, chart, line, range));
  });
  found.sort((a, b) => b.score - a.score);
  const kept: Jump[] = [];
  for (const jump of found) {
    if (kept.length === MOST) break;
    if (kept.every(({ atMs }) => Math.abs(atMs - jump.atMs) >= APART * binned.binMs)) kept.push(jump);
  }
  return kept.sort((a, b) => a.atMs - b.atMs);
}

interface NamedLine {
  readonly series: string;
  readonly label: string;
}

const linesOf = ({ lines, band }: ChartSpec): NamedLine[] => [
  ...lines,
  ...(band === undefined ? [] : [{ series: band.high, label: band.label.split('–').at(-1) ?? band.label }]),
];

/** Latencies by their logarithm, since twice as slow is as much at any height. A rate that has not begun is nought. */
const levelsOf = (values: Float64Array, unit: ChartUnit): number[] =>
  Array.from(values, (value) => {
    if (unit === 'ms') return Math.log(Math.max(value, 0.1));
    return Number.isNaN(value) && unit === 'rps' ? 0 : value;
  });

/** How far apart the lines of a chart ever are: what is small in it, nobody sees jump. */
function rangeOf(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? 0 : Math.max(...known) - Math.min(...known);
}

function jumpsOf(
  binMs: Ms,
  { id, title, unit }: ChartSpec,
  { series, label, values }: NamedLine & { readonly values: readonly number[] },
  range: number,
): Jump[] {
  const noise = Math.max(wander(values), 0.02 * range, unit === 'ms' ? 0.05 : 0);
  const steps = values.map((_, bin) => stepAt(values, bin));
  return steps.flatMap((step, bin) => {
    if (step === null || !isPeak(steps, bin)) return [];
    const size = Math.abs(step.after - step.before);
    const share = unit === 'ms' ? 1 - Math.exp(-size) : size / Math.max(Math.abs(step.after), Math.abs(step.before));
    if (
      size < LEAST_OVER_NOISE * noise ||
      size < LEAST_OVER_MISFIT * step.misfit ||
      share < LEAST_SHARE ||
      size < LEAST_OF_RANGE * range
    )
      return [];
    const back = (value: number): number => (unit === 'ms' ? Math.exp(value) : value);
    return [
      {
        atMs: bin * binMs,
        chart: id,
        title,
        series,
        label,
        unit,
        before: back(step.before),
        after: back(step.after),
        score: (size / range) * Math.min(1, size / noise / 10),
      },
    ];
  });
}

interface Step {
  readonly before: number;
  readonly after: number;
  /** How badly two levels describe the bins around. */
  readonly misfit: number;
}

/** The levels on either side of a bin's beginning; null where too little is known. */
function stepAt(values: readonly number[], bin: number): Step | null {
  const known = (from: number, to: number): number[] =>
    values.slice(Math.max(0, from), to).filter((value) => !Number.isNaN(value));
  const left = known(bin - SIDE, bin);
  const right = known(bin, bin + SIDE);
  if (left.length < LEAST_KNOWN || right.length < LEAST_KNOWN) return null;
  const before = median(left);
  const after = median(right);
  const off = (side: readonly number[], level: number): number =>
    side.reduce((sum, value) => sum + Math.abs(value - level), 0) / side.length;
  return { before, after, misfit: off(left, before) + off(right, after) };
}

/** Larger than any step nearby, less what it leaves unexplained. */
function isPeak(steps: readonly (Step | null)[], bin: number): boolean {
  const weight = (step: Step | null): number => (step === null ? -Infinity : Math.abs(step.after - step.before) - step.misfit);
  const own = weight(steps[bin]);
  for (let other = Math.max(0, bin - SIDE); other <= Math.min(steps.length - 1, bin + SIDE); other++)
    if (weight(steps[other]) > own || (other < bin && weight(steps[other]) === own)) return false;
  return true;
}

/** What a line moves by from bin to bin when nothing happens. */
function wander(values: readonly number[]): number {
  const moves = values.flatMap((value, i) => {
    const move = Math.abs(value - values[i - 1]);
    return Number.isNaN(move) ? [] : [move];
  });
  return median(moves);
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
