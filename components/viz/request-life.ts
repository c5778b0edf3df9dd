import { Outcome } from '@/engine/outcome';
import { type Recording, SpanKind } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { isSuccess } from './mark-state';
import type { Indexed } from './span-index';

/** One stretch of a request's life, as a row of a waterfall. */
export interface LifeRow {
  /** Row of the recording's spans. */
  readonly row: number;
  readonly kind: number;
  /** Where: a link, a backend, a station. */
  readonly label: string;
  readonly attempt: number;
  /** How deep it lies within those that contain it. */
  readonly depth: number;
  readonly startMs: Ms;
  /** When work began; NaN where none did. */
  readonly workMs: Ms;
  /** Infinity: it has not ended. */
  readonly endMs: Ms;
  readonly outcome: number;
}

/** A choice on the way, with what was weighed; the lower score wins unless the algorithm says otherwise. */
export interface Choice {
  readonly atMs: Ms;
  readonly by: string;
  readonly chosen: string | null;
  readonly weighed: readonly { readonly label: string; readonly score: number; readonly isChosen: boolean }[];
}

export interface Life {
  readonly request: number;
  readonly klass: string;
  readonly startMs: Ms;
  readonly endMs: Ms;
  readonly outcome: number;
  /** From its start until the last thing done for it, which may be after nobody waited any more. */
  readonly lastMs: Ms;
  readonly rows: readonly LifeRow[];
  readonly choices: readonly Choice[];
}

/** Everything recorded of one request; null where it is not recorded, or not any more. */
export function lifeOf(recording: Recording, request: number): Life | null {
  const { spans, classes } = recording;
  const rows: number[] = [];
  for (let row = 0; row < spans.count; row++) if (spans.request[row] === request) rows.push(row);
  const own = rows.find((row) => spans.kind[row] === SpanKind.request);
  if (own === undefined) return null;
  rows.sort((a, b) => spans.startMs[a] - spans.startMs[b] || spans.endMs[b] - spans.endMs[a] || depthOfKind(a) - depthOfKind(b));
  function depthOfKind(row: number): number {
    return spans.kind[row] === SpanKind.request ? 0 : spans.kind[row] === SpanKind.attempt ? 1 : 2;
  }
  const ended = rows.map((row) => spans.endMs[row]).filter(Number.isFinite);
  return {
    request,
    klass: classes[spans.klass[own]] ?? '',
    startMs: spans.startMs[own],
    endMs: spans.endMs[own],
    outcome: spans.outcome[own],
    lastMs: spans.open > 0 && rows.some((row) => spans.endMs[row] === Infinity) ? recording.untilMs : Math.max(...ended),
    rows: nested(rows.map((row) => rowOf(recording, row))),
    choices: choicesOf(recording, request),
  };
}

function rowOf(recording: Recording, row: number): Omit<LifeRow, 'depth'> {
  const { spans } = recording;
  return {
    row,
    kind: spans.kind[row],
    label: labelOf(recording, spans.kind[row], spans.place[row]),
    attempt: spans.attempt[row],
    startMs: spans.startMs[row],
    workMs: spans.kind[row] === SpanKind.visit ? spans.midMs[row] : Number.NaN,
    endMs: spans.endMs[row],
    outcome: spans.outcome[row],
  };
}

function labelOf({ nodes, links, places }: Recording, kind: number, place: number): string {
  if (kind === SpanKind.request) return nodes[place].label;
  if (kind === SpanKind.forward || kind === SpanKind.back) {
    const { from, to } = links[place];
    return kind === SpanKind.forward ? `${nodes[from].label} → ${nodes[to].label}` : `${nodes[to].label} → ${nodes[from].label}`;
  }
  return nodes[places[place].node].id === places[place].id ? nodes[places[place].node].label : places[place].label;
}

/** A row lies within the last one before it that it does not outlive; an attempt only within the request itself. */
function nested(rows: readonly Omit<LifeRow, 'depth'>[]): LifeRow[] {
  const around: LifeRow[] = [];
  return rows.map((row) => {
    while (around.length > 1 && !contains(around[around.length - 1], row)) around.pop();
    const placed = { ...row, depth: around.length };
    if (row.kind === SpanKind.request || row.kind === SpanKind.attempt) around.push(placed);
    return placed;
  });
}

