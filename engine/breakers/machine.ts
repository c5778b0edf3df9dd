import { createMachine, initialTransition, transition } from 'xstate';
import { InputError } from '../input-error';
import { BREAKER_STATES, type BreakerStateName } from './types';

/**
 * The modes of the two breakers as statecharts. They hold no counts, no delays and no actions: the counting stands beside
 * them in plain arrays and asks only when the mode may change, and every instant is the caller's virtual time. Pages draw
 * these definitions, so the picture has exactly the arrows that can happen.
 */

const force = <const S extends BreakerStateName>(...states: readonly S[]) =>
  Object.fromEntries(states.map((state) => [`force.${state}`, { target: state }]));

/**
 * resilience4j's modes. The `force.*` arrows are its `StateTransition` enum (CircuitBreaker.java, 2.x): every pair listed there and
 * no other, so CLOSED → HALF_OPEN, METRICS_ONLY → OPEN and METRICS_ONLY → HALF_OPEN are refused.
 */
export const rollingWindowMachine = createMachine({
  id: 'rolling-window',
  initial: 'CLOSED',
  states: {
    CLOSED: {
      on: { 'thresholds.exceeded': 'OPEN', ...force('CLOSED', 'OPEN', 'DISABLED', 'METRICS_ONLY', 'FORCED_OPEN') },
    },
    OPEN: {
      on: {
        'wait.elapsed': 'HALF_OPEN',
        ...force('OPEN', 'CLOSED', 'HALF_OPEN', 'DISABLED', 'METRICS_ONLY', 'FORCED_OPEN'),
      },
    },
    HALF_OPEN: {
      on: {
        'thresholds.met': 'CLOSED',
        'thresholds.exceeded': 'OPEN',
        'max-wait.elapsed': 'OPEN',
        ...force('HALF_OPEN', 'CLOSED', 'OPEN', 'DISABLED', 'METRICS_ONLY', 'FORCED_OPEN'),
      },
    },
    DISABLED: { on: force('DISABLED', 'CLOSED', 'OPEN', 'FORCED_OPEN', 'HALF_OPEN', 'METRICS_ONLY') },
    FORCED_OPEN: { on: force('FORCED_OPEN', 'CLOSED', 'OPEN', 'DISABLED', 'METRICS_ONLY', 'HALF_OPEN') },
    METRICS_ONLY: { on: force('METRICS_ONLY', 'CLOSED', 'FORCED_OPEN', 'DISABLED') },
  },
});

/** gobreaker's modes. It has no forced transitions; ours are to its three modes, from any to any. */
export const consecutiveFailuresMachine = createMachine({
  id: 'consecutive-failures',
  initial: 'CLOSED',
  states: {
    CLOSED: { on: { 'failures.reached': 'OPEN', ...force('CLOSED', 'OPEN', 'HALF_OPEN') } },
    OPEN: { on: { 'wait.elapsed': 'HALF_OPEN', ...force('CLOSED', 'OPEN', 'HALF_OPEN') } },
    HALF_OPEN: { on: { 'probes.passed': 'CLOSED', 'probe.failed': 'OPEN', ...force('CLOSED', 'OPEN', 'HALF_OPEN') } },
  },
});

export type BreakerMachine = typeof rollingWindowMachine;
type Snapshot = ReturnType<typeof initialTransition<BreakerMachine>>[0];

/** One machine at one place: its present state as a small number, moved by events. */
export class Mode {
  /** Index into BREAKER_STATES. */
  state = 0;
  #snapshot: Snapshot;

  constructor(readonly machine: BreakerMachine) {
    [this.#snapshot] = initialTransition(machine);
  }

  get name(): BreakerStateName {
    return BREAKER_STATES[this.state];
  }

  /** Moves along an arrow that the caller knows to exist. */
  send(type: string): void {
    [this.#snapshot] = transition(this.machine, this.#snapshot, { type });
    this.state = BREAKER_STATES.indexOf(this.#snapshot.value as BreakerStateName);
  }

  /** Moves where an operator says. @throws InputError listing where one can go from here */
  force(state: number): void {
    const type = `force.${BREAKER_STATES[state]}`;
    if (!this.#snapshot.can({ type })) {
      const legal = BREAKER_STATES.filter((name) => this.#snapshot.can({ type: `force.${name}` }));
      throw new InputError('state', `must be one of ${legal.join(', ')} when ${this.name}`, BREAKER_STATES[state]);
    }
    this.send(type);
  }
}
