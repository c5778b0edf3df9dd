import { type Fact, type Recording, SpanKind } from '@/engine/recording/types';
import type { Ms, Ratio } from '@/engine/units';
import { type Hops, hopsOf } from './hops';
import { MarkState, stateOfOutcome } from './mark-state';
import type { Indexed } from './span-index';

/** What is there at one moment; where it is drawn is `layout`'s to say. */
export interface Scene {
  readonly tMs: Ms;
  /** Requests between places. */
  readonly movers: Movers;
  readonly places: readonly PlaceScene[];
  /** By node: requests held there before going on, and the word for its mode where it has one. */
  readonly nodes: readonly NodeScene[];
}

/** Columns, so that two thousand of them cost nothing. */
export interface Movers {
  readonly count: number;
  /** How many requests are on the way in all. */
  readonly total: number;
  /** One mark stands for so many requests. */
  readonly each: number;
  readonly link: Int32Array;
  /** Place at the far end, −1: the node itself. */
  readonly place: Int32Array;
  /** 0 at the caller's end of the link, 1 at the other. */
  readonly along: Float32Array;
  readonly state: Uint8Array;
}

export interface PlaceScene {
  readonly place: number;
  readonly health: 'up' | 'down' | 'draining';
  readonly slowFactor: number;
  readonly failRatio: Ratio;
  /** Longest in line first; at most `MOST_SHOWN`. */
  readonly line: readonly LineMark[];
  readonly queued: number;
  /** Longest at work first; at most `MOST_SHOWN`. */
  readonly work: readonly WorkMark[];
  readonly inService: number;
  /** Busy share over the last second; null before anything is known. */
  readonly utilization: Ratio | null;
}

export interface LineMark {
  readonly state: number;
}
export interface WorkMark {
  readonly state: number;
  /** Share of the work done; NaN when the recording ends before it. */
  readonly done: number;
}

export interface NodeScene {
  readonly held: number;
  readonly mode: string | null;
  /** States of the last answers its clients had, newest last. */
  readonly recent: readonly number[];
}

export interface SceneOptions {
  /** Hops shorter than this are drawn as if they took this long, so that they can be seen. */
  readonly hopMs?: Ms;
  /** Positions jump instead of travelling. */
  readonly still?: boolean;
}

export const MOST_MOVERS = 2000;
const MOST_SHOWN = 64;
const MOST_RECENT = 24;
const UTILIZATION_OVER_MS = 1000;

interface Draft {
  line: { row: number; startMs: Ms }[];
  work: { row: number; midMs: Ms }[];
}

/** The scene at a moment of a recording: a pure function of its arguments. */
export function sceneAt(source: Indexed, tMs: Ms, options: SceneOptions = {}): Scene {
  const { recording, index } = source;
  const { spans } = recording;
  const hops = hopsOf(recording, options.hopMs ?? 0);
  const drafts: Draft[] = recording.places.map(() => ({ line: [], work: [] }));
  const held = new Int32Array(recording.nodes.length);
  const moving: number[] = [];
  index.eachTouching(tMs - hops.reachMs, tMs + hops.reachMs, (row) => {
    const kind = spans.kind[row];
    if (kind === SpanKind.forward || kind === SpanKind.back) {
      if (hops.alongAt(spans, row, tMs) !== null) moving.push(row);
      return;
    }
    if (spans.startMs[row] > tMs || spans.endMs[row] <= tMs) return;
    if (kind === SpanKind.hold) held[recording.places[spans.place[row]]?.node ?? 0]++;
    if (kind !== SpanKind.visit) return;
    const midMs = spans.midMs[row];
    if (midMs <= tMs) drafts[spans.place[row]].work.push({ row, midMs });
    else drafts[spans.place[row]].line.push({ row, startMs: spans.startMs[row] });
  });
  const recent = recentAnswers(source, tMs);
  return {
    tMs,
    movers: moversOf(source, hops, moving, tMs, options.still === true),
    places: placesAt(recording, drafts, tMs),
    nodes: recording.nodes.map((node, i) => ({ held: held[i], mode: modeAt(recording.facts, node.id, tMs), recent: recent[i] })),
  };
}

