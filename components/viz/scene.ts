import { Fate } from '@/engine/recording/row-links';
import { type Recording, SpanKind } from '@/engine/recording/types';
import type { Ms, Ratio } from '@/engine/units';
import { type Hops, hopsOf } from './hops';
import { lastOf } from './last-of';
import { GroupsAt, type MarkGroup } from './mark-groups';
import { MarkState, stateOfOutcome } from './mark-state';
import { seriesAt } from './node-state';
import type { Indexed } from './span-index';
import { type Condition, conditionAt, type Standing, standingAt } from './standing';

/** What is there at one moment; where it is drawn is `layout`'s to say. */
export interface Scene {
  readonly tMs: Ms;
  /** Requests between places. */
  readonly movers: Movers;
  readonly places: readonly PlaceScene[];
  readonly nodes: readonly NodeScene[];
  readonly standing: Standing;
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
  readonly request: Int32Array;
  /** 1 where it ends at the cut of its link: `along` is then the share of the way to there. */
  readonly isLost: Uint8Array;
  readonly isBack: Uint8Array;
}

export interface PlaceScene extends Condition {
  readonly place: number;
  /** Longest in line first; at most `MOST_SHOWN`. */
  readonly line: readonly LineMark[];
  readonly queued: number;
  /** Longest at work first; at most `MOST_SHOWN`. */
  readonly work: readonly WorkMark[];
  readonly inService: number;
  /** Busy share over the last second; null before anything is known. */
  readonly utilization: Ratio | null;
  /** Its part of its service's calls, where keys decide who gets them; null elsewhere. */
  readonly share: Ratio | null;
}

export interface LineMark {
  readonly state: number;
  readonly request: number;
}
export interface WorkMark {
  readonly state: number;
  readonly request: number;
  /** Share of the work done; NaN when the recording ends before it. */
  readonly done: number;
}

export interface NodeScene extends Condition {
  /** Requests at the node itself, the longest there first; of more than can be shown, the first. */
  readonly groups: readonly MarkGroup[];
  readonly total: number;
  /** States of the last answers its clients had, newest last. */
  readonly recent: readonly number[];
  /** Whose answers they are. */
  readonly recentRequests: readonly number[];
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

interface Draft {
  line: { row: number; startMs: Ms }[];
  work: { row: number; midMs: Ms }[];
}

/** The scene at a moment of a recording: a pure function of its arguments. */
export const sceneAt = (source: Indexed, tMs: Ms, { hopMs = 0, still = false }: SceneOptions = {}): Scene =>
  lastScene(source, tMs, hopMs, still);

const lastScene = lastOf(sceneOf);

function sceneOf(source: Indexed, tMs: Ms, hopMs: Ms, still: boolean): Scene {
  const { recording, index } = source;
  const { spans } = recording;
  const hops = hopsOf(recording, hopMs);
  const drafts: Draft[] = recording.places.map(() => ({ line: [], work: [] }));
  const groups = new GroupsAt(source, tMs);
  const moving: number[] = [];
  index.eachTouching(tMs - hops.reachMs, tMs + hops.reachMs, (row) => {
    const kind = spans.kind[row];
    if (kind === SpanKind.forward || kind === SpanKind.back) {
      if (source.fate[row] !== Fate.told && hops.alongAt(spans, row, tMs) !== null) moving.push(row);
      return;
    }
    if (spans.startMs[row] > tMs || spans.endMs[row] <= tMs) return;
    if (kind !== SpanKind.request) groups.add(row);
    if (kind !== SpanKind.visit) return;
    const midMs = spans.midMs[row];
    if (midMs <= tMs) drafts[spans.place[row]].work.push({ row, midMs });
    else drafts[spans.place[row]].line.push({ row, startMs: spans.startMs[row] });
  });
  const recent = recentAnswers(source, tMs);
  return {
    tMs,
    movers: moversOf(source, hops, moving, tMs, still),
    places: placesAt(recording, drafts, tMs),
    nodes: recording.nodes.map(({ id }, i) => ({
      ...conditionAt(recording.facts, id, tMs),
      ...groups.of(i),
      recent: recent[i].map(({ state }) => state),
      recentRequests: recent[i].map(({ request }) => request),
    })),
    standing: standingAt(recording, tMs),
  };
}

function moversOf(
  { recording, placeOfHop, fate }: Indexed,
  hops: Hops,
  rows: readonly number[],
  tMs: Ms,
  still: boolean,
): Movers {
  const { spans } = recording;
  const each = Math.max(1, Math.ceil(rows.length / MOST_MOVERS));
  const shown = each === 1 ? rows : rows.filter((row) => spans.request[row] % each === 0);
  const count = Math.min(shown.length, MOST_MOVERS);
  const link = new Int32Array(count);
  const place = new Int32Array(count);
  const along = new Float32Array(count);
  const state = new Uint8Array(count);
  const request = new Int32Array(count);
  const isLost = new Uint8Array(count);
  const isBack = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const row = shown[i];
    const isForward = spans.kind[row] === SpanKind.forward;
    const at = hops.alongAt(spans, row, tMs) ?? 0;
    link[i] = spans.place[row];
    request[i] = spans.request[row];
    place[i] = placeOfHop[row];
    along[i] = still ? (isForward ? 1 / 3 : 2 / 3) : isForward ? at : 1 - at;
    isBack[i] = isForward ? 0 : 1;
    isLost[i] = fate[row] === Fate.lost ? 1 : 0;
    state[i] = isForward
      ? askingState(spans.attempt[row])
      : fate[row] === Fate.hit
        ? MarkState.hit
        : stateOfOutcome(spans.outcome[row]);
    if (isLost[i] === 1 && at > LOST_FROM) state[i] = MarkState.failed;
  }
  return { count, total: rows.length, each, link, place, along, state, request, isLost, isBack };
}

