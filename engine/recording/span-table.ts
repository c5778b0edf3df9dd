import type { Calls } from '../kernel/calls';
import { type Column, widened } from '../kernel/columns';
import type { Ms } from '../units';
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
    const beyond: number[] = [];
    for (let row = last; row < this.#count; row++) if (this.#startMs[row] <= toMs) beyond.push(row);
    const begun = open.filter(({ startMs }) => startMs <= toMs);
    const table = new SpanTable(Infinity);
    table.#widen(Math.max(FIRST_ROWS, last - first + beyond.length));
    for (const [to, from] of this.#columnsBeside(table)) {
      to.set(from.subarray(first, last));
      for (let i = 0; i < beyond.length; i++) to[last - first + i] = from[beyond[i]];
    }
    table.#count = last - first + beyond.length;
    table.#dropped = this.#dropped + this.#count - table.#count;
    table.#completeFromMs = Math.max(this.#completeFromMs, fromMs);
    return { ...table.copy(begun, openOutcome), completeUntilMs: toMs };
  }

  #columnsBeside(other: SpanTable): [to: Column, from: Column][] {
    return [
      [other.#kind, this.#kind],
      [other.#outcome, this.#outcome],
      [other.#klass, this.#klass],
      [other.#attempt, this.#attempt],
      [other.#request, this.#request],
      [other.#place, this.#place],
      [other.#startMs, this.#startMs],
      [other.#midMs, this.#midMs],
      [other.#endMs, this.#endMs],
    ];
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
    const ended = this.#count;
    const rows = ended + open.length;
    const spans = {
      count: rows,
      open: open.length,
      dropped: this.#dropped,
      completeFromMs: this.#completeFromMs,
      kind: widened(this.#kind.subarray(0, ended), rows),
      outcome: widened(this.#outcome.subarray(0, ended), rows),
      klass: widened(this.#klass.subarray(0, ended), rows),
      attempt: widened(this.#attempt.subarray(0, ended), rows),
      request: widened(this.#request.subarray(0, ended), rows),
      place: widened(this.#place.subarray(0, ended), rows),
      startMs: widened(this.#startMs.subarray(0, ended), rows),
      midMs: widened(this.#midMs.subarray(0, ended), rows),
      endMs: widened(this.#endMs.subarray(0, ended), rows),
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
  }
}
