import { Timers } from '../kernel/timers';
import type { Rng } from '../random/rng';
import type { Ms } from '../units';
import type { BalancerStation } from './balancer';
import type { World } from './world';

export interface ProbeTimes {
  readonly intervalMs: Ms;
  readonly timeoutMs: Ms;
  /** Work of one check at speed 1. */
  readonly workMs: Ms;
  readonly isDeep: boolean;
}

const PASSED = 1;

/**
 * Asks each backend at intervals, over the balancer's own link to it: a dead one refuses, a slow one takes its time, a cut link
 * answers nothing. The next check of a backend waits for the last one. First checks are spread over an interval, as HAProxy does.
 */
export class HealthProbes {
  sent = 0;
  failed = 0;
  timedOut = 0;
  readonly #world: World;
  readonly #balancer: BalancerStation;
  readonly #rng: Rng;
  readonly #onResult: (backend: number, ok: boolean) => void;
  readonly #due: Timers;
  readonly #answers: Timers;
  readonly #isWatched: boolean[] = [];
  readonly #sentMs: Ms[] = [];

  constructor(
    world: World,
    balancer: BalancerStation,
    rng: Rng,
    public times: ProbeTimes,
    onResult: (backend: number, ok: boolean) => void,
  ) {
    this.#world = world;
    this.#balancer = balancer;
    this.#rng = rng;
    this.#onResult = onResult;
    this.#due = new Timers(world.kernel, (backend) => this.#send(backend));
    this.#answers = new Timers(world.kernel, (answer) => this.#receive(answer >> 1, (answer & 1) === PASSED));
  }

  begin(backend: number): void {
    this.#isWatched[backend] = true;
    this.#due.set(backend, this.#world.nowMs + this.#rng.uniform() * this.times.intervalMs);
  }

  end(backend: number): void {
    this.#isWatched[backend] = false;
  }

  #send(backend: number): void {
    if (!this.#isWatched[backend]) return;
    const { nowMs } = this.#world;
    const { timeoutMs, workMs, isDeep } = this.times;
    this.sent++;
    this.#sentMs[backend] = nowMs;
    const { target, link, backend: there } = this.#balancer.routeOf(backend);
    const answer = target.probe?.(there, workMs, isDeep) ?? { ok: true, afterMs: workMs };
    const isLost = this.#world.cutLinks.has(link);
    const afterMs = isLost ? Infinity : answer.afterMs + 2 * (this.#world.latencyByLink.get(link) ?? 0);
    const isLate = afterMs > timeoutMs;
    if (isLate) this.timedOut++;
    this.#answers.set((backend << 1) | (answer.ok && !isLate ? PASSED : 0), nowMs + (isLate ? timeoutMs : afterMs));
  }

  #receive(backend: number, ok: boolean): void {
    if (!this.#isWatched[backend]) return;
    if (!ok) this.failed++;
    this.#due.set(backend, Math.max(this.#world.nowMs, this.#sentMs[backend] + this.times.intervalMs));
    this.#onResult(backend, ok);
  }
}
