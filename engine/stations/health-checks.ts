import { HealthState, healthStates } from '../health/backend-health';
import { HealthBoard, healthCauses } from '../health/health-board';
import { inPanic } from '../health/panic-threshold';
import { healthMechanisms } from '../health/registry';
import type { HealthMechanism, HealthSpec } from '../health/types';
import { InputError } from '../input-error';
import { Timers } from '../kernel/timers';
import type { VariantConfig } from '../knobs/variants';
import { Outcome } from '../outcome';
import { Rng } from '../random/rng';
import type { NodeSummary } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { Alarm } from './alarm';
import type { BackendWatcher, BalancerStation } from './balancer';
import { type HealthConfig, healthKnobs } from './health-knobs';
import { HealthProbes, type ProbeTimes } from './health-probes';
import { outcomeSet } from './outcome-set';
import type { Station, StationSpec, Wiring } from './station';
import { statusCode } from './status-code';

/** nginx counts a backend's time out as over when it is strictly longer ago; its clock ticks in whole units. */
const TICK_MS: Ms = 1;
const HEALTHY_CODE = 200;

function create({ kind, ...config }: VariantConfig, board: HealthBoard, rng: Rng): HealthMechanism {
  // biome-ignore lint/suspicious/noExplicitAny: the variant was parsed with this spec's knobs
  return (healthMechanisms[kind as keyof typeof healthMechanisms] as HealthSpec<any>).create(config, { board, rng });
}

const timesOf = ({ mechanism, checkWorkMs, depth }: HealthConfig): ProbeTimes => ({
  intervalMs: mechanism.intervalMs as Ms,
  timeoutMs: mechanism.timeoutMs as Ms,
  workMs: checkWorkMs,
  isDeep: depth === 'deep',
});

/**
 * Judges the backends of a balancer, which picks only those that are fit: by checks of its own (`active`), or by what becomes of
 * the balancer's calls (`passive`, `outlier-detection`). When too few are left, the panic threshold sets all verdicts aside.
 *
 * Active checks find a backend that is down, slower than the check's timeout, or behind a cut link; a *grey* failure, a backend that
 * answers checks but fails requests, is found only by deep checks or by outcomes. A balancer hears nothing of calls whose
 * client gave up, so lost answers are no outcome until the connection is given up.
 *
 * Facts: `health.changed` {backend, from, to, because}; `health.panicStarted`, `health.panicEnded`.
 * Edges: a changed mechanism begins with every backend as the mechanism takes a new one to be.
 */
class HealthChecks implements Station, BackendWatcher {
  readonly #wiring: Wiring;
  readonly #balancer: BalancerStation;
  readonly #rng: Rng;
  readonly #sweeps: Alarm;
  /** Set when a backend that is out may be tried again. */
  readonly #returns: Timers;
  #config: HealthConfig;
  #board!: HealthBoard;
  #mechanism!: HealthMechanism;
  #isFailure!: Uint8Array;
  #probes: HealthProbes | null = null;
  /** Verdicts as the balancer was told them. */
  readonly #isFit: boolean[] = [];
  readonly #isDraining: boolean[] = [];
  #isPanic = false;
  #panicSinceMs: Ms = 0;
  #panicMs = 0;
  #hasChanged = false;
  #changes = 0;

  constructor(config: HealthConfig, wiring: Wiring) {
    const { world, controlled, id } = wiring;
    this.#wiring = wiring;
    this.#config = config;
    this.#balancer = controlled!.station as BalancerStation;
    this.#rng = world.stream(`${id}.health`);
    this.#sweeps = new Alarm(world.kernel, () => this.#sweep());
    this.#returns = new Timers(world.kernel, () => this.#judgeAll());
    this.#take(config);
    this.#balancer.watch(this);
  }

