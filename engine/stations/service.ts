import { InputError } from '../input-error';
import type { SlotOwner } from '../kernel/kernel';
import { Outcome } from '../outcome';
import { type DistributionConfig, type Sampler, samplerOf } from '../random/distributions';
import type { Rng } from '../random/rng';
import type { OpenSpan } from '../recording/span-table';
import { type NodeSummary, SpanKind } from '../recording/types';
import type { NodeScenario, ScenarioEvent } from '../scenario/types';
import type { Ms } from '../units';
import { Backend, type BackendSetup } from './backend';
import { serviceKnobs } from './service-knobs';
import type { Station, StationSpec, Wiring } from './station';

export interface ServiceConfig extends NodeScenario {
  readonly backends: readonly BackendSetup[];
  readonly serviceMs: DistributionConfig;
  readonly concurrency: number;
  readonly queueLimit: number | null;
  readonly discipline: 'fifo' | 'lifo';
  readonly dropExpired: boolean;
  readonly slowStartMs: Ms;
}

/** Told when the set of backends a service has changes. Being down is not told: that is for health checks to find out. */
export interface MembershipListener {
  onAdded(backend: number, setup: BackendSetup): void;
  onChanged(backend: number, setup: BackendSetup): void;
  onEligible(backend: number, eligible: boolean): void;
  onRemoved(backend: number): void;
}

const SLOW_START_FROM = 0.1;

/** Does the work: each backend has units that serve one call each, and a line of those that wait. */
export class Service implements Station, SlotOwner {
  readonly backends: Backend[] = [];
  readonly #wiring: Wiring;
  readonly #workRng: Rng;
  readonly #failRng: Rng;
  readonly #listeners: MembershipListener[] = [];
  #config: ServiceConfig;
  #sampler: Sampler;
  /** A unit is a slot with a call in service; units are shared out as they are needed. */
  readonly #unitSlot: number[] = [];
  readonly #unitCall: number[] = [];
  readonly #spareUnits: number[] = [];

  constructor(config: ServiceConfig, wiring: Wiring) {
    this.#wiring = wiring;
    this.#config = config;
    this.#workRng = wiring.world.stream(`${wiring.id}.work`);
    this.#failRng = wiring.world.stream(`${wiring.id}.errors`);
    this.#sampler = samplerOf(config.serviceMs);
    for (const setup of config.backends) this.#add(setup);
  }

  listen(listener: MembershipListener): void {
    this.#listeners.push(listener);
    this.backends.forEach((backend, index) => {
      listener.onAdded(index, backend.setup);
    });
  }

  accept(call: number): void {
    const { kernel, calls, workFactor } = this.#wiring.world;
    const backend = this.backends[calls.backend[call]];
    const nowMs = kernel.nowMs;
    // Drawn for every call that comes, so that the same request brings the same work whatever a policy upstream decides.
    calls.workMs[call] = this.#sampler(this.#workRng) * workFactor[calls.klass[call]];
    calls.startMs[call] = nowMs;
    backend.arrived++;
    if (!backend.isUp) this.#refuse(backend, call, Outcome['connection-refused']);
    else if (backend.inService < backend.concurrency) {
      backend.count(nowMs);
      this.#start(backend, call);
    } else if (backend.queued < backend.queueLimit) {
      backend.count(nowMs);
      backend.join(call);
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
    this.#unitSlot.push(this.#wiring.world.kernel.openSlot(this, unit));
    this.#unitCall.push(-1);
    return unit;
  }

  #work(backend: Backend, call: number, unit: number): void {
    const { kernel, calls } = this.#wiring.world;
    const nowMs = kernel.nowMs;
    calls.midMs[call] = nowMs;
    this.#unitCall[unit] = call;
    const pace = nowMs < backend.coldUntilMs ? this.#coldPace(backend, nowMs) : backend.pace;
    kernel.set(this.#unitSlot[unit], nowMs + calls.workMs[call] / pace);
  }

  /** Slow start: from a tenth of its pace, in a straight line to all of it. */
  #coldPace(backend: Backend, nowMs: Ms): number {
    const share = 1 - (backend.coldUntilMs - nowMs) / this.#config.slowStartMs;
    return backend.pace * (SLOW_START_FROM + (1 - SLOW_START_FROM) * Math.max(0, share));
  }

