import { type ConfigOf, number } from '../knobs/knobs';
import { HealthEvent, HealthState } from './backend-health';
import { grown, HealthCause } from './health-board';
import type { HealthDeps, HealthMechanism, HealthSpec } from './types';

const knobs = {
  maxFails: number({
    label: 'Max fails',
    help: 'Failures within the time that take a backend out; 0 never does.',
    unit: 'count',
    integer: true,
    min: 0,
    max: 1e6,
    default: 1,
    range: [0, 10],
    main: true,
  }),
  failTimeoutMs: number({
    label: 'Fail timeout',
    help: 'The time in which failures are counted, and for which the backend stays out.',
    unit: 'ms',
    above: 0,
    default: 10_000,
    range: [1000, 60_000],
    main: true,
  }),
} as const;
type Config = ConfigOf<typeof knobs>;

class Passive implements HealthMechanism {
  readonly intervalMs = null;
  readonly #config: Config;
  readonly #deps: HealthDeps;
  #fails = new Int32Array(8);
  #accessedMs = new Float64Array(8);
  #checkedMs = new Float64Array(8);

  constructor(config: Config, deps: HealthDeps) {
    this.#config = config;
    this.#deps = deps;
  }

  onAdd(backend: number): void {
    const least = backend + 1;
    this.#fails = grown(this.#fails, least);
    this.#accessedMs = grown(this.#accessedMs, least);
    this.#checkedMs = grown(this.#checkedMs, least);
    this.#fails[backend] = 0;
    this.#accessedMs[backend] = Number.NEGATIVE_INFINITY;
    this.#checkedMs[backend] = Number.NEGATIVE_INFINITY;
  }

  /** Out while its last failure is not older than the timeout; then it may be tried again. */
  isEligible(backend: number, nowMs: number): boolean {
    const { board } = this.#deps;
    if (board.isHealthy(backend)) return true;
    if (board.present[backend] !== 1 || board.state[backend] !== HealthState.ejected) return false;
    return this.#isAlone() || nowMs - this.#checkedMs[backend] > this.#config.failTimeoutMs;
  }

  /** nginx's `peers->single`. */
  #isAlone(): boolean {
    return this.#deps.board.count === 1;
  }

  onOutcome(backend: number, nowMs: number, ok: boolean): void {
    if (this.#isAlone()) {
      this.#return(backend, nowMs);
      return;
    }
    const { maxFails, failTimeoutMs } = this.#config;
    // A pick after the timeout opens a new stretch of time (nginx does this when it picks).
    if (nowMs - this.#checkedMs[backend] > failTimeoutMs) this.#checkedMs[backend] = nowMs;
    if (ok) {
      if (this.#accessedMs[backend] < this.#checkedMs[backend]) this.#return(backend, nowMs);
      return;
    }
    this.#accessedMs[backend] = nowMs;
    this.#checkedMs[backend] = nowMs;
    const fails = ++this.#fails[backend];
    if (maxFails > 0 && fails >= maxFails)
      this.#deps.board.apply(backend, HealthEvent.ejected, HealthCause.failuresInWindow, nowMs);
  }

  #return(backend: number, nowMs: number): void {
    this.#fails[backend] = 0;
    this.#deps.board.apply(backend, HealthEvent.returned, HealthCause.ejectionOver, nowMs);
  }
}

/**
 * Passive checks as nginx keeps them: real requests are the checks.
 *
 *   out when fails >= maxFails, for failTimeoutMs after the last failure; then tried again, and one success clears it
 *
 * Units: ms; failed attempts. Edges: the failures need not be in a row, and a success clears them only in a new stretch of
 * time, so a slow drip of failures among successes adds up while each falls within the timeout of the one before; at exactly
 * the timeout the backend is still out. The only backend there is is never out, and its failures are not counted.
 *
 * @see nginx 1.27 src/http/ngx_http_upstream_round_robin.c, get_peer and free_round_robin_peer
 */
export const passive: HealthSpec<typeof knobs> = {
  id: 'passive',
  label: 'Passive checks',
  help: 'So many failed requests take a backend out for a while; then it is tried again.',
  knobs,
  cost: { time: 'O(1) per outcome', memory: 'O(backends)' },
  source: 'nginx 1.27, ngx_http_upstream_module: max_fails, fail_timeout',
  deviation:
    'Milliseconds where nginx counts whole seconds; the pick is taken to happen with its outcome; no weights are lowered.',
  create: (config, deps) => new Passive(config, deps),
};
