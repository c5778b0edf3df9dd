import { Outcome } from '@/engine/outcome';
import { type Recording, SpanKind } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import type { Indexed } from './span-index';

/** Kinds that may make several tries at one call. */
const triers: ReadonlySet<string> = new Set(['retry', 'hedge', 'queue']);

/** Whether anything tries more than once. */
export const hasTries = ({ nodes }: Recording): boolean => nodes.some(({ kind }) => kind === 'retry' || kind === 'hedge');

/** A layer through which a request goes: who asks, each node that tries several times, each service. */
export interface Tier {
  readonly node: number;
  readonly label: string;
  /** It tries: what it does are tries, not calls at it. */
  readonly tries: boolean;
}

/** One request, try or call. */
export interface Try {
  /** Index into the tiers. */
  readonly tier: number;
  /** Index into the tries; −1 for the request itself. */
  readonly parent: number;
  /** 1 for the first try at the request. */
  readonly attempt: number;
  readonly startMs: Ms;
  /** The moment looked at, while it lasts. */
  readonly endMs: Ms;
  /** `in-flight` while it lasts. */
  readonly outcome: number;
}

export interface TriesOfOne {
  readonly request: number;
  readonly tiers: readonly Tier[];
  /** The request first; parents before children. */
  readonly tries: readonly Try[];
}

/** How far nodes are from those who ask: the longest way there. */
function depthsOf({ nodes, links }: Recording): number[] {
  const depths = nodes.map(() => 0);
  for (let round = 0; round < nodes.length; round++)
    for (const { from, to } of links) depths[to] = Math.max(depths[to], Math.min(nodes.length, depths[from] + 1));
  return depths;
}

/** Layers in the order in which a request comes to them, those who ask left out. */
function tiersOf(recording: Recording): Tier[] {
  const depths = depthsOf(recording);
  return recording.nodes
    .flatMap(({ kind, label }, node) =>
      triers.has(kind) || kind === 'service' ? [{ node, label, tries: triers.has(kind) }] : [],
    )
    .sort((a, b) => depths[a.node] - depths[b.node] || a.node - b.node);
}

/** From which nodes a node can be come to. */
function ancestorsOf({ links }: Recording, node: number): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const { from, to } of links)
      if (to === at && !found.has(from)) {
        found.add(from);
        open.push(from);
      }
  return found;
}

const isTry = (kind: number): boolean => kind === SpanKind.attempt || kind === SpanKind.visit;

/** Rows of one request that are tries at it or calls for it, and its own row; in order of their start. */
export function rowsOfTries({ spans, places, nodes }: Recording, request: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < spans.count; row++) {
    if (spans.request[row] !== request || !(isTry(spans.kind[row]) || spans.kind[row] === SpanKind.request)) continue;
    if (spans.kind[row] === SpanKind.visit && nodes[places[spans.place[row]].node].kind !== 'service') continue;
    rows.push(row);
  }
  return rows.sort((a, b) => spans.startMs[a] - spans.startMs[b] || spans.attempt[a] - spans.attempt[b]);
}

/** All that was done for one request up to a moment, each try under the one that made it; null where it is not recorded. */
export function triesOf(recording: Recording, all: readonly number[], tMs: Ms): TriesOfOne | null {
  const { spans, nodes, places } = recording;
  const rows = all.filter((row) => spans.startMs[row] <= tMs);
  const own = rows.find((row) => spans.kind[row] === SpanKind.request);
  if (own === undefined) return null;
  const asker = spans.place[own];
  const reached = rows.map((row) => (row === own ? asker : places[spans.place[row]].node));
  const tiers = [{ node: asker, label: nodes[asker].label, tries: false }, ...tiersOf(recording)].filter(({ node }) =>
    reached.includes(node),
  );
  const tries: Draft[] = [];
  // A layer at a time, so that parents stand before their children.
  tiers.forEach(({ node }, tier) => {
    const above = ancestorsOf(recording, node);
    const from = tiers.findLastIndex(
      (other, i) => i < tier && (i === 0 || (above.has(other.node) && triers.has(nodes[other.node].kind))),
    );
    rows.forEach((row, i) => {
      if (reached[i] !== node) return;
      const isOver = spans.endMs[row] <= tMs;
      const one = {
        tier,
        attempt: spans.attempt[row],
        startMs: spans.startMs[row],
        endMs: isOver ? spans.endMs[row] : tMs,
        outcome: isOver ? spans.outcome[row] : Outcome['in-flight'],
      };
      tries.push({ ...one, parent: tier === 0 ? -1 : parentOf(tries, one, from) });
    });
  });
  return { request: spans.request[own], tiers, tries };
}

