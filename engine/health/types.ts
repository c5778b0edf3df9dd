import type { ConfigOf, Knobs } from '../knobs/knobs';
import type { MechanismSpec } from '../mechanism';
import type { Rng } from '../random/rng';
import type { Ms } from '../units';
import type { HealthBoard } from './health-board';

/**
 * Judges backends, dense indices into a shared board whose owner (a station, or a replay) adds and removes them.
 * Verdicts are written to the board; nothing here allocates.
 */
export interface HealthMechanism {
  /** An active check has come back. */
  onCheck?(backend: number, nowMs: Ms, ok: boolean): void;
  /** A real attempt has ended; `code` as HTTP has them, 0 when no answer came. */
  onOutcome?(backend: number, nowMs: Ms, ok: boolean, code: number): void;
  /** The periodic look at all backends. */
  sweep?(nowMs: Ms): void;
  /** How often `sweep` (or, for active checks, a check of each backend) is due; null when never. */
  readonly intervalMs: Ms | null;
  /** A backend has joined at this index, or its place was taken anew. */
  onAdd?(backend: number, nowMs: Ms): void;
  /** Whether a balancer may pick it now; left out: when the board says healthy. */
  isEligible?(backend: number, nowMs: Ms): boolean;
  /** Figures of the last sweep, for inspectors; plain JSON. */
  evidence?(): object;
}

export interface HealthDeps {
  readonly board: HealthBoard;
  readonly rng: Rng;
}

export interface HealthSpec<K extends Knobs = Knobs> extends MechanismSpec {
  readonly knobs: K;
  create(config: ConfigOf<K>, deps: HealthDeps): HealthMechanism;
}