/** Share of the way to a cut after which a request shows as lost. */
const LOST_FROM = 0.7;

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
      line: line.slice(0, MOST_SHOWN).map(({ row }) => ({ state: askingState(spans.attempt[row]), request: spans.request[row] })),
      queued: line.length,
      work: work.slice(0, MOST_SHOWN).map(({ row, midMs }) => ({
        state: spans.attempt[row] > 1 ? MarkState.retry : MarkState.service,
        request: spans.request[row],
        done: Number.isFinite(spans.endMs[row]) ? (tMs - midMs) / (spans.endMs[row] - midMs) : Number.NaN,
      })),
      inService: work.length,
      ...loadAt(recording, i, tMs),
    };
  });
}

/** How busy a place is, and its part of the calls where keys decide who gets them. */
function loadAt(recording: Recording, index: number, tMs: Ms): Pick<PlaceScene, 'utilization' | 'share'> {
  const { places, nodes, links } = recording;
  const { id, node } = places[index];
  const utilization = seriesAt(recording, `${id}.utilization`, tMs);
  const isSharded = links.some(({ from, to }) => to === node && nodes[from].kind === 'shards');
  return {
    utilization: Number.isNaN(utilization) ? null : utilization,
    share: isSharded ? shareAt(recording, index, tMs) : null,
  };
}

const SHARE_OVER_MS = 3000;

function shareAt(recording: Recording, index: number, tMs: Ms): Ratio | null {
  const { places } = recording;
  const rateOf = (id: string): number => seriesAt(recording, `${id}.throughputRps`, tMs, SHARE_OVER_MS) || 0;
  const all = places.filter(({ node }) => node === places[index].node).reduce((sum, { id }) => sum + rateOf(id), 0);
  return all > 0 ? rateOf(places[index].id) / all : null;
}

function recentAnswers({ recording, index, fate, requestRows }: Indexed, tMs: Ms): readonly (readonly LineMark[])[] {
  const { nodes, spans } = recording;
  const sources = nodes.filter(({ kind }) => kind === 'clients').length;
  const recent = nodes.map((): LineMark[] => []);
  let left = sources * MOST_RECENT;
  for (let i = index.requestsBefore(index.firstEndingAfter(tMs)) - 1; i >= 0 && left > 0; i--) {
    const row = requestRows[i];
    const mine = recent[spans.place[row]];
    if (mine === undefined || mine.length === MOST_RECENT) continue;
    const state = fate[row] === Fate.hit ? MarkState.hit : stateOfOutcome(spans.outcome[row]);
    mine.push({ state, request: spans.request[row] });
    left--;
  }
  for (const mine of recent) mine.reverse();
  return recent;
}
