import { type OutcomeName, outcomeNames } from '../outcome';
import { type Recording, SpanKind } from '../recording/types';
import { parseScenario } from './parse';
import { createRun } from './run';
import type { Run, RunOptions } from './run-types';

const kindNames = Object.fromEntries(Object.entries(SpanKind).map(([name, kind]) => [kind, name])) as Record<
  number,
  keyof typeof SpanKind
>;

export interface SpanRow {
  readonly kind: keyof typeof SpanKind;
  /** Node of a request, link of a forward or back, place of a visit or hold, by name. */
  readonly place: string;
  readonly request: number;
  readonly attempt: number;
  readonly startMs: number;
  readonly midMs: number;
  readonly endMs: number;
  readonly outcome: OutcomeName;
}

const linkName = ({ from, to }: { from: number; to: number }) => `${from}->${to}`;

/** The columns of a recording as rows, for tests to read. */
export function spanRows({ spans, nodes, places, links }: Recording): SpanRow[] {
  return Array.from({ length: spans.count }, (_, i) => {
    const kind = kindNames[spans.kind[i]];
    const at = spans.place[i];
    const place = kind === 'request' ? nodes[at].id : kind === 'forward' || kind === 'back' ? linkName(links[at]) : places[at].id;
    return {
      kind,
      place,
      request: spans.request[i],
      attempt: spans.attempt[i],
      startMs: spans.startMs[i],
      midMs: spans.midMs[i],
      endMs: spans.endMs[i],
      outcome: outcomeNames[spans.outcome[i]],
    };
  });
}

export function runOf(raw: unknown, options?: RunOptions): Run {
  return createRun(parseScenario(raw), options);
}

export function recordingOf(raw: unknown, options?: RunOptions): Recording {
  const run = runOf(raw, options);
  run.finish();
  return run.recording();
}

/** Where two values first differ, bit for bit (NaN equals NaN, 0 does not equal −0), as a path; null when nowhere. */
export function difference(a: unknown, b: unknown, path = ''): string | null {
  if (Object.is(a, b)) return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return `${path}: ${String(a)} ≠ ${String(b)}`;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return `${path}: ${names.length} entries ≠ ${Object.keys(right).length}`;
  for (const name of names) {
    const found = difference(left[name], right[name], `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}
