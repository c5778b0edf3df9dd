import type { ScalingRules } from './hpa-config';
import type { HistoryManifest } from './manifest';

interface Recommendation {
  replicas: number;
  atMs: number;
}
interface ScaleEvent {
  change: number;
  atMs: number;
  outdated: boolean;
}

/**
 * What a controller remembers of one autoscaler: recommendations and scale events, slots reused once outdated so that it
 * stays small. Which slot is reused matters: a scale-up event outlived by its own policies may be overwritten while a
 * longer scale-down policy would still have counted it.
 * @see pkg/controller/podautoscaler/horizontal.go, storeScaleEvent, stabilizeRecommendation…
 */
export class ScaleHistory {
  readonly #recommendations: Recommendation[] = [];
  readonly #ups: ScaleEvent[] = [];
  readonly #downs: ScaleEvent[] = [];

  constructor(history: HistoryManifest | null, replicas: number, nowMs: number) {
    if (history === null) {
      this.#recommendations.push({ replicas, atMs: nowMs }); // recordInitialRecommendation
      return;
    }
    for (const past of history.recommendations ?? [])
      this.#recommendations.push({ replicas: past.replicas, atMs: nowMs - past.ageMs });
    for (const past of history.scaleUps ?? []) this.#ups.push({ change: past.change, atMs: nowMs - past.ageMs, outdated: false });
    for (const past of history.scaleDowns ?? [])
      this.#downs.push({ change: past.change, atMs: nowMs - past.ageMs, outdated: false });
  }

  /** The highest recommendation not older than the window, this one counted; an age equal to the window counts. */
  highestSince(recommended: number, windowMs: number, nowMs: number): number {
    const cutoffMs = nowMs - windowMs;
    let highest = recommended;
    let old = -1;
    this.#recommendations.forEach(({ replicas, atMs }, index) => {
      if (atMs < cutoffMs) old = index;
      else if (replicas > highest) highest = replicas;
    });
    this.#remember(recommended, nowMs, old);
    return highest;
  }

  /** The current count moved into the range of recent recommendations; here an age equal to a window does not count. */
  stabilize(current: number, recommended: number, upMs: number, downMs: number, nowMs: number): number {
    const upCutoffMs = nowMs - upMs;
    const downCutoffMs = nowMs - downMs;
    let low = recommended;
    let high = recommended;
    let old = -1;
    this.#recommendations.forEach(({ replicas, atMs }, index) => {
      if (atMs > upCutoffMs) low = Math.min(low, replicas);
      if (atMs > downCutoffMs) high = Math.max(high, replicas);
      if (atMs < upCutoffMs && atMs < downCutoffMs) old = index;
    });
    this.#remember(recommended, nowMs, old);
    let stabilized = current;
    if (stabilized < low) stabilized = low;
    if (stabilized > high) stabilized = high;
    return stabilized;
  }

  #remember(replicas: number, nowMs: number, slot: number): void {
    this.#recommendations[slot < 0 ? this.#recommendations.length : slot] = { replicas, atMs: nowMs };
  }

  /** Replicas one period ago, as far as the events tell. */
  periodStart(current: number, periodSeconds: number, nowMs: number): number {
    const cutoffMs = nowMs - periodSeconds * 1000;
    return current - changeSince(this.#ups, cutoffMs) + changeSince(this.#downs, cutoffMs);
  }

  recordScale(
    from: number,
    to: number,
    rules: { readonly scaleUp: ScalingRules; readonly scaleDown: ScalingRules },
    nowMs: number,
  ): void {
    const up = to > from;
    const events = up ? this.#ups : this.#downs;
    const longest = Math.max(0, ...(up ? rules.scaleUp : rules.scaleDown).policies.map(({ periodSeconds }) => periodSeconds));
    const cutoffMs = nowMs - longest * 1000;
    let slot = events.length;
    events.forEach((event, index) => {
      if (event.atMs < cutoffMs) event.outdated = true;
      if (event.outdated) slot = index;
    });
    events[slot] = { change: Math.abs(to - from), atMs: nowMs, outdated: false };
  }
}

function changeSince(events: readonly ScaleEvent[], cutoffMs: number): number {
  let change = 0;
  for (const event of events) if (event.atMs > cutoffMs) change += event.change;
  return change;
}
