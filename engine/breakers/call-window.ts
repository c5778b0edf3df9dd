import type { Ms } from '../units';

/** Running totals over the latest calls. Recording and sliding allocate nothing. */
export interface CallWindow {
  total: number;
  failed: number;
  slow: number;
  /** Calls refused while these measurements were the current ones. */
  notPermitted: number;
  /** Rates say nothing below this many calls. */
  readonly minimum: number;
  record(nowMs: Ms, failed: number, slow: number): void;
  /** Drops what is too old by now. */
  slide(nowMs: Ms): void;
  reset(): void;
}

const EMPTY = 4;

/**
 * The latest `size` calls, one byte each (bit 0 failed, bit 1 slow, bit 2 never used).
 * resilience4j FixedSizeSlidingWindowMetrics. A size of 0 holds nothing.
 */
export class CountWindow implements CallWindow {
  total = 0;
  failed = 0;
  slow = 0;
  notPermitted = 0;
  readonly #calls: Uint8Array;
  #head = 0;

  constructor(
    size: number,
    readonly minimum: number,
  ) {
    this.#calls = new Uint8Array(size).fill(EMPTY);
  }

  record(_nowMs: Ms, failed: number, slow: number): void {
    const calls = this.#calls;
    if (calls.length === 0) return;
    const head = this.#head;
    const oldest = calls[head];
    calls[head] = failed | (slow << 1);
    this.#head = head + 1 === calls.length ? 0 : head + 1;
    this.total += oldest >> 2;
    this.failed += failed - (oldest & 1);
    this.slow += slow - ((oldest >> 1) & 1);
  }

  slide(): void {}

  reset(): void {
    this.#calls.fill(EMPTY);
    this.#head = this.total = this.failed = this.slow = this.notPermitted = 0;
  }
}

/**
 * The calls of this second of the clock and of the `seconds − 1` before it, one bucket a second.
 * resilience4j SlidingTimeWindowMetrics: buckets are whole epoch seconds (here: of virtual time), so calls leave the window
 * a second's worth at a time, `seconds − 1` to `seconds` after they were made.
 */
export class TimeWindow implements CallWindow {
  total = 0;
  failed = 0;
  slow = 0;
  notPermitted = 0;
  readonly #totals: Int32Array;
  readonly #fails: Int32Array;
  readonly #slows: Int32Array;
  #head = 0;
  #headSecond = 0;

  constructor(
    readonly seconds: number,
    readonly minimum: number,
  ) {
    this.#totals = new Int32Array(seconds);
    this.#fails = new Int32Array(seconds);
    this.#slows = new Int32Array(seconds);
  }

  record(nowMs: Ms, failed: number, slow: number): void {
    this.slide(nowMs);
    const head = this.#head;
    this.#totals[head]++;
    this.#fails[head] += failed;
    this.#slows[head] += slow;
    this.total++;
    this.failed += failed;
    this.slow += slow;
  }

  slide(nowMs: Ms): void {
    const second = Math.floor(nowMs / 1000);
    let moves = Math.min(second - this.#headSecond, this.seconds);
    this.#headSecond = second;
    for (; moves > 0; moves--) this.#dropOldest();
  }

  #dropOldest(): void {
    const head = this.#head + 1 === this.seconds ? 0 : this.#head + 1;
    this.#head = head;
    this.total -= this.#totals[head];
    this.failed -= this.#fails[head];
    this.slow -= this.#slows[head];
    this.#totals[head] = this.#fails[head] = this.#slows[head] = 0;
  }

  /** Nothing is held afterwards, so the head may stand for any second past. */
  reset(): void {
    this.#totals.fill(0);
    this.#fails.fill(0);
    this.#slows.fill(0);
    this.#head = this.total = this.failed = this.slow = this.notPermitted = 0;
  }
}
