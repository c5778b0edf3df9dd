import { area, line, scaleLinear } from 'd3';
import type { Ms } from '@/engine/units';
import type { ChartSize } from './chart-model';

export interface DifferenceInput {
  /** One value a bin; NaN where there is none. */
  readonly now: Float64Array;
  readonly pinned: Float64Array;
  readonly binMs: Ms;
  readonly forMs: Ms;
  /** Nothing later is drawn. */
  readonly reachedMs: Ms;
  readonly size: ChartSize;
  /** How far the difference lies apart over runs of other luck. */
  readonly band?: { readonly low: Float64Array; readonly high: Float64Array };
}

export interface DifferenceModel {
  readonly zeroY: number;
  /** Where this run has more. */
  readonly above: string;
  readonly below: string;
  readonly line: string;
  readonly band: string | null;
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  /** Difference in each bin that has been played. */
  readonly values: readonly number[];
  /** Of the bins that have one; NaN before the first. */
  readonly mean: number;
}

interface Point {
  readonly atMs: Ms;
  readonly value: number;
}

/** One run less another over time, about a line at zero. */
export function differenceModel({ now, pinned, binMs, forMs, reachedMs, size, band }: DifferenceInput): DifferenceModel {
  const count = Math.max(0, Math.min(now.length, pinned.length, Math.floor(reachedMs / binMs + 1e-9)));
  const values = Array.from({ length: count }, (_, i) => now[i] - pinned[i]);
  const known = values.filter(Number.isFinite);
  const edges =
    band === undefined ? [] : [...band.low.subarray(0, count), ...band.high.subarray(0, count)].filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...known, ...edges), Math.max(0, ...known, ...edges)];
  const x = scaleLinear([0, forMs], [size.left, size.width - size.right]);
  const y = scaleLinear(low === high ? [-1, 1] : [low, high], [size.height - size.bottom, size.top]).nice(3);
  const points = withCrossings(values.map((value, i) => ({ atMs: (i + 1) * binMs, value })));
  const isKnown = ({ value }: Point): boolean => Number.isFinite(value);
  const between = (side: (value: number) => number): string =>
    area<Point>(
      ({ atMs }) => x(atMs),
      () => y(0),
      ({ value }) => y(side(value)),
    )
      .defined(isKnown)
      .digits(1)(points) ?? '';
  return {
    zeroY: y(0),
    above: between((value) => Math.max(0, value)),
    below: between((value) => Math.min(0, value)),
    line:
      line<Point>(
        ({ atMs }) => x(atMs),
        ({ value }) => y(value),
      )
        .defined(isKnown)
        .digits(1)(points) ?? '',
    band: band === undefined ? null : bandPath(band, count, (bin) => x((bin + 1) * binMs), y),
    ticks: y.ticks(3).map((value) => ({ y: y(value), value })),
    values,
    mean: known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0) / known.length,
  };
}

/** With a point at zero wherever the sign changes, so that the two areas meet on the line and do not overlap. */
function withCrossings(points: readonly Point[]): Point[] {
  return points.flatMap((point, i) => {
    const before = points[i - 1];
    if (before === undefined || !(before.value * point.value < 0)) return [point];
    const share = before.value / (before.value - point.value);
    return [{ atMs: before.atMs + share * (point.atMs - before.atMs), value: 0 }, point];
  });
}

function bandPath(
  { low, high }: NonNullable<DifferenceInput['band']>,
  count: number,
  x: (bin: number) => number,
  y: (value: number) => number,
): string {
  const bins = Array.from({ length: Math.min(count, low.length) }, (_, i) => i);
  return (
    area<number>(
      x,
      (bin) => y(low[bin]),
      (bin) => y(high[bin]),
    )
      .defined((bin) => Number.isFinite(low[bin]) && Number.isFinite(high[bin]))
      .digits(1)(bins) ?? ''
  );
}
