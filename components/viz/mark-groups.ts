import { type Recording, SpanKind } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { MarkState, stateOfOutcome } from './mark-state';
import type { Indexed } from './span-index';

/** One request at a node that is drawn without places of its own: a mark, or several joined for its attempts. */
export interface MarkGroup {
  readonly states: readonly number[];
  readonly request: number;
  /** Share of the work done, where the last mark is work; NaN elsewhere. */
  readonly done: number;
}

const MOST_GROUPS = 64;
const MOST_ATTEMPTS = 5;

/** Gathers, per node, the rows that touch a moment there: what is held, looked up, stored, tried. */
export class GroupsAt {
  readonly #source: Indexed;
  readonly #tMs: Ms;
  readonly #rows: number[][];

  constructor(source: Indexed, tMs: Ms) {
    this.#source = source;
    this.#tMs = tMs;
    this.#rows = source.recording.nodes.map(() => []);
  }

  add(row: number): void {
    const { spans, places } = this.#source.recording;
    const place = places[spans.place[row]];
    if (place !== undefined) this.#rows[place.node].push(row);
  }

  /** Those at a node, the one that has been there longest first; at most `MOST_GROUPS`, and how many there are. */
  of(node: number): { readonly groups: readonly MarkGroup[]; readonly total: number } {
    const rows = this.#rows[node];
    if (rows.length === 0 || ownsPlaces(this.#source.recording, node)) return { groups: [], total: 0 };
    const { spans } = this.#source.recording;
    const tried = new Set(rows.flatMap((row) => (spans.kind[row] === SpanKind.attempt ? spans.request[row] : [])));
    const seen = new Set<number>();
    rows.sort((a, b) => spans.startMs[a] - spans.startMs[b] || a - b);
    const shown = rows.filter((row) => {
      const isOne = this.#isShown(row, tried) && !seen.has(spans.request[row]);
      if (isOne) seen.add(spans.request[row]);
      return isOne;
    });
    return { groups: shown.slice(0, MOST_GROUPS).map((row) => this.#group(row)), total: shown.length };
  }

  /** A first attempt that is out is on the wires or at work: only what follows it is news. A message being tried is not waiting. */
  #isShown(row: number, tried: ReadonlySet<number>): boolean {
    const { spans } = this.#source.recording;
    const kind = spans.kind[row];
    if (kind === SpanKind.attempt) return this.#attemptsBefore(row).length > 1;
    return kind !== SpanKind.visit || !tried.has(spans.request[row]);
  }

  #group(row: number): MarkGroup {
    const { spans } = this.#source.recording;
    const request = spans.request[row];
    const kind = spans.kind[row];
    if (kind === SpanKind.hit) return { request, states: [MarkState.hit], done: Number.NaN };
    const attempts = this.#attemptsBefore(row);
    if (kind === SpanKind.visit && attempts.length === 0) return this.#visit(row);
    const tries = attempts.map((one) =>
      spans.endMs[one] <= this.#tMs
        ? stateOfOutcome(spans.outcome[one])
        : spans.attempt[one] > 1
          ? MarkState.retry
          : MarkState.waiting,
    );
    const last = kind === SpanKind.hold ? [MarkState.held] : kind === SpanKind.visit ? [MarkState.waiting] : [];
    const states = [...tries, ...last];
    return { request, states: states.slice(-MOST_ATTEMPTS), done: Number.NaN };
  }

  #visit(row: number): MarkGroup {
    const { spans } = this.#source.recording;
    const request = spans.request[row];
    const [midMs, endMs] = [spans.midMs[row], spans.endMs[row]];
    if (!(midMs <= this.#tMs)) return { request, states: [MarkState.waiting], done: Number.NaN };
    return {
      request,
      states: [MarkState.service],
      done: Number.isFinite(endMs) ? (this.#tMs - midMs) / (endMs - midMs) : Number.NaN,
    };
  }

  /** Attempts of the same request at the same place that have begun, in the order in which they were made. */
  #attemptsBefore(row: number): number[] {
    const { recording, firstRequest, lastAttempt, earlierAttempt } = this.#source;
    const { spans } = recording;
    const found: number[] = [];
    for (let one = lastAttempt[spans.request[row] - firstRequest]; one !== -1; one = earlierAttempt[one])
      if (spans.place[one] === spans.place[row] && spans.startMs[one] <= this.#tMs) found.push(one);
    return found.sort((a, b) => spans.startMs[a] - spans.startMs[b] || spans.attempt[a] - spans.attempt[b]);
  }
}

/** A service's places have boxes, and what is there is drawn in them. */
const ownsPlaces = ({ nodes }: Recording, node: number): boolean => nodes[node].kind === 'service';
