import type { Recording, Spans } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { type RowLinks, rowLinksOf } from './row-links';

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
export interface Indexed extends RowLinks {
  readonly recording: Recording;
  readonly index: SpanIndex;
}

const known = new WeakMap<Recording, Indexed>();

export function indexed(recording: Recording): Indexed {
  let entry = known.get(recording);
  if (entry === undefined) {
    entry = { recording, index: new SpanIndex(recording.spans), ...rowLinksOf(recording) };
    known.set(recording, entry);
  }
  return entry;
}
