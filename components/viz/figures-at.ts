import { outcomeNames } from '@/engine/outcome';
import type { Ms, Ratio, Rps } from '@/engine/units';
import { lastOf } from './last-of';
import { isSuccess } from './mark-state';
import type { Indexed } from './span-index';

/** What clients saw over the last while: the numbers beside a picture. */
export interface Figures {
  readonly overMs: Ms;
  readonly offeredRps: Rps;
  /** What each kind of client asks, by the number of its node. */
  readonly askedRps: ReadonlyMap<number, Rps>;
  readonly answeredRps: Rps;
  readonly failedRatio: Ratio;
  /** Most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** Of requests answered in time; null when there were none. */
  readonly p50Ms: Ms | null;
  readonly p95Ms: Ms | null;
  readonly p99Ms: Ms | null;
}

export const FIGURES_OVER_MS = 10_000;

/** Figures of requests that ended (or, for the offered rate, began) in the last `overMs` before a moment. */
export const figuresAt: (source: Indexed, tMs: Ms, overMs?: Ms) => Figures = lastOf(figuresOver);

function figuresOver({ recording, index }: Indexed, tMs: Ms, overMs: Ms = FIGURES_OVER_MS): Figures {
  const { spans } = recording;
  const fromMs = Math.max(0, spans.completeFromMs, tMs - overMs);
  const spanMs = tMs - fromMs;
  const latencies: number[] = [];
  const byOutcome = new Map<number, number>();
  const asked = new Map<number, number>();
  let offered = 0;
  let ended = 0;
  index.eachRequestTouching(fromMs, tMs, (row) => {
    const { startMs, endMs, outcome } = spans;
    if (startMs[row] > fromMs || (fromMs === 0 && startMs[row] === 0)) {
      offered++;
      // a request's place is the node that asked
      const node = spans.place[row];
      asked.set(node, (asked.get(node) ?? 0) + 1);
    }
    if (endMs[row] > tMs) return;
    ended++;
    if (isSuccess(outcome[row])) latencies.push(endMs[row] - startMs[row]);
    else byOutcome.set(outcome[row], (byOutcome.get(outcome[row]) ?? 0) + 1);
  });
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number): Ms | null =>
    sorted.length === 0 ? null : sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  const perSecond = (count: number): Rps => (spanMs > 0 ? (count * 1000) / spanMs : 0);
  return {
    overMs: spanMs,
    offeredRps: perSecond(offered),
    askedRps: new Map([...asked].map(([node, count]) => [node, perSecond(count)])),
    answeredRps: perSecond(latencies.length),
    failedRatio: ended > 0 ? (ended - latencies.length) / ended : 0,
    reasons: [...byOutcome]
      .map(([outcome, count]) => ({ reason: outcomeNames[outcome], count }))
      .sort((a, b) => b.count - a.count),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
  };
}
