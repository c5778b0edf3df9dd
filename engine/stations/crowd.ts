import type { Kernel } from '../kernel/kernel';
import { Timers } from '../kernel/timers';
import type { Rng } from '../random/rng';
import { exponential } from '../random/ziggurat';
import type { Ms } from '../units';

/** People who think, ask, wait and think again. */
export class Crowd {
  #wanted = 0;
  #present = 0;
  #meanThinkMs: Ms = 0;
  readonly #thinking: Timers;

  constructor(
    readonly kernel: Kernel,
    readonly rng: Rng,
    ask: () => void,
  ) {
    this.#thinking = new Timers(kernel, () => {
      if (this.#present > this.#wanted) this.#present--;
      else ask();
    });
  }

  /** So many people from now on. New ones begin by thinking; those too many leave when their pause ends. */
  take(count: number, meanThinkMs: Ms): void {
    this.#wanted = count;
    this.#meanThinkMs = meanThinkMs;
    while (this.#present < count) {
      this.#present++;
      this.think();
    }
  }

  think(): void {
    this.#thinking.set(0, this.kernel.nowMs + exponential(this.rng) * this.#meanThinkMs);
  }
}
