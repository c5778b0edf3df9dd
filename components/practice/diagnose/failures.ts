import { Outcome, type OutcomeName, outcomeNames } from '@/engine/outcome';
import { type Recording, SpanKind } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { isSuccess } from '../../viz/mark-state';
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

/** The last place that the request was seen at before its client heard. */
function whereLast(recording: Recording, request: number): string {
  const life = lifeOf(recording, request);
  const seen = life?.rows.filter(({ kind, startMs }) => kind !== SpanKind.back && startMs <= life.endMs) ?? [];
  const last = seen.at(-1);
  if (life === null || last === undefined || last.kind === SpanKind.request) return '';
  if (last.kind === SpanKind.forward) return `on the way ${last.label}`;
  const isInLine = last.kind === SpanKind.visit && !(last.workMs <= life.endMs) && last.endMs > last.startMs;
  return isInLine ? `in line at ${last.label}` : `at ${last.label}`;
}
