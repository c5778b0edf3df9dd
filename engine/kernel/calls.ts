import type { Ms } from '../units';
import { widened } from './columns';

/** Who made a call and is told how it ended. */
export interface CallOwner {
  /** The call is freed right after this returns. */
  onCompleted(call: number, outcome: number): void;
}

/** Who let a call pass through and is told of its end, before its owner, while the row still stands. */
export interface CallRider {
  /** True: it has taken the call back, and ends it itself, now or later. */
  onPassed(call: number, outcome: number): boolean;
}

/** Who takes calls. It must end each one, now or later, with `calls.complete`. */
export interface CallTaker {
  accept(call: number): void;
}

/**
 * Calls in flight, as columns with a free list. A call is one station asking another: a client's attempt, and beneath it one
 * child for every station on the way that wants to hear the outcome.
 */
export class Calls {
  declare private readonly clock: { readonly nowMs: Ms };
  owner: (CallOwner | null)[] = [];
  /** The call this one was made for; −1 for a client's own. */
  parent = new Int32Array(64);
  /** Number of the client's request. */
  request = new Int32Array(64);
  attempt = new Uint8Array(64);
  klass = new Uint8Array(64);
  /** Dense key id, −1 for none. */
  key = new Int32Array(64).fill(-1);
  /** Whose request it is, −1 for nobody's in particular. */
  session = new Int32Array(64).fill(-1);
  /** 1 for a call that changes what its key holds. */
  isWrite = new Uint8Array(64);
  /** The version that a read found or a write made (`data/versions.ts`); 0 where nobody has ever written. */
  version = new Int32Array(64);
  /** Whether class and key are handed from parent to child: only where requests differ in them. */
  carriesDetails = false;
  /** Whether sessions are, too: only where somebody asks more than once. */
  carriesSessions = false;
  /** Whether writing is, and versions are handed from child to parent: only where something is written. */
  carriesVersions = false;
  /** Whether deadlines are handed from parent to child: only where somebody sets one. */
  carriesDeadlines = false;
  /** Which backend of the taker, chosen by a balancer. */
  backend = new Int32Array(64);
  /** Who rides along, and what it notes for itself: far cheaper than a child where one only wants to hear the outcome. */
  rider: (CallRider | null)[] = [];
  riderNote = new Int32Array(64);
  riderStartMs = new Float64Array(64);
  /** Links of the queue the call stands in; −1 at the ends. */
  next = new Int32Array(64);
  previous = new Int32Array(64);
  /** For the taker's own use while it holds the call. */
  takerNote = new Int32Array(64);
  /** For the owner's own use. */
  ownerNote = new Int32Array(64);
  ownerNote2 = new Int32Array(64);
  /** When the taker got it, if the taker says so. */
  startMs = new Float64Array(64);
  /** For the taker's and the owner's own use. */
  takerStartMs = new Float64Array(64);
  ownerStartMs = new Float64Array(64);
  /** When work on it began, NaN before; for takers that do some. */
  midMs = new Float64Array(64);
  /** Work it asks of the taker, ms at speed 1. */
  workMs = new Float64Array(64);
  /** The instant after which nobody wants the answer; Infinity for none. */
  deadlineMs = new Float64Array(64).fill(Infinity);

  #free = -1;
  #issued = 0;

  /** @param clock read rather than handed over with each call: an instant that is an argument would be boxed */
  constructor(clock: { readonly nowMs: Ms }) {
    this.clock = clock;
  }

  /** Calls in existence now. */
  get alive(): number {
    let free = 0;
    for (let call = this.#free; call !== -1; call = this.next[call]) free++;
    return this.#issued - free;
  }

  /** A fresh call of a client. */
  open(owner: CallOwner, request: number): number {
    const call = this.#take(owner);
    this.parent[call] = -1;
    this.request[call] = request;
    this.attempt[call] = 1;
    this.backend[call] = 0;
    if (this.carriesDetails) this.#clearDetails(call);
    if (this.carriesDeadlines) this.deadlineMs[call] = Infinity;
    return call;
  }

  /** A free row. */
  #take(owner: CallOwner): number {
    let call = this.#free;
    if (call === -1) {
      call = this.#issued++;
      if (call === this.parent.length) this.#grow();
      this.rider[call] = null;
    } else this.#free = this.next[call];
    this.owner[call] = owner;
    return call;
  }

