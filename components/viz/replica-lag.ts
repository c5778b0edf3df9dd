import { line as lineOf } from 'd3';
import type { RecordedNode, Recording } from '@/engine/recording/types';
import type { Ms, Rps } from '@/engine/units';
import { seriesAt } from './node-state';
import { partsOf } from './parts';

/** One copy of the data at a moment. */
export interface CopyAt {
  readonly id: string;
  readonly isPrimary: boolean;
  /** NaN for the primary, for what is down, and before anything is known. */
  readonly lagMs: Ms;
  readonly readsRps: Rps;
  readonly staleRps: Rps;
}

/** A replica took the primary's place. */
export interface Promotion {
  readonly atMs: Ms;
  readonly to: string;
  readonly lostWrites: number;
}

export function promotionsOf({ facts }: Recording, id: string): Promotion[] {
  return facts.flatMap(({ type, target, atMs, to, lostWrites }) =>
    type === 'replica.promoted' && target === id ? [{ atMs, to: String(to), lostWrites: Number(lostWrites) }] : [],
  );
}

/** The copies in the order of their backends; the first is the primary until one is promoted. */
export function copiesAt(recording: Recording, { id }: RecordedNode, tMs: Ms): CopyAt[] {
  const names = partsOf(recording, id, 'lagMs');
  const primary = promotionsOf(recording, id).findLast(({ atMs }) => atMs <= tMs)?.to ?? names[0];
  return names.map((name) => ({
    id: name,
    isPrimary: name === primary,
    lagMs: seriesAt(recording, `${id}.lagMs.${name}`, tMs, 0),
    readsRps: seriesAt(recording, `${id}.readsRps.${name}`, tMs),
    staleRps: seriesAt(recording, `${id}.staleRps.${name}`, tMs),
  }));
}

/** What is drawn of one copy up to a moment. */
export interface LagTrack {
  readonly id: string;
  /** Its lag over time. */
  readonly lag: string;
  /** Windows in which it answered out of date, stronger for more: where, and how much, 0..1. */
  readonly stale: readonly { readonly x: number; readonly width: number; readonly strength: number }[];
  /** Where its line is at the end, for its name; null where it has none then. */
  readonly end: { readonly x: number; readonly y: number } | null;
}

export interface LagPicture {
  readonly mostMs: Ms;
  readonly tracks: readonly LagTrack[];
}

export function lagPicture(
  recording: Recording,
  { id }: RecordedNode,
  untilMs: Ms,
  x: (tMs: Ms) => number,
  y: (share: number) => number,
): LagPicture {
  const { windows } = recording;
  const names = partsOf(recording, id, 'lagMs');
  const seriesOf = (figure: string, name: string): Float64Array => windows.series[`${id}.${figure}.${name}`];
  const most = (figure: string): number =>
    names.reduce((highest, name) => seriesOf(figure, name).reduce((top, one) => (one > top ? one : top), highest), 0);
  const mostMs = most('lagMs');
  const mostStale = most('staleRps');
  const count = Math.min(windows.count, Math.floor(untilMs / windows.windowMs + 1e-9));
  const endOf = (i: number): number => x((i + 1) * windows.windowMs);
  const tracks = names.map((name): LagTrack => {
    const lags = seriesOf('lagMs', name).subarray(0, count);
    const stale = seriesOf('staleRps', name).subarray(0, count);
    const yOf = (lagMs: number): number => y(mostMs > 0 ? lagMs / mostMs : 0);
    const last = Number.isNaN(lags.at(-1) ?? Number.NaN) ? -1 : lags.length - 1;
    return {
      id: name,
      lag:
        lineOf<number>()
          .defined((lagMs) => !Number.isNaN(lagMs))
          .x((_, i) => endOf(i))
          .y(yOf)(lags) ?? '',
      stale: [...stale].flatMap((rps, i) =>
        rps > 0 ? [{ x: x(i * windows.windowMs), width: endOf(0) - x(0), strength: rps / mostStale }] : [],
      ),
      end: last === -1 ? null : { x: endOf(last), y: yOf(lags[last]) },
    };
  });
  return { mostMs, tracks };
}
