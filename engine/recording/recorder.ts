import type { Ms } from '../units';
import { type Candidates, DecisionTable } from './decision-table';
import { Digest } from './digest';
import { SpanTable } from './span-table';
import type { Fact } from './types';

/**
 * Writes down what the stations tell it. Rows are bounded and may be switched off; the digest takes every span and fact
 * whether or not its row is kept, so it is the same either way.
 */
export class Recorder {
  readonly digest = new Digest();
  readonly facts: Fact[] = [];
  readonly spans: SpanTable;
  readonly decisions: DecisionTable;

  constructor(
    /** False: no rows, and stations need not gather evidence. */
    readonly keepsRows: boolean,
    maxRows: number,
  ) {
    this.spans = new SpanTable(maxRows);
    this.decisions = new DecisionTable(maxRows);
  }

  /** A span has ended. */
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
    this.digest.row((kind << 28) ^ (outcome << 20) ^ place, request, endMs);
    if (this.keepsRows) this.spans.add(kind, place, request, attempt, klass, startMs, midMs, endMs, outcome);
  }

  /** A choice was made among backends. */
  decision(
    atMs: Ms,
    request: number,
    node: number,
    chosen: number,
    weighed: Candidates | undefined,
    placeOf: readonly number[],
  ): void {
    if (this.keepsRows) this.decisions.add(atMs, request, node, chosen, weighed, placeOf);
  }

  fact(atMs: Ms, type: string, target: string, detail: Readonly<Record<string, unknown>> = {}): void {
    this.facts.push({ seq: this.facts.length, atMs, type, target, ...detail });
    this.digest.text(type);
    this.digest.text(target);
    this.digest.float(atMs);
  }
}
