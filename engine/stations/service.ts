import type { SlotOwner } from '../kernel/kernel';
import type { LatencyHistogram } from '../metrics/latency-histogram';
import { Outcome } from '../outcome';
import { type Sampler, samplerOf } from '../random/distributions';
import type { Rng } from '../random/rng';
import type { OpenSpan } from '../recording/span-table';
import { type NodeSummary, SpanKind } from '../recording/types';
import type { NodeScenario, ScenarioEvent } from '../scenario/types';
import type { Ms } from '../units';
import { Backend, type BackendSetup } from './backend';
import { queueOrderOf } from './queue-order';
import { checkService, type MembershipListener, type ServiceConfig } from './service-config';
import { openVisit, putFigures, serviceSummary } from './service-figures';
import { serviceKnobs } from './service-knobs';
import type { ProbeAnswer, Station, StationSpec, Wiring } from './station';
import type { World } from './world';

const SLOW_START_FROM = 0.1;

/** Does the work: each backend has units that serve one call each, and a line of those that wait. */
export class Service implements Station, SlotOwner {
  readonly backends: Backend[] = [];
  /** Takes the time that each call spent here, where somebody wants to know. */
  latencies: LatencyHistogram | null = null;
  declare private readonly wiring: Wiring;
  /** At hand: hot paths ask it at every step. */
  declare private readonly world: World;
  declare private readonly workRng: Rng;
  declare private readonly failRng: Rng;
  readonly #listeners: MembershipListener[] = [];
  declare private config: ServiceConfig;
  declare private sampler: Sampler;
  /** A unit is a slot with a call in service; units are shared out as they are needed. */
  readonly #unitSlot: number[] = [];
  readonly #unitCall: number[] = [];
  readonly #spareUnits: number[] = [];

  constructor(config: ServiceConfig, wiring: Wiring) {
    this.wiring = wiring;
    this.world = wiring.world;
    this.config = config;
    this.workRng = wiring.world.stream(`${wiring.id}.work`);
    this.failRng = wiring.world.stream(`${wiring.id}.errors`);
    this.sampler = samplerOf(config.serviceMs);
    for (const setup of config.backends) this.#add(setup);
  }

  listen(listener: MembershipListener): void {
    this.#listeners.push(listener);
    this.backends.forEach((backend, index) => {
      listener.onAdded(index, backend.setup);
    });
  }

  accept(call: number): void {
    const { kernel, calls, worksDiffer } = this.world;
    const backend = this.backends[calls.backend[call]];
    const nowMs = kernel.nowMs;
    // Drawn for every call that comes, so that the same request brings the same work whatever a policy upstream decides.
    const workMs = this.sampler(this.workRng);
    calls.workMs[call] = worksDiffer ? workMs * this.world.workFactor[calls.klass[call]] : workMs;
    calls.startMs[call] = nowMs;
    calls.midMs[call] = Number.NaN;
    backend.arrived++;
    if (!backend.isUp) this.#refuse(backend, call, Outcome['connection-refused']);
    else if (backend.inService < backend.concurrency) {
      backend.count(nowMs);
      this.#start(backend, call);
    } else if (backend.queued < backend.queueLimit) {
      backend.count(nowMs);
      if (backend.order === null) backend.join(call);
      else backend.order.join(call, nowMs);
    } else this.#refuse(backend, call, Outcome['queue-full']);
  }