/** What an attempt began is its own, though it may outlive it: nobody waits for it any more. */
const contains = (outer: LifeRow, { kind, attempt, startMs }: Omit<LifeRow, 'depth'>): boolean =>
  outer.kind === SpanKind.request ||
  (kind !== SpanKind.attempt && kind !== SpanKind.hold && attempt === outer.attempt && startMs >= outer.startMs);

function choicesOf({ decisions, nodes, places }: Recording, request: number): Choice[] {
  const choices: Choice[] = [];
  for (let i = 0; i < decisions.count; i++) {
    if (decisions.request[i] !== request) continue;
    const chosen = decisions.chosen[i];
    const weighed = [];
    for (let k = decisions.firstCandidate[i]; k < decisions.firstCandidate[i + 1]; k++) {
      const place = decisions.candidate[k];
      weighed.push({ label: places[place].label, score: decisions.score[k], isChosen: place === chosen });
    }
    choices.push({
      atMs: decisions.atMs[i],
      by: nodes[decisions.node[i]].label,
      chosen: chosen === -1 ? null : places[chosen].label,
      weighed,
    });
  }
  return choices;
}

export interface Seen {
  readonly request: number;
  readonly startMs: Ms;
  readonly endMs: Ms;
  /** `in-flight` for those that had not ended at the moment looked at. */
  readonly outcome: number;
}

/** Requests worth a look at a moment: those that failed shortly before it, those still on their way, then the slowest answered. */
export function requestsAround({ recording, index }: Indexed, tMs: Ms, backMs: Ms, most: number): Seen[] {
  const { spans } = recording;
  const failed: Seen[] = [];
  const open: Seen[] = [];
  const answered: Seen[] = [];
  index.eachTouching(tMs - backMs, tMs, (row) => {
    if (spans.kind[row] !== SpanKind.request || spans.startMs[row] > tMs) return;
    const seen = {
      request: spans.request[row],
      startMs: spans.startMs[row],
      endMs: spans.endMs[row],
      outcome: spans.outcome[row],
    };
    if (seen.endMs > tMs) open.push({ ...seen, endMs: Infinity, outcome: Outcome['in-flight'] });
    else if (seen.outcome === Outcome.ok) answered.push(seen);
    else failed.push(seen);
  });
  const share = Math.max(1, Math.floor(most / 3));
  failed.reverse();
  open.sort((a, b) => a.startMs - b.startMs);
  answered.sort((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs));
  const list = [...failed.slice(0, most - 2 * share), ...open.slice(0, share)];
  return [...list, ...answered.slice(0, most - list.length)];
}

/** The request that failed next after a moment, or last before it; null when there is none. */
export function nextFailure({ recording, index }: Indexed, tMs: Ms, way: 1 | -1): Seen | null {
  const { kind, outcome, request, startMs, endMs, count, open } = recording.spans;
  const first = index.firstEndingAfter(tMs);
  for (let row = way === 1 ? first : first - 1; row >= 0 && row < count - open; row += way) {
    if (kind[row] !== SpanKind.request || outcome[row] === Outcome.ok || (way === -1 && endMs[row] >= tMs)) continue;
    return { request: request[row], startMs: startMs[row], endMs: endMs[row], outcome: outcome[row] };
  }
  return null;
}

/**
 * One of the requests that failed in a stretch of time; null when none did.
 * @param outcome only those that ended so
 * @param after the one shown before: the next is given, and after the last the first again
 */
export function failureIn(
  { recording, index }: Indexed,
  fromMs: Ms,
  toMs: Ms,
  outcome: number | null = null,
  after: number | null = null,
): Seen | null {
  const { spans } = recording;
  const found: Seen[] = [];
  for (let row = index.firstEndingAfter(fromMs); row < spans.count - spans.open && spans.endMs[row] <= toMs; row++) {
    if (spans.kind[row] !== SpanKind.request || isSuccess(spans.outcome[row])) continue;
    if (outcome !== null && spans.outcome[row] !== outcome) continue;
    found.push({
      request: spans.request[row],
      startMs: spans.startMs[row],
      endMs: spans.endMs[row],
      outcome: spans.outcome[row],
    });
  }
  return found[found.findIndex(({ request }) => request === after) + 1] ?? found[0] ?? null;
}
