import { longer } from '../data/versions';
import type { CallOwner, CallRider, CallTaker } from '../kernel/calls';
import { DelayLine, type LineEnd } from '../kernel/delay-line';
import { Outcome } from '../outcome';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import type { Ms } from '../units';
import { KeyLines } from './key-lines';
import type { World } from './world';

/** What becomes of a load that the cache began. */
export interface LoadSink {
  /** The store has answered: keeps the version, or does not. */
  keep(key: number, version: number, tookMs: Ms): void;
  /** A call that asked the cache is answered. */
  answer(call: number, outcome: number): void;
}

/** Loads of what a cache lacks: one for each who asks, or one for all who ask meanwhile. */
export class CacheLoads implements CallOwner, CallRider, LineEnd {
  declare private readonly world: World;
  declare private readonly next: CallTaker;
  declare private readonly place: number;
  declare private readonly sink: LoadSink;
  declare private readonly waiters: KeyLines;
  /** Newest last; the others still let out what is in them. Empty where a load is kept without a trip of its own. */
  readonly #trips: DelayLine[] = [];
  #tripMs: Ms = 0;
  /** Loads under way, by key. */
  #loading = new Int32Array(256);
  loads = 0;
  coalesced = 0;
  refreshes = 0;
  mostOfOneKey = 0;

  constructor(world: World, next: CallTaker, place: number, sink: LoadSink) {
    this.world = world;
    this.next = next;
    this.place = place;
    this.sink = sink;
    this.waiters = new KeyLines(world.calls);
  }

  /** How long putting takes from now on; 0: it is done as the answer passes. */
  takeTrip(tripMs: Ms): void {
    if (tripMs === this.#tripMs) return;
    this.#tripMs = tripMs;
    if (tripMs > 0) this.#trips.push(new DelayLine(this.world.kernel, tripMs, this));
  }

  isLoading(key: number): boolean {
    return key < this.#loading.length && this.#loading[key] > 0;
  }

  /** Loads for a call that found nothing; where loads are shared and one is under way, it waits for that. */
  load(call: number, key: number, shares: boolean): void {
    const { calls, nowMs } = this.world;
    if (shares && this.isLoading(key)) {
      this.coalesced++;
      calls.startMs[call] = nowMs;
      this.waiters.join(key, call);
    } else this.#begin(call);
  }

  /** Loads anew in the background what this call was answered with, unless somebody does already. */
  refresh(request: number, klass: number, key: number): void {
    if (this.isLoading(key)) return;
    const { calls } = this.world;
    this.refreshes++;
    const call = calls.open(this, request);
    calls.key[call] = key;
    calls.klass[call] = klass;
    this.#begin(call);
  }

  #begin(call: number): void {
    const { calls } = this.world;
    const key = calls.key[call];
    this.loads++;
    this.#loading = longer(this.#loading, key, 0);
    const together = ++this.#loading[key];
    if (together > this.mostOfOneKey) this.mostOfOneKey = together;
    this.next.accept(calls.ride(this, call));
  }

  /** The store has answered. Where putting takes time, the answer waits for it. */
  onPassed(call: number, outcome: number): boolean {
    if (outcome === Outcome.ok && this.#tripMs > 0) {
      const { calls, kernel } = this.world;
      calls.startMs[call] = kernel.nowMs;
      this.#trips[this.#trips.length - 1].push(call);
    } else this.#end(call, outcome);
    return true;
  }

  /** A put is done. */
  onOut(call: number): void {
    const { calls, recorder } = this.world;
    recorder.end(SpanKind.hold, this.place, call, Outcome.ok, calls.startMs, calls.startMs);
    this.#end(call, Outcome.ok);
  }

  #end(call: number, outcome: number): void {
    const { calls, kernel } = this.world;
    const key = calls.key[call];
    const version = calls.version[call];
    this.#loading[key]--;
    if (outcome === Outcome.ok) this.sink.keep(key, version, kernel.nowMs - calls.riderStartMs[call]);
    if (calls.owner[call] === this) calls.complete(call, outcome);
    else this.sink.answer(call, outcome);
    if (this.#loading[key] === 0 && this.waiters.hasAny(key))
      this.waiters.release(key, (waiter) => this.#share(waiter, version, outcome));
  }

  /** A refresh has ended: nobody waits for it. */
  onCompleted(): void {}

  #share(waiter: number, version: number, outcome: number): void {
    const { calls, recorder } = this.world;
    calls.version[waiter] = version;
    recorder.end(SpanKind.hold, this.place, waiter, outcome, calls.startMs, calls.startMs);
    this.sink.answer(waiter, outcome);
  }

  openSpans(into: OpenSpan[]): void {
    const { calls } = this.world;
    for (const trip of this.#trips) trip.each((call) => into.push(heldSpan(calls, this.place, call, calls.startMs[call])));
    this.waiters.each((call) => into.push(heldSpan(calls, this.place, call, calls.startMs[call])));
  }
}

/** The span of a call that a place holds and has not let go. */
export function heldSpan(calls: World['calls'], place: number, call: number, startMs: Ms): OpenSpan {
  const [request, attempt, klass] = [calls.request[call], calls.attempt[call], calls.klass[call]];
  return { kind: SpanKind.hold, place, request, attempt, klass, startMs, midMs: startMs };
}