type Draft = Try;

/**
 * Which try of the layer above made this one. Tries count on from the number of the one that made the first of them: so it is
 * the first try of a new one above of the same number, the next after one in its own layer, or the only call of the one above.
 */
function parentOf(tries: readonly Draft[], { tier, attempt, startMs }: Omit<Draft, 'parent'>, from: number): number {
  const above = tries.flatMap((one, i) => (one.tier === from && one.startMs <= startMs ? [i] : []));
  if (from === 0 || above.length <= 1) return above[0] ?? 0;
  const hasChild = (i: number): boolean => tries.some((one) => one.tier === tier && one.parent === i);
  const untried = above.find((i) => tries[i].attempt === attempt && !hasChild(i));
  if (untried !== undefined) return untried;
  const before = tries.findLast((one) => one.tier === tier && one.attempt === attempt - 1);
  return before?.parent ?? above[above.length - 1];
}

const CHOSEN_FROM_MS: Ms = 5000;
/** What is done for it later still does not make it more worth a look. */
const COUNTED_TO_MS: Ms = 60_000;

/** Of the requests that began in the last while, the one for which most was ever done: the first of those; null where none began. */
export function mostTriedAround({ recording, index }: Indexed, tMs: Ms): number | null {
  const { spans } = recording;
  const done = new Map<number, number>();
  index.eachTouching(tMs - CHOSEN_FROM_MS, tMs, (row) => {
    if (spans.kind[row] !== SpanKind.request || spans.startMs[row] <= tMs - CHOSEN_FROM_MS) return;
    done.set(spans.request[row], 0);
  });
  index.eachTouching(tMs - CHOSEN_FROM_MS, tMs + COUNTED_TO_MS, (row) => {
    const request = spans.request[row];
    const count = done.get(request);
    if (count !== undefined && isTry(spans.kind[row])) done.set(request, count + 1);
  });
  let chosen: number | null = null;
  for (const [request, count] of [...done].sort(([a], [b]) => a - b))
    if (chosen === null || count > (done.get(chosen) ?? 0)) chosen = request;
  return chosen;
}

/** How many calls a layer got in a stretch of time, and how many that is for each request that began in it. */
export interface Multiplied extends Tier {
  readonly calls: number;
  /** NaN where no request began. */
  readonly perRequest: number;
}

/** Layer by layer, what became of the requests of a stretch of time; those who ask come first, together. */
export function multipliedIn({ recording, index }: Indexed, fromMs: Ms, toMs: Ms): Multiplied[] {
  const { spans, places, nodes } = recording;
  const tiers = tiersOf(recording);
  const calls = new Map<number, number>();
  let requests = 0;
  index.eachTouching(fromMs, toMs, (row) => {
    const kind = spans.kind[row];
    if (spans.startMs[row] <= fromMs && !(fromMs === 0 && spans.startMs[row] === 0)) return;
    if (kind === SpanKind.request) requests++;
    if (!isTry(kind)) return;
    const { node } = places[spans.place[row]];
    const isOwn = kind === SpanKind.visit ? nodes[node].kind === 'service' : triers.has(nodes[node].kind);
    if (isOwn) calls.set(node, (calls.get(node) ?? 0) + 1);
  });
  const askers = nodes.filter(({ kind }) => kind === 'clients').map(({ label }) => label);
  return [
    { node: -1, label: askers.join(', '), tries: false, calls: requests, perRequest: requests > 0 ? 1 : Number.NaN },
    ...tiers.map((tier) => {
      const count = calls.get(tier.node) ?? 0;
      return { ...tier, calls: count, perRequest: requests > 0 ? count / requests : Number.NaN };
    }),
  ];
}

/** Lanes for bars that overlap in time, the first free one each. @param leastMs what a bar covers at least */
export function lanesOf(tries: readonly Try[], leastMs: Ms): number[] {
  const until: Ms[] = [];
  return tries.map(({ startMs, endMs }) => {
    let lane = until.findIndex((endedMs) => endedMs <= startMs);
    if (lane === -1) lane = until.length;
    until[lane] = Math.max(endMs, startMs + leastMs);
    return lane;
  });
}
