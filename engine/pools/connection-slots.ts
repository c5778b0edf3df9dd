import { widened } from '../kernel/columns';
import type { Ms } from '../units';

export const GONE = 0;
export const OPENING = 1;
export const IDLE = 2;
export const IN_USE = 3;
const NONE = -1;
/** What a search costs besides its looks, in looks. */
const SEARCH_COST = 64;

/** The connections of a pool, in columns. A slot is used again when its connection is gone. */
export class ConnectionSlots {
  readonly count = new Int32Array(4);
  /** Slots looked at so far: how much work it was. */
  looks = 0;
  state = new Uint8Array(16);
  /** OPENING: when it will be open. IDLE: when it retires or has idled long enough. IN_USE: when it is too old to be kept. */
  dueAtMs = new Float64Array(16);
  retireAtMs = new Float64Array(16);
  takenAtMs = new Float64Array(16);
  /** Birth order. */
  #serial = new Float64Array(16);
  #births = 0;
  #slotOf = new Int32Array(64).fill(NONE);

  get total(): number {
    return this.count[OPENING] + this.count[IDLE] + this.count[IN_USE];
  }

  bear(openAtMs: Ms): number {
    let slot = this.state.indexOf(GONE);
    if (slot < 0) slot = this.#widen();
    this.#serial[slot] = this.#births++;
    this.become(slot, OPENING);
    this.dueAtMs[slot] = openAtMs;
    return slot;
  }

  become(slot: number, state: number): void {
    if (this.state[slot] !== GONE) this.count[this.state[slot]]--;
    this.state[slot] = state;
    if (state !== GONE) this.count[state]++;
  }

  /** The longest-lived connection in this state; −1: none. */
  oldest(state: number): number {
    let best = NONE;
    if (this.count[state] === 0) return best;
    const states = this.state;
    const serial = this.#serial;
    for (let slot = 0; slot < states.length; slot++)
      if (states[slot] === state && (best === NONE || serial[slot] < serial[best])) best = slot;
    return best;
  }

  /** The one in this state whose `dueAtMs` is earliest, of equals the longest-lived; −1: none. */
  earliest(state: number): number {
    let best = NONE;
    if (this.count[state] === 0) return best;
    this.looks += this.state.length + SEARCH_COST;
    for (let slot = 0; slot < this.state.length; slot++) {
      if (this.state[slot] !== state) continue;
      if (best === NONE || this.dueAtMs[slot] < this.dueAtMs[best]) best = slot;
      else if (this.dueAtMs[slot] === this.dueAtMs[best] && this.#serial[slot] < this.#serial[best]) best = slot;
    }
    return best;
  }

  give(slot: number, ticket: number, nowMs: Ms): void {
    if (ticket >= this.#slotOf.length) this.#slotOf = widened(this.#slotOf, Math.max(ticket + 1, this.#slotOf.length * 2));
    this.#slotOf[ticket] = slot;
    this.takenAtMs[slot] = nowMs;
    this.become(slot, IN_USE);
  }

  heldBy(ticket: number): number {
    return this.#slotOf[ticket];
  }

  #widen(): number {
    const length = this.state.length;
    this.state = widened(this.state, length * 2);
    this.dueAtMs = widened(this.dueAtMs, length * 2);
    this.retireAtMs = widened(this.retireAtMs, length * 2);
    this.takenAtMs = widened(this.takenAtMs, length * 2);
    this.#serial = widened(this.#serial, length * 2);
    return length;
  }
}
