import type { ConfigOf, Knobs } from '../knobs/knobs';
import type { MechanismSpec } from '../mechanism';
import type { Ms } from '../units';

/** The line of calls that wait to be let in, first come first. Calls are small integers >= 0. */
export interface WaitingCalls {
  readonly length: number;
  /** Takes the first out; −1 when there is none. */
  shift(): number;
  /** Since when it has waited. */
  sinceMs(call: number): Ms;
}

/**
 * Protects what is behind it from more than it can do: says how many calls may be inside, and which to drop. Time comes with every
 * call and never runs back. Nothing here allocates per call.
 */
export interface Shedder {
  /** How many calls may be inside at once, now. */
  readonly limit: number;
  /** How many may wait for that; 0: who cannot go in is shed. */
  readonly queueLimit: number;
  /** May one more go in? @param rank 0 for the most important class */
  admits(inFlight: number, rank: number): boolean;
  /** There is room: the next to go in, −1 when none is left. Those dropped on the way are handed to `drop`. */
  next(nowMs: Ms, line: WaitingCalls, drop: (call: number) => void): number;
  /**
   * A call that was inside has ended.
   * @param inFlight how many were inside when it went in, itself included
   * @param dropped it ran into overload further on: refused or timed out
   */
  onSample(rttMs: Ms, inFlight: number, dropped: boolean): void;
}

export interface ShedderSpec<K extends Knobs = Knobs> extends MechanismSpec {
  readonly knobs: K;
  /** @throws InputError when settings do not go together */
  create(config: ConfigOf<K>): Shedder;
}

/** First come, first served, nobody dropped. */
export const takeFirst = (_nowMs: Ms, line: WaitingCalls): number => line.shift();
