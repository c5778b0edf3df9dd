import { type ConfigOf, number } from '../knobs/knobs';
import type { Ms } from '../units';
import { consecutiveFailuresMachine, Mode } from './machine';
import {
  type Breaker,
  type BreakerCause,
  type BreakerSpec,
  type BreakerStateName,
  CLOSED,
  HALF_OPEN,
  IGNORED,
  isAfter,
  type OnTransition,
  OPEN,
  SUCCESS,
} from './types';

const LONGEST_MS = 1e12;
const DEFAULT_OPEN_FOR_MS = 60_000; // gobreaker defaultTimeout

const knobs = {
  failures: number({
    label: 'Failures in a row',
    help: 'Opens at this many failures with no success between them.',
    default: 6,
    unit: 'count',
    min: 1,
    max: 4_294_967_295,
    integer: true,
    range: [1, 20],
    main: true,
  }),
  openForMs: number({
    label: 'Open for',
    help: 'How long it refuses everything before it tries again; 0 means 60 s.',
    default: DEFAULT_OPEN_FOR_MS,
    unit: 'ms',
    min: 0,
    max: LONGEST_MS,
    range: [100, 60_000],
    scale: 'log',
    main: true,
  }),
  halfOpenCalls: number({
    label: 'Probes',
    help: 'How many trial calls a half-open breaker lets through, and how many successes close it; 0 means 1.',
    default: 1,
    unit: 'count',
    min: 0,
    max: 4_294_967_295,
    integer: true,
    range: [1, 10],
    main: true,
  }),
  intervalMs: number({
    label: 'Forget every',
    help: 'While closed, counts start afresh each time this long has passed; 0: never.',
    default: 0,
    unit: 'ms',
    min: 0,
    max: LONGEST_MS,
    range: [0, 60_000],
  }),
};

type Config = ConfigOf<typeof knobs>;

/**
 * Opens after a number of failures in a row, tries again after a wait, and closes after as many successes in a row as it lets probes
 * through.
 *
 *   CLOSED → OPEN       a failure makes consecutiveFailures >= failures
 *   OPEN → HALF_OPEN    at the first look at it (any operation) strictly later than openedAt + openForMs
 *   HALF_OPEN → CLOSED  consecutiveSuccesses >= halfOpenCalls
 *   HALF_OPEN → OPEN    any failure
 *
 * HALF_OPEN refuses while requests − ignored >= halfOpenCalls. Every change of mode, and in CLOSED every look strictly later than
 * `intervalMs` after the last clearing, begins a generation with all counts at zero; results of attempts from an earlier
 * generation are dropped. Both clocks start at the look that found them over, not where they ended.
 *
 * Edge cases: `failures` stands for ReadyToTrip, whose default `ConsecutiveFailures > 5` is `failures: 6`; IGNORED and `release` are
 * exclusions, which free their place in HALF_OPEN and break no run of successes; `openForMs` 0 and `halfOpenCalls` 0 take
 * gobreaker's defaults, 60 s and 1. Its "slow" is nothing: slowCallRate stays null.
 *
 * @see sony/gobreaker v2.3 gobreaker.go (currentState: `expiry.Before(now)` in both modes, beforeRequest, afterRequest,
 *   toNewGeneration), counter.go
 */
class ConsecutiveFailuresBreaker implements Breaker {
  onTransition: OnTransition | null = null;
  readonly nextTransitionAtMs = Infinity;
  readonly slowCallRate = null;
  readonly slowCalls = 0;
  state = CLOSED;
  token = 1;
  notPermittedCalls = 0;
  requests = 0;
  successes = 0;
  failedCalls = 0;
  ignored = 0;
  consecutiveSuccesses = 0;
  consecutiveFailures = 0;
  readonly #mode = new Mode(consecutiveFailuresMachine);
  readonly #openForMs: Ms;
  readonly #halfOpenCalls: number;
  #nowMs: Ms = 0;
  #generation = 1;
  #expiresAtMs: Ms;

