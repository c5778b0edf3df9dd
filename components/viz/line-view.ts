import { Outcome } from '@/engine/outcome';
import { type RecordedNode, SpanKind } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { formOf, numberOf, type RawConfig } from './config-at';
import type { Indexed } from './span-index';

/** One request in a line, or at work. */
export interface Person {
  readonly request: number;
  /** Index into the recording's classes. */
  readonly klass: number;
  /** How long it has been there; of one at work, since work began. */
  readonly ageMs: Ms;
  /** A second or later attempt. */
  readonly isRetry: boolean;
  /** Whoever asked has stopped waiting for it. */
  readonly isAbandoned: boolean;
}

/** Who waits at one place, and who is served there. */
export interface Line {
  readonly place: number;
  readonly label: string;
  /** In the order in which they came; of equals by their number. */
  readonly waiting: readonly Person[];
  /** Null where work is done elsewhere. */
  readonly served: readonly Person[] | null;
  /** Index of who is served next; −1 where nobody waits or that is not certain. */
  readonly next: number;
}

/** Kinds that keep calls waiting, and whether their calls wait in visits or are held. */
const waitsIn: Readonly<Record<string, number>> = {
  service: SpanKind.visit,
  queue: SpanKind.visit,
  pool: SpanKind.hold,
  bulkhead: SpanKind.hold,
  shedder: SpanKind.hold,
  limiter: SpanKind.hold,
};

/** Whether anybody ever waited there: a line that nothing can stand in is not drawn. */
export function hasLine({ recording }: Indexed, node: RecordedNode): boolean {
  const kind = waitsIn[node.kind];
  if (kind === undefined) return false;
  if (node.kind === 'service' || node.kind === 'queue') return true;
  const { spans, places } = recording;
  const own = places.findIndex(({ id }) => id === node.id);
  for (let row = 0; row < spans.count; row++)
    if (spans.kind[row] === kind && spans.place[row] === own && spans.endMs[row] > spans.startMs[row]) return true;
  return false;
}

/** The lines of a node at a moment, one a place. */
export function linesAt(source: Indexed, node: RecordedNode, config: RawConfig, tMs: Ms): Line[] {
  const { recording, index } = source;
  const { spans, places, nodes } = recording;
  const at = nodes.indexOf(node);
  const rows = new Map<number, { waiting: number[]; served: number[] }>();
  places.forEach((place, i) => {
    if (place.node === at && place.fromMs <= tMs && tMs < place.untilMs) rows.set(i, { waiting: [], served: [] });
  });
  index.eachTouching(tMs, tMs, (row) => {
    if (spans.kind[row] !== waitsIn[node.kind]) return;
    const there = rows.get(spans.place[row]);
    if (there === undefined) return;
    const isServed = node.kind === 'queue' ? isBeingTried(source, row, tMs) : spans.midMs[row] <= tMs;
    if (isServed && spans.kind[row] === SpanKind.visit) there.served.push(row);
    else there.waiting.push(row);
  });
  return [...rows].map(([place, { waiting, served }]) => {
    const personOf = (row: number, sinceMs: Ms): Person => ({
      request: spans.request[row],
      klass: spans.klass[row],
      ageMs: tMs - sinceMs,
      isRetry: node.kind === 'queue' ? wasTried(source, row, tMs) : spans.attempt[row] > 1,
      isAbandoned: isAbandoned(source, row, tMs),
    });
    const inOrder = (a: number, b: number): number => spans.startMs[a] - spans.startMs[b] || spans.request[a] - spans.request[b];
    const line = waiting.sort(inOrder).map((row) => personOf(row, spans.startMs[row]));
    const atWork = served.sort((a, b) => spans.midMs[a] - spans.midMs[b]);
    return {
      place,
      label: places[place].label,
      waiting: line,
      served: spansOfWork(node.kind) ? atWork.map((row) => personOf(row, workSinceMs(source, row))) : null,
      next: nextOf(node.kind, config, line),
    };
  });
}

const spansOfWork = (kind: string): boolean => waitsIn[kind] === SpanKind.visit;

function workSinceMs(source: Indexed, row: number): Ms {
  const { startMs, midMs } = source.recording.spans;
  const tried = lastTryOf(source, row);
  return tried === -1 ? midMs[row] : startMs[tried];
}

/** The last try at a message: the attempt rows of its request at its own place; −1 for none. */
function lastTryOf({ recording: { spans }, firstRequest, lastAttempt, earlierAttempt }: Indexed, row: number): number {
  for (let at = lastAttempt[spans.request[row] - firstRequest]; at !== -1; at = earlierAttempt[at])
    if (spans.place[at] === spans.place[row]) return at;
  return -1;
}

/** A broker's message is with a consumer while a try at it is under way. */
function isBeingTried(
  { recording: { spans }, firstRequest, lastAttempt, earlierAttempt }: Indexed,
  row: number,
  tMs: Ms,
): boolean {
  for (let at = lastAttempt[spans.request[row] - firstRequest]; at !== -1; at = earlierAttempt[at])
    if (spans.place[at] === spans.place[row] && spans.startMs[at] <= tMs && tMs < spans.endMs[at]) return true;
  return false;
}

function wasTried({ recording: { spans }, firstRequest, lastAttempt, earlierAttempt }: Indexed, row: number, tMs: Ms): boolean {
  for (let at = lastAttempt[spans.request[row] - firstRequest]; at !== -1; at = earlierAttempt[at])
    if (spans.place[at] === spans.place[row] && spans.endMs[at] <= tMs) return true;
  return false;
}

