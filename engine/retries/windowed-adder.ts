import type { Ms } from '../units';

/**
 * A sum that forgets: adds go into the slice of now, and a slice is dropped once newer ones have pushed it out. Slices
 * start when they are first needed, not at multiples, so an amount lasts between (slices − 1) and slices times a slice's length
 * of steady use, and a clock that goes back only makes it last longer.
 *
 * Source: twitter/util `WindowedAdder` (one thread's worth of it), as Finagle's retry budget uses it.
 */
export class WindowedAdder {
  readonly #sliceMs: Ms;
  readonly #kept: Float64Array;
  #next = 0;
  #current = 0;
  #sinceMs: Ms;

  constructor(rangeMs: Ms, slices: number, nowMs: Ms) {
    this.#sliceMs = Math.floor(rangeMs / slices);
    this.#kept = new Float64Array(slices - 1);
    this.#sinceMs = nowMs;
  }

  add(nowMs: Ms, amount: number): void {
    this.#expire(nowMs);
    this.#current += amount;
  }

  sum(nowMs: Ms): number {
    this.#expire(nowMs);
    let sum = this.#current;
    for (let i = 0; i < this.#kept.length; i++) sum += this.#kept[i];
    return sum;
  }

  #expire(nowMs: Ms): void {
    const elapsedMs = nowMs - this.#sinceMs;
    if (elapsedMs < this.#sliceMs) return;
    const size = this.#kept.length;
    this.#kept[this.#next] = this.#current;
    this.#current = 0;
    this.#next = (this.#next + 1) % size;
    const idleSlices = Math.min(Math.floor(elapsedMs / this.#sliceMs) - 1, size);
    for (let i = 0; i < idleSlices; i++) {
      this.#kept[this.#next] = 0;
      this.#next = (this.#next + 1) % size;
    }
    this.#sinceMs = nowMs;
  }
}
