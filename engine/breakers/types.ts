import type { ConfigOf, Knobs } from '../knobs/knobs';
import type { MechanismSpec } from '../mechanism';
import type { Ms, Ratio } from '../units';

/** The modes of a breaker, numbered as resilience4j's `State.getOrder()`. */
export const BREAKER_STATES = ['CLOSED', 'OPEN', 'HALF_OPEN', 'DISABLED', 'FORCED_OPEN', 'METRICS_ONLY'] as const;
export type BreakerStateName = (typeof BREAKER_STATES)[number];
export const CLOSED = 0;
export const OPEN = 1;
export const HALF_OPEN = 2;
export const DISABLED = 3;
export const FORCED_OPEN = 4;
export const METRICS_ONLY = 5;

/** What became of an attempt. */
export const BREAKER_OUTCOMES = ['success', 'failure', 'ignored'] as const;
export const SUCCESS = 0;
export const FAILURE = 1;
export const IGNORED = 2;

/**
 * Later by more than half a nanosecond: the clocks of the sources count no finer, and a sum such as 221.166665 + 100 is off by less.
 */
export const isAfter = (atMs: Ms, thanMs: Ms): boolean => atMs - thanMs > 5e-7;

/** Why a breaker changed its mode. */
export type BreakerCause =
  | 'failure-rate'
  | 'slow-call-rate'
  | 'failure-and-slow-call-rate'
  | 'consecutive-failures'
  | 'probe-failed'
  | 'wait-elapsed'
  | 'max-wait-elapsed'
  | 'probes-passed'
  | 'forced';

export type OnTransition = (from: number, to: number, because: BreakerCause, atMs: Ms) => void;

/**
 * Stops calling what keeps failing. Time comes with every call and never from elsewhere; an earlier time than the last is
 * taken as the last (no time has passed). Nothing here allocates while the mode stands.
 */
export interface Breaker {
  /** May this attempt go? Each permitted one is answered by exactly one `record` or `release`. */
  acquire(nowMs: Ms): boolean;
  /**
   * An attempt ended. `outcome` is SUCCESS, FAILURE or IGNORED.
   * @param token what `token` was after its `acquire`; left out, the attempt counts as one of the present generation
   */
  record(nowMs: Ms, outcome: number, durationMs: Ms, token?: number): void;
  /** The permitted attempt never went out: its permission is free again. */
  release(nowMs: Ms, token?: number): void;
  /**
   * An operator's hand. `forMs`: how long OPEN lasts this once; null: as configured.
   * @throws InputError when there is no such transition
   */
  force(nowMs: Ms, state: number, forMs: Ms | null): void;
  /** Lets time pass: automatic transitions that are due happen, each at its own instant, and the window slides. */
  tick(nowMs: Ms): void;
  /** When `tick` will change the mode by itself; Infinity when only an attempt can. */
  readonly nextTransitionAtMs: Ms;
  /** Index into BREAKER_STATES. */
  readonly state: number;
  readonly stateName: BreakerStateName;
  /** The generation of the last permitted attempt, where the breaker tells them apart; 0 where it does not. */
  readonly token: number;
  /** null while too few calls are held to tell. */
  readonly failureRate: Ratio | null;
  readonly slowCallRate: Ratio | null;
  readonly bufferedCalls: number;
  readonly failedCalls: number;
  readonly slowCalls: number;
  /** Refused since the present measurements began. */
  readonly notPermittedCalls: number;
  onTransition: OnTransition | null;
}

export interface BreakerSpec<K extends Knobs = Knobs> extends MechanismSpec {
  readonly knobs: K;
  create(config: ConfigOf<K>): Breaker;
}
