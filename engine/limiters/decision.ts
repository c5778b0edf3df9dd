import type { Ms } from '../units';
import type { Limiter } from './types';

/**
 * What every limiter shares: it keeps what was asked last, and answers "how long until" by asking the algorithm itself,
 * so that the wait it reports is one that its own check accepts, rounding included.
 */
export abstract class Decision implements Limiter {
  protected askedMs = 0;
  /** The latest time seen. */
  protected clockMs = 0;
  #cost = 0;
  #passed = true;

  abstract readonly limit: number;
  abstract readonly remaining: number;

  get delayMs(): Ms {
    return 0;
  }

  /** Decides, and takes when it decides to let pass. `cost` may be beyond the limit, and may be 0. */
  protected abstract admit(nowMs: Ms, cost: number): boolean;
  /** Would `cost`, at most the limit, pass at `atMs` if nothing else is taken until then? Changes nothing. */
  protected abstract passesAt(atMs: Ms, cost: number): boolean;
  /** The instant from which `cost`, at most the limit, passes; asked only where it does not pass now. */
  protected abstract passesFromMs(cost: number): Ms;

  take(nowMs: Ms, cost: number): boolean {
    this.askedMs = nowMs;
    this.#cost = cost;
    this.#passed = this.admit(nowMs, cost);
    return this.#passed;
  }

  get retryAfterMs(): Ms {
    if (this.#passed) return 0;
    return this.#cost > this.limit ? Infinity : this.#waitMs(this.#cost);
  }

  get resetAfterMs(): Ms {
    return this.#waitMs(this.limit);
  }

  isWhole(atMs: Ms): boolean {
    return this.passesAt(atMs, this.limit);
  }

  /** Reads a clock that went back as the latest time seen. */
  protected forward(nowMs: Ms): Ms {
    if (nowMs > this.clockMs) this.clockMs = nowMs;
    return this.clockMs;
  }

  #waitMs(cost: number): Ms {
    if (this.passesAt(this.askedMs, cost)) return 0;
    let waitMs = Math.max(0, this.passesFromMs(cost) - this.askedMs);
    // A quotient or a sum rounded down may fall short of the boundary by an ulp: step over it.
    let stepMs = (this.askedMs + waitMs) * Number.EPSILON || Number.MIN_VALUE;
    while (!this.passesAt(this.askedMs + waitMs, cost)) {
      waitMs += stepMs;
      stepMs *= 2;
    }
    return waitMs;
  }
}
