import type { Recording } from '@/engine/recording/types';
import type { Ms, Ratio } from '@/engine/units';
import type { MarkStateName } from './mark-state';
import { nodeKinds } from './node-kinds';
import type { Standing } from './standing';
import { linesWithin } from './text-fit';

const OVER_MS = 1000;
const MOST_ROWS = 6;

/** A node's own state at a moment, as few short words as a box has room for. */
export interface NodeState {
  /** At most `linesOf` its kind; empty before anything is known. */
  readonly lines: readonly string[];
  /** How full it is, or how good. */
  readonly gauge: Gauge | null;
  /** Parts of it that have no box: edges of a CDN, gateways of a limiter. */
  readonly rows: readonly { readonly label: string; readonly text: string; readonly gauge: Gauge | null }[];
  /** Set where it is a switch on the way: whether calls pass. */
  readonly gate: 'closed' | 'open' | 'half-open' | null;
}

export interface Gauge {
  readonly ratio: Ratio;
  readonly tone: MarkStateName;
}

/** Reads figures of one node; NaN where there is none. */
export interface Reader {
  readonly recording: Recording;
  readonly standing: Standing;
  readonly node: number;
  readonly id: string;
  /** The mean over the last while, a second unless said: for rates and shares. */
  readonly at: (figure: string, overMs?: Ms) => number;
  /** In the last window: for what is counted. */
  readonly now: (figure: string) => number;
  /** The most a figure is in the whole run: what it was full at. */
  readonly most: (figure: string) => number;
}

export interface Kind {
  /** Lines of words to keep room for. */
  readonly lines: 0 | 1 | 2;
  readonly parts?: (recording: Recording, id: string) => readonly string[];
  /** Whether a switch stands beside its name. @default false */
  readonly hasGate?: boolean;
  readonly read: (reader: Reader) => Partial<NodeState>;
}

/** A kind that this picture does not know yet. */
const stateless: Kind = { lines: 0, read: () => ({}) };

/** Room that a node's box needs below its name: it must not change from moment to moment. */
export function roomOf(recording: Recording, node: number, width: number): NodeRoom {
  const { id, kind, label } = recording.nodes[node];
  const { lines: count, parts, hasGate } = nodeKinds[kind] ?? stateless;
  return {
    nameLines: linesWithin(label, roomForWords(width) - (hasGate ? GATE_WIDTH : 0), 2, nameFace).length,
    lines: Math.max(width < NARROW ? 2 : 1, count + Number(width < NARROWEST)),
    rows: Math.min(MOST_ROWS, parts?.(recording, id).length ?? 0),
  };
}

export interface NodeRoom {
  readonly nameLines: number;
  /** Of words below the name. */
  readonly lines: number;
  readonly rows: number;
}

/** Between a box's left edge and its words. */
export const NODE_INSET = 8;
export const roomForWords = (boxWidth: number): number => boxWidth - NODE_INSET - 6;
export const GATE_WIDTH = 32;
export const nameFace = { sizePx: 14, isBold: true } as const;
/** Below this the name of an algorithm breaks, and below that a node's figures. */
const NARROW = 128;
const NARROWEST = 96;

export function nodeStateAt(recording: Recording, standing: Standing, node: number, tMs: Ms): NodeState {
  const { id, kind } = recording.nodes[node];
  const at = (figure: string, overMs?: Ms): number => seriesAt(recording, `${id}.${figure}`, tMs, overMs);
  const now = (figure: string): number => seriesAt(recording, `${id}.${figure}`, tMs, 0);
  const most = (figure: string): number => mostOf(recording, `${id}.${figure}`);
  const { read } = nodeKinds[kind] ?? stateless;
  const { lines: words = [], gauge = null, rows = [], gate = null } = read({ recording, standing, node, id, at, now, most });
  return { lines: words, gauge, rows: rows.slice(0, MOST_ROWS), gate };
}

/** A windowed figure as the mean over the last while; NaN before anything is known. */
export function seriesAt({ windows }: Recording, name: string, tMs: Ms, overMs: Ms = OVER_MS): number {
  const series = windows.series[name];
  const last = Math.min(windows.count, Math.floor(tMs / windows.windowMs)) - 1;
  if (series === undefined || last < 0) return Number.NaN;
  const first = Math.max(0, last - Math.max(1, Math.round(overMs / windows.windowMs)) + 1);
  let sum = 0;
  let counted = 0;
  for (let i = first; i <= last; i++) {
    if (Number.isNaN(series[i])) continue;
    sum += series[i];
    counted++;
  }
  return counted === 0 ? Number.NaN : sum / counted;
}

const most = new WeakMap<Float64Array, number>();

function mostOf({ windows }: Recording, name: string): number {
  const series = windows.series[name];
  if (series === undefined) return Number.NaN;
  let value = most.get(series);
  if (value === undefined) {
    value = series.reduce((highest, one) => (one > highest ? one : highest), 0);
    most.set(series, value);
  }
  return value;
}
