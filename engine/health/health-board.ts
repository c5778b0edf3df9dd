import type { Ms } from '../units';
import { HealthEvent, HealthState, nextHealth } from './backend-health';

/** Why a state changed, as small integers; names for people in `healthCauses`. */
export const healthCauses = [
  'checks-failed',
  'checks-passed',
  'consecutive-5xx',
  'consecutive-gateway-failures',
  'success-rate',
  'failure-percentage',
  'failures-in-window',
  'ejection-over',
  'drain-asked',
  'drain-cancelled',
] as const;
export type HealthCauseName = (typeof healthCauses)[number];
export const HealthCause = {
  checksFailed: 0,
  checksPassed: 1,
  consecutive5xx: 2,
  consecutiveGatewayFailures: 3,
  successRate: 4,
  failurePercentage: 5,
  failuresInWindow: 6,
  ejectionOver: 7,
  drainAsked: 8,
  drainCancelled: 9,
} as const;

export type OnHealthChange = (backend: number, from: number, to: number, cause: number, nowMs: Ms) => void;

/** The state of every backend, by dense index, moved only through the machine. */
export class HealthBoard {
  state = new Uint8Array(8);
  present = new Uint8Array(8);
  /** One past the highest index ever added. */
  size = 0;
  /** Present backends, and those of them in each state. */
  count = 0;
  readonly inState = new Int32Array(4);
  /** Told of every change; stations record it. */
  onChange: OnHealthChange | null = null;

  add(backend: number): void {
    if (backend >= this.state.length) this.#grow(backend + 1);
    if (backend >= this.size) this.size = backend + 1;
    if (this.present[backend] === 1) this.remove(backend);
    this.present[backend] = 1;
    this.state[backend] = HealthState.healthy;
    this.count++;
    this.inState[HealthState.healthy]++;
  }

  remove(backend: number): void {
    if (this.present[backend] !== 1) return;
    this.present[backend] = 0;
    this.count--;
    this.inState[this.state[backend]]--;
  }

  /** Applies an event; returns whether the state changed. */
  apply(backend: number, event: number, cause: number, nowMs: Ms): boolean {
    const from = this.state[backend];
    const to = nextHealth(from, event);
    if (to === from) return false;
    this.state[backend] = to;
    this.inState[from]--;
    this.inState[to]++;
    this.onChange?.(backend, from, to, cause, nowMs);
    return true;
  }

  drain(backend: number, nowMs: Ms): boolean {
    return this.apply(backend, HealthEvent.drainAsked, HealthCause.drainAsked, nowMs);
  }

  undrain(backend: number, nowMs: Ms): boolean {
    return this.apply(backend, HealthEvent.drainCancelled, HealthCause.drainCancelled, nowMs);
  }

  isHealthy(backend: number): boolean {
    return this.present[backend] === 1 && this.state[backend] === HealthState.healthy;
  }

  #grow(least: number): void {
    const length = Math.max(least, this.state.length * 2);
    const state = new Uint8Array(length);
    const present = new Uint8Array(length);
    state.set(this.state);
    present.set(this.present);
    this.state = state;
    this.present = present;
  }
}

/** A typed column that grows with the board. */
export function grown<T extends Int32Array | Float64Array | Uint8Array>(column: T, least: number): T {
  if (least <= column.length) return column;
  const Column = column.constructor as new (length: number) => T;
  const larger = new Column(Math.max(least, column.length * 2));
  larger.set(column as never);
  return larger;
}
