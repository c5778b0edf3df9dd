import type { Calls } from '../kernel/calls';
import { type Column, widened } from '../kernel/columns';
import type { Ms } from '../units';
import { BLOCK_ROWS } from './row-links';
import type { Interval, Spans } from './types';

const FIRST_ROWS = 1024;

/** A span that has begun and not ended, gathered from the stations when a recording is taken. */
export interface OpenSpan {
  readonly kind: number;
  readonly place: number;
  readonly request: number;
  readonly attempt: number;
  readonly klass: number;
  readonly startMs: Ms;
  readonly midMs: Ms;
}

/** Growing columns of ended spans; at `maxRows` the earlier half is let go. */
export class SpanTable {
  #rows = FIRST_ROWS;
  #count = 0;
  #dropped = 0;
  #completeFromMs: Ms = 0;
  #kind = new Uint8Array(FIRST_ROWS);
  #outcome = new Uint8Array(FIRST_ROWS);
  #klass = new Uint8Array(FIRST_ROWS);
  #attempt = new Uint8Array(FIRST_ROWS);
  #request = new Int32Array(FIRST_ROWS);
  #place = new Int32Array(FIRST_ROWS);
  #startMs = new Float64Array(FIRST_ROWS);
  #midMs = new Float64Array(FIRST_ROWS);
  #endMs = new Float64Array(FIRST_ROWS);
  #minStartMs = new Float64Array();

  constructor(readonly maxRows: number) {}