  #take(config: HealthConfig): void {
    this.#isFailure = outcomeSet(config.failures);
    this.#board = new HealthBoard();
    this.#board.onChange = (backend, from, to, cause) => this.#onChange(backend, from, to, cause);
    this.#mechanism = create(config.mechanism, this.#board, this.#rng);
    const sweepsAt = this.#mechanism.sweep === undefined ? null : this.#mechanism.intervalMs;
    this.#sweeps.set(sweepsAt === null ? Infinity : this.#wiring.world.nowMs + sweepsAt);
    if (config.mechanism.kind !== 'active' || this.#probes !== null) return;
    this.#probes = new HealthProbes(this.#wiring.world, this.#balancer, this.#rng, timesOf(config), (backend, ok) => {
      this.#mechanism.onCheck?.(backend, this.#wiring.world.nowMs, ok);
      this.#judgeChanges();
    });
  }

  configure(config: NodeScenario): void {
    const before = this.#config;
    this.#config = config as HealthConfig;
    this.#isFailure = outcomeSet(this.#config.failures);
    if (this.#probes !== null) this.#probes.times = timesOf(this.#config);
    if (JSON.stringify(before.mechanism) !== JSON.stringify(this.#config.mechanism)) this.#beginAnew();
    this.#judgeAll();
  }

  #beginAnew(): void {
    const backends = this.#isFit.flatMap((_, backend) => (this.#board.present[backend] === 1 ? [backend] : []));
    for (const backend of backends) this.#probes?.end(backend);
    this.#probes = null;
    this.#take(this.#config);
    for (const backend of backends) this.#begin(backend);
  }

  accept(): void {
    throw new Error('health checks take no calls');
  }

  onAdded(backend: number): void {
    this.#isFit[backend] = true;
    this.#isDraining[backend] = false;
    this.#begin(backend);
    this.#judgeAll();
  }

  #begin(backend: number): void {
    const { nowMs } = this.#wiring.world;
    this.#board.add(backend);
    this.#mechanism.onAdd?.(backend, nowMs);
    if (this.#isDraining[backend]) this.#board.drain(backend, nowMs);
    this.#probes?.begin(backend);
  }

  onDraining(backend: number, isDraining: boolean): void {
    const { nowMs } = this.#wiring.world;
    this.#isDraining[backend] = isDraining;
    if (isDraining) this.#board.drain(backend, nowMs);
    else this.#board.undrain(backend, nowMs);
    this.#judgeAll();
  }

  onRemoved(backend: number): void {
    this.#board.remove(backend);
    this.#probes?.end(backend);
    this.#judgeAll();
  }

  onOutcome(backend: number, outcome: number): void {
    if (this.#mechanism.onOutcome === undefined || outcome === Outcome.cancelled || this.#board.present[backend] === 0) return;
    const isFailure = this.#isFailure[outcome] === 1;
    const code = isFailure ? statusCode[outcome] : HEALTHY_CODE;
    this.#mechanism.onOutcome(backend, this.#wiring.world.nowMs, !isFailure, code);
    if (isFailure && !this.#isFit[backend]) this.#awaitReturn(backend);
    if (this.#mechanism.isEligible !== undefined && this.#isFitNow(backend) !== this.#isFit[backend]) this.#hasChanged = true;
    this.#judgeChanges();
  }

  #sweep(): void {
    const { nowMs } = this.#wiring.world;
    this.#mechanism.sweep!(nowMs);
    this.#sweeps.set(nowMs + this.#mechanism.intervalMs!);
    this.#judgeChanges();
  }

  #judgeChanges(): void {
    if (this.#hasChanged) this.#judgeAll();
  }

  #judgeAll(): void {
    this.#hasChanged = false;
    this.#panic();
    for (let backend = 0; backend < this.#board.size; backend++) {
      if (this.#board.present[backend] === 0) continue;
      const isFit = this.#isFitNow(backend);
      if (isFit === this.#isFit[backend]) continue;
      this.#isFit[backend] = isFit;
      this.#balancer.judge(backend, isFit);
      if (!isFit) this.#awaitReturn(backend);
    }
  }

  #isFitNow(backend: number): boolean {
    if (this.#isPanic || this.#isDraining[backend]) return true; // a balancer passes over what drains by itself
    return this.#mechanism.isEligible?.(backend, this.#wiring.world.nowMs) ?? this.#board.isHealthy(backend);
  }

  #awaitReturn(backend: number): void {
    const { failTimeoutMs } = this.#config.mechanism as { failTimeoutMs?: Ms };
    if (failTimeoutMs !== undefined) this.#returns.set(backend, this.#wiring.world.nowMs + failTimeoutMs + TICK_MS);
  }

  #panic(): void {
    const { recorder, nowMs } = this.#wiring.world;
    const board = this.#board;
    const total = board.count - board.inState[HealthState.draining];
    const healthy = board.inState[HealthState.healthy];
    const isPanic = inPanic(healthy, total, this.#config.panicThreshold);
    if (isPanic === this.#isPanic) return;
    this.#isPanic = isPanic;
    if (isPanic) this.#panicSinceMs = nowMs;
    else this.#panicMs += nowMs - this.#panicSinceMs;
    recorder.fact(nowMs, isPanic ? 'health.panicStarted' : 'health.panicEnded', this.#wiring.id, { healthy, total });
  }

  #onChange(backend: number, from: number, to: number, cause: number): void {
    const { recorder, places, nowMs } = this.#wiring.world;
    const place = places[this.#balancer.placeOf(backend)].id;
    const detail = { backend: place, from: healthStates[from], to: healthStates[to], because: healthCauses[cause] };
    recorder.fact(nowMs, 'health.changed', this.#wiring.id, detail);
    this.#changes++;
    this.#hasChanged = true;
  }

  closeWindow(): void {
    const { windows } = this.#wiring.world;
    const { inState, count } = this.#board;
    const out = inState[HealthState.unhealthy] + inState[HealthState.ejected];
    windows.put(`${this.#wiring.id}.healthy`, inState[HealthState.healthy]);
    windows.put(`${this.#wiring.id}.out`, out);
    windows.put(`${this.#wiring.id}.backends`, count);
    windows.put(`${this.#wiring.id}.panic`, this.#isPanic ? 1 : 0);
  }

  summary(): NodeSummary {
    const { nowMs } = this.#wiring.world;
    return {
      utilization: null,
      queueMean: 0,
      queueMax: 0,
      arrived: 0,
      completed: 0,
      rejected: 0,
      changes: this.#changes,
      checks: this.#probes?.sent ?? 0,
      failedChecks: this.#probes?.failed ?? 0,
      timedOutChecks: this.#probes?.timedOut ?? 0,
      panicMs: this.#panicMs + (this.#isPanic ? nowMs - this.#panicSinceMs : 0),
    };
  }
}

export const healthChecks: StationSpec = {
  kind: 'health-checks',
  label: 'Health checks',
  help: 'Finds backends that are not well and takes them out of a balancer’s choice.',
  knobs: healthKnobs,
  sends: { min: 0, max: 0 },
  controls: ['balancer'],
  check(config) {
    try {
      create((config as HealthConfig).mechanism, new HealthBoard(), new Rng(0));
    } catch (error) {
      throw error instanceof InputError ? error.at('mechanism') : error;
    }
  },
  create: (config, wiring) => new HealthChecks(config as HealthConfig, wiring),
};