const requestRows = new WeakMap<Indexed, Int32Array>();

function requestRowsOf(source: Indexed): Int32Array {
  let rows = requestRows.get(source);
  if (rows === undefined) {
    const { firstRequest } = source;
    const { spans } = source.recording;
    rows = new Int32Array(source.lastAttempt.length).fill(-1);
    for (let row = 0; row < spans.count; row++)
      if (spans.kind[row] === SpanKind.request) rows[spans.request[row] - firstRequest] = row;
    requestRows.set(source, rows);
  }
  return rows;
}

/** Its client has been answered or has given up, or the attempt it is part of has ended. A broker's messages are nobody's. */
function isAbandoned(source: Indexed, row: number, tMs: Ms): boolean {
  const { recording, firstRequest, lastAttempt, earlierAttempt } = source;
  const { spans, places, nodes } = recording;
  if (nodes[places[spans.place[row]].node].kind === 'queue') return false;
  const isBehindQueue = (at: number): boolean => nodes[places[spans.place[at]].node].kind === 'queue';
  let isDetached = false;
  for (let at = lastAttempt[spans.request[row] - firstRequest]; at !== -1; at = earlierAttempt[at]) {
    if (isBehindQueue(at)) isDetached = true;
    const isPartOf = spans.attempt[at] === spans.attempt[row] && spans.startMs[at] <= spans.startMs[row];
    if (isPartOf && spans.startMs[row] <= spans.endMs[at] && spans.endMs[at] <= tMs) return true;
  }
  const own = requestRowsOf(source)[spans.request[row] - firstRequest];
  return !isDetached && own !== -1 && own !== undefined && spans.endMs[own] <= tMs;
}

function nextOf(kind: string, config: RawConfig, line: readonly Person[]): number {
  if (line.length === 0) return -1;
  if (kind === 'queue') return config.ordering === 'key' || line.some(({ isRetry }) => isRetry) ? -1 : 0;
  if (kind !== 'service') return 0;
  const isLastFirst =
    config.discipline === 'lifo' || (config.discipline === 'adaptive-lifo' && line.length > numberOf(config, 'lifoAbove', 8));
  if (isLastFirst) return line.length - 1;
  if (config.discipline !== 'priority') return 0;
  return line.reduce((best, { klass }, i) => (klass < line[best].klass ? i : best), 0);
}

/** What became, in the last while, of those who stood in a node's lines. */
export interface LeftLine {
  readonly served: number;
  /** Let go by the order of the line, or past their time. */
  readonly dropped: number;
  /** Found no room in it. */
  readonly refused: number;
}

const droppedAs: ReadonlySet<number> = new Set([
  Outcome.shed,
  Outcome.expired,
  Outcome['pool-timeout'],
  Outcome['bulkhead-full'],
]);

export function leftLine({ recording, index }: Indexed, node: RecordedNode, fromMs: Ms, toMs: Ms): LeftLine {
  const { spans, places, nodes } = recording;
  const at = nodes.indexOf(node);
  const left = { served: 0, dropped: 0, refused: 0 };
  index.eachTouching(fromMs, toMs, (row) => {
    const kind = spans.kind[row];
    if ((kind !== SpanKind.visit && kind !== SpanKind.hold) || places[spans.place[row]].node !== at) return;
    if (spans.endMs[row] > toMs) return;
    const hasWaited = spans.endMs[row] > spans.startMs[row];
    if (spans.outcome[row] === Outcome.ok || spans.outcome[row] === Outcome.error) left.served++;
    else if (hasWaited && droppedAs.has(spans.outcome[row])) left.dropped++;
    else if (!hasWaited) left.refused++;
  });
  return left;
}

const orders: Readonly<Record<string, string>> = {
  fifo: 'first come, first served',
  lifo: 'last come, first served',
  priority: 'by class, then first come',
  codel: 'first come; who has waited too long is let go',
};

/** Who is served next, in words. */
export function orderWords(kind: string, config: RawConfig, waiting: number): string {
  if (kind === 'queue' && config.ordering === 'key') return 'one message of a key at a time';
  if (kind === 'shedder') return formOf(config, 'strategy').kind === 'codel' ? orders.codel : orders.fifo;
  if (kind !== 'service') return orders.fifo;
  if (config.discipline !== 'adaptive-lifo') return orders[String(config.discipline ?? 'fifo')] ?? '';
  const above = numberOf(config, 'lifoAbove', 8);
  return waiting > above ? `last come first: more than ${above} wait` : `first come first: no more than ${above} wait`;
}

const TARGET_MS: Ms = 5;

/** The wait that the order of a line still allows while it stands; null where it allows any. */
export function targetWaitMs(kind: string, config: RawConfig): Ms | null {
  const strategy = formOf(config, 'strategy');
  if (kind === 'shedder') return strategy.kind === 'codel' ? numberOf(strategy, 'targetMs', TARGET_MS) : null;
  const isBounded = config.discipline === 'codel' || config.discipline === 'adaptive-lifo';
  return kind === 'service' && isBounded ? numberOf(config, 'queueTargetMs', TARGET_MS) : null;
}

/** Who is drawn of a line that is longer than there is room: both ends, with how many lie between. */
export function drawnOf(count: number, room: number): { readonly first: number; readonly skipped: number } {
  if (count <= room) return { first: count, skipped: 0 };
  const ends = Math.max(2, room - 2);
  return { first: Math.ceil(ends / 2), skipped: count - ends };
}
