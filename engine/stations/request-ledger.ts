import { LatencyHistogram } from '../metrics/latency-histogram';
import { Outcome, outcomeNames } from '../outcome';
import type { Latency } from '../recording/types';
import type { World } from './world';

/** Counts requests as their clients see them: offered, answered, failed and why, how long. */
export class RequestLedger {
  declare readonly world: World;
  offered = 0;
  succeeded = 0;
  /** Requests whose answer came, in time or too late. */
  finished = 0;
  readonly byOutcome = new Float64Array(outcomeNames.length);
  readonly #total = new LatencyHistogram();
  readonly #window = new LatencyHistogram();
  readonly #before = { offered: 0, succeeded: 0, finished: 0, byOutcome: new Float64Array(outcomeNames.length) };

  constructor(world: World) {
    this.world = world;
  }

  /** Numbers a new request. */
  open(): number {
    return this.offered++;
  }

  /** A client's call has its outcome now. */
  close(call: number, outcome: number): void {
    this.byOutcome[outcome]++;
    if (outcome === Outcome.ok) {
      this.succeeded++;
      this.finished++;
      const { kernel, calls } = this.world;
      this.#window.record(kernel.nowMs - calls.ownerStartMs[call]);
    }
  }

  /** An answer came that nobody waits for any more. */
  closeLate(outcome: number): void {
    if (outcome === Outcome.ok) this.finished++;
  }

  get inFlight(): number {
    let closed = 0;
    for (const count of this.byOutcome) closed += count;
    return this.offered - closed;
  }

  closeWindow(): void {
    const { windows } = this.world;
    const before = this.#before;
    const perSecond = 1000 / windows.windowMs;
    windows.put('offeredRps', (this.offered - before.offered) * perSecond);
    windows.put('throughputRps', (this.finished - before.finished) * perSecond);
    windows.put('goodputRps', (this.succeeded - before.succeeded) * perSecond);
    let failed = 0;
    for (let outcome = 1; outcome < this.byOutcome.length; outcome++) {
      const count = this.byOutcome[outcome] - before.byOutcome[outcome];
      failed += count;
      if (this.byOutcome[outcome] > 0) windows.put(`failedRps.${outcomeNames[outcome]}`, count * perSecond);
    }
    windows.put('failedRps', failed * perSecond);
    windows.put('inFlight', this.inFlight);
    const latencies = this.#window;
    windows.put('latencyMs.mean', latencies.count === 0 ? Number.NaN : latencies.mean);
    windows.put('latencyMs.p50', latencies.quantile(0.5));
    windows.put('latencyMs.p95', latencies.quantile(0.95));
    windows.put('latencyMs.p99', latencies.quantile(0.99));
    this.#total.add(latencies);
    latencies.clear();
    before.offered = this.offered;
    before.succeeded = this.succeeded;
    before.finished = this.finished;
    before.byOutcome.set(this.byOutcome);
  }

  failed(): Record<string, number> {
    const failed: Record<string, number> = {};
    for (let outcome = 1; outcome < this.byOutcome.length; outcome++)
      if (this.byOutcome[outcome] > 0) failed[outcomeNames[outcome]] = this.byOutcome[outcome];
    return failed;
  }

  /** Over everything so far; null before the first success. */
  latency(): Latency | null {
    const all = new LatencyHistogram();
    all.add(this.#total);
    all.add(this.#window);
    if (all.count === 0) return null;
    const q = (share: number): number => all.quantile(share);
    return { mean: all.mean, p50: q(0.5), p90: q(0.9), p95: q(0.95), p99: q(0.99), p999: q(0.999), max: all.max };
  }
}
