import type { ConfigOf } from '../knobs/knobs';
import type { Ms } from '../units';
import type { jitterKnobs } from './knobs';
import { type Backoff, GIVE_UP } from './types';

type JitterConfig = ConfigOf<typeof jitterKnobs>;

/**
 * A delay that depends on the attempt alone, capped, then spread. With v = min(capMs, growth) and random in 0..1:
 *
 *   none v · full random × v · equal v/2 + random × v/2 · additive v + random × jitterMs
 *
 * Additive jitter comes on top of the cap: were it cut off there, every delay at the cap would be the same again.
 *
 * Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog (2015), for full and equal.
 */
export class JitteredBackoff implements Backoff {
  readonly #config: JitterConfig;
  readonly #lastAttempt: number;
  readonly #growthMs: (attempt: number) => Ms;

  constructor(config: JitterConfig, growthMs: (attempt: number) => Ms) {
    this.#config = config;
    this.#lastAttempt = config.maxAttempts ?? Infinity;
    this.#growthMs = growthMs;
  }

  delayMs(attempt: number, random: number): Ms {
    if (attempt >= this.#lastAttempt) return GIVE_UP;
    const delayMs = Math.min(this.#config.capMs, this.#growthMs(attempt));
    switch (this.#config.jitter) {
      case 'full':
        return random * delayMs;
      case 'equal':
        return delayMs / 2 + random * (delayMs / 2);
      case 'additive':
        return delayMs + random * this.#config.jitterMs;
      default:
        return delayMs;
    }
  }
}