  onDue(unit: number): void {
    const { kernel, calls } = this.#wiring.world;
    const call = this.#unitCall[unit];
    const backend = this.backends[calls.backend[call]];
    backend.count(kernel.nowMs);
    this.#release(backend, unit);
    backend.completed++;
    backend.sojournSumMs += kernel.nowMs - calls.startMs[call];
    const fails = backend.failRatio > 0 && this.#failRng.uniform() < backend.failRatio;
    this.#leave(backend, call, fails ? Outcome.error : Outcome.ok);
  }

  /** The unit takes the next in line, or goes spare. */
  #release(backend: Backend, unit: number): void {
    const next = backend.inService <= backend.concurrency ? this.#nextInLine(backend) : -1;
    if (next === -1) {
      backend.inService--;
      this.#unitCall[unit] = -1;
      this.#spareUnits.push(unit);
    } else this.#work(backend, next, unit);
  }

  #nextInLine(backend: Backend): number {
    const { kernel, calls } = this.#wiring.world;
    const { discipline, dropExpired } = this.#config;
    for (;;) {
      const call = backend.leave(discipline === 'lifo');
      if (call === -1 || !dropExpired || calls.deadlineMs[call] > kernel.nowMs) return call;
      this.#refuse(backend, call, Outcome.expired);
    }
  }

  #leave(backend: Backend, call: number, outcome: number): void {
    const { calls, recorder } = this.#wiring.world;
    recorder.end(SpanKind.visit, backend.place, call, outcome, calls.startMs, calls.midMs);
    calls.complete(call, outcome);
  }

  configure(config: NodeScenario): void {
    const after = config as ServiceConfig;
    this.#config = after;
    this.#sampler = samplerOf(after.serviceMs);
    for (const setup of after.backends) {
      const index = this.#indexOf(setup.id);
      if (index === -1) continue;
      this.#setUp(this.backends[index], setup);
      for (const listener of this.#listeners) listener.onChanged(index, setup);
    }
  }

  #setUp(backend: Backend, setup: BackendSetup): void {
    const nowMs = this.#wiring.world.nowMs;
    backend.count(nowMs);
    backend.countCapacity(nowMs);
    backend.setup = setup;
    backend.setPace();
    backend.concurrency = setup.concurrency ?? this.#config.concurrency;
    backend.queueLimit = setup.queueLimit ?? this.#config.queueLimit ?? Infinity;
    while (backend.isUp && backend.inService < backend.concurrency) {
      const call = this.#nextInLine(backend);
      if (call === -1) break;
      this.#start(backend, call);
    }
  }

  #indexOf(id: string): number {
    return this.backends.findIndex((backend) => !backend.isGone && backend.setup.id === id);
  }

  #add(setup: BackendSetup): void {
    const { world, id, node } = this.#wiring;
    const backend = new Backend(setup, world.addPlace(`${id}/${setup.id}`, node), world.calls, world.nowMs);
    this.backends.push(backend);
    if (world.nowMs > 0) backend.coldUntilMs = world.nowMs + this.#config.slowStartMs;
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
    const nowMs = this.#wiring.world.nowMs;
    switch (event.do) {
      case 'kill':
        backend.isUp = false;
        this.#loseAll(backend);
        break;
      case 'revive':
        if (!backend.isUp) backend.coldUntilMs = nowMs + this.#config.slowStartMs;
        backend.isUp = true;
        backend.isDraining = false;
        for (const listener of this.#listeners) listener.onEligible(index, true);
        break;
      case 'drain':
        backend.isDraining = true;
        for (const listener of this.#listeners) listener.onEligible(index, false);
        break;
      case 'remove':
        backend.count(nowMs);
        backend.countCapacity(nowMs);
        backend.isUp = false;
        backend.isGone = true;
        for (const listener of this.#listeners) listener.onRemoved(index);
        this.#loseAll(backend);
        this.#wiring.world.endPlace(backend.place);
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
    const { calls, kernel } = this.#wiring.world;
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
    for (const call of lost) this.#refuse(backend, call, Outcome['connection-lost']);
  }

  closeWindow(): void {
    const { windows, places, nowMs } = this.#wiring.world;
    for (const backend of this.backends) {
      if (backend.isGone) continue;
      backend.count(nowMs);
      backend.countCapacity(nowMs);
      const { before } = backend;
      const name = places[backend.place].id;
      const completed = backend.completed - before.completed;
      const capacityMs = backend.capacityMs - before.capacityMs;
      windows.put(`${name}.utilization`, capacityMs > 0 ? (backend.busyMs - before.busyMs) / capacityMs : 0);
      windows.put(`${name}.queued`, (backend.queueMs - before.queueMs) / windows.windowMs);
      windows.put(`${name}.inFlight`, (backend.busyMs - before.busyMs + backend.queueMs - before.queueMs) / windows.windowMs);
      windows.put(`${name}.throughputRps`, (completed * 1000) / windows.windowMs);
      windows.put(`${name}.latencyMs`, completed > 0 ? (backend.sojournSumMs - before.sojournSumMs) / completed : Number.NaN);
      before.busyMs = backend.busyMs;
      before.queueMs = backend.queueMs;
      before.capacityMs = backend.capacityMs;
      before.completed = backend.completed;
      before.sojournSumMs = backend.sojournSumMs;
    }
  }

  summary(): NodeSummary {
    const { nowMs } = this.#wiring.world;
    const sum = (read: (backend: Backend) => number): number =>
      this.backends.reduce((total, backend) => total + read(backend), 0);
    for (const backend of this.backends) {
      backend.count(nowMs);
      backend.countCapacity(nowMs);
    }
    const capacityMs = sum((backend) => backend.capacityMs);
    const each = Object.fromEntries(this.backends.map((backend) => [backend.setup.id, backendSummary(backend, nowMs)]));
    return {
      utilization: capacityMs > 0 ? sum((backend) => backend.busyMs) / capacityMs : 0,
      queueMean: nowMs > 0 ? sum((backend) => backend.queueMs) / nowMs : 0,
      queueMax: this.backends.reduce((most, backend) => Math.max(most, backend.queueMax), 0),
      arrived: sum((backend) => backend.arrived),
      completed: sum((backend) => backend.completed),
      rejected: sum((backend) => backend.rejected),
      fairness: fairness(this.backends.map((backend) => backend.completed)),
      backends: each,
    };
  }

  openSpans(into: OpenSpan[]): void {
    for (const backend of this.backends) backend.eachQueued((call) => into.push(this.#openSpan(backend, call)));
    for (const call of this.#unitCall)
      if (call !== -1) into.push(this.#openSpan(this.backends[this.#wiring.world.calls.backend[call]], call));
  }

  #openSpan(backend: Backend, call: number): OpenSpan {
    const { calls } = this.#wiring.world;
    return {
      kind: SpanKind.visit,
      place: backend.place,
      request: calls.request[call],
      attempt: calls.attempt[call],
      klass: calls.klass[call],
      startMs: calls.startMs[call],
      midMs: calls.midMs[call],
    };
  }
}

function backendSummary(backend: Backend, nowMs: Ms): NodeSummary {
  return {
    utilization: backend.capacityMs > 0 ? backend.busyMs / backend.capacityMs : 0,
    queueMean: nowMs > 0 ? backend.queueMs / nowMs : 0,
    queueMax: backend.queueMax,
    arrived: backend.arrived,
    completed: backend.completed,
    rejected: backend.rejected,
  };
}

/** Jain's fairness index (Jain, Chiu & Hawe, DEC-TR-301, 1984): 1 when all did the same, 1/n when one did everything. */
function fairness(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  return squares === 0 ? 1 : (sum * sum) / (shares.length * squares);
}

export const service: StationSpec = {
  kind: 'service',
  label: 'Service',
  help: 'Backends that do the work, each with a line in front.',
  knobs: serviceKnobs,
  sends: { min: 0, max: 0 },
  check(config) {
    const { backends, serviceMs } = config as ServiceConfig;
    samplerOf(serviceMs);
    const seen = new Set<string>();
    backends.forEach(({ id }, i) => {
      if (seen.has(id)) throw new InputError(`backends[${i}].id`, 'must differ from the others', id);
      if (id.includes('/')) throw new InputError(`backends[${i}].id`, 'must not contain "/"', id);
      seen.add(id);
    });
  },
  create: (config, wiring) => new Service(config as ServiceConfig, wiring),
};
