import { curveStepAfter, line as lineOf } from 'd3';
import { Outcome } from '@/engine/outcome';
import { type Recording, SpanKind } from '@/engine/recording/types';
import type { Ms, Rps } from '@/engine/units';
import { numberOf, type RawConfig } from './config-at';
import { seriesAt } from './node-state';
import type { Indexed } from './span-index';

/** What a limiter is, as a drawing: something that empties, something that fills, or windows on a time line. */
export type LimiterShape = 'tokens' | 'water' | 'fixed' | 'log' | 'counter';

const shapes: Readonly<Record<string, LimiterShape>> = {
  'leaky-bucket': 'water',
  'fixed-window': 'fixed',
  'sliding-window-log': 'log',
  'sliding-window-counter': 'counter',
};

export const shapeOf = (kind: string): LimiterShape => shapes[kind] ?? 'tokens';
export const isWindowed = (shape: LimiterShape): boolean => shape !== 'tokens' && shape !== 'water';

const BUCKET_BACK_MS: Ms = 10_000;
const WINDOW_MS: Ms = 1000;

export interface Counting {
  readonly fromMs: Ms;
  readonly toMs: Ms;
  /** How much what passed in it counts, 0..1. */
  readonly weight: number;
}

/** The stretch of time that is drawn, and the windows in it that count at the moment. */
export interface Scope {
  readonly fromMs: Ms;
  readonly toMs: Ms;
  readonly counting: readonly Counting[];
}

/**
 * Windows that begin at whole multiples of their length stand still while the playhead goes through; everything else ends at the
 * playhead.
 */
export function scopeOf(shape: LimiterShape, algorithm: RawConfig, tMs: Ms): Scope {
  const windowMs = numberOf(algorithm, 'windowMs', WINDOW_MS);
  if (!isWindowed(shape)) return { fromMs: tMs - BUCKET_BACK_MS, toMs: tMs, counting: [] };
  if (shape === 'log') {
    return { fromMs: tMs - 2 * windowMs, toMs: tMs, counting: [{ fromMs: tMs - windowMs, toMs: tMs, weight: 1 }] };
  }
  const startMs = Math.floor(tMs / windowMs) * windowMs;
  const endMs = startMs + windowMs;
  const now = { fromMs: startMs, toMs: endMs, weight: 1 };
  const before = { fromMs: startMs - windowMs, toMs: startMs, weight: (endMs - tMs) / windowMs };
  return { fromMs: startMs - windowMs, toMs: endMs, counting: shape === 'counter' ? [before, now] : [now] };
}

/** What a limiter did with the calls of a stretch of time. */
export interface Passing {
  readonly passed: readonly Ms[];
  readonly refused: readonly Ms[];
  readonly held: readonly { readonly fromMs: Ms; readonly toMs: Ms }[];
}

/** Calls that went on, were refused or were held in (fromMs, toMs], read from the spans about the limiter. */
export function passingIn({ recording, index }: Indexed, node: number, fromMs: Ms, toMs: Ms): Passing {
  const { spans, links, places } = recording;
  const onward = links.findIndex(({ from }) => from === node);
  // A link that takes no time leaves no span: then what begins at the other end.
  const isQuick = onward < 0 || links[onward].latencyMs === 0;
  const passed: Ms[] = [];
  const refused: Ms[] = [];
  const held: { fromMs: Ms; toMs: Ms }[] = [];
  const within = (atMs: Ms): boolean => atMs > fromMs && atMs <= toMs;
  const isPassing = (row: number): boolean =>
    isQuick
      ? (spans.kind[row] === SpanKind.visit || spans.kind[row] === SpanKind.hit) &&
        places[spans.place[row]].node === links[onward]?.to
      : spans.kind[row] === SpanKind.forward && spans.place[row] === onward;
  index.eachTouching(fromMs, toMs, (row) => {
    if (isPassing(row)) {
      if (within(spans.startMs[row])) passed.push(spans.startMs[row]);
      return;
    }
    const kind = spans.kind[row];
    if ((kind !== SpanKind.visit && kind !== SpanKind.hold) || places[spans.place[row]].node !== node) return;
    if (kind === SpanKind.hold) held.push({ fromMs: spans.startMs[row], toMs: Math.min(toMs, spans.endMs[row]) });
    if (spans.outcome[row] === Outcome['rate-limited'] && within(spans.endMs[row])) refused.push(spans.endMs[row]);
  });
  return { passed: passed.sort((a, b) => a - b), refused, held };
}

