import { longer } from '../data/versions';
import type { Calls } from '../kernel/calls';

/** Per key, the calls that wait for it, first come first; the links are the calls' own. */
export class KeyLines {
  readonly #calls: Calls;
  #head = new Int32Array(256).fill(-1);
  #tail = new Int32Array(256).fill(-1);

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  join(key: number, call: number): void {
    this.#head = longer(this.#head, key, -1);
    this.#tail = longer(this.#tail, key, -1);
    const { next } = this.#calls;
    next[call] = -1;
    if (this.#head[key] === -1) this.#head[key] = call;
    else next[this.#tail[key]] = call;
    this.#tail[key] = call;
  }

  hasAny(key: number): boolean {
    return key < this.#head.length && this.#head[key] !== -1;
  }

  /** Takes all who wait for the key now out of the line, and hands over one after another. */
  release(key: number, visit: (call: number) => void): void {
    if (key >= this.#head.length) return;
    let call = this.#head[key];
    this.#head[key] = -1;
    this.#tail[key] = -1;
    while (call !== -1) {
      const after = this.#calls.next[call];
      visit(call);
      call = after;
    }
  }

  /** Everyone who waits, for pictures. */
  each(visit: (call: number) => void): void {
    for (const first of this.#head) for (let call = first; call !== -1; call = this.#calls.next[call]) visit(call);
  }
}
