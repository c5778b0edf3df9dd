import { type ConfigOf, choice, number } from '../knobs/knobs';
import { HealthEvent, HealthState } from './backend-health';
import { grown, HealthCause } from './health-board';
import type { HealthDeps, HealthMechanism, HealthSpec } from './types';

const knobs = {
  intervalMs: number({
    label: 'Interval',
    help: 'How often each backend is asked.',
    unit: 'ms',
    min: 1,
    default: 2000,
    range: [100, 30_000],
    scale: 'log',
    main: true,
  }),
  timeoutMs: number({
    label: 'Timeout',
    help: 'A check that takes longer has failed.',
    unit: 'ms',
    above: 0,
    default: 1000,
    range: [50, 10_000],
    scale: 'log',
  }),
  fall: number({
    label: 'Fall',
    help: 'Failed checks in a row before a backend is taken out.',
    unit: 'count',
    integer: true,
    min: 1,
    max: 1e6,
    default: 3,
    range: [1, 10],
    main: true,
  }),
  rise: number({
    label: 'Rise',
    help: 'Passed checks in a row before it is put back.',
    unit: 'count',
    integer: true,
    min: 1,
    max: 1e6,
    default: 2,
    range: [1, 10],
    main: true,
  }),
  start: choice({
    label: 'A new backend',
    help: 'What is believed of a backend before its first check.',
    default: 'healthy',
    options: [
      { value: 'healthy', label: 'Healthy', help: 'As nginx does: it falls like any other.' },
      { value: 'on-probation', label: 'Healthy until its first failure', help: 'As HAProxy does.' },
      { value: 'unhealthy', label: 'Unhealthy until its first pass', help: 'As Envoy and AWS target groups do.' },
    ],
  }),
} as const;
type Config = ConfigOf<typeof knobs>;

class Active implements HealthMechanism {
  readonly intervalMs: number;
  readonly #config: Config;
  readonly #deps: HealthDeps;
  /** Results in a row that speak against the present state. */
  #streak = new Int32Array(8);

  constructor(config: Config, deps: HealthDeps) {
    this.#config = config;
    this.#deps = deps;
    this.intervalMs = config.intervalMs;
  }

  onAdd(backend: number, nowMs: number): void {
    const { start, fall, rise } = this.#config;
    this.#streak = grown(this.#streak, backend + 1);
    this.#streak[backend] = start === 'healthy' ? 0 : (start === 'unhealthy' ? rise : fall) - 1;
    if (start === 'unhealthy') this.#deps.board.apply(backend, HealthEvent.checksFailed, HealthCause.checksFailed, nowMs);
  }

  onCheck(backend: number, nowMs: number, ok: boolean): void {
    const { board } = this.#deps;
    const down = board.state[backend] === HealthState.unhealthy;
    if (ok !== down) {
      this.#streak[backend] = 0;
      return;
    }
    const streak = ++this.#streak[backend];
    if (streak < (down ? this.#config.rise : this.#config.fall)) return;
    this.#streak[backend] = 0;
    if (down) board.apply(backend, HealthEvent.checksPassed, HealthCause.checksPassed, nowMs);
    else board.apply(backend, HealthEvent.checksFailed, HealthCause.checksFailed, nowMs);
  }
}

/**
 * Active health checks: each backend is asked on its own, whatever traffic there is.
 *
 *   down after `fall` failures in a row; up after `rise` passes in a row
 *
 * Units: ms; counts of checks in a row. A result that agrees with the present state starts the row anew.
 * A new backend that starts unhealthy is up with its first check if that passes, and must rise like any other if it fails.
 * Edges: an answer after `timeoutMs` is a failure (the caller says so); detection takes up to fall · interval + timeout.
 *
 * @see HAProxy 3.0 configuration manual §5.2, "inter", "fall", "rise" (2 s, 3, 2) and src/check.c (a server starts one failure
 *   away from down); nginx `health_check interval fails passes`; Envoy health_checker_base_impl.cc, handleSuccess ("If this is
 *   the first time we ever got a check result on this host, we immediately move it to healthy"); AWS, "Health checks for
 *   Application Load Balancer target groups" (a new target "must pass one health check to be considered healthy")
 */
export const active: HealthSpec<typeof knobs> = {
  id: 'active',
  label: 'Active checks',
  help: 'Asks every backend at intervals; so many failures in a row take it out, so many passes put it back.',
  knobs,
  cost: { time: 'O(1) per check', memory: 'O(backends)' },
  source: 'HAProxy 3.0 configuration manual, section 5.2: inter, fall, rise',
  create: (config, deps) => new Active(config, deps),
};