  #refuse(backend: Backend, call: number, outcome: number): void {
    backend.rejected++;
    this.#leave(backend, call, outcome);
  }

  /** Puts a call on a unit; the areas are up to date. */
  #start(backend: Backend, call: number): void {
    backend.inService++;
    const unit = this.#spareUnits.pop() ?? this.#newUnit();
    this.#work(backend, call, unit);
  }

  #newUnit(): number {
    const unit = this.#unitSlot.length;
    this.#unitSlot.push(this.world.kernel.openUnit(this, unit));
    this.#unitCall.push(-1);
    return unit;
  }

  #work(backend: Backend, call: number, unit: number): void {
    const { kernel, calls } = this.world;
    const nowMs = kernel.nowMs;
    calls.midMs[call] = nowMs;
    this.#unitCall[unit] = call;
    const pace = nowMs < backend.coldUntilMs ? this.#coldPace(backend, nowMs) : backend.pace;
    kernel.set(this.#unitSlot[unit], nowMs + calls.workMs[call] / pace);
  }

  /** Slow start: from a tenth of its pace, in a straight line to all of it. */
  #coldPace(backend: Backend, nowMs: Ms): number {
    const share = 1 - (backend.coldUntilMs - nowMs) / this.config.slowStartMs;
    return backend.pace * (SLOW_START_FROM + (1 - SLOW_START_FROM) * Math.max(0, share));
  }

  onDue(unit: number): void {
    const { kernel, calls } = this.world;
    const call = this.#unitCall[unit];
    const backend = this.backends[calls.backend[call]];
    backend.count(kernel.nowMs);
    this.#release(backend, unit);
    backend.completed++;
    backend.sojournSumMs += kernel.nowMs - calls.startMs[call];
    if (this.latencies !== null) this.latencies.record(kernel.nowMs - calls.startMs[call]);
    const fails = backend.failRatio > 0 && this.failRng.uniform() < backend.failRatio;
    if (calls.carriesVersions && !fails) this.world.versions.serve(calls, call, kernel.nowMs);
    this.#leave(backend, call, fails ? Outcome.error : Outcome.ok);
  }

  /** The unit takes the next in line, or goes spare. */
  #release(backend: Backend, unit: number): void {
    const next = backend.inService <= backend.concurrency ? this.#nextInLine(backend) : -1;
    if (next === -1) {
      backend.inService--;
      this.#unitCall[unit] = -1;
      this.#spareUnits.push(unit);
      if (backend.isDraining && backend.inService === 0) this.#tellIdle(backend);
    } else this.#work(backend, next, unit);
  }

  #nextInLine(backend: Backend): number {
    const { kernel, calls } = this.world;
    const { discipline, dropExpired } = this.config;
    for (;;) {
      const { order } = backend;
      const call = order === null ? backend.leave(discipline === 'lifo') : order.take(kernel.nowMs, this.#shed);
      if (call === -1 || !dropExpired || calls.deadlineMs[call] > kernel.nowMs) return call;
      this.#refuse(backend, call, Outcome.expired);
    }
  }

  /** What a queue order drops from its line. */
  readonly #shed = (call: number): void => {
    this.#refuse(this.backends[this.world.calls.backend[call]], call, Outcome.shed);
  };

  #tellIdle(backend: Backend): void {
    for (const listener of this.#listeners) listener.onIdle?.(this.backends.indexOf(backend));
  }

  #leave(backend: Backend, call: number, outcome: number): void {
    const { calls, recorder } = this.world;
    recorder.end(SpanKind.visit, backend.place, call, outcome, calls.startMs, calls.midMs);
    calls.complete(call, outcome);
  }

  configure(config: NodeScenario): void {
    const after = config as ServiceConfig;
    this.config = after;
    this.sampler = samplerOf(after.serviceMs);
    this.backends.forEach((backend, index) => {
      if (backend.isGone) return;
      const setup = after.backends.find(({ id }) => id === backend.setup.id) ?? backend.setup;
      this.#setUp(backend, setup);
      for (const listener of this.#listeners) listener.onChanged(index, setup);
    });
  }

  #setUp(backend: Backend, setup: BackendSetup): void {
    const nowMs = this.world.nowMs;
    backend.count(nowMs);
    backend.countCapacity(nowMs);
    backend.setup = setup;
    backend.setPace();
    backend.concurrency = setup.concurrency ?? this.config.concurrency;
    backend.queueLimit = setup.queueLimit ?? this.config.queueLimit ?? Infinity;
    this.#setOrder(backend);
    while (backend.isUp && backend.inService < backend.concurrency) {
      const call = this.#nextInLine(backend);
      if (call === -1) break;
      this.#start(backend, call);
    }
  }

  /** A changed order is for the line as it stands, too. */
  #setOrder(backend: Backend): void {
    const world = this.world;
    const { discipline, queueTargetMs, queueIntervalMs, lifoAbove } = this.config;
    const orderedBy = `${discipline} ${queueTargetMs} ${queueIntervalMs} ${lifoAbove}`;
    if (backend.orderedBy === orderedBy) return;
    backend.orderedBy = orderedBy;
    const order = queueOrderOf(this.config, backend);
    if (order === null && backend.order === null) return;
    const waiting: number[] = [];
    for (let call = backend.leave(false); call !== -1; call = backend.leave(false)) waiting.push(call);
    backend.order = order;
    for (const call of waiting)
      if (order === null) backend.join(call);
      else order.join(call, world.nowMs);
  }

  /** What a new backend is set up like. */
  get template(): BackendSetup {
    return this.config.backends[0] ?? this.backends[0].setup;
  }

  /** Adds a backend now; it is in the balancers' sets when this returns. Returns its index. */
  add(setup: BackendSetup): number {
    this.#add(setup);
    return this.backends.length - 1;
  }

  /** No new calls; what it has, it finishes. */
  drain(index: number): void {
    this.backends[index].isDraining = true;
    for (const listener of this.#listeners) listener.onEligible(index, false);
  }

  /** Takes it away with all it holds. */
  remove(index: number): void {
    const backend = this.backends[index];
    const world = this.world;
    backend.count(world.nowMs);
    backend.countCapacity(world.nowMs);
    backend.isUp = false;
    backend.isGone = true;
    for (const listener of this.#listeners) listener.onRemoved(index);
    this.#loseAll(backend);
    world.endPlace(backend.place);
  }

  /** A health check sees what a small request would see; one that is not deep stops short of the work that may fail. */
  probe(index: number, workMs: Ms, deep: boolean): ProbeAnswer {
    const backend = this.backends[index];
    if (!backend.isUp) return { ok: false, afterMs: 0 };
    const fails = deep && backend.failRatio > 0 && this.failRng.uniform() < backend.failRatio;
    return { ok: !fails, afterMs: workMs / backend.pace };
  }

  #add(setup: BackendSetup): void {
    const world = this.world;
    const { id, node } = this.wiring;
    const backend = new Backend(setup, world.addPlace(`${id}/${setup.id}`, node), world.calls, world.nowMs);
    this.backends.push(backend);
    if (world.nowMs > 0) backend.coldUntilMs = world.nowMs + this.config.slowStartMs;
    this.#setUp(backend, setup);
    for (const listener of this.#listeners) listener.onAdded(this.backends.length - 1, setup);
  }

  apply(event: ScenarioEvent, target: string | null): void {
    if (event.do === 'add') {
      this.#add(event.backend as BackendSetup);
      return;
    }
    this.backends.forEach((backend, index) => {
      if (!backend.isGone && (target === null || backend.setup.id === target)) this.#change(event, backend, index);
    });
  }

  #change(event: ScenarioEvent, backend: Backend, index: number): void {
    const nowMs = this.world.nowMs;
    switch (event.do) {
      case 'kill':
        backend.isUp = false;
        for (const listener of this.#listeners) listener.onPower?.(index, false);
        this.#loseAll(backend);
        break;
      case 'revive':
        if (!backend.isUp) backend.coldUntilMs = nowMs + this.config.slowStartMs;
        backend.isUp = true;
        backend.isDraining = false;
        for (const listener of this.#listeners) {
          listener.onPower?.(index, true);
          listener.onEligible(index, true);
        }
        break;
      case 'drain':
        this.drain(index);
        break;
      case 'remove':
        this.remove(index);
        break;
      case 'slow':
        backend.slowFactor = event.factor;
        backend.setPace();
        break;
      case 'fail':
        backend.failRatio = event.ratio;
    }
  }

  /** Everything it holds ends at once, as when a machine loses power. */
  #loseAll(backend: Backend): void {
    const { calls, kernel } = this.world;
    backend.count(kernel.nowMs);
    const lost: number[] = [];
    for (let unit = 0; unit < this.#unitCall.length; unit++) {
      const call = this.#unitCall[unit];
      if (call === -1 || this.backends[calls.backend[call]] !== backend) continue;
      kernel.set(this.#unitSlot[unit], Infinity);
      this.#unitCall[unit] = -1;
      this.#spareUnits.push(unit);
      lost.push(call);
    }
    backend.inService = 0;
    for (let call = backend.leave(false); call !== -1; call = backend.leave(false)) lost.push(call);
    if (backend.order !== null) backend.order = queueOrderOf(this.config, backend);
    for (const call of lost) this.#refuse(backend, call, Outcome['connection-lost']);
  }

  closeWindow(): void {
    const { windows, places, nowMs } = this.world;
    for (const backend of this.backends) {
      const { id, untilMs } = places[backend.place];
      if (untilMs > windows.fromMs) putFigures(windows, id, backend, nowMs);
    }
  }

  summary(): NodeSummary {
    return serviceSummary(this.backends, this.world.nowMs);
  }

  openSpans(into: OpenSpan[]): void {
    for (const backend of this.backends) backend.eachQueued((call) => into.push(openVisit(backend, call)));
    for (const call of this.#unitCall) if (call !== -1) into.push(openVisit(this.backends[this.world.calls.backend[call]], call));
  }
}

export const service: StationSpec = {
  kind: 'service',
  label: 'Service',
  help: 'Backends that do the work, each with a line in front.',
  knobs: serviceKnobs,
  sends: { min: 0, max: 0 },
  takes: ['kill', 'revive', 'drain', 'remove', 'add', 'slow', 'fail'],
  check: checkService,
  create: (config, wiring) => new Service(config as ServiceConfig, wiring),
};
