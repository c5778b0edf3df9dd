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
  readonly #ask: () => void;
  /** Made with the first person: a slot that is not there costs no event anything. */
  #thinking: Timers | null = null;

  constructor(
    readonly kernel: Kernel,
    readonly rng: Rng,
    ask: () => void,
  ) {
    this.#ask = ask;
  }

  #endThinking(): void {
    if (this.#present > this.#wanted) this.#present--;
    else this.#ask();
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
    this.#thinking ??= new Timers(this.kernel, () => this.#endThinking());
    this.#thinking.set(0, this.kernel.nowMs + exponential(this.rng) * this.#meanThinkMs);
  }
}
