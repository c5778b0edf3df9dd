import { LatencyHistogram } from '../metrics/latency-histogram';
import type { Ms, Ratio } from '../units';

const PER_HALF = 500;
/** A quantile is worked out anew after so many values. */
const REFRESH_EVERY = 16;

/** Quantiles over the last 500 to 1,000 values: two histograms that take turns, so that the old are forgotten. */
export class RecentLatency {
  #current = new LatencyHistogram();
  #before = new LatencyHistogram();
  readonly #both = new LatencyHistogram();
  #stale = 0;
  #share = Number.NaN;
  #valueMs: Ms = Infinity;

  record(valueMs: Ms): void {
    if (this.#current.count >= PER_HALF) {
      [this.#current, this.#before] = [this.#before, this.#current];
      this.#current.clear();
    }
    this.#current.record(valueMs);
    this.#stale++;
  }

  /** Infinity before the first value. A value or two old while many come. */
  quantile(share: Ratio): Ms {
    const seen = this.#current.count + this.#before.count;
    if (seen === 0) return Infinity;
    if (share === this.#share && this.#stale < Math.min(REFRESH_EVERY, seen)) return this.#valueMs;
    this.#both.clear();
    this.#both.add(this.#before);
    this.#both.add(this.#current);
    this.#share = share;
    this.#stale = 0;
    this.#valueMs = this.#both.quantile(share);
    return this.#valueMs;
  }
}
