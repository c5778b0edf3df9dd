import type { ConfigOf } from '../knobs/knobs';
import type { Ms } from '../units';
import { type CallWindow, CountWindow, TimeWindow } from './call-window';
import { Mode, rollingWindowMachine } from './machine';
import { rollingWindowKnobs as knobs } from './rolling-window-knobs';
import {
  type Breaker,
  type BreakerCause,
  type BreakerSpec,
  type BreakerStateName,
  CLOSED,
  DISABLED,
  FORCED_OPEN,
  HALF_OPEN,
  IGNORED,
  isAfter,
  METRICS_ONLY,
  type OnTransition,
  OPEN,
} from './types';

type Config = ConfigOf<typeof knobs>;

/**
 * Opens when too large a share of recent calls failed or was slow, tries again after a wait, and closes when a handful of
 * probes went well.
 *
 *   open when   failed / held >= failureRateThreshold  or  slow / held >= slowCallRateThreshold,  held >= minimum
 *   minimum     min(minimumNumberOfCalls, capacity) over a count window; minimumNumberOfCalls over a time window
 *   slow        durationMs > slowCallDurationThresholdMs, whether the call succeeded or failed
 *
 * OPEN becomes HALF_OPEN at the first `acquire` strictly after the wait; with `automaticTransition` at the very end of the wait.
 * HALF_OPEN hands out its permits and measures over a count window of that size, so the verdict falls with the
 * min(minimumNumberOfCalls, permits)-th result: exceeded → OPEN, else → CLOSED with empty measurements.
 *
 * Edge cases, all as in the source: OPEN goes on measuring into the window that tripped it, so late results show in its rates but
 * change nothing; results late by more than one mode count in whatever mode they meet; IGNORED and `release` give a permit
 * back in HALF_OPEN (even one that was never taken from it) and do nothing elsewhere; DISABLED and FORCED_OPEN measure nothing;
 * METRICS_ONLY measures and lets all pass; forcing the present mode starts it afresh.
 *
 * @see resilience4j-circuitbreaker 2.x: CircuitBreakerStateMachine.java, CircuitBreakerMetrics.java, CircuitBreaker.StateTransition
 */
class RollingWindowBreaker implements Breaker {
  onTransition: OnTransition | null = null;
  readonly token = 0;
  nextTransitionAtMs: Ms = Infinity;
  state = CLOSED;
  readonly #mode = new Mode(rollingWindowMachine);
  readonly #slowAboveMs: Ms;
  readonly #closed: CallWindow;
  readonly #halfOpen: CallWindow;
  /** What DISABLED and FORCED_OPEN measure with: a window of no calls, whatever is recorded. */
  readonly #nothing: CallWindow = new CountWindow(0, 0);
  #window: CallWindow;
  #nowMs: Ms = 0;
  #retryAfterMs: Ms = 0;
  #permits = 0;

  constructor(readonly config: Config) {
    const { slidingWindowSize: size, minimumNumberOfCalls: minimum } = config;
    this.#slowAboveMs = config.slowCallDurationThresholdMs;
    const probes = config.permittedNumberOfCallsInHalfOpenState;
    this.#closed =
      config.slidingWindowType === 'COUNT_BASED' ? new CountWindow(size, Math.min(minimum, size)) : new TimeWindow(size, minimum);
    this.#halfOpen = new CountWindow(probes, Math.min(minimum, probes));
    this.#window = this.#closed;
  }

