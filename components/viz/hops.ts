import { type Recording, SpanKind, type Spans } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';

/**
 * When a hop is seen. A hop of 2 ms lasts an eighth of a frame; drawn over `hopMs` it can be followed. A request on its way in
 * sets out earlier by what this adds, so that it joins the line exactly when it joined it; an answer gets home later. With
 * `hopMs` 0, or latencies beyond it, hops are drawn when they were.
 */
export interface Hops {
  /** How far from a moment a span may be and still be seen in it. */
  readonly reachMs: Ms;
  /** Share of the way behind it, 0..1; null when it is not on the way. */
  alongAt(spans: Spans, row: number, tMs: Ms): number | null;
}

export function hopsOf({ links, nodes }: Recording, hopMs: Ms): Hops {
  const extra = links.map(({ latencyMs }) => Math.max(0, hopMs - latencyMs));
  const beyond = links.map(() => 0);
  // Links beyond a link come later in some order; the graph has no cycle, so as many rounds as nodes settle it.
  for (let round = 0; round < nodes.length; round++)
    links.forEach((link, i) => {
      links.forEach((next, j) => {
        if (next.from === link.to) beyond[i] = Math.max(beyond[i], beyond[j] + extra[j]);
      });
    });
  const reachMs = links.reduce((most, _, i) => Math.max(most, beyond[i] + extra[i]), 0);
  return {
    reachMs,
    alongAt(spans, row, tMs) {
      const link = spans.place[row];
      const isForward = spans.kind[row] === SpanKind.forward;
      const endMs = Number.isFinite(spans.endMs[row]) ? spans.endMs[row] : spans.startMs[row] + links[link].latencyMs;
      const fromMs = isForward ? spans.startMs[row] - beyond[link] - extra[link] : spans.startMs[row] + beyond[link];
      const toMs = isForward ? endMs - beyond[link] : endMs + beyond[link] + extra[link];
      if (tMs < fromMs || tMs >= toMs) return null;
      return toMs > fromMs ? (tMs - fromMs) / (toMs - fromMs) : 0;
    },
  };
}
