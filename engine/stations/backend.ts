import type { Calls } from '../kernel/calls';
import type { Ms } from '../units';
import type { QueueOrder } from './queue-order';

/** How one backend is set up; null means "as the service says" where a service has the same knob. */
export interface BackendSetup {
  readonly id: string;
  readonly speed: number;
  readonly weight: number;
  readonly concurrency: number | null;
  readonly queueLimit: number | null;
  readonly maxConnections: number;
  readonly backup: boolean;
}

/** One backend of a service: its units of work, its line, and the areas under both that averages are made of. */
export class Backend {
  declare public setup: BackendSetup;
  declare readonly place: number;
  declare readonly calls: Calls;
  isUp = true;
  isDraining = false;
  isGone = false;
  concurrency = 1;
  queueLimit = Infinity;
  slowFactor = 1;
  /** Work done per ms: speed over slow factor, kept so that no call divides for it. */
  pace = 1;
  /** Until when it is slower because it came up lately. */
  coldUntilMs: Ms = 0;
  failRatio = 0;
  /** Null: first come first, or last come first. */
  order: QueueOrder | null = null;
  /** What `order` was made from. */
  orderedBy = '';

  inService = 0;
  queued = 0;
  #head = -1;
  #tail = -1;

  arrived = 0;
  completed = 0;
  rejected = 0;
  queueMax = 0;
  sojournSumMs: Ms = 0;

  /** ∫ in service, ∫ in line, ∫ units it has, all in ms. */
  busyMs = 0;
  queueMs = 0;
  capacityMs = 0;
  #countedUntilMs: Ms = 0;
  #capacityUntilMs: Ms = 0;

  /** What the last closed window had seen. */
  readonly before = { busyMs: 0, queueMs: 0, capacityMs: 0, completed: 0, sojournSumMs: 0 };

  constructor(setup: BackendSetup, place: number, calls: Calls, nowMs: Ms) {
    this.setup = setup;
    this.place = place;
    this.calls = calls;
    this.#countedUntilMs = nowMs;
    this.#capacityUntilMs = nowMs;
  }

  /** Brings the areas up to now; call before any count changes. */
  count(nowMs: Ms): void {
    const passedMs = nowMs - this.#countedUntilMs;
    this.busyMs += this.inService * passedMs;
    this.queueMs += this.queued * passedMs;
    // Units it has no more, at work until their calls are done.
    if (this.inService > this.concurrency) this.capacityMs += (this.inService - this.concurrency) * passedMs;
    this.#countedUntilMs = nowMs;
  }

  /** Brings the capacity it has had up to now; call before its concurrency changes and when it goes. */
  countCapacity(nowMs: Ms): void {
    if (!this.isGone) this.capacityMs += this.concurrency * (nowMs - this.#capacityUntilMs);
    this.#capacityUntilMs = nowMs;
  }

  /** The areas as they stand now. Bringing them up to now would round them otherwise: to look must change nothing. */
  areasAt(nowMs: Ms): { readonly busyMs: Ms; readonly queueMs: Ms; readonly capacityMs: Ms } {
    const passedMs = nowMs - this.#countedUntilMs;
    const hadMs = this.isGone ? 0 : this.concurrency * (nowMs - this.#capacityUntilMs);
    const overMs = Math.max(0, this.inService - this.concurrency) * passedMs;
    return {
      busyMs: this.busyMs + this.inService * passedMs,
      queueMs: this.queueMs + this.queued * passedMs,
      capacityMs: this.capacityMs + hadMs + overMs,
    };
  }

  /** Call after speed or slow factor changes. */
  setPace(): void {
    this.pace = this.setup.speed / this.slowFactor;
  }

  /** Joins the line at its end. */
  join(call: number): void {
    const { next, previous } = this.calls;
    next[call] = -1;
    previous[call] = this.#tail;
    if (this.#tail === -1) this.#head = call;
    else next[this.#tail] = call;
    this.#tail = call;
    this.queued++;
    if (this.queued > this.queueMax) this.queueMax = this.queued;
  }

  /** Joins the line behind `before`, a call in it; −1: at its very front. */
  joinBehind(before: number, call: number): void {
    if (before === this.#tail) {
      this.join(call);
      return;
    }
    const { next, previous } = this.calls;
    const after = before === -1 ? this.#head : next[before];
    next[call] = after;
    previous[call] = before;
    previous[after] = call;
    if (before === -1) this.#head = call;
    else next[before] = call;
    this.queued++;
    if (this.queued > this.queueMax) this.queueMax = this.queued;
  }

  /** Who is first in line; −1 when nobody waits. */
  get first(): number {
    return this.#head;
  }

  /** Takes the first (or, for a stack, the last) out of the line; −1 when nobody waits. */
  leave(lastFirst: boolean): number {
    const call = lastFirst ? this.#tail : this.#head;
    if (call === -1) return -1;
    const { next, previous } = this.calls;
    const before = previous[call];
    const after = next[call];
    if (before === -1) this.#head = after;
    else next[before] = after;
    if (after === -1) this.#tail = before;
    else previous[after] = before;
    this.queued--;
    return call;
  }

  /** Visits the line in order. */
  eachQueued(visit: (call: number) => void): void {
    for (let call = this.#head; call !== -1; call = this.calls.next[call]) visit(call);
  }
}
