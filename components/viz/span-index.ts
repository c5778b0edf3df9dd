import { bisectLeft } from 'd3';
import { BLOCK_ROWS, rowLinksOf } from '@/engine/recording/row-links';
import type { Recording, RowLinks, Spans } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';

/**
 * Finds the spans that touch an interval without looking at all of them. Rows are in order of their end, so the first
 * candidate is a binary search away; the earliest start of each block of rows, and of everything after it, tells what to skip.
 */
export class SpanIndex {
  readonly #spans: Spans;
  readonly #links: Pick<RowLinks, 'requestRows' | 'blockMinStartMs' | 'restMinStartMs'>;

  constructor(spans: Spans, links: Pick<RowLinks, 'requestRows' | 'blockMinStartMs' | 'restMinStartMs'>) {
    this.#spans = spans;
    this.#links = links;
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
    const { blockMinStartMs, restMinStartMs } = this.#links;
    let row = this.firstEndingAfter(fromMs);
    while (row < count) {
      const block = (row / BLOCK_ROWS) | 0;
      if (restMinStartMs[block] > toMs) return;
      const blockEnd = Math.min(count, (block + 1) * BLOCK_ROWS);
      if (blockMinStartMs[block] <= toMs) for (; row < blockEnd; row++) if (startMs[row] <= toMs) visit(row);
      row = blockEnd;
    }
  }

  /** The same of requests alone. */
  eachRequestTouching(fromMs: Ms, toMs: Ms, visit: (row: number) => void): void {
    const { startMs } = this.#spans;
    const { requestRows, restMinStartMs } = this.#links;
    for (let i = this.requestsBefore(this.firstEndingAfter(fromMs)); i < requestRows.length; i++) {
      const row = requestRows[i];
      if (restMinStartMs[(row / BLOCK_ROWS) | 0] > toMs) return;
      if (startMs[row] <= toMs) visit(row);
    }
  }

  /** How many rows before one are of requests. */
  requestsBefore(row: number): number {
    return bisectLeft(this.#links.requestRows, row);
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
    const links = recording.rowLinks ?? rowLinksOf(recording);
    entry = { recording, index: new SpanIndex(recording.spans, links), ...links };
    known.set(recording, entry);
  }
  return entry;
}
