import type { Kernel } from '../kernel/kernel';
import { Timers } from '../kernel/timers';
import type { Rng } from '../random/rng';
import { exponential } from '../random/ziggurat';
import type { Ms } from '../units';

/** Whoever is answered in no time (a refusal, a service of 0 ms) pauses at least so long: else time would stand still. */
const LEAST_PAUSE_MS = 1;
const NO_TIME_MS = 0.001;

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
      this.think(Infinity);
    }
  }

  /** @param waitedMs how long the answer took */
  think(waitedMs: Ms): void {
    this.#thinking ??= new Timers(this.kernel, () => this.#endThinking());
    const pauseMs = exponential(this.rng) * this.#meanThinkMs;
    this.#thinking.set(0, this.kernel.nowMs + (waitedMs < NO_TIME_MS ? Math.max(LEAST_PAUSE_MS, pauseMs) : pauseMs));
  }
}
