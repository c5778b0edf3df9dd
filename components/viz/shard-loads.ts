import type { RecordedNode, Recording } from '@/engine/recording/types';
import type { Ms, Ratio, Rps } from '@/engine/units';
import { seriesAt } from './node-state';
import { partsOf } from './parts';

/** One shard at a moment. */
export interface ShardAt {
  readonly id: string;
  readonly callsRps: Rps;
  /** Of the calls of all shards; NaN while there are none. */
  readonly share: Ratio;
  /** Keys it has; NaN where they are not counted. */
  readonly keys: number;
  /** How many more than before the last shard came; fewer where that is negative. */
  readonly gained: number;
  readonly isHottest: boolean;
}

export interface ShardsAt {
  readonly shards: readonly ShardAt[];
  /** In the move that is under way or was last; 0 where nothing ever moved. */
  readonly moved: number;
  readonly toMove: number;
  /** When the last shard came. */
  readonly addedMs: Ms | null;
}

const isHere = (recording: Recording, id: string, shard: string, tMs: Ms): boolean =>
  recording.places.some(
    ({ label, node, fromMs, untilMs }) =>
      label === shard &&
      fromMs <= tMs &&
      tMs < untilMs &&
      recording.links.some(({ from, to }) => recording.nodes[from].id === id && to === node),
  );

/** The last moment up to this one at which a shard was added to the service behind. */
function lastAdded(recording: Recording, id: string, tMs: Ms): Ms | null {
  const added = recording.places.flatMap(({ node, fromMs }) =>
    fromMs > 0 && fromMs <= tMs && recording.links.some(({ from, to }) => recording.nodes[from].id === id && to === node)
      ? [fromMs]
      : [],
  );
  return added.length === 0 ? null : Math.max(...added);
}

export function shardsAt(recording: Recording, { id }: RecordedNode, tMs: Ms): ShardsAt {
  const names = partsOf(recording, id, 'callsRps').filter((name) => isHere(recording, id, name, tMs));
  const calls = names.map((name) => seriesAt(recording, `${id}.callsRps.${name}`, tMs));
  const total = calls.reduce((sum, rps) => sum + (rps || 0), 0);
  const addedMs = lastAdded(recording, id, tMs);
  const most = Math.max(...calls);
  const at = (figure: string, when: Ms): number => seriesAt(recording, `${id}.${figure}`, when, 0);
  const shards = names.map((name, i) => {
    const keys = at(`keys.${name}`, tMs);
    const before = addedMs === null ? keys : at(`keys.${name}`, addedMs);
    return {
      id: name,
      callsRps: calls[i],
      share: total > 0 ? calls[i] / total : Number.NaN,
      keys,
      gained: Number.isNaN(keys) ? 0 : keys - (Number.isNaN(before) ? 0 : before),
      isHottest: names.length > 1 && calls[i] === most && total > 0,
    };
  });
  const movedBefore = addedMs === null ? 0 : at('keysMoved', addedMs) || 0;
  const moved = addedMs === null ? 0 : Math.max(0, (at('keysMoved', tMs) || 0) - movedBefore);
  return { shards, moved, toMove: moved + (at('keysToMove', tMs) || 0), addedMs };
}

export const SHADES = 5;

export interface ShardLanes {
  readonly names: readonly string[];
  /** The calls of the strongest shade. */
  readonly mostRps: Rps;
  /** One path for each shade, the faintest first. */
  readonly shades: readonly string[];
}

const MOST_COLUMNS = 120;

/** Each shard a lane over time, stronger where it has more calls: bins of whole windows, up to a moment. */
export function shardLanes(
  recording: Recording,
  { id }: RecordedNode,
  untilMs: Ms,
  x: (tMs: Ms) => number,
  lane: (i: number) => readonly [top: number, bottom: number],
): ShardLanes {
  const { windows, forMs } = recording;
  const names = partsOf(recording, id, 'callsRps');
  const perBin = Math.max(1, Math.ceil(forMs / windows.windowMs / MOST_COLUMNS));
  const binMs = perBin * windows.windowMs;
  const bins = names.map((name) => binned(windows.series[`${id}.callsRps.${name}`], perBin));
  const mostRps = bins.reduce((highest, values) => values.reduce((top, one) => (one > top ? one : top), highest), 0);
  const shades = Array.from({ length: SHADES }, () => '');
  const shown = Math.floor(untilMs / binMs + 1e-9);
  bins.forEach((values, i) => {
    const [top, bottom] = lane(i);
    values.slice(0, shown).forEach((rps, at) => {
      if (!(rps > 0)) return;
      const shade = Math.min(SHADES - 1, Math.floor((rps / mostRps) * SHADES));
      shades[shade] +=
        `M${x(at * binMs).toFixed(1)} ${top}H${x((at + 1) * binMs).toFixed(1)}V${bottom}H${x(at * binMs).toFixed(1)}Z`;
    });
  });
  return { names, mostRps, shades };
}

function binned(values: Float64Array, perBin: number): number[] {
  return Array.from({ length: Math.floor(values.length / perBin) }, (_, bin) => {
    const own = values.subarray(bin * perBin, (bin + 1) * perBin);
    return own.reduce((sum, one) => sum + (Number.isNaN(one) ? 0 : one), 0) / perBin;
  });
}
