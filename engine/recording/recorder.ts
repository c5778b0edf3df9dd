import type { Calls } from '../kernel/calls';
import type { Kernel } from '../kernel/kernel';
import type { Ms } from '../units';
import { DecisionTable } from './decision-table';
import { Digest } from './digest';
import { SpanTable } from './span-table';
import type { Fact } from './types';

/** Enough for every choice of a lab's run; a long run keeps the first ones. */
const MAX_DECISIONS = 200_000;
const MAX_CANDIDATES = 500_000;

/**
 * Writes down what the stations tell it. Rows are bounded and may be switched off; the digest takes every span and fact
 * whether or not its row is kept, so it is the same either way.
 */
export class Recorder {
  declare readonly keepsRows: boolean;
  declare readonly calls: Calls;
  declare readonly kernel: Kernel;
  readonly digest = new Digest();
  readonly facts: Fact[] = [];
  declare readonly spans: SpanTable;
  declare readonly decisions: DecisionTable;

  constructor(
    /** False: no rows, and stations need not gather evidence. */
    keepsRows: boolean,
    maxRows: number,
    calls: Calls,
    kernel: Kernel,
  ) {
    this.keepsRows = keepsRows;
    this.calls = calls;
    this.kernel = kernel;
    this.spans = new SpanTable(maxRows);
    this.decisions = new DecisionTable(Math.min(maxRows, MAX_DECISIONS), MAX_CANDIDATES);
  }

  /**
   * A span of a call has ended now. The columns say where its start and the start of its work stand; instants are not handed
   * over, because each would be boxed on the way.
   */
  end(kind: number, place: number, call: number, outcome: number, startMs: Float64Array, midMs: Float64Array): void {
    const { calls, kernel } = this;
    const request = calls.request[call];
    this.digest.row((kind << 28) ^ (outcome << 20) ^ place, request, kernel);
    if (this.keepsRows) this.spans.addCall(kind, place, calls, call, outcome, startMs, midMs, kernel);
  }

  /** A span of no particular call has ended. */
  span(
    kind: number,
    place: number,
    request: number,
    attempt: number,
    klass: number,
    startMs: Ms,
    midMs: Ms,
    endMs: Ms,
    outcome: number,
  ): void {
    this.digest.row((kind << 28) ^ (outcome << 20) ^ place, request, { nowMs: endMs });
    if (this.keepsRows) this.spans.add(kind, place, request, attempt, klass, startMs, midMs, endMs, outcome);
  }

  fact(atMs: Ms, type: string, target: string, detail: Readonly<Record<string, unknown>> = {}): void {
    this.facts.push({ seq: this.facts.length, atMs, type, target, ...detail });
    this.digest.text(type);
    this.digest.text(target);
    this.digest.float(atMs);
    // Whose doing it was is left out: a change made live and the same change scripted make the same run.
    const { byLearner: _, ...what } = detail;
    this.digest.text(JSON.stringify(what));
  }
}
