import type { KeyedLimiter } from '../limiters/keyed-limiter';
import type { Ms } from '../units';

/** What each gateway of a limiter let through, by key, since they last told each other. */
export class LimiterSync {
  readonly #byKey = new Map<number, number[]>();

  get isEmpty(): boolean {
    return this.#byKey.size === 0;
  }

  count(key: number, gateway: number): void {
    let counts = this.#byKey.get(key);
    if (counts === undefined) {
      counts = [];
      this.#byKey.set(key, counts);
    }
    counts[gateway] = (counts[gateway] ?? 0) + 1;
  }

  /** Every gateway takes what the others let through from its own limit, as much as is left of it. */
  tell(gateways: readonly KeyedLimiter<number>[], nowMs: Ms): void {
    for (const [key, counts] of this.#byKey) {
      const total = counts.reduce((sum, count) => sum + (count ?? 0), 0);
      gateways.forEach((limiter, gateway) => {
        const others = total - (counts[gateway] ?? 0);
        if (others === 0) return;
        limiter.take(key, nowMs, 0);
        limiter.take(key, nowMs, Math.min(others, limiter.last.remaining));
      });
    }
    this.#byKey.clear();
  }

  forget(): void {
    this.#byKey.clear();
  }
}
