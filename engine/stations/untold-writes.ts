import { Timers } from '../kernel/timers';
import type { Ms } from '../units';
import type { World } from './world';

/** Writes that are done at the primary and whose writers wait for replicas, in the order in which they were done. */
export class UntoldWrites {
  readonly #timers: Timers;
  /** Timer by call. */
  readonly #waiting = new Map<number, number>();

  /** @param tell the wait of this call is over */
  constructor(world: World, tell: (call: number) => void) {
    this.#timers = new Timers(world.kernel, (call) => {
      this.#waiting.delete(call);
      tell(call);
    });
  }

  add(call: number, tellMs: Ms): void {
    this.#waiting.set(call, this.#timers.set(call, tellMs));
  }

  /** Who is waited for has changed: each is told at another instant. */
  retime(tellMsOf: (call: number) => Ms): void {
    for (const call of this.#takeAll()) this.add(call, tellMsOf(call));
  }

  /** Nobody is waited for any more: hands them over. */
  drop(visit: (call: number) => void): void {
    for (const call of this.#takeAll()) visit(call);
  }

  #takeAll(): number[] {
    const calls = [...this.#waiting.keys()];
    for (const timer of this.#waiting.values()) this.#timers.cancel(timer);
    this.#waiting.clear();
    return calls;
  }

  each(visit: (call: number) => void): void {
    for (const call of this.#waiting.keys()) visit(call);
  }
}
