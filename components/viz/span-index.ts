import { type Recording, SpanKind, type Spans } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';

const BLOCK = 256;

/**
 * Finds the spans that touch an interval without looking at all of them. Rows are in order of their end, so the first
 * candidate is a binary search away; the earliest start of each block of rows, and of everything after it, tells what to skip.
 */
export class SpanIndex {
  readonly #spans: Spans;
  readonly #blockMinStart: Float64Array;
  /** The earliest start in this block or any later one. */
  readonly #restMinStart: Float64Array;

  constructor(spans: Spans) {
    this.#spans = spans;
    const blocks = Math.ceil(spans.count / BLOCK);
    this.#blockMinStart = new Float64Array(blocks).fill(Infinity);
    this.#restMinStart = new Float64Array(blocks + 1).fill(Infinity);
    for (let row = 0; row < spans.count; row++) {
      const block = (row / BLOCK) | 0;
      if (spans.startMs[row] < this.#blockMinStart[block]) this.#blockMinStart[block] = spans.startMs[row];
    }
    for (let block = blocks - 1; block >= 0; block--)
      this.#restMinStart[block] = Math.min(this.#blockMinStart[block], this.#restMinStart[block + 1]);
  }

  /** The first row whose end is after `tMs`; `count` when none is. */
  firstEndingAfter(tMs: Ms): number {
    const { endMs, count } = this.#spans;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (endMs[middle] > tMs) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Visits, in order of their end, the rows that end after `fromMs` and start at or before `toMs`. */
  eachTouching(fromMs: Ms, toMs: Ms, visit: (row: number) => void): void {
    const { startMs, count } = this.#spans;
    let row = this.firstEndingAfter(fromMs);
    while (row < count) {
      const block = (row / BLOCK) | 0;
      if (this.#restMinStart[block] > toMs) return;
      const blockEnd = Math.min(count, (block + 1) * BLOCK);
      if (this.#blockMinStart[block] <= toMs) for (; row < blockEnd; row++) if (startMs[row] <= toMs) visit(row);
      row = blockEnd;
    }
  }
}

/** Everything about a recording that pictures ask for at every frame, worked out once. */
export interface Indexed {
  readonly recording: Recording;
  readonly index: SpanIndex;
  /** Of a span on a link to a service: the place it leads to or comes from; −1 where that is not one place. */
  readonly placeOfHop: Int32Array;
}

const known = new WeakMap<Recording, Indexed>();

export function indexed(recording: Recording): Indexed {
  let entry = known.get(recording);
  if (entry === undefined) {
    entry = { recording, index: new SpanIndex(recording.spans), placeOfHop: placesOfHops(recording) };
    known.set(recording, entry);
  }
  return entry;
}

/** Joins hops to the visit of the same request and attempt at the node the link leads to. */
function placesOfHops({ spans, links, places }: Recording): Int32Array {
  const { count, kind, request, attempt, place } = spans;
  const found = new Int32Array(count).fill(-1);
  let most = -1;
  for (let row = 0; row < count; row++) if (request[row] > most) most = request[row];
  const lastVisit = new Int32Array(most + 1).fill(-1);
  const olderVisit = new Int32Array(count).fill(-1);
  for (let row = 0; row < count; row++) {
    if (kind[row] !== SpanKind.visit) continue;
    olderVisit[row] = lastVisit[request[row]];
    lastVisit[request[row]] = row;
  }
  for (let row = 0; row < count; row++) {
    if (kind[row] !== SpanKind.forward && kind[row] !== SpanKind.back) continue;
    const to = links[place[row]].to;
    for (let visit = lastVisit[request[row]]; visit !== -1; visit = olderVisit[visit]) {
      if (places[place[visit]].node !== to || attempt[visit] !== attempt[row]) continue;
      found[row] = place[visit];
      break;
    }
  }
  return found;
}
