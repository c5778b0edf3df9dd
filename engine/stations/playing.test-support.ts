import { outcomeNames } from '../outcome';
import { type Recording, type RunSummary, SpanKind } from '../recording/types';
import { parseScenario } from '../scenario/parse';
import { createRun } from '../scenario/run';
import type { Run } from '../scenario/run-types';
import { World } from './world';

type Node = Readonly<Record<string, unknown>>;

/** A small system in a line: users → the chain, each node to the next unless it says where → app. */
export interface Setup {
  /** Instants of requests, or an `arrivals` knob. */
  readonly at?: readonly number[] | Node;
  readonly users?: Node;
  readonly chain: Readonly<Record<string, Node>>;
  /** Beside `concurrency: 100` and a constant `serviceMs` of 10. */
  readonly app?: Node;
  /** Nodes that the chain names in `to`. */
  readonly more?: Readonly<Record<string, Node>>;
  readonly links?: Readonly<Record<string, { readonly latencyMs: number }>>;
  readonly events?: readonly Node[];
  readonly forMs?: number;
  readonly windowMs?: number;
  readonly seed?: number;
}

export function scenarioOf(setup: Setup): Node {
  const { at = [0], users = {}, chain, app = {}, more = {}, links = {}, events = [], forMs = 10_000, windowMs, seed = 7 } = setup;
  const ids = Object.keys(chain);
  const arrivals = Array.isArray(at) ? { kind: 'trace', timesMs: at } : at;
  return {
    format: 1,
    seed,
    forMs,
    ...(windowMs === undefined ? {} : { windowMs }),
    links,
    events,
    nodes: {
      users: { kind: 'clients', arrivals, to: ids[0] ?? 'app', ...users },
      ...Object.fromEntries(ids.map((id, i) => [id, { to: ids[i + 1] ?? 'app', ...chain[id] }])),
      app: { kind: 'service', backends: [{ id: 'a' }], concurrency: 100, serviceMs: { kind: 'constant', ms: 10 }, ...app },
      ...more,
    },
  };
}

export const createOf = (setup: Setup): Run => createRun(parseScenario(scenarioOf(setup)));

export interface SpanRow {
  readonly kind: keyof typeof SpanKind;
  /** Id of the place; of a request or hop, nothing. */
  readonly place: string;
  readonly request: number;
  readonly attempt: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly outcome: string;
}

const kindNames = Object.keys(SpanKind) as (keyof typeof SpanKind)[];
const hasPlace = (kind: number) =>
  [SpanKind.visit, SpanKind.hold, SpanKind.attempt, SpanKind.hit].some((placed) => placed === kind);

export function rowsOf({ spans, places }: Recording): SpanRow[] {
  return Array.from({ length: spans.count }, (_, i) => ({
    kind: kindNames[spans.kind[i]],
    place: hasPlace(spans.kind[i]) ? places[spans.place[i]].id : '',
    request: spans.request[i],
    attempt: spans.attempt[i],
    startMs: spans.startMs[i],
    endMs: spans.endMs[i],
    outcome: outcomeNames[spans.outcome[i]],
  }));
}

export interface Played {
  readonly summary: RunSummary;
  readonly recording: Recording;
  readonly rows: readonly SpanRow[];
  /** `ok@20` for each request that has an outcome, by number. */
  readonly answers: string[];
  /** Figures of a node. */
  figures(id: string): Readonly<Record<string, unknown>>;
  /** `from-to outcome`, of one kind at one place, in order of their end. */
  spans(kind: SpanRow['kind'], place: string): string[];
}

export function play(setup: Setup): Played {
  const run = createOf(setup);
  const summary = run.finish();
  const recording = run.recording();
  const rows = rowsOf(recording);
  const requests = rows.filter(({ kind, endMs }) => kind === 'request' && endMs < Infinity).sort((a, b) => a.request - b.request);
  return {
    summary,
    recording,
    rows,
    answers: requests.map(({ outcome, endMs }) => `${outcome}@${round(endMs)}`),
    figures: (id) => summary.nodes[id],
    spans: (kind, place) =>
      rows
        .filter((row) => row.kind === kind && row.place === place)
        .map(({ startMs, endMs, outcome }) => `${round(startMs)}-${round(endMs)} ${outcome}`),
  };
}

const round = (ms: number): number => Math.round(ms * 1e6) / 1e6;

/** A run with its world, to look at the books inside. */
export function withWorld(make: () => Run): { readonly run: Run; readonly world: World } {
  const stream = World.prototype.stream;
  let found: World | null = null;
  World.prototype.stream = function (this: World, purpose: string) {
    found = this;
    return stream.call(this, purpose);
  };
  try {
    const run = make();
    return { run, world: found! };
  } finally {
    World.prototype.stream = stream;
  }
}
