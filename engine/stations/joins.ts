import { longer } from '../data/versions';
import { Outcome } from '../outcome';

/**
 * Calls that wait for several others: each is answered as soon as enough have succeeded, or so many have failed that enough
 * cannot any more, with the failure that decided it. The others go on; their answers are late.
 */
export class Joins {
  #call = new Int32Array(64);
  #need = new Int32Array(64);
  /** How many more may fail before enough cannot succeed. */
  #spare = new Int32Array(64);
  #left = new Int32Array(64);
  readonly #free: number[] = [];
  #issued = 0;
  lateAnswers = 0;

  /** @param answer a call has its outcome; told once for each */
  constructor(readonly answer: (call: number, outcome: number) => void) {}

  /** A call that is answered when `need` of `of` have succeeded, 1 <= need <= of. Returns the join's number. */
  open(call: number, of: number, need: number): number {
    const join = this.#free.pop() ?? this.#issued++;
    this.#call = longer(this.#call, join, 0);
    this.#need = longer(this.#need, join, 0);
    this.#spare = longer(this.#spare, join, 0);
    this.#left = longer(this.#left, join, 0);
    this.#call[join] = call;
    this.#need[join] = need;
    this.#spare[join] = of - need;
    this.#left[join] = of;
    return join;
  }

  /** The call that waits; −1 when it has been answered. */
  callOf(join: number): number {
    return this.#call[join];
  }

  /** One of them has ended. The join is free after the last. */
  ended(join: number, outcome: number): void {
    this.#left[join]--;
    const call = this.#call[join];
    if (call === -1) this.lateAnswers++;
    else if (outcome === Outcome.ok) {
      if (--this.#need[join] === 0) this.#answer(join, call, outcome);
    } else if (--this.#spare[join] < 0) this.#answer(join, call, outcome);
    if (this.#left[join] === 0) this.#free.push(join);
  }

  /** Nothing more will be asked: frees a join that has been answered with some left. */
  close(join: number, left: number): void {
    this.#left[join] -= left;
    if (this.#left[join] === 0) this.#free.push(join);
  }

  #answer(join: number, call: number, outcome: number): void {
    this.#call[join] = -1;
    this.answer(call, outcome);
  }
}
