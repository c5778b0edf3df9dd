import { scaleLog } from 'd3';
import { type Recording, SpanKind } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { binned } from './chart-series';
import { isSuccess } from './mark-state';
import type { Indexed } from './span-index';

/** Buckets of equal width on a log scale: each reaches half as far again as the one below it. */
const BUCKETS_PER_DECADE = 6;
const SHORTEST_MS: Ms = 0.01;
/** Shades of a cell, palest first. */
export const SHADES = [0.18, 0.36, 0.54, 0.76, 1] as const;

/**
 * How many requests were answered how fast, over time: a column for each bin (i·columnMs, (i+1)·columnMs] of the charts, a row
 * for each bucket of latency. Row 0 is the fastest that was seen.
 */
export interface Heat {
  readonly columnMs: Ms;
  readonly columns: number;
  /** Bucket of row 0: it begins at 10^(firstBucket / 6) ms. */
  readonly firstBucket: number;
  readonly rows: number;
  /** Cell (column, row) is at column · rows + row. */
  readonly counts: Uint32Array;
  readonly most: number;
}

/** Bucket b covers [10^(b/6), 10^((b+1)/6)) ms. */
export const bucketOf = (latencyMs: Ms): number =>
  Math.floor(Math.log10(Math.max(SHORTEST_MS, latencyMs)) * BUCKETS_PER_DECADE + 1e-9);
export const edgeOf = (bucket: number): Ms => 10 ** (bucket / BUCKETS_PER_DECADE);

const known = new WeakMap<Recording, Heat>();

export function heatOf(recording: Recording): Heat {
  let heat = known.get(recording);
  if (heat === undefined) {
    heat = gather(recording);
    known.set(recording, heat);
  }
  return heat;
}

function gather(recording: Recording): Heat {
  const { spans } = recording;
  const { binMs: columnMs, count: columns } = binned(recording);
  const ended = spans.count - spans.open;
  let low = Infinity;
  let high = -Infinity;
  const isAnswer = (row: number): boolean => spans.kind[row] === SpanKind.request && isSuccess(spans.outcome[row]);
  for (let row = 0; row < ended; row++) {
    if (!isAnswer(row)) continue;
    const latencyMs = spans.endMs[row] - spans.startMs[row];
    if (latencyMs < low) low = latencyMs;
    if (latencyMs > high) high = latencyMs;
  }
  if (low > high) return { columnMs, columns, firstBucket: 0, rows: 0, counts: new Uint32Array(0), most: 0 };
  const firstBucket = bucketOf(low);
  const rows = bucketOf(high) - firstBucket + 1;
  const counts = new Uint32Array(columns * rows);
  let most = 0;
  for (let row = 0; row < ended; row++) {
    if (!isAnswer(row)) continue;
    const column = Math.max(0, Math.ceil(spans.endMs[row] / columnMs) - 1);
    if (column >= columns) continue;
    const cell = column * rows + bucketOf(spans.endMs[row] - spans.startMs[row]) - firstBucket;
    counts[cell]++;
    if (counts[cell] > most) most = counts[cell];
  }
  return { columnMs, columns, firstBucket, rows, counts, most };
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One path of cells for each shade. A shade grows with the root of the count, so that few are still seen beside many. */
export function heatPaths(heat: Heat, untilMs: Ms, x: (tMs: Ms) => number, box: Box): string[] {
  const { columnMs, columns, rows, counts, most } = heat;
  const parts: string[][] = SHADES.map(() => []);
  const height = rows === 0 ? 0 : (box.bottom - box.top) / rows;
  const shown = Math.min(columns, Math.floor(untilMs / columnMs + 1e-9));
  for (let column = 0; column < shown; column++) {
    // Whole pixels: cells meet without a seam.
    const [from, to] = [Math.round(x(column * columnMs)), Math.round(x((column + 1) * columnMs))];
    for (let row = 0; row < rows; row++) {
      const count = counts[column * rows + row];
      if (count === 0) continue;
      const y = box.bottom - (row + 1) * height;
      parts[shadeOf(count, most)].push(`M${from} ${y.toFixed(1)}h${to - from}v${height.toFixed(1)}h${from - to}Z`);
    }
  }
  return parts.map((cells) => cells.join(''));
}

/** One request alone is palest, the fullest cell darkest. */
export function shadeOf(count: number, most: number): number {
  if (most <= 1) return SHADES.length - 1;
  const share = (Math.sqrt(count) - 1) / (Math.sqrt(most) - 1);
  return Math.min(SHADES.length - 1, Math.floor(SHADES.length * share));
}

/** Decades, and what lies between them where there is only one or two, on the axis of a heat map or a histogram. */
export function latencyTicks({ firstBucket, rows }: Heat, from: number, to: number): { at: number; ms: Ms }[] {
  if (rows === 0) return [];
  const [low, high] = [edgeOf(firstBucket), edgeOf(firstBucket + rows)];
  const scale = scaleLog([low, high], [from, to]);
  const steps = high / low > 1000 ? [1] : high / low > 30 ? [1, 3] : [1, 2, 5];
  const ticks: { at: number; ms: Ms }[] = [];
  for (let decade = Math.floor(firstBucket / BUCKETS_PER_DECADE); 10 ** decade <= high; decade++)
    for (const step of steps) {
      const ms = Number((step * 10 ** decade).toPrecision(3));
      if (ms >= low && ms <= high) ticks.push({ at: scale(ms), ms });
    }
  return ticks;
}

/** The last while's answered requests in the buckets of the heat map. */
export function histogramAt({ recording, index }: Indexed, heat: Heat, tMs: Ms, overMs: Ms): Uint32Array {
  const { spans } = recording;
  const counts = new Uint32Array(heat.rows);
  const fromMs = Math.max(0, tMs - overMs);
  index.eachTouching(fromMs, tMs, (row) => {
    if (spans.kind[row] !== SpanKind.request || spans.endMs[row] > tMs || !isSuccess(spans.outcome[row])) return;
    counts[bucketOf(spans.endMs[row] - spans.startMs[row]) - heat.firstBucket]++;
  });
  return counts;
}

export interface Histogram {
  readonly bars: string;
  readonly most: number;
  /** Where a latency stands on the axis. */
  readonly x: (latencyMs: Ms) => number;
}

export function histogramPicture(heat: Heat, counts: Uint32Array, box: Box): Histogram {
  const { firstBucket, rows } = heat;
  const most = counts.reduce((top, count) => Math.max(top, count), 0);
  const x = scaleLog([edgeOf(firstBucket), edgeOf(firstBucket + Math.max(1, rows))], [box.left, box.right]).clamp(true);
  const height = box.bottom - box.top;
  const bars = Array.from(counts, (count, row) => {
    if (count === 0) return '';
    const [from, to] = [x(edgeOf(firstBucket + row)), x(edgeOf(firstBucket + row + 1))];
    const tall = Math.max(1, (count / most) * height);
    return `M${from.toFixed(1)} ${box.bottom}v${(-tall).toFixed(1)}h${Math.max(1, to - from - 1).toFixed(1)}V${box.bottom}Z`;
  });
  return { bars: bars.join(''), most, x };
}
