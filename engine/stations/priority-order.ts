import type { Backend } from './backend';
import type { QueueOrder } from './queue-order';

/**
 * The most important class first, within a class first come first. Strict: while an important call waits no other is served, so
 * under lasting overload the least important ones starve. Work begun is finished.
 *
 * One line, in order; `#lastOf` remembers where each class ends in it.
 */
export class PriorityOrder implements QueueOrder {
  readonly #backend: Backend;
  /** By class, the last of its calls in line; −1 for none. */
  readonly #lastOf: number[] = [];

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  join(call: number): void {
    const klass = this.#backend.calls.klass[call];
    while (this.#lastOf.length <= klass) this.#lastOf.push(-1);
    let before = klass;
    while (before >= 0 && this.#lastOf[before] === -1) before--;
    this.#backend.joinBehind(before === -1 ? -1 : this.#lastOf[before], call);
    this.#lastOf[klass] = call;
  }

  take(): number {
    const call = this.#backend.leave(false);
    if (call === -1) return -1;
    const klass = this.#backend.calls.klass[call];
    if (this.#lastOf[klass] === call) this.#lastOf[klass] = -1;
    return call;
  }
}