  add(
    kind: number,
    place: number,
    request: number,
    attempt: number,
    klass: number,
    startMs: Ms,
    midMs: Ms,
    endMs: Ms,
    outcome: number,
  ): void {
    if (this.#count === this.#rows) this.#makeRoom();
    const row = this.#count++;
    this.#kind[row] = kind;
    this.#outcome[row] = outcome;
    this.#klass[row] = klass;
    this.#attempt[row] = attempt;
    this.#request[row] = request;
    this.#place[row] = place;
    this.#startMs[row] = startMs;
    this.#midMs[row] = midMs;
    this.#endMs[row] = endMs;
  }

  /** The same for a call whose span ends now, its instants read from where they stand. */
  addCall(
    kind: number,
    place: number,
    calls: Calls,
    call: number,
    outcome: number,
    startMs: Float64Array,
    midMs: Float64Array,
    clock: { readonly nowMs: Ms },
  ): void {
    if (this.#count === this.#rows) this.#makeRoom();
    const row = this.#count++;
    this.#kind[row] = kind;
    this.#outcome[row] = outcome;
    this.#klass[row] = calls.klass[call];
    this.#attempt[row] = calls.attempt[call];
    this.#request[row] = calls.request[call];
    this.#place[row] = place;
    this.#startMs[row] = startMs[call];
    this.#midMs[row] = midMs[call];
    this.#endMs[row] = clock.nowMs;
  }

  get count(): number {
    return this.#count;
  }

  /** A copy of every row that touches an interval: those that end in it lie together, of the later ones some began before its end. */
  part({ fromMs, toMs }: Interval, open: readonly OpenSpan[], openOutcome: number): Spans {
    const first = this.#firstEndingAfter(fromMs);
    const last = this.#firstEndingAfter(toMs);
    const beyond = this.#beginningBy(toMs, last);
    const begun = open.filter(({ startMs }) => startMs <= toMs);
    const spans = this.#take(first, last, beyond, begun, openOutcome);
    return {
      ...spans,
      dropped: this.#dropped + this.#count - (last - first + beyond.length),
      completeFromMs: Math.max(this.#completeFromMs, fromMs),
      completeUntilMs: toMs,
    };
  }

  /** Rows from one on that begin at or before a moment. What ended long after it seldom began before it: whole blocks are passed over. */
  #beginningBy(tMs: Ms, from: number): number[] {
    const minStartMs = this.#blockMinStartMs();
    const rows: number[] = [];
    let row = from;
    while (row < this.#count) {
      const block = (row / BLOCK_ROWS) | 0;
      const end = Math.min(this.#count, (block + 1) * BLOCK_ROWS);
      // the last block is not full yet, and has no minimum
      if (block >= minStartMs.length || minStartMs[block] <= tMs)
        for (; row < end; row++) if (this.#startMs[row] <= tMs) rows.push(row);
      row = end;
    }
    return rows;
  }

  /** The earliest start in each full block; each is found once. */
  #blockMinStartMs(): Float64Array {
    const blocks = Math.floor(this.#count / BLOCK_ROWS);
    const known = this.#minStartMs.length;
    if (blocks === known) return this.#minStartMs;
    const found = new Float64Array(blocks).fill(Infinity);
    found.set(this.#minStartMs);
    for (let row = known * BLOCK_ROWS; row < blocks * BLOCK_ROWS; row++) {
      const block = (row / BLOCK_ROWS) | 0;
      if (this.#startMs[row] < found[block]) found[block] = this.#startMs[row];
    }
    this.#minStartMs = found;
    return found;
  }

  #firstEndingAfter(tMs: Ms): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#endMs[middle] > tMs) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** A copy, exactly as long as it must be, with the spans still open at its end. */
  copy(open: readonly OpenSpan[], openOutcome: number): Spans {
    return this.#take(0, this.#count, [], open, openOutcome);
  }

  /** Rows that lie together, single ones after them, and those that are open. */
  #take(first: number, last: number, beyond: readonly number[], open: readonly OpenSpan[], openOutcome: number): Spans {
    const together = last - first;
    const ended = together + beyond.length;
    const rows = ended + open.length;
    const of = <C extends Column>(column: C): C => {
      const taken = new (column.constructor as new (rows: number) => C)(rows);
      taken.set(column.subarray(first, last));
      for (let i = 0; i < beyond.length; i++) taken[together + i] = column[beyond[i]];
      return taken;
    };
    const spans = {
      count: rows,
      open: open.length,
      dropped: this.#dropped,
      completeFromMs: this.#completeFromMs,
      kind: of(this.#kind),
      outcome: of(this.#outcome),
      klass: of(this.#klass),
      attempt: of(this.#attempt),
      request: of(this.#request),
      place: of(this.#place),
      startMs: of(this.#startMs),
      midMs: of(this.#midMs),
      endMs: of(this.#endMs),
    };
    open.forEach((span, i) => {
      const row = ended + i;
      spans.kind[row] = span.kind;
      spans.outcome[row] = openOutcome;
      spans.klass[row] = span.klass;
      spans.attempt[row] = span.attempt;
      spans.request[row] = span.request;
      spans.place[row] = span.place;
      spans.startMs[row] = span.startMs;
      spans.midMs[row] = span.midMs;
      spans.endMs[row] = Infinity;
    });
    return spans;
  }

  #makeRoom(): void {
    if (this.#rows < this.maxRows) this.#widen(Math.min(this.#rows * 2, this.maxRows));
    else this.#forget(this.#rows >> 1);
  }

  #widen(rows: number): void {
    this.#rows = rows;
    this.#kind = widened(this.#kind, rows);
    this.#outcome = widened(this.#outcome, rows);
    this.#klass = widened(this.#klass, rows);
    this.#attempt = widened(this.#attempt, rows);
    this.#request = widened(this.#request, rows);
    this.#place = widened(this.#place, rows);
    this.#startMs = widened(this.#startMs, rows);
    this.#midMs = widened(this.#midMs, rows);
    this.#endMs = widened(this.#endMs, rows);
  }

  #forget(rows: number): void {
    this.#completeFromMs = this.#endMs[rows - 1];
    this.#kind.copyWithin(0, rows);
    this.#outcome.copyWithin(0, rows);
    this.#klass.copyWithin(0, rows);
    this.#attempt.copyWithin(0, rows);
    this.#request.copyWithin(0, rows);
    this.#place.copyWithin(0, rows);
    this.#startMs.copyWithin(0, rows);
    this.#midMs.copyWithin(0, rows);
    this.#endMs.copyWithin(0, rows);
    this.#count -= rows;
    this.#dropped += rows;
    this.#minStartMs = new Float64Array();
  }
}