/** One counter of a limiter: its only one, or one gateway's. */
export interface Level {
  readonly label: string;
  readonly series: string;
  readonly remaining: number;
  readonly limit: number;
}

const MOST_LEVELS = 4;

/** What was left at the end of the last window before a moment; nothing where each key or class has a limit of its own. */
export function levelsAt(recording: Recording, node: string, tMs: Ms): Level[] {
  const limit = seriesAt(recording, `${node}.limit`, tMs, 0);
  const read = (series: string, label: string): Level[] => {
    const remaining = seriesAt(recording, series, tMs, 0);
    return Number.isNaN(remaining) || Number.isNaN(limit) ? [] : [{ label, series, remaining, limit }];
  };
  const one = read(`${node}.remaining`, '');
  if (one.length > 0) return one;
  return Array.from({ length: MOST_LEVELS }, (_, i) => read(`${node}.remaining.${i + 1}`, String(i + 1))).flat();
}

/** How full a vessel is: of tokens that are left, or of what has run in. */
export const fullnessOf = (shape: LimiterShape, { remaining, limit }: Pick<Level, 'remaining' | 'limit'>): number =>
  limit === 0 ? 0 : shape === 'water' ? 1 - remaining / limit : remaining / limit;

const DEFAULT_RATE: Rps = 10;

/** How fast a bucket of tokens fills, or one of water empties; null for windows. */
export function paceOf(shape: LimiterShape, algorithm: RawConfig): Rps | null {
  if (isWindowed(shape)) return null;
  if (shape === 'water') return numberOf(algorithm, 'drainPerSecond', DEFAULT_RATE);
  return numberOf(algorithm, 'refillPerSecond', numberOf(algorithm, 'ratePerSecond', DEFAULT_RATE));
}

export interface TokenDiscs {
  readonly radius: number;
  /** From the bottom up; whole tokens only. */
  readonly at: readonly { readonly x: number; readonly y: number }[];
}

const SMALLEST_DISC = 2.25;

/** Tokens as discs in a box, all the bucket can hold having room in it; null where they would be too small to be told apart. */
export function tokenDiscs(
  { remaining, limit }: Pick<Level, 'remaining' | 'limit'>,
  width: number,
  height: number,
): TokenDiscs | null {
  for (let columns = 1; columns <= limit; columns++) {
    const size = Math.min(width / columns, 12);
    if (size / 2 < SMALLEST_DISC) return null;
    if (Math.ceil(limit / columns) * size > height) continue;
    const left = (width - columns * size) / 2 + size / 2;
    const at = Array.from({ length: Math.floor(Math.max(0, remaining)) }, (_, i) => ({
      x: left + (i % columns) * size,
      y: height - (Math.floor(i / columns) + 0.5) * size,
    }));
    return { radius: size / 2 - 0.75, at };
  }
  return null;
}

/** The level over the stretch, as a line of steps. */
export function levelLine(
  { windows }: Recording,
  { series, limit }: Level,
  shape: LimiterShape,
  { fromMs, untilMs }: { readonly fromMs: Ms; readonly untilMs: Ms },
  x: (tMs: Ms) => number,
  y: (fullness: number) => number,
): string {
  const values = windows.series[series];
  const first = Math.max(0, Math.floor(fromMs / windows.windowMs));
  const last = Math.min(windows.count, Math.floor(untilMs / windows.windowMs + 1e-9));
  const points: [number, number][] = [];
  for (let i = first; i < last; i++) {
    const fullness = fullnessOf(shape, { remaining: values[i], limit });
    points.push([x((i + 1) * windows.windowMs), Number.isNaN(fullness) ? Number.NaN : y(Math.min(1, fullness))]);
  }
  return (
    lineOf()
      .defined(([, at]) => !Number.isNaN(at))
      .curve(curveStepAfter)(points) ?? ''
  );
}
