import { createMachine, transition } from 'xstate';
import type { Ms } from '../units';

/**
 * The life of one replica. It is asked for, starts, warms up, serves, stops taking new work, finishes what it has, is gone.
 * Drawn from this definition; driven on virtual time by `InstanceLife`.
 */
export const instanceLifeMachine = createMachine({
  id: 'instance-life',
  initial: 'pending',
  states: {
    pending: { on: { 'instance.started': 'warming', 'instance.cancelled': 'gone', 'instance.killed': 'gone' } },
    warming: { on: { 'instance.warmed': 'ready', 'instance.drainAsked': 'draining', 'instance.killed': 'gone' } },
    ready: { on: { 'instance.drainAsked': 'draining', 'instance.killed': 'gone' } },
    draining: { on: { 'instance.drained': 'gone', 'instance.drainCancelled': 'ready', 'instance.killed': 'gone' } },
    gone: { type: 'final' },
  },
});

export const lifeStates = ['pending', 'warming', 'ready', 'draining', 'gone'] as const;
export type LifeState = (typeof lifeStates)[number];
export type LifeEvent =
  | 'instance.started'
  | 'instance.cancelled'
  | 'instance.warmed'
  | 'instance.drainAsked'
  | 'instance.drainCancelled'
  | 'instance.drained'
  | 'instance.killed';

/** The state after an event; the same state where the machine does not take it. */
export function nextLife(state: LifeState, event: LifeEvent): LifeState {
  const [next] = transition(instanceLifeMachine, instanceLifeMachine.resolveState({ value: state }), { type: event });
  return next.value as LifeState;
}

export interface LifeTimes {
  /** From being asked for to running. */
  readonly startMs: Ms;
  /** From running to serving. */
  readonly warmMs: Ms;
  /** The longest a drain may take; work left then is lost. */
  readonly drainMs: Ms;
}

/** One replica on virtual time. Whoever drives it calls `advance` no later than `dueMs`. */
export class InstanceLife {
  state: LifeState = 'pending';
  sinceMs: Ms;
  readonly #times: LifeTimes;

  constructor(
    readonly askedMs: Ms,
    times: LifeTimes,
  ) {
    this.#times = times;
    this.sinceMs = askedMs;
  }

  /** When the next change comes of itself; infinity when none does. */
  get dueMs(): Ms {
    switch (this.state) {
      case 'pending':
        return this.sinceMs + this.#times.startMs;
      case 'warming':
        return this.sinceMs + this.#times.warmMs;
      case 'draining':
        return this.sinceMs + this.#times.drainMs;
      default:
        return Number.POSITIVE_INFINITY;
    }
  }

  /** Lets time run; each change is stamped with the moment it came due. Returns whether the state changed. */
  advance(nowMs: Ms): boolean {
    const before = this.state;
    for (let dueMs = this.dueMs; dueMs <= nowMs; dueMs = this.dueMs) this.#move(DUE[this.state]!, dueMs);
    return this.state !== before;
  }

  /** Takes it out of service: cancelled before it runs, drained after. Returns whether anything changed. */
  remove(nowMs: Ms): boolean {
    return this.#move(this.state === 'pending' ? 'instance.cancelled' : 'instance.drainAsked', nowMs);
  }

  /** Its last work is done before the drain's time was up. */
  drained(nowMs: Ms): boolean {
    return this.#move('instance.drained', nowMs);
  }

  /** It is to serve on after all. */
  keep(nowMs: Ms): boolean {
    return this.#move('instance.drainCancelled', nowMs);
  }

  kill(nowMs: Ms): boolean {
    return this.#move('instance.killed', nowMs);
  }

  #move(event: LifeEvent, atMs: Ms): boolean {
    const next = nextLife(this.state, event);
    if (next === this.state) return false;
    this.state = next;
    this.sinceMs = atMs;
    return true;
  }
}

const DUE: Readonly<Partial<Record<LifeState, LifeEvent>>> = {
  pending: 'instance.started',
  warming: 'instance.warmed',
  draining: 'instance.drained',
};