  acquire(nowMs: Ms): boolean {
    const atMs = this.#pass(nowMs);
    switch (this.state) {
      case OPEN:
        if (!isAfter(atMs, this.#retryAfterMs)) break;
        this.#move('wait.elapsed', 'wait-elapsed', atMs);
        this.#permits--;
        return true;
      case HALF_OPEN:
        if (this.#permits === 0) break;
        this.#permits--;
        return true;
      case FORCED_OPEN:
        break;
      default:
        return true;
    }
    this.#window.notPermitted++;
    return false;
  }

  record(nowMs: Ms, outcome: number, durationMs: Ms): void {
    const atMs = this.#pass(nowMs);
    const state = this.state;
    if (outcome === IGNORED) {
      if (state === HALF_OPEN) this.#permits++;
      return;
    }
    this.#window.record(atMs, outcome, durationMs > this.#slowAboveMs ? 1 : 0);
    if (state === CLOSED || state === HALF_OPEN) this.#judge(atMs);
  }

  release(nowMs: Ms): void {
    this.record(nowMs, IGNORED, 0);
  }

  force(nowMs: Ms, state: number, forMs: Ms | null): void {
    const atMs = this.#pass(nowMs);
    const from = this.state;
    this.#mode.force(state);
    this.#enter(from, 'forced', atMs, forMs ?? this.config.waitDurationInOpenStateMs);
  }

  tick(nowMs: Ms): void {
    this.#window.slide(this.#pass(nowMs));
  }

  get stateName(): BreakerStateName {
    return this.#mode.name;
  }
  get failureRate(): number | null {
    return this.#rate(this.#window.failed);
  }
  get slowCallRate(): number | null {
    return this.#rate(this.#window.slow);
  }
  get bufferedCalls(): number {
    return this.#window.total;
  }
  get failedCalls(): number {
    return this.#window.failed;
  }
  get slowCalls(): number {
    return this.#window.slow;
  }
  get notPermittedCalls(): number {
    return this.#window.notPermitted;
  }

  #rate(calls: number): number | null {
    const { total, minimum } = this.#window;
    return total === 0 || total < minimum ? null : calls / total;
  }

  /** Moves the clock, never back, and lets due timers ring. */
  #pass(nowMs: Ms): Ms {
    if (nowMs > this.#nowMs) this.#nowMs = nowMs;
    while (!isAfter(this.nextTransitionAtMs, this.#nowMs)) this.#ring();
    return this.#nowMs;
  }

  #ring(): void {
    this.#skipRounds();
    const atMs = this.nextTransitionAtMs;
    if (this.state === OPEN) this.#move('wait.elapsed', 'wait-elapsed', atMs);
    else this.#move('max-wait.elapsed', 'max-wait-elapsed', atMs);
  }

  /** Left alone, an automatic breaker goes round OPEN → HALF_OPEN → OPEN: whole rounds of a very long silence are not walked. */
  #skipRounds(): void {
    const { waitDurationInOpenStateMs, maxWaitDurationInHalfOpenStateMs, automaticTransition } = this.config;
    if (!automaticTransition || maxWaitDurationInHalfOpenStateMs < 1 || this.state !== OPEN) return;
    const roundMs = waitDurationInOpenStateMs + maxWaitDurationInHalfOpenStateMs;
    const rounds = Math.floor((this.#nowMs - this.nextTransitionAtMs) / roundMs);
    if (rounds > 1000) this.nextTransitionAtMs += (rounds - 1) * roundMs;
  }

  #judge(atMs: Ms): void {
    const { total, failed, slow, minimum } = this.#window;
    if (total < minimum) return;
    const { failureRateThreshold, slowCallRateThreshold } = this.config;
    const failing = failed / total >= failureRateThreshold;
    const slowing = slow / total >= slowCallRateThreshold;
    if (failing || slowing) {
      const because = failing ? (slowing ? 'failure-and-slow-call-rate' : 'failure-rate') : 'slow-call-rate';
      this.#move('thresholds.exceeded', because, atMs);
    } else if (this.state === HALF_OPEN) {
      this.#move('thresholds.met', 'probes-passed', atMs);
    }
  }

  #move(event: string, because: BreakerCause, atMs: Ms): void {
    const from = this.state;
    this.#mode.send(event);
    this.#enter(from, because, atMs, this.config.waitDurationInOpenStateMs);
  }

  #enter(from: number, because: BreakerCause, atMs: Ms, waitMs: Ms): void {
    const state = this.#mode.state;
    this.state = state;
    this.nextTransitionAtMs = Infinity;
    switch (state) {
      case CLOSED:
      case METRICS_ONLY:
        this.#measureWith(this.#closed);
        break;
      case OPEN: // keeps the measurements that it comes with
        this.#retryAfterMs = atMs + waitMs;
        if (this.config.automaticTransition) this.nextTransitionAtMs = this.#retryAfterMs;
        break;
      case HALF_OPEN: {
        this.#measureWith(this.#halfOpen);
        this.#permits = this.config.permittedNumberOfCallsInHalfOpenState;
        const maxWaitMs = this.config.maxWaitDurationInHalfOpenStateMs;
        if (maxWaitMs >= 1) this.nextTransitionAtMs = atMs + maxWaitMs;
        break;
      }
      case DISABLED:
      case FORCED_OPEN:
        this.#measureWith(this.#nothing);
    }
    this.onTransition?.(from, state, because, atMs);
  }

  #measureWith(window: CallWindow): void {
    this.#window = window;
    window.reset();
  }
}

export const rollingWindow: BreakerSpec<typeof knobs> = {
  id: 'rolling-window',
  label: 'Rolling window',
  help: 'Opens when too large a share of the latest calls failed or was slow.',
  knobs,
  cost: { time: 'O(1)', memory: 'one byte per call of the window, or three counters per second of it' },
  source: 'resilience4j 2.x, CircuitBreakerStateMachine.java and CircuitBreakerMetrics.java',
  deviation:
    'Rates are ratios in double precision, not percentages in single. A mode that measures nothing still measures nothing when it is forced OPEN, where resilience4j would fail on a late result.',
  create: (config) => new RollingWindowBreaker(config),
};