  constructor(readonly config: Config) {
    this.#openForMs = config.openForMs === 0 ? DEFAULT_OPEN_FOR_MS : config.openForMs;
    this.#halfOpenCalls = config.halfOpenCalls === 0 ? 1 : config.halfOpenCalls;
    this.#expiresAtMs = config.intervalMs === 0 ? Infinity : config.intervalMs;
  }

  acquire(nowMs: Ms): boolean {
    this.tick(nowMs);
    if (this.state === OPEN || (this.state === HALF_OPEN && this.requests - this.ignored >= this.#halfOpenCalls)) {
      this.notPermittedCalls++;
      return false;
    }
    this.requests++;
    this.token = this.#generation;
    return true;
  }

  record(nowMs: Ms, outcome: number, _durationMs: Ms, token?: number): void {
    this.tick(nowMs);
    if (token !== undefined && token !== this.#generation) return;
    if (outcome === IGNORED) this.ignored++;
    else if (outcome === SUCCESS) this.#succeed();
    else this.#fail();
  }

  release(nowMs: Ms, token?: number): void {
    this.record(nowMs, IGNORED, 0, token);
  }

  force(nowMs: Ms, state: number, forMs: Ms | null): void {
    this.tick(nowMs);
    const from = this.state;
    this.#mode.force(state);
    this.#enter(from, 'forced', forMs ?? this.#openForMs);
  }

  tick(nowMs: Ms): void {
    if (nowMs > this.#nowMs) this.#nowMs = nowMs;
    if (!isAfter(this.#nowMs, this.#expiresAtMs)) return;
    if (this.state === OPEN) this.#move('wait.elapsed', 'wait-elapsed');
    else this.#newGeneration(this.config.intervalMs);
  }

  get stateName(): BreakerStateName {
    return this.#mode.name;
  }
  get bufferedCalls(): number {
    return this.successes + this.failedCalls;
  }
  get failureRate(): number | null {
    return this.bufferedCalls === 0 ? null : this.failedCalls / this.bufferedCalls;
  }

  #succeed(): void {
    if (this.state === OPEN) return;
    this.successes++;
    this.consecutiveSuccesses++;
    this.consecutiveFailures = 0;
    if (this.state === HALF_OPEN && this.consecutiveSuccesses >= this.#halfOpenCalls) {
      this.#move('probes.passed', 'probes-passed');
    }
  }

  #fail(): void {
    if (this.state === HALF_OPEN) this.#move('probe.failed', 'probe-failed');
    if (this.state === OPEN) return;
    this.failedCalls++;
    this.consecutiveFailures++;
    this.consecutiveSuccesses = 0;
    if (this.consecutiveFailures >= this.config.failures) this.#move('failures.reached', 'consecutive-failures');
  }

  #move(event: string, because: BreakerCause): void {
    const from = this.state;
    this.#mode.send(event);
    this.#enter(from, because, this.#openForMs);
  }

  #enter(from: number, because: BreakerCause, openForMs: Ms): void {
    this.state = this.#mode.state;
    this.#newGeneration(this.state === OPEN ? openForMs : this.state === CLOSED ? this.config.intervalMs : 0);
    this.onTransition?.(from, this.state, because, this.#nowMs);
  }

  #newGeneration(lastsMs: Ms): void {
    this.#generation++;
    this.requests = this.successes = this.failedCalls = this.ignored = this.notPermittedCalls = 0;
    this.consecutiveSuccesses = this.consecutiveFailures = 0;
    this.#expiresAtMs = lastsMs === 0 && this.state !== OPEN ? Infinity : this.#nowMs + lastsMs;
  }
}

export const consecutiveFailures: BreakerSpec<typeof knobs> = {
  id: 'consecutive-failures',
  label: 'Failures in a row',
  help: 'Opens after a number of failures with no success between them.',
  knobs,
  cost: { time: 'O(1)', memory: 'O(1)' },
  source: 'sony/gobreaker v2, gobreaker.go and counter.go',
  deviation: 'Modes can be forced, which gobreaker does not offer; its rolling buckets inside the interval are not.',
  create: (config) => new ConsecutiveFailuresBreaker(config),
};
