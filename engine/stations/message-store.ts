import type { CallOwner, Calls } from '../kernel/calls';
import type { Recorder } from '../recording/recorder';
import type { OpenSpan } from '../recording/span-table';
import { SpanKind } from '../recording/types';
import type { Ms } from '../units';

/** Where a message is. */
export const MessageState = {
  free: 0,
  /** In line for a consumer. */
  ready: 1,
  /** Stored, but not to be delivered yet: behind another of its group, or pausing after a failure. */
  held: 2,
  /** A consumer has it, and no other may. */
  out: 3,
  /** Processed, dead or lost; a consumer may still be at work on it. */
  over: 4,
} as const;

export const NO_MESSAGE = -1;
export const WAITING = [MessageState.ready, MessageState.held] as const;

/** Messages of a broker as columns with a free list, and the line of those ready to be delivered. */
export class MessageStore {
  readonly state: number[] = [];
  readonly request: number[] = [];
  readonly klass: number[] = [];
  readonly key: number[] = [];
  readonly session: number[] = [];
  readonly isWrite: number[] = [];
  readonly storedMs: Ms[] = [];
  readonly firstDeliveredMs: Ms[] = [];
  readonly deliveries: number[] = [];
  /** Consumers at work on it. */
  readonly consumers: number[] = [];
  readonly isProcessed: boolean[] = [];
  readonly isForgotten: boolean[] = [];
  /** The call that waits for it to be processed; −1 for none. */
  readonly call: number[] = [];
  readonly timer: number[] = [];
  readonly #next: number[] = [];
  readonly #previous: number[] = [];
  readonly #spare: number[] = [];
  #first = NO_MESSAGE;
  #last = NO_MESSAGE;

  /** Stores what a call asks for. */
  open(calls: Calls, call: number, nowMs: Ms): number {
    const message = this.#spare.pop() ?? this.state.length;
    this.state[message] = MessageState.held;
    this.request[message] = calls.request[call];
    this.klass[message] = calls.klass[call];
    this.key[message] = calls.key[call];
    this.session[message] = calls.session[call];
    this.isWrite[message] = calls.isWrite[call];
    this.storedMs[message] = nowMs;
    this.firstDeliveredMs[message] = Number.NaN;
    this.deliveries[message] = 0;
    this.consumers[message] = 0;
    this.isProcessed[message] = false;
    this.isForgotten[message] = false;
    this.call[message] = -1;
    this.timer[message] = -1;
    return message;
  }

  /** Opens a call that asks for the same. */
  callFor(message: number, calls: Calls, owner: CallOwner): number {
    const call = calls.open(owner, this.request[message]);
    calls.klass[call] = this.klass[message];
    calls.key[call] = this.key[message];
    calls.session[call] = this.session[message];
    calls.isWrite[call] = this.isWrite[message];
    return call;
  }

  /** Frees a message that is over, once no consumer is at work on it. */
  close(message: number): void {
    if (this.state[message] !== MessageState.over || this.consumers[message] > 0) return;
    this.state[message] = MessageState.free;
    this.#spare.push(message);
  }

  /** Joins the line at its end. */
  push(message: number): void {
    this.#link(message, this.#last, NO_MESSAGE);
  }

  /** Joins the line at its front. */
  unshift(message: number): void {
    this.#link(message, NO_MESSAGE, this.#first);
  }

  #link(message: number, before: number, after: number): void {
    this.state[message] = MessageState.ready;
    this.#previous[message] = before;
    this.#next[message] = after;
    if (before === NO_MESSAGE) this.#first = message;
    else this.#next[before] = message;
    if (after === NO_MESSAGE) this.#last = message;
    else this.#previous[after] = message;
  }

  /** Takes the first of the line out of it; −1 when nothing is ready. */
  shift(): number {
    const message = this.#first;
    if (message !== NO_MESSAGE) this.unlink(message);
    return message;
  }

  unlink(message: number): void {
    const before = this.#previous[message];
    const after = this.#next[message];
    if (before === NO_MESSAGE) this.#first = after;
    else this.#next[before] = after;
    if (after === NO_MESSAGE) this.#last = before;
    else this.#previous[after] = before;
    this.state[message] = MessageState.held;
  }

  /** Visits the messages in these states, in no order that means anything. */
  each(visit: (message: number) => void, ...states: readonly number[]): void {
    for (let message = 0; message < this.state.length; message++) if (states.includes(this.state[message])) visit(message);
  }

  /** Since when the oldest of those that wait has waited; now when none does. */
  oldestWaitingMs(nowMs: Ms): Ms {
    let oldestMs = nowMs;
    this.each(
      (message) => {
        if (this.storedMs[message] < oldestMs) oldestMs = this.storedMs[message];
      },
      ...WAITING,
    );
    return oldestMs;
  }

  recordVisit(message: number, recorder: Recorder, place: number, nowMs: Ms, outcome: number): void {
    const [request, klass] = [this.request[message], this.klass[message]];
    const [startMs, midMs] = [this.storedMs[message], this.firstDeliveredMs[message]];
    recorder.span(SpanKind.visit, place, request, 1, klass, startMs, midMs, nowMs, outcome);
  }

  openVisits(place: number, into: OpenSpan[]): void {
    const add = (message: number): void => {
      const [request, klass] = [this.request[message], this.klass[message]];
      const [startMs, midMs] = [this.storedMs[message], this.firstDeliveredMs[message]];
      into.push({ kind: SpanKind.visit, place, request, attempt: 1, klass, startMs, midMs });
    };
    this.each(add, ...WAITING, MessageState.out);
  }
}
