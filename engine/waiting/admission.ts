import type { ConfigOf, Knobs } from '../knobs/knobs';
import type { MechanismSpec } from '../mechanism';
import type { Ms } from '../units';

/** What `acquire` answers at once. */
export const REFUSED = 0;
export const GRANTED = 1;
export const WAITING = 2;

export const REFUSALS = ['rejected', 'timeout', 'cancelled'] as const;
export const REJECTED = 0;
export const TIMED_OUT = 1;

/**
 * A limited number of places, and a line of callers who want one. Callers are tickets: small integers >= 0 that the owner
 * hands out, one to each caller who waits or is inside, and may use again afterwards. Time comes with every call and never
 * runs back; an earlier time than the last is taken as the last. Nothing here allocates per call.
 *
 * What falls on one instant happens in this order: places come free by themselves (a connection has opened, one has
 * outlived itself), then what callers do, in the order of the calls, then waits run out. So a wait is inclusive: a place that
 * comes free exactly at the deadline is taken, as a blocked thread with 0 ns left still takes what it is handed.
 */
export interface Admission<C = unknown> {
  /** GRANTED, WAITING (`onGrant` or `onRefuse` will tell), or REFUSED. */
  acquire(nowMs: Ms, ticket: number): number;
  /** A granted ticket leaves. */
  release(nowMs: Ms, ticket: number): void;
  /** A waiting ticket gives up. */
  cancel(nowMs: Ms, ticket: number): void;
  /** Lets time pass up to `nowMs`; waits that end at `nowMs` itself do not run out yet, for a call at that instant may come. */
  advance(nowMs: Ms): void;
  /** Lets time pass through `nowMs`: waits that end at that instant run out. To be called when a timer set on `nextEventAtMs` rings. */
  expire(nowMs: Ms): void;
  /** No later than the next thing that happens by itself; Infinity when nothing will. */
  readonly nextEventAtMs: Ms;
  /** New settings from now on. @throws InputError when they do not go together */
  retune(nowMs: Ms, config: C): void;
  readonly inUse: number;
  readonly waiting: number;
  /** Whether the ticket released last had been kept suspiciously long, where that is watched. */
  readonly lastWasLeak?: boolean;
  onGrant: (ticket: number, nowMs: Ms) => void;
  /** `reason`: index into REFUSALS. */
  onRefuse: (ticket: number, nowMs: Ms, reason: number) => void;
}

export interface AdmissionSpec<K extends Knobs = Knobs> extends MechanismSpec {
  readonly knobs: K;
  /** @throws InputError when settings do not go together */
  create(config: ConfigOf<K>): Admission<ConfigOf<K>>;
}

export const ignoreGrant = (_ticket: number, _nowMs: Ms): void => {};
export const ignoreRefusal = (_ticket: number, _nowMs: Ms, _reason: number): void => {};
