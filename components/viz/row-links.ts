import { Outcome } from '@/engine/outcome';
import { type Recording, SpanKind } from '@/engine/recording/types';

/** What the picture must know of a row beside what stands in it. */
export const Fate = {
  none: 0,
  /** The answer on this way comes from a cache: nothing behind that was asked. */
  hit: 1,
  /** It does not arrive: the link is cut. */
  lost: 2,
  /** Says again what the row before says. */
  told: 3,
} as const;

/** How rows belong together, found once per recording. */
export interface RowLinks {
  /** Of a span on a link to a service: the place it leads to or comes from; −1 where that is not one place. */
  readonly placeOfHop: Int32Array;
  readonly fate: Uint8Array;
  /** The last attempt row of each request, and of each attempt row the one before it; −1 for none. */
  readonly lastAttempt: Int32Array;
  readonly earlierAttempt: Int32Array;
}

export function rowLinksOf(recording: Recording): RowLinks {
  const { count, request } = recording.spans;
  let most = -1;
  for (let row = 0; row < count; row++) if (request[row] > most) most = request[row];
  const { last, earlier } = chains(recording, most + 1, SpanKind.visit);
  const attempts = chains(recording, most + 1, SpanKind.attempt);
  return {
    placeOfHop: placesOfHops(recording, last, earlier),
    fate: fatesOf(recording, most + 1),
    lastAttempt: attempts.last,
    earlierAttempt: attempts.earlier,
  };
}

/** Rows of one kind, each joined to the one before it of the same request. */
function chains({ spans }: Recording, requests: number, wanted: number): { last: Int32Array; earlier: Int32Array } {
  const last = new Int32Array(requests).fill(-1);
  const earlier = new Int32Array(spans.count).fill(-1);
  for (let row = 0; row < spans.count; row++) {
    if (spans.kind[row] !== wanted) continue;
    earlier[row] = last[spans.request[row]];
    last[spans.request[row]] = row;
  }
  return { last, earlier };
}

/** Joins hops to the visit of the same request and attempt at the node the link leads to. */
function placesOfHops({ spans, links, places }: Recording, last: Int32Array, earlier: Int32Array): Int32Array {
  const { count, kind, request, attempt, place } = spans;
  const found = new Int32Array(count).fill(-1);
  for (let row = 0; row < count; row++) {
    if (kind[row] !== SpanKind.forward && kind[row] !== SpanKind.back) continue;
    const to = links[place[row]].to;
    for (let visit = last[request[row]]; visit !== -1; visit = earlier[visit]) {
      if (places[place[visit]].node !== to || attempt[visit] !== attempt[row]) continue;
      found[row] = place[visit];
      break;
    }
  }
  return found;
}

/**
 * Follows each answer home. Rows are in order of their end, and an answer sets out on a link the instant it ended behind it: one
 * that begins when a hit of its request ended carries that hit. An answer that a cut link loses is lost the instant it has come.
 */
function fatesOf({ spans }: Recording, requests: number): Uint8Array {
  const { count, kind, outcome, request, place, startMs, endMs } = spans;
  const fate = new Uint8Array(count);
  const hitEndMs = new Float64Array(requests).fill(-1);
  const lastBack = new Int32Array(requests).fill(-1);
  for (let row = 0; row < count; row++) {
    const of = request[row];
    if (kind[row] === SpanKind.hit) hitEndMs[of] = endMs[row];
    else if (kind[row] === SpanKind.request) {
      if (outcome[row] === Outcome.ok && hitEndMs[of] === endMs[row]) fate[row] = Fate.hit;
    } else if (outcome[row] === Outcome['connection-lost'] && startMs[row] === endMs[row] && isHop(kind[row])) {
      fate[row] = Fate.lost;
      const before = kind[row] === SpanKind.back ? lastBack[of] : -1;
      if (before === -1 || place[before] !== place[row] || endMs[before] !== startMs[row]) continue;
      fate[before] = Fate.lost;
      fate[row] = Fate.told;
    } else if (kind[row] === SpanKind.back) {
      lastBack[of] = row;
      if (outcome[row] !== Outcome.ok || hitEndMs[of] !== startMs[row]) continue;
      fate[row] = Fate.hit;
      hitEndMs[of] = endMs[row];
    }
  }
  return fate;
}

const isHop = (kind: number): boolean => kind === SpanKind.forward || kind === SpanKind.back;
