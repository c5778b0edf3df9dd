import { InstanceHours } from '../autoscalers/cost';
import { InstanceLife, type LifeState, type LifeTimes, lifeStates } from '../autoscalers/instance-life';
import type { SlotOwner } from '../kernel/kernel';
import type { Ms } from '../units';
import type { BackendSetup } from './backend';
import type { Service } from './service';
import type { MembershipListener } from './service-config';
import type { World } from './world';

export interface FleetTimes extends LifeTimes {
  /** The least that a drain takes, idle or not: calls on their way still come. */
  readonly settleMs: Ms;
}

/** One replica, from being asked for until it is gone. */
export interface Instance {
  readonly id: string;
  readonly life: InstanceLife;
  /** Its index in the service; −1 while it does not serve. */
  backend: number;
  /** Since when a draining one has had nothing to do; Infinity while it has. */
  idleSinceMs: Ms;
}

const NOT_SERVING = -1;

/**
 * The replicas of a service: brings them up, drains them, takes them away. A replica is a backend of the service from the
 * moment it is ready until it is gone; one that a scenario adds or removes by an event is taken note of.
 */
export class Fleet implements SlotOwner, MembershipListener {
  readonly hours = new InstanceHours();
  readonly #instances: Instance[] = [];
  readonly #slot: number;
  #issued = 0;
  #isAdding = false;

  constructor(
    readonly world: World,
    /** Of the service, for names. */
    readonly serviceId: string,
    readonly service: Service,
    public times: FleetTimes,
  ) {
    this.#slot = world.kernel.openSlot(this, 0);
    service.listen(this);
  }

  get instances(): readonly Instance[] {
    return this.#instances;
  }

  count(...states: readonly LifeState[]): number {
    return this.#instances.reduce((count, { life }) => count + (states.includes(life.state) ? 1 : 0), 0);
  }

  /** Asked for and not on its way out. */
  get alive(): number {
    return this.count('pending', 'warming', 'ready');
  }

  isUp({ backend }: Instance): boolean {
    return backend !== NOT_SERVING && this.service.backends[backend].isUp;
  }

  /** Brings the number alive to `wanted`, now as far as asking goes. */
  bringTo(wanted: number): void {
    for (let missing = wanted - this.alive; missing > 0; missing--) this.#ask();
    for (let spare = this.alive - wanted; spare > 0; spare--) this.#retire(this.#leastUseful());
    this.#settle();
  }

  /** Takes away those that are down. */
  bury(): void {
    for (const instance of [...this.#instances])
      if (instance.backend !== NOT_SERVING && !this.isUp(instance))
        this.#end(instance, () => instance.life.kill(this.world.nowMs));
    this.#settle();
  }

  #ask(): void {
    const life = new InstanceLife(this.world.nowMs, this.times);
    const instance = { id: this.#freshName(), life, backend: NOT_SERVING, idleSinceMs: Infinity };
    this.#instances.push(instance);
    this.#tell(instance, null, 'pending');
  }

  #freshName(): string {
    const id = `auto-${++this.#issued}`;
    return this.service.backends.some(({ setup }) => setup.id === id) ? this.#freshName() : id;
  }

  /** Who goes first: what has not started, then what is down, then the youngest, as a ReplicaSet chooses. */
  #leastUseful(): Instance {
    const rank = (instance: Instance): number => {
      const { state } = instance.life;
      return state === 'pending' ? 0 : state === 'warming' ? 1 : this.isUp(instance) ? 3 : 2;
    };
    const candidates = this.#instances.filter(({ life }) => life.state !== 'draining');
    return candidates.reduce((least, instance) => (rank(instance) <= rank(least) ? instance : least));
  }

  #retire(instance: Instance): void {
    const { nowMs } = this.world;
    const from = instance.life.state;
    instance.life.remove(nowMs);
    this.#tell(instance, from, instance.life.state);
    if (instance.backend === NOT_SERVING) {
      if (instance.life.state === 'draining') this.#end(instance, () => instance.life.drained(nowMs));
      else this.#forget(instance);
      return;
    }
    this.service.drain(instance.backend);
    if (this.#isIdle(instance.backend)) instance.idleSinceMs = nowMs;
  }

