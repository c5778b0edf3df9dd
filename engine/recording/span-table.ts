import type { Calls } from '../kernel/calls';
import type { Ms } from '../units';
import type { Interval, Spans } from './types';

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

/** Rows of a piece of the table. */
const BITS = 12;
const PIECE = 1 << BITS;
const MASK = PIECE - 1;

/** Three words a row: kind, outcome, class and attempt a byte each; request; place. Three instants: start, middle, end. */
class Piece {
  readonly words = new Int32Array(3 * PIECE);
  readonly instants = new Float64Array(3 * PIECE);
  #minStartMs = Number.NaN;

  /** The earliest start in a piece that is full; it is found once. */
  get minStartMs(): Ms {
    if (Number.isNaN(this.#minStartMs)) {
      this.#minStartMs = Infinity;
      for (let at = 0; at < 3 * PIECE; at += 3) this.#minStartMs = Math.min(this.#minStartMs, this.instants[at]);
    }
    return this.#minStartMs;
  }

  /** It is written anew. */
  reuse(): this {
    this.#minStartMs = Number.NaN;
    return this;
  }
}

/**
 * Ended spans in pieces of equal length, so that none is copied as the table grows; at `maxRows` the earlier half is let go and its
 * pieces are written again. A row is written in two places instead of nine: columns are made when a copy is taken.
 */
export class SpanTable {
  readonly maxRows: number;
  /** Rows ever written; the number of the next. */
  #next = 0;
  /** Rows let go; the number of the first that is kept. */
  #dropped = 0;
  /** The number before which room is to be made. */
  #halt = 0;
  #completeFromMs: Ms = 0;
  /** By row number, from that of `#piecesGone` pieces on. */
  readonly #pieces: Piece[] = [];
  #piecesGone = 0;
  readonly #spare: Piece[] = [];
  /** Of the piece that is being written. */
  #words: Int32Array = new Int32Array(0);
  #instants: Float64Array = new Float64Array(0);

  constructor(maxRows: number) {
    this.maxRows = Math.max(2, maxRows);
  }

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
    if (this.#next === this.#halt) this.#makeRoom();
    const at = 3 * (this.#next++ & MASK);
    this.#words[at] = kind | (outcome << 8) | (klass << 16) | (attempt << 24);
    this.#words[at + 1] = request;
    this.#words[at + 2] = place;
    this.#instants[at] = startMs;
    this.#instants[at + 1] = midMs;
    this.#instants[at + 2] = endMs;
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
    if (this.#next === this.#halt) this.#makeRoom();
    const words = this.#words;
    const instants = this.#instants;
    const at = 3 * (this.#next++ & MASK);
    words[at] = kind | (outcome << 8) | (calls.klass[call] << 16) | (calls.attempt[call] << 24);
    words[at + 1] = calls.request[call];
    words[at + 2] = place;
    instants[at] = startMs[call];
    instants[at + 1] = midMs[call];
    instants[at + 2] = clock.nowMs;
  }

  get count(): number {
    return this.#next - this.#dropped;
  }

  #makeRoom(): void {
    if (this.count >= this.maxRows) this.#forget(this.maxRows >> 1);
    if ((this.#next & MASK) === 0) {
      const piece = this.#spare.pop()?.reuse() ?? new Piece();
      this.#pieces.push(piece);
      this.#words = piece.words;
      this.#instants = piece.instants;
    }
    this.#halt = Math.min((this.#next | MASK) + 1, this.#dropped + this.maxRows);
  }

  #forget(rows: number): void {
    this.#completeFromMs = this.#endMsOf(this.#dropped + rows - 1);
    this.#dropped += rows;
    const gone = (this.#dropped >> BITS) - this.#piecesGone;
    this.#spare.push(...this.#pieces.splice(0, gone));
    this.#piecesGone += gone;
  }

  #pieceOf(row: number): Piece {
    return this.#pieces[(row >> BITS) - this.#piecesGone];
  }

  #endMsOf(row: number): Ms {
    return this.#pieceOf(row).instants[3 * (row & MASK) + 2];
  }

  /** A copy of every row that touches an interval: those that end in it lie together, of the later ones some began before its end. */
  part({ fromMs, toMs }: Interval, open: readonly OpenSpan[], openOutcome: number): Spans {
    const first = this.#firstEndingAfter(fromMs);
    const last = this.#firstEndingAfter(toMs);
    const beyond = this.#beginningBy(toMs, last);
    const begun = open.filter(({ startMs }) => startMs <= toMs);
    const spans = this.#copyOf(first, last, beyond, begun, openOutcome);
    return { ...spans, completeFromMs: Math.max(this.#completeFromMs, fromMs), completeUntilMs: toMs };
  }

  /** Rows from one on that begin at or before a moment. What ended long after it seldom began before it: whole pieces are passed over. */
  #beginningBy(tMs: Ms, from: number): number[] {
    const rows: number[] = [];
    for (let row = from; row < this.#next; ) {
      const piece = this.#pieceOf(row);
      const end = (row | MASK) + 1;
      if (end > this.#next || piece.minStartMs <= tMs)
        for (; row < Math.min(end, this.#next); row++) if (piece.instants[3 * (row & MASK)] <= tMs) rows.push(row);
      row = end;
    }
    return rows;
  }

  #firstEndingAfter(tMs: Ms): number {
    let low = this.#dropped;
    let high = this.#next;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#endMsOf(middle) > tMs) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** A copy, exactly as long as it must be, with the spans still open at its end. */
  copy(open: readonly OpenSpan[], openOutcome: number): Spans {
    return this.#copyOf(this.#dropped, this.#next, [], open, openOutcome);
  }

  /** Rows that lie together, single ones after them, and those that are open. */
  #copyOf(first: number, last: number, beyond: readonly number[], open: readonly OpenSpan[], openOutcome: number): Spans {
    const together = last - first;
    const ended = together + beyond.length;
    const spans = { ...columns(ended + open.length), open: open.length, dropped: this.#next - ended };
    for (let i = 0; i < ended; i++) {
      const row = i < together ? first + i : beyond[i - together];
      const { words, instants } = this.#pieceOf(row);
      const at = 3 * (row & MASK);
      const word = words[at];
      spans.kind[i] = word;
      spans.outcome[i] = word >> 8;
      spans.klass[i] = word >> 16;
      spans.attempt[i] = word >> 24;
      spans.request[i] = words[at + 1];
      spans.place[i] = words[at + 2];
      spans.startMs[i] = instants[at];
      spans.midMs[i] = instants[at + 1];
      spans.endMs[i] = instants[at + 2];
    }
    open.forEach((span, i) => {
      putOpen(spans, ended + i, span, openOutcome);
    });
    return { ...spans, completeFromMs: this.#completeFromMs };
  }
}

const columns = (count: number) => ({
  count,
  kind: new Uint8Array(count),
  outcome: new Uint8Array(count),
  klass: new Uint8Array(count),
  attempt: new Uint8Array(count),
  request: new Int32Array(count),
  place: new Int32Array(count),
  startMs: new Float64Array(count),
  midMs: new Float64Array(count),
  endMs: new Float64Array(count),
});

function putOpen(spans: ReturnType<typeof columns>, row: number, span: OpenSpan, outcome: number): void {
  spans.kind[row] = span.kind;
  spans.outcome[row] = outcome;
  spans.klass[row] = span.klass;
  spans.attempt[row] = span.attempt;
  spans.request[row] = span.request;
  spans.place[row] = span.place;
  spans.startMs[row] = span.startMs;
  spans.midMs[row] = span.midMs;
  spans.endMs[row] = Infinity;
}
