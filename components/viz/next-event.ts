import type { Ms } from '@/engine/units';
import type { Indexed } from './span-index';

/** The next moment after `tMs` at which anything happens: a request sets out, begins to be worked on, moves on; a fault. */
export function nextEventMs({ recording, index }: Indexed, tMs: Ms): Ms {
  const { spans, facts, untilMs } = recording;
  let next = facts.find(({ atMs }) => atMs > tMs)?.atMs ?? untilMs;
  const see = (atMs: Ms): void => {
    if (atMs > tMs && atMs < next) next = atMs;
  };
  for (let aheadMs = 1; ; aheadMs *= 8) {
    index.eachTouching(tMs, Math.min(tMs + aheadMs, next), (row) => {
      see(spans.startMs[row]);
      see(spans.midMs[row]);
      see(spans.endMs[row]);
    });
    if (next <= tMs + aheadMs || tMs + aheadMs >= untilMs) return Math.min(next, untilMs);
  }
}