  #isIdle(backend: number): boolean {
    const { inService, queued } = this.service.backends[backend];
    return inService + queued === 0;
  }

  /** When something will happen to it of itself. */
  #dueMs({ life, idleSinceMs }: Instance): Ms {
    if (life.state !== 'draining') return life.dueMs;
    return Math.min(life.dueMs, Math.max(idleSinceMs, life.sinceMs + this.times.settleMs));
  }

  onDue(): void {
    const { nowMs } = this.world;
    for (const instance of [...this.#instances]) if (this.#dueMs(instance) <= nowMs) this.#advance(instance);
    this.#settle();
  }

  #advance(instance: Instance): void {
    const { life } = instance;
    const { nowMs } = this.world;
    const from = life.state;
    if (from === 'draining') {
      this.#end(instance, () => life.drained(nowMs));
      return;
    }
    life.advance(nowMs);
    const passed = lifeStates.slice(lifeStates.indexOf(from), lifeStates.indexOf(life.state) + 1);
    for (let i = 1; i < passed.length; i++) this.#tell(instance, passed[i - 1], passed[i]);
    if (life.state === 'ready') this.#serve(instance);
  }

  #serve(instance: Instance): void {
    this.#isAdding = true;
    instance.backend = this.service.add({ ...this.service.template, id: instance.id });
    this.#isAdding = false;
  }

  #end(instance: Instance, end: () => void): void {
    const from = instance.life.state;
    const { backend } = instance;
    end();
    this.#tell(instance, from, 'gone');
    this.#forget(instance);
    if (backend !== NOT_SERVING) this.service.remove(backend);
  }

  #forget(instance: Instance): void {
    this.#instances.splice(this.#instances.indexOf(instance), 1);
  }

  /** Brings the bill up to date and waits for what comes next. */
  #settle(): void {
    const { kernel, nowMs } = this.world;
    this.hours.set(this.count('warming', 'ready', 'draining'), nowMs);
    kernel.set(
      this.#slot,
      this.#instances.reduce((first, instance) => Math.min(first, this.#dueMs(instance)), Infinity),
    );
  }

  #tell({ id }: Instance, from: LifeState | null, to: LifeState): void {
    const { recorder, nowMs } = this.world;
    recorder.fact(nowMs, 'instance.transitioned', `${this.serviceId}/${id}`, { from, to });
  }

  #servingAt(backend: number): Instance | undefined {
    return this.#instances.find((instance) => instance.backend === backend);
  }

  onAdded(backend: number, setup: BackendSetup): void {
    if (this.#isAdding || this.service.backends[backend].isGone) return;
    const life = new InstanceLife(this.world.nowMs, { startMs: 0, warmMs: 0, drainMs: this.times.drainMs });
    life.advance(this.world.nowMs);
    this.#instances.push({ id: setup.id, life, backend, idleSinceMs: Infinity });
    this.#settle();
  }

  onChanged(): void {}

  /** Someone else asked it to drain, or called that off. */
  onEligible(backend: number, eligible: boolean): void {
    const instance = this.#servingAt(backend);
    if (instance === undefined || eligible === (instance.life.state === 'ready')) return;
    const from = instance.life.state;
    if (eligible) instance.life.keep(this.world.nowMs);
    else instance.life.remove(this.world.nowMs);
    instance.idleSinceMs = !eligible && this.#isIdle(backend) ? this.world.nowMs : Infinity;
    this.#tell(instance, from, instance.life.state);
    this.#settle();
  }

  onRemoved(backend: number): void {
    const instance = this.#servingAt(backend);
    if (instance === undefined) return;
    const from = instance.life.state;
    instance.life.kill(this.world.nowMs);
    this.#tell(instance, from, 'gone');
    this.#forget(instance);
    this.#settle();
  }

  onIdle(backend: number): void {
    const instance = this.#servingAt(backend);
    if (instance === undefined) return;
    instance.idleSinceMs = this.world.nowMs;
    this.#settle();
  }
}
