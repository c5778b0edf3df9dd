import type { ConfigOf, Knobs } from '../knobs/knobs';
import type { MechanismSpec } from '../mechanism';
import type { Ms } from '../units';

/** What `delayMs` answers when there is to be no further attempt. */
export const GIVE_UP = -1;

/** How long to wait after a failed attempt. Pure: the same arguments give the same delay. */
export interface Backoff {
  /**
   * @param attempt which attempt has just failed: 1 for the first
   * @param random in 0..1, drawn by the caller
   * @param previousDelayMs what this gave for the attempt before; 0 when there was none
   * @returns the wait before the next attempt, or `GIVE_UP`
   */
  delayMs(attempt: number, random: number, previousDelayMs: Ms): Ms;
}

export interface BackoffSpec<K extends Knobs = Knobs> extends MechanismSpec {
  readonly knobs: K;
  create(config: ConfigOf<K>): Backoff;
}

/** Caps retries as a share of the traffic, for a whole client rather than for one request. */
export interface RetryBudget {
  /** A request goes out for the first time. */
  onRequest(nowMs: Ms): void;
  /** An attempt, first or later, has ended. Failures count where they could be retried. */
  onOutcome(nowMs: Ms, ok: boolean): void;
  /** May a retry go out now? Takes what it costs. */
  tryRetry(nowMs: Ms): boolean;
  /** How many retries could go out now if nothing else happened. */
  balance(nowMs: Ms): number;
}

export interface RetryBudgetSpec<K extends Knobs = Knobs> extends MechanismSpec {
  readonly knobs: K;
  create(config: ConfigOf<K>): RetryBudget;
}