  #clearDetails(call: number): void {
    this.klass[call] = 0;
    this.key[call] = -1;
    if (this.carriesSessions) this.session[call] = -1;
    if (!this.carriesVersions) return;
    this.isWrite[call] = 0;
    this.version[call] = 0;
  }

  /** A call made on behalf of another: same request, attempt, class, key, session, deadline. */
  openChild(owner: CallOwner, parent: number): number {
    const call = this.#take(owner);
    this.parent[call] = parent;
    this.request[call] = this.request[parent];
    this.attempt[call] = this.attempt[parent];
    this.backend[call] = this.backend[parent];
    if (this.carriesDetails) this.#copyDetails(call, parent);
    if (this.carriesDeadlines) this.deadlineMs[call] = this.deadlineMs[parent];
    return call;
  }

  #copyDetails(call: number, parent: number): void {
    this.klass[call] = this.klass[parent];
    this.key[call] = this.key[parent];
    if (this.carriesSessions) this.session[call] = this.session[parent];
    if (!this.carriesVersions) return;
    this.isWrite[call] = this.isWrite[parent];
    this.version[call] = this.version[parent];
  }

  /**
   * Lets a rider go with a call that passes through it. A call carries one; where it has one, a child goes on in its place.
   * Returns the call to send on.
   */
  ride(rider: CallRider, call: number): number {
    const ridden = this.rider[call] === null ? call : this.openChild(this.#relay, call);
    this.rider[ridden] = rider;
    this.riderStartMs[ridden] = this.clock.nowMs;
    return ridden;
  }

  /** Ends what a child stood in for, as the child ended. */
  readonly #relay: CallOwner = { onCompleted: (child, outcome) => this.complete(this.parent[child], outcome) };

  /**
   * Ends a call: its rider hears the outcome, and may take the call back; else its owner hears the outcome, unless it gave up on it, and
   * the call is free.
   */
  complete(call: number, outcome: number): void {
    const rider = this.rider[call];
    if (rider !== null) {
      this.rider[call] = null;
      if (rider.onPassed(call, outcome)) return;
    }
    const owner = this.owner[call];
    if (owner !== null) {
      if (this.carriesVersions) this.#liftVersion(call);
      owner.onCompleted(call, outcome);
    }
    this.owner[call] = null;
    this.next[call] = this.#free;
    this.#free = call;
  }

  /** What a child found is what its parent found. The row of a parent that did not wait may be another request's by now. */
  #liftVersion(call: number): void {
    const parent = this.parent[call];
    if (parent !== -1 && this.request[parent] === this.request[call]) this.version[parent] = this.version[call];
  }

  /** The owner no longer wants to hear of it. The taker goes on and completes it into nothing. */
  abandon(call: number): void {
    this.owner[call] = null;
  }

  /** Every call in existence that this owner made, oldest row first. For pictures, not for hot paths. */
  eachOwnedBy(owner: CallOwner, visit: (call: number) => void): void {
    for (let call = 0; call < this.#issued; call++) if (this.owner[call] === owner) visit(call);
  }

  #grow(): void {
    const size = this.parent.length * 2;
    this.parent = widened(this.parent, size);
    this.request = widened(this.request, size);
    this.key = widened(this.key, size, -1);
    this.session = widened(this.session, size, -1);
    this.isWrite = widened(this.isWrite, size);
    this.version = widened(this.version, size);
    this.backend = widened(this.backend, size);
    this.next = widened(this.next, size);
    this.riderNote = widened(this.riderNote, size);
    this.riderStartMs = widened(this.riderStartMs, size);
    this.previous = widened(this.previous, size);
    this.takerNote = widened(this.takerNote, size);
    this.ownerNote = widened(this.ownerNote, size);
    this.ownerNote2 = widened(this.ownerNote2, size);
    this.attempt = widened(this.attempt, size);
    this.klass = widened(this.klass, size);
    this.startMs = widened(this.startMs, size);
    this.takerStartMs = widened(this.takerStartMs, size);
    this.ownerStartMs = widened(this.ownerStartMs, size);
    this.midMs = widened(this.midMs, size);
    this.workMs = widened(this.workMs, size);
    this.deadlineMs = widened(this.deadlineMs, size, Infinity);
  }
}
