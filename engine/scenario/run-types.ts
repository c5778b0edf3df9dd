import type { Inside } from '../recording/inside';
import type { Interval, Recording, RunSummary, Spans } from '../recording/types';
import type { Ms } from '../units';
import type { Scenario, ScenarioEvent } from './types';

export interface RunOptions {
  /** Instead of the scenario's own. */
  readonly seed?: number;
  readonly forMs?: Ms;
  /** What the learner did, in order of time; at equal times after the scenario's own events. */
  readonly inputs?: readonly ScenarioEvent[];
  /** Keep spans and decisions (pictures need them); off for sweeps and benchmarks. Default true. */
  readonly spans?: boolean;
  /** Keep what `inside` tells of what was last done. Changes no run. Default false. */
  readonly looks?: boolean;
  /** Rows of spans kept at most. */
  readonly maxSpans?: number;
}

/** One run of a scenario. `advance` is the only way forward, and how it is cut into steps changes nothing. */
export interface Run {
  readonly scenario: Scenario;
  readonly nowMs: Ms;
  readonly forMs: Ms;
  /** Processes every event up to and including `untilMs` (at most `forMs`). */
  advance(untilMs: Ms): void;
  /** Advances to the end. */
  finish(): RunSummary;
  summary(): RunSummary;
  digest(): string;
  /** How many spans have been kept so far. */
  readonly spanCount: number;
  /** A copy of everything recorded so far; of spans, where an interval is given, those that touch it. */
  recording(of?: Interval): Recording;
  /** The spans that touch an interval, of all that was recorded so far. */
  spansIn(interval: Interval): Spans;
  /** What nodes hold now. */
  inside(): Inside;
}
