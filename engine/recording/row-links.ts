import { Outcome, outcomeNames } from '../outcome';
import { type Recording, type RowLinks, SpanKind } from './types';

/** What must be known of a row beside what stands in it. */
export const Fate = {
  none: 0,
  /** The answer on this way comes from a cache: nothing behind that was asked. */
  hit: 1,
  /** It does not arrive: the link is cut. */
  lost: 2,
  /** Says again what the row before says. */
  told: 3,
} as const;

/** Rows to a block, of which the earliest start is known. */
export const BLOCK_ROWS = 256;

/**
 * How rows belong together. It takes a few passes over all of them, so whoever makes a run does it beside the page. Requests are
 * numbered over the whole run; columns by request begin at the first one that is here.
 */
export function rowLinksOf(recording: Pick<Recording, 'spans' | 'links' | 'places'>): RowLinks {
  const [firstRequest, requests] = requestsIn(recording);
  const visits = chainsOf(recording, SpanKind.visit, firstRequest, requests);
  const attempts = chainsOf(recording, SpanKind.attempt, firstRequest, requests);
  return {
    firstRequest,
    placeOfHop: placesOfHops(recording, visits, firstRequest),
    fate: fatesOf(recording, firstRequest, requests),
    lastAttempt: attempts.last,
    earlierAttempt: attempts.earlier,
    ...sortsOf(recording),
    requestRows: requestRowsOf(recording),
    ...earliestStarts(recording),
  };
}

type Spanned = Pick<Recording, 'spans'>;

function requestsIn({ spans: { count, request } }: Spanned): [first: number, requests: number] {
  if (count === 0) return [0, 0];
  let first = request[0];
  let last = first;
  for (let row = 1; row < count; row++) {
    const one = request[row];
    if (one < first) first = one;
    else if (one > last) last = one;
  }
  return [first, last - first + 1];
}

interface Chains {
  /** By request, from the first. */
  readonly last: Int32Array;
  readonly earlier: Int32Array;
}

/** Rows of one kind, each joined to the one before it of the same request. */
function chainsOf({ spans }: Spanned, wanted: number, firstRequest: number, requests: number): Chains {
  const { count, kind, request } = spans;
  const last = new Int32Array(requests).fill(-1);
  const earlier = new Int32Array(count).fill(-1);
  for (let row = 0; row < count; row++) {
    if (kind[row] !== wanted) continue;
    const of = request[row] - firstRequest;
    earlier[row] = last[of];
    last[of] = row;
  }
  return { last, earlier };
}

/** Joins hops to the visit of the same request and attempt at the node the link leads to. */
function placesOfHops(
  { spans, links, places }: Pick<Recording, 'spans' | 'links' | 'places'>,
  { last, earlier }: Chains,
  firstRequest: number,
): Int32Array {
  const { count, kind, request, attempt, place } = spans;
  const leadsTo = Int32Array.from(links, ({ to }) => to);
  const nodeOf = Int32Array.from(places, ({ node }) => node);
  const found = new Int32Array(count).fill(-1);
  for (let row = 0; row < count; row++) {
    if (!isHop(kind[row])) continue;
    const to = leadsTo[place[row]];
    for (let visit = last[request[row] - firstRequest]; visit !== -1; visit = earlier[visit]) {
      if (nodeOf[place[visit]] !== to || attempt[visit] !== attempt[row]) continue;
      found[row] = place[visit];
      break;
    }
  }
  return found;
}

/**
 * Follows each answer home. Rows are in order of their end, and an answer sets out on a link the instant it ended behind it: one
 * that begins when a hit of its request ended carries that hit. An answer that a cut link loses is lost the instant it has come.
 */
function fatesOf({ spans }: Spanned, firstRequest: number, requests: number): Uint8Array {
  const { count, kind, outcome, request, place, startMs, endMs } = spans;
  const fate = new Uint8Array(count);
  const hitEndMs = new Float64Array(requests).fill(-1);
  const lastBack = new Int32Array(requests).fill(-1);
  for (let row = 0; row < count; row++) {
    const of = request[row] - firstRequest;
    if (kind[row] === SpanKind.hit) hitEndMs[of] = endMs[row];
    else if (kind[row] === SpanKind.request) {
      if (outcome[row] === Outcome.ok && hitEndMs[of] === endMs[row]) fate[row] = Fate.hit;
    } else if (outcome[row] === Outcome['connection-lost'] && startMs[row] === endMs[row] && isHop(kind[row])) {
      fate[row] = Fate.lost;
      const before = kind[row] === SpanKind.back ? lastBack[of] : -1;
      if (before === -1 || place[before] !== place[row] || endMs[before] !== startMs[row]) continue;
      fate[before] = Fate.lost;
      fate[row] = Fate.told;
    } else if (kind[row] === SpanKind.back) {
      lastBack[of] = row;
      if (outcome[row] !== Outcome.ok || hitEndMs[of] !== startMs[row]) continue;
      fate[row] = Fate.hit;
      hitEndMs[of] = endMs[row];
    }
  }
  return fate;
}

const KINDS = Object.keys(SpanKind).length;
const OUTCOMES = outcomeNames.length;

/** The number of what a span is, apart from when and whose: its kind, whether it is of a later attempt, its outcome. */
export const sortOf = (kind: number, isLater: boolean, outcome: number): number =>
  (kind * 2 + Number(isLater)) * OUTCOMES + outcome;

function sortsOf({ spans, places }: Pick<Recording, 'spans' | 'places'>): Pick<RowLinks, 'seen' | 'isHeldAt'> {
  const { count, kind, attempt, outcome, place } = spans;
  const seen = new Uint8Array(KINDS * 2 * OUTCOMES);
  const isHeldAt = new Uint8Array(places.length);
  for (let row = 0; row < count; row++) {
    seen[sortOf(kind[row], attempt[row] > 1, outcome[row])] = 1;
    if (kind[row] === SpanKind.hold) isHeldAt[place[row]] = 1;
  }
  return { seen, isHeldAt };
}

function requestRowsOf({ spans: { count, kind } }: Spanned): Int32Array {
  const rows = new Int32Array(count);
  let found = 0;
  for (let row = 0; row < count; row++) if (kind[row] === SpanKind.request) rows[found++] = row;
  return rows.slice(0, found);
}

const isHop = (kind: number): boolean => kind === SpanKind.forward || kind === SpanKind.back;

function earliestStarts({ spans: { count, startMs } }: Spanned): Pick<RowLinks, 'blockMinStartMs' | 'restMinStartMs'> {
  const blocks = Math.ceil(count / BLOCK_ROWS);
  const blockMinStartMs = new Float64Array(blocks).fill(Infinity);
  const restMinStartMs = new Float64Array(blocks + 1).fill(Infinity);
  for (let row = 0; row < count; row++) {
    const block = (row / BLOCK_ROWS) | 0;
    if (startMs[row] < blockMinStartMs[block]) blockMinStartMs[block] = startMs[row];
  }
  for (let block = blocks - 1; block >= 0; block--)
    restMinStartMs[block] = Math.min(blockMinStartMs[block], restMinStartMs[block + 1]);
  return { blockMinStartMs, restMinStartMs };
}
