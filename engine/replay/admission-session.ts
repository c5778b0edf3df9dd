import { InputError, known } from '../input-error';
import { parseKnobs } from '../knobs/parse';
import type { Emit, Operation, ReplaySession } from '../mechanism';
import type { Ms } from '../units';
import { type Admission, type AdmissionSpec, GRANTED, REFUSALS, REJECTED, WAITING } from '../waiting/admission';
import { ForwardClock, readChoice, readId, refuseUnknown } from './operation';

const OPS = ['acquire', 'release', 'set'] as const;

/** At least so many refused ids are remembered, the latest, so that releasing one is answered and not an error. */
const REMEMBERED_REFUSALS = 65_536;

/** The latest ids, in two generations: dropping the older one at once spares looking for the oldest of a set. */
class LatestIds {
  #young = new Set<string>();
  #old = new Set<string>();

  add(id: string): void {
    if (this.#young.size === REMEMBERED_REFUSALS) {
      this.#old = this.#young;
      this.#young = new Set();
    }
    this.#young.add(id);
  }

  delete(id: string): void {
    if (!this.#young.delete(id)) this.#old.delete(id);
  }

  has(id: string): boolean {
    return this.#young.has(id) || this.#old.has(id);
  }
}

/** Answers in the order of the operations, each held back until it and all before it are decided. */
class AnswerLine {
  #answers: (object | null)[] = [];
  #head = 0;
  #base = 0;

  /** Takes the next place in line; `null`: to be decided. */
  push(answer: object | null): number {
    return this.#base + this.#answers.push(answer) - 1;
  }

  decide(place: number, answer: object): void {
    this.#answers[place - this.#base] = answer;
  }

  flush(emit: Emit): void {
    while (this.#head < this.#answers.length) {
      const answer = this.#answers[this.#head];
      if (answer === null) break;
      emit(answer);
      this.#head++;
    }
    if (this.#head > 1024 && this.#head * 2 > this.#answers.length) this.#forget();
  }

  #forget(): void {
    this.#answers = this.#answers.slice(this.#head);
    this.#base += this.#head;
    this.#head = 0;
  }
}

/**
 * Bulkheads and pools over timed operations: `acquire {id}`, `release {id}`, `set {knob: value, …}`, each at `atMs` (the last
 * time again when left out). An acquire is answered once decided, and the answers behind it wait. An id is free for use again
 * when it was released or refused. Releasing a waiting id gives the wait up (`"reason":"cancelled"`, `"released":false`);
 * releasing a refused one is `"released":false`. When the input ends, time runs on; who then waits for what
 * nobody will release, and has no deadline, is answered `"reason":"never"`.
 */
export class AdmissionSession implements ReplaySession {
  readonly #clock = new ForwardClock();
  readonly #answers = new AnswerLine();
  readonly #admission: Admission;
  readonly #ticketOf = new Map<string, number>();
  readonly #refused = new LatestIds();
  readonly #idOf: string[] = [];
  readonly #sinceMs: Ms[] = [];
  /** Place of the answer of a waiting ticket; −1 when granted. */
  readonly #place: number[] = [];
  readonly #free: number[] = [];
  #config: Readonly<Record<string, unknown>>;
  #undecided = 0;

  constructor(
    // biome-ignore lint/suspicious/noExplicitAny: knobs of any algorithm
    readonly spec: AdmissionSpec<any>,
    config: unknown,
  ) {
    this.#config = parseKnobs(spec.knobs, config) as Readonly<Record<string, unknown>>;
    this.#admission = spec.create(this.#config);
    this.#admission.onGrant = (ticket, nowMs) => this.#granted(ticket, nowMs);
    this.#admission.onRefuse = (ticket, _nowMs, reason) => this.#refuse(ticket, REFUSALS[reason]);
  }

  apply(operation: Operation, emit: Emit): void {
    const op = readChoice(operation, 'op', OPS);
    if (op === 'set') this.#set(operation);
    else {
      refuseUnknown(operation, ['op', 'id', 'atMs']);
      const id = readId(operation);
      const atMs = this.#clock.read(operation, this.#clock.nowMs);
      this.#admission.advance(atMs);
      if (op === 'acquire') this.#acquire(id, atMs);
      else this.#release(id, atMs);
    }
    this.#answers.flush(emit);
  }

  end(emit: Emit): void {
    while (this.#undecided > 0 && this.#admission.nextEventAtMs < Infinity) this.#admission.expire(this.#admission.nextEventAtMs);
    this.#place.forEach((place, ticket) => {
      if (place >= 0) this.#refuse(ticket, 'never');
    });
    this.#answers.flush(emit);
  }

  #acquire(id: string, atMs: Ms): void {
    if (this.#ticketOf.has(id)) throw new InputError('id', 'must not be one that is held or waiting', id);
    const ticket = this.#free.pop() ?? this.#idOf.length;
    this.#idOf[ticket] = id;
    this.#sinceMs[ticket] = atMs;
    this.#ticketOf.set(id, ticket);
    this.#refused.delete(id);
    this.#place[ticket] = this.#answers.push(null);
    this.#undecided++;
    const verdict = this.#admission.acquire(atMs, ticket);
    if (verdict === GRANTED) this.#granted(ticket, atMs);
    else if (verdict !== WAITING) this.#refuse(ticket, REFUSALS[REJECTED]);
  }

  #release(id: string, atMs: Ms): void {
    const ticket = this.#ticketOf.get(id);
    if (ticket === undefined) {
      if (!this.#refused.has(id)) throw new InputError('id', 'must be one that was acquired', id);
      this.#answers.push({ released: false });
    } else if (this.#place[ticket] >= 0) {
      this.#admission.cancel(atMs, ticket);
      this.#refuse(ticket, 'cancelled');
      this.#answers.push({ released: false });
    } else {
      const place = this.#answers.push({ released: true });
      this.#admission.release(atMs, ticket);
      if (this.#admission.lastWasLeak) this.#answers.decide(place, { released: true, leaked: true });
      this.#forget(ticket);
    }
  }

  #set(operation: Operation): void {
    const { op: _op, atMs: _atMs, ...change } = operation;
    if (Object.keys(change).length === 0)
      throw new InputError('set', `must name a knob (known: ${Object.keys(this.spec.knobs).join(', ')})`);
    for (const name in change) known(this.spec.knobs, name, 'set');
    const config = parseKnobs(this.spec.knobs, { ...this.#config, ...change }) as Readonly<Record<string, unknown>>;
    this.#admission.retune(this.#clock.read(operation, this.#clock.nowMs), config);
    this.#config = config;
    this.#answers.push({ set: true });
  }

  #granted(ticket: number, nowMs: Ms): void {
    this.#decide(ticket, { granted: true, waitedMs: nowMs - this.#sinceMs[ticket] });
  }

  #refuse(ticket: number, reason: string): void {
    this.#decide(ticket, { granted: false, reason });
    this.#forget(ticket);
    this.#refused.add(this.#idOf[ticket]);
  }

  #decide(ticket: number, answer: object): void {
    this.#answers.decide(this.#place[ticket], answer);
    this.#place[ticket] = -1;
    this.#undecided--;
  }

  #forget(ticket: number): void {
    this.#ticketOf.delete(this.#idOf[ticket]);
    this.#free.push(ticket);
  }
}
