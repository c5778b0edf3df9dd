import { Outcome, type OutcomeName, outcomeNames } from '@/engine/outcome';
import { type Recording, SpanKind } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { isSuccess } from '../../viz/mark-state';
import { nameOfPlace } from '../../viz/place-names';
import { lifeOf } from '../../viz/request-life';

/** One line of the log: a request that did not get its answer. */
export interface LoggedFailure {
  readonly request: number;
  readonly atMs: Ms;
  readonly reason: OutcomeName;
  /** Where it was last. */
  readonly where: string;
}

/** Requests that failed before a moment, the newest first. */
export function failuresBefore(recording: Recording, tMs: Ms, most: number): readonly LoggedFailure[] {
  const { spans } = recording;
  const found: LoggedFailure[] = [];
  for (let row = spans.count - spans.open - 1; row >= 0 && found.length < most; row--) {
    const outcome = spans.outcome[row]!;
    if (spans.kind[row] !== SpanKind.request || spans.endMs[row]! > tMs) continue;
    if (isSuccess(outcome) || outcome === Outcome['in-flight']) continue;
    const request = spans.request[row]!;
    found.push({ request, atMs: spans.endMs[row]!, reason: outcomeNames[outcome]!, where: whereLast(recording, request) });
  }
  return found;
}

/** Where the request was when its client heard; of several places the one that it was not back from. */
function whereLast(recording: Recording, request: number): string {
  const life = lifeOf(recording, request);
  if (life === null) return '';
  const lost = life.rows.find(({ kind, outcome }) => isTravel(kind) && outcome === Outcome['connection-lost']);
  if (lost !== undefined) return `lost on ${lost.label}`;
  const seen = life.rows.filter(({ kind, startMs }) => isStay(kind) && startMs <= life.endMs);
  const last = seen.findLast(({ endMs }) => endMs >= life.endMs) ?? seen.at(-1);
  if (last === undefined) return '';
  if (last.kind === SpanKind.forward)
    return last.endMs < life.endMs ? `at ${last.label.split(' → ').at(-1)}` : `on the way ${last.label}`;
  if (last.kind !== SpanKind.visit) return `at ${last.label}`;
  const isInLine = !(last.workMs <= life.endMs) && last.endMs > last.startMs;
  return `${isInLine ? 'in line at' : 'at'} ${nameOfPlace(recording, recording.spans.place[last.row]!)}`;
}

const isTravel = (kind: number): boolean => kind === SpanKind.forward || kind === SpanKind.back;
/** Not what contains the rest, and not the way home. */
const isStay = (kind: number): boolean => kind !== SpanKind.request && kind !== SpanKind.attempt && kind !== SpanKind.back;
