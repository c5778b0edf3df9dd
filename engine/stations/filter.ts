import type { CallOwner, CallTaker } from '../kernel/calls';
import { Outcome } from '../outcome';
import type { OpenSpan } from '../recording/span-table';
import { type NodeSummary, SpanKind } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import type { Station, Wiring } from './station';
import type { World } from './world';

/** Where a filter's child call is; kept in its `ownerNote2` by filters that hold calls or stop waiting for them. */
export const HELD = 0;
export const OUT = 1;
/** It goes on, but its answer no longer matters. */
export const LATE = 2;

/**
 * A station in front of another, as Finagle's filters and tower's layers are: takes calls, refuses, holds or changes them, and
 * passes them on. What is common to all: the counts, the place, the spans of what it refuses and holds, the line of the held.
 */
export abstract class Filter implements Station, CallOwner {
  declare protected readonly world: World;
  declare protected readonly id: string;
  declare protected readonly place: number;
  declare protected readonly next: CallTaker;
  protected arrived = 0;
  /** Calls that it is done with and did not refuse. */
  protected completed = 0;
  protected rejected = 0;
  protected waiting = 0;
  #waitingMost = 0;
  #waitingMs = 0;
  #countedMs: Ms = 0;
  readonly #before = new Map<string, number>();

  constructor(wiring: Wiring) {
    this.world = wiring.world;
    this.id = wiring.id;
    this.place = wiring.world.addPlace(wiring.id, wiring.node);
    this.next = wiring.next[0];
  }

  abstract configure(config: NodeScenario): void;
  abstract accept(call: number): void;
  abstract onCompleted(child: number, outcome: number): void;
  /** Its own figures, beside the common ones. */
  protected abstract figures(): Readonly<Record<string, unknown>>;

  closeWindow(): void {}

  summary(): NodeSummary {
    const { nowMs } = this.world;
    const waitingMs = this.#waitingMs + this.waiting * (nowMs - this.#countedMs);
    return {
      utilization: null,
      queueMean: nowMs > 0 ? waitingMs / nowMs : 0,
      queueMax: this.#waitingMost,
      arrived: this.arrived,
      completed: this.completed,
      rejected: this.rejected,
      ...this.figures(),
    };
  }

  /** Refuses a call that never went further. */
  protected refuse(call: number, outcome: number): void {
    const { calls, recorder, nowMs } = this.world;
    this.rejected++;
    calls.startMs[call] = nowMs;
    calls.midMs[call] = Number.NaN;
    recorder.end(SpanKind.visit, this.place, call, outcome, calls.startMs, calls.midMs);
    calls.complete(call, outcome);
  }

  /** Opens a child and holds it back: until `endHold`, the call waits here. */
  protected hold(call: number): number {
    const child = this.world.calls.openChild(this, call);
    this.beginHold(child);
    return child;
  }

  protected beginHold(child: number): void {
    const { calls, nowMs } = this.world;
    calls.ownerStartMs[child] = nowMs;
    calls.ownerNote2[child] = HELD;
    this.countWaiting(1);
  }

  protected endHold(child: number, outcome: number): void {
    this.countWaiting(-1);
    this.world.calls.ownerNote2[child] = OUT;
    this.span(SpanKind.hold, child, outcome);
  }

  /** Frees a child that nobody has taken. Returns the call it stood for. */
  protected dissolve(child: number): number {
    const { calls } = this.world;
    const call = calls.parent[child];
    calls.abandon(child);
    calls.complete(child, Outcome.cancelled);
    return call;
  }

  /** A span of this place, about a child since its `ownerStartMs`, ends now. */
  protected span(kind: number, child: number, outcome: number): void {
    const { calls, recorder } = this.world;
    recorder.end(kind, this.place, child, outcome, calls.ownerStartMs, calls.ownerStartMs);
  }

  protected put(name: string, value: number): void {
    this.world.windows.put(`${this.id}.${name}`, value);
  }

  /** A series of how fast a count grows; returns by how much it grew in this window. */
  protected putRate(name: string, total: number): number {
    const grown = total - (this.#before.get(name) ?? 0);
    this.#before.set(name, total);
    this.put(name, (grown * 1000) / this.world.windows.windowMs);
    return grown;
  }

  /** A series of the mean number of waiting calls. */
  protected putWaiting(): void {
    this.countWaiting(0);
    const grown = this.#waitingMs - (this.#before.get('waiting') ?? 0);
    this.#before.set('waiting', this.#waitingMs);
    this.put('waiting', grown / this.world.windows.windowMs);
  }

  protected openSpansOf(into: OpenSpan[], stage: number, kind: number): void {
    const { calls } = this.world;
    calls.eachOwnedBy(this, (child) => {
      if (calls.ownerNote2[child] !== stage) return;
      const startMs = calls.ownerStartMs[child];
      const [request, attempt, klass] = [calls.request[child], calls.attempt[child], calls.klass[child]];
      into.push({ kind, place: this.place, request, attempt, klass, startMs, midMs: startMs });
    });
  }

  protected countWaiting(change: number): void {
    const { nowMs } = this.world;
    this.#waitingMs += this.waiting * (nowMs - this.#countedMs);
    this.#countedMs = nowMs;
    this.waiting += change;
    if (this.waiting > this.#waitingMost) this.#waitingMost = this.waiting;
  }
}

/** The later of two tries has a number of its own; the column holds no more than this. */
const LAST_ATTEMPT = 255;

export function laterAttempt(attempt: number, later: number): number {
  return Math.min(LAST_ATTEMPT, attempt + later);
}
