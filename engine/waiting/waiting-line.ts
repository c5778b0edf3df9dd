import { widened } from '../kernel/columns';
import type { Ms } from '../units';

const NONE = -1;

/** First come, first served, each with a deadline. A list threaded through columns indexed by ticket: every step O(1). */
export class WaitingLine {
  length = 0;
  /** Ticket at the front; −1 when nobody waits. */
  first = NONE;
  #last = NONE;
  #next = new Int32Array(64);
  #previous = new Int32Array(64);
  #deadlineMs = new Float64Array(64);
  /** Deadlines rise along the line: true until a shorter wait joins behind a longer one. */
  #isSorted = true;

  join(ticket: number, deadlineMs: Ms): void {
    if (ticket >= this.#next.length) this.#widen(ticket);
    if (this.length === 0) this.#isSorted = true;
    else if (deadlineMs < this.#deadlineMs[this.#last]) this.#isSorted = false;
    this.#deadlineMs[ticket] = deadlineMs;
    this.#next[ticket] = NONE;
    this.#previous[ticket] = this.#last;
    if (this.#last === NONE) this.first = ticket;
    else this.#next[this.#last] = ticket;
    this.#last = ticket;
    this.length++;
  }

  leave(ticket: number): void {
    const next = this.#next[ticket];
    const previous = this.#previous[ticket];
    if (previous === NONE) this.first = next;
    else this.#next[previous] = next;
    if (next === NONE) this.#last = previous;
    else this.#previous[next] = previous;
    this.length--;
  }

  shift(): number {
    const ticket = this.first;
    this.leave(ticket);
    return ticket;
  }

  /** Infinity when nobody waits. */
  get earliestDeadlineMs(): Ms {
    const ticket = this.mostPressing;
    return ticket === NONE ? Infinity : this.#deadlineMs[ticket];
  }

  /** Whose wait runs out first, of equals who came first; −1 when nobody waits. O(n) only while deadlines are out of order. */
  get mostPressing(): number {
    let best = this.first;
    if (this.#isSorted || best === NONE) return best;
    for (let ticket = this.#next[best]; ticket !== NONE; ticket = this.#next[ticket])
      if (this.#deadlineMs[ticket] < this.#deadlineMs[best]) best = ticket;
    return best;
  }

  #widen(ticket: number): void {
    const length = Math.max(ticket + 1, this.#next.length * 2);
    this.#next = widened(this.#next, length);
    this.#previous = widened(this.#previous, length);
    this.#deadlineMs = widened(this.#deadlineMs, length);
  }
}