function moversOf({ recording, placeOfHop }: Indexed, hops: Hops, rows: readonly number[], tMs: Ms, still: boolean): Movers {
  const { spans } = recording;
  const each = Math.max(1, Math.ceil(rows.length / MOST_MOVERS));
  const shown = each === 1 ? rows : rows.filter((row) => spans.request[row] % each === 0);
  const count = Math.min(shown.length, MOST_MOVERS);
  const link = new Int32Array(count);
  const place = new Int32Array(count);
  const along = new Float32Array(count);
  const state = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const row = shown[i];
    const isForward = spans.kind[row] === SpanKind.forward;
    const at = hops.alongAt(spans, row, tMs) ?? 0;
    link[i] = spans.place[row];
    place[i] = placeOfHop[row];
    along[i] = still ? (isForward ? 1 / 3 : 2 / 3) : isForward ? at : 1 - at;
    state[i] = isForward ? askingState(spans.attempt[row]) : stateOfOutcome(spans.outcome[row]);
  }
  return { count, total: rows.length, each, link, place, along, state };
}

const askingState = (attempt: number): number => (attempt > 1 ? MarkState.retry : MarkState.waiting);

function placesAt(recording: Recording, drafts: readonly Draft[], tMs: Ms): PlaceScene[] {
  const { spans } = recording;
  return recording.places.map((place, i) => {
    const { line, work } = drafts[i];
    line.sort((a, b) => a.startMs - b.startMs || a.row - b.row);
    work.sort((a, b) => a.midMs - b.midMs || a.row - b.row);
    return {
      place: i,
      ...conditionAt(recording.facts, place.id, tMs),
      line: line.slice(0, MOST_SHOWN).map(({ row }) => ({ state: askingState(spans.attempt[row]) })),
      queued: line.length,
      work: work.slice(0, MOST_SHOWN).map(({ row, midMs }) => ({
        state: spans.attempt[row] > 1 ? MarkState.retry : MarkState.service,
        done: Number.isFinite(spans.endMs[row]) ? (tMs - midMs) / (spans.endMs[row] - midMs) : Number.NaN,
      })),
      inService: work.length,
      utilization: utilizationAt(recording, place.id, tMs),
    };
  });
}

type Condition = Pick<PlaceScene, 'health' | 'slowFactor' | 'failRatio'>;

/** What faults have made of a place by now. */
export function conditionAt(facts: readonly Fact[], placeId: string, tMs: Ms): Condition {
  const node = placeId.slice(0, Math.max(0, placeId.indexOf('/')));
  let condition: Condition = { health: 'up', slowFactor: 1, failRatio: 0 };
  for (const fact of facts) {
    if (fact.atMs > tMs) break;
    if (fact.target !== placeId && fact.target !== node) continue;
    if (fact.type === 'backend.killed') condition = { ...condition, health: 'down' };
    else if (fact.type === 'backend.revived') condition = { ...condition, health: 'up' };
    else if (fact.type === 'backend.drained') condition = { ...condition, health: 'draining' };
    else if (fact.type === 'backend.slowed') condition = { ...condition, slowFactor: Number(fact.factor) };
    else if (fact.type === 'backend.failing') condition = { ...condition, failRatio: Number(fact.ratio) };
  }
  return condition;
}

/** The latest word a mechanism at this node gave for its mode: `breaker.transitioned` says `to`. */
function modeAt(facts: readonly Fact[], nodeId: string, tMs: Ms): string | null {
  let mode: string | null = null;
  for (const fact of facts) {
    if (fact.atMs > tMs) break;
    if (fact.target === nodeId && typeof fact.to === 'string') mode = fact.to;
  }
  return mode;
}

function utilizationAt({ windows }: Recording, placeId: string, tMs: Ms): Ratio | null {
  const series = windows.series[`${placeId}.utilization`];
  const last = Math.min(windows.count, Math.floor(tMs / windows.windowMs)) - 1;
  if (series === undefined || last < 0) return null;
  const first = Math.max(0, last - Math.max(1, Math.round(UTILIZATION_OVER_MS / windows.windowMs)) + 1);
  let sum = 0;
  let counted = 0;
  for (let i = first; i <= last; i++) {
    if (Number.isNaN(series[i])) continue;
    sum += series[i];
    counted++;
  }
  return counted === 0 ? null : sum / counted;
}

function recentAnswers({ recording, index }: Indexed, tMs: Ms): readonly (readonly number[])[] {
  const { nodes, spans } = recording;
  const sources = nodes.filter(({ kind }) => kind === 'clients').length;
  const recent = nodes.map((): number[] => []);
  let left = sources * MOST_RECENT;
  for (let row = index.firstEndingAfter(tMs) - 1; row >= 0 && left > 0; row--) {
    if (spans.kind[row] !== SpanKind.request) continue;
    const mine = recent[spans.place[row]];
    if (mine === undefined || mine.length === MOST_RECENT) continue;
    mine.push(stateOfOutcome(spans.outcome[row]));
    left--;
  }
  for (const mine of recent) mine.reverse();
  return recent;
}
