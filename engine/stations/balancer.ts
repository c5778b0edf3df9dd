import { BackendSet } from '../balancers/backend-set';
import { balancers } from '../balancers/registry';
import { RequestKey } from '../balancers/request-key';
import type { Balancer, BalancerSpec } from '../balancers/types';
import { InputError, within } from '../input-error';
import type { CallRider, CallTaker } from '../kernel/calls';
import { number, variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import { Outcome } from '../outcome';
import { Rng } from '../random/rng';
import type { NodeSummary } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import type { BackendSetup } from './backend';
import { ListedNodes } from './listed-nodes';
import { Service } from './service';
import type { MembershipListener } from './service-config';
import type { Station, StationSpec, Wiring } from './station';
import type { World } from './world';

const knobs = {
  algorithm: variant({
    label: 'Algorithm',
    help: 'How a backend is chosen for each request.',
    default: { kind: 'round-robin' },
    variants: balancers,
    main: true,
  }),
  members: number({
    label: 'On the list',
    help: 'How many of the nodes that it sends to it picks from, the first of them; the backends of a service come and go by themselves.',
    unit: 'count',
    min: 1,
    max: 256,
    integer: true,
    range: [1, 16],
    default: null,
    nullMeans: 'all',
  }),
};

interface BalancerConfig extends NodeScenario {
  readonly algorithm: VariantConfig;
  readonly members: number | null;
}

/** Where one of the balancer's backends really is. */
export interface Route {
  readonly next: CallTaker;
  readonly target: Station;
  /** The link to it, "from->to". */
  readonly link: string;
  /** Index within the service behind `next`. */
  readonly backend: number;
}

/** Told of a balancer's backends, by its own indices: as it sees them, and what comes of the calls it sends them. */
export interface BackendWatcher {
  onAdded(backend: number): void;
  onDraining(backend: number, isDraining: boolean): void;
  onRemoved(backend: number): void;
  onOutcome(backend: number, outcome: number): void;
}

/** What stands between a service's membership and what a balancer knows of it. */
export type Gate = (direct: MembershipListener, service: Service) => MembershipListener;

/**
 * Sends each call to one of its backends and counts what it has in flight there. The counts are its own, as a real balancer's
 * are: it does not see what others send, nor whether a backend is up.
 */
export class BalancerStation implements Station, CallRider {
  declare private readonly wiring: Wiring;
  /** At hand: hot paths ask it at every step. */
  declare private readonly world: World;
  readonly #set = new BackendSet();
  readonly #routes: Route[] = [];
  readonly #places: number[] = [];
  readonly #isDraining: boolean[] = [];
  /** How many watchers hold each backend to be unfit. */
  readonly #against: number[] = [];
  readonly #watchers: BackendWatcher[] = [];
  readonly #memberships: { readonly service: Service; readonly direct: MembershipListener; seen: MembershipListener }[] = [];
  readonly #nodes = new ListedNodes(
    ({ route, id, place }) => this.#addRoute(route, { id }, place),
    (index) => this.#drop(index),
  );
  readonly #keys: (RequestKey | undefined)[] = [];
  declare private readonly rng: Rng;
  declare private algorithm: VariantConfig;
  declare private balancer: Balancer;
  /** It is told how each call ended. */
  #learns = false;
  #needsKey = false;
  #arrived = 0;
  #completed = 0;
  #rejected = 0;

  constructor(config: BalancerConfig, wiring: Wiring) {
    this.wiring = wiring;
    this.world = wiring.world;
    this.rng = wiring.world.stream(`${wiring.id}.choices`);
    this.algorithm = config.algorithm;
    wiring.targets.forEach((target, i) => {
      const route = { next: wiring.next[i], target, link: `${wiring.id}->${wiring.targetIds[i]}`, backend: 0 };
      if (target instanceof Service) this.#follow(target, this.#membership(route, target));
      else {
        const place = wiring.world.addPlace(wiring.targetIds[i], wiring.node);
        this.#nodes.add(i, { route, id: wiring.targetIds[i], place });
        this.#nodes.take(config.members);
      }
    });
    this.balancer = this.#make(config.algorithm);
  }

  #make(algorithm: VariantConfig): Balancer {
    const balancer = balancerOf(algorithm, this.#set, this.rng);
    this.#learns = balancer.onDone !== undefined;
    this.#needsKey = specOf(algorithm).needsKey === true;
    if (balancer.evidence !== undefined) balancer.evidence.wanted = this.world.recorder.keepsRows;
    return balancer;
  }

  #addRoute(route: Route, backend: { readonly id: string } & Partial<BackendSetup>, place: number): number {
    this.#routes.push(route);
    this.#places.push(place);
    this.#isDraining.push(false);
    const index = this.#against.push(0) - 1;
    this.#set.add(backend);
    for (const watcher of this.#watchers) watcher.onAdded(index);
    return index;
  }

  #drop(index: number): void {
    this.#set.remove(index);
    for (const watcher of this.#watchers) watcher.onRemoved(index);
  }

  /** Listens to a service, through whatever gate stands between when something changes. */
  #follow(service: Service, direct: MembershipListener): void {
    const membership = { service, direct, seen: direct };
    this.#memberships.push(membership);
    service.listen({
      onAdded: (backend, setup) => membership.seen.onAdded(backend, setup),
      onChanged: (backend, setup) => membership.seen.onChanged(backend, setup),
      onEligible: (backend, eligible) => membership.seen.onEligible(backend, eligible),
      onRemoved: (backend) => membership.seen.onRemoved(backend),
    });
  }

  /** From now on it learns of changes of membership as the gate tells it. */
  interpose(gate: Gate): void {
    for (const membership of this.#memberships) membership.seen = gate(membership.direct, membership.service);
  }

  /** Begins with the backends there are. */
  watch(watcher: BackendWatcher): void {
    this.#watchers.push(watcher);
    for (let backend = 0; backend < this.#set.count; backend++) if (this.#set.present[backend] === 1) watcher.onAdded(backend);
  }

  /** A watcher takes a backend to be unfit, or fit again. It is picked while it does not drain and none is against it. */
  judge(backend: number, isFit: boolean): void {
    this.#against[backend] += isFit ? -1 : 1;
    this.#setEligible(backend);
  }

  routeOf(backend: number): Route {
    return this.#routes[backend];
  }

  placeOf(backend: number): number {
    return this.#places[backend];
  }

  #setEligible(backend: number): void {
    this.#set.setEligible(backend, !this.#isDraining[backend] && this.#against[backend] === 0);
  }

  #membership({ next, link }: Route, target: Service): MembershipListener {
    const mine: number[] = [];
    return {
      onAdded: (backend, setup) => {
        mine[backend] = this.#addRoute({ next, target, link, backend }, setup, target.backends[backend].place);
      },
      onChanged: (backend, setup) => this.#takeSetup(mine[backend], setup),
      onEligible: (backend, eligible) => {
        this.#isDraining[mine[backend]] = !eligible;
        this.#setEligible(mine[backend]);
        for (const watcher of this.#watchers) watcher.onDraining(mine[backend], !eligible);
      },
      onRemoved: (backend) => this.#drop(mine[backend]),
    };
  }

  /** Balancers rebuild what they derived when something changes, so only what did is set. */
  #takeSetup(index: number, { weight, maxConnections, backup }: BackendSetup): void {
    const set = this.#set;
    if (set.weight[index] !== weight) set.setWeight(index, weight);
    if (set.maxConnections[index] !== maxConnections) set.setMaxConnections(index, maxConnections);
    if ((set.backup[index] === 1) !== backup) set.setBackup(index, backup);
  }

  configure(config: NodeScenario): void {
    const { algorithm, members } = config as BalancerConfig;
    this.#nodes.take(members);
    if (JSON.stringify(algorithm) === JSON.stringify(this.algorithm)) return;
    this.algorithm = algorithm;
    this.balancer = this.#make(algorithm);
  }

  accept(call: number): void {
    const { kernel, calls, recorder } = this.world;
    this.#arrived++;
    const key = this.#needsKey ? calls.key[call] : -1;
    const chosen = this.balancer.pick(kernel.nowMs, key === -1 ? null : this.#keyOf(key));
    if (recorder.keepsRows) this.#explain(call, chosen);
    if (chosen === -1) {
      this.#rejected++;
      calls.complete(call, Outcome['no-backend']);
      return;
    }
    this.#set.take(chosen);
    const route = this.#routes[chosen];
    const passing = calls.ride(this, call);
    calls.riderNote[passing] = chosen;
    calls.backend[passing] = route.backend;
    route.next.accept(passing);
  }

  /** Writes the choice down with what was weighed, while there is room. */
  #explain(call: number, chosen: number): void {
    const { nowMs, calls, recorder } = this.world;
    const { decisions } = recorder;
    const { evidence } = this.balancer;
    if (decisions.isFull) {
      decisions.drop();
      if (evidence !== undefined) evidence.wanted = false;
    } else decisions.add(nowMs, calls.request[call], this.wiring.node, chosen, evidence, this.#places);
  }

  #keyOf(id: number): RequestKey {
    let key = this.#keys[id];
    if (key === undefined) {
      key = new RequestKey(this.world.keys[id]);
      this.#keys[id] = key;
    }
    return key;
  }

  onPassed(call: number, outcome: number): boolean {
    const backend = this.world.calls.riderNote[call];
    this.#set.release(backend);
    this.#completed++;
    if (this.#learns) this.#teach(backend, call, outcome);
    if (this.#watchers.length > 0) this.#tellWatchers(backend, outcome);
    return false;
  }

  #teach(backend: number, call: number, outcome: number): void {
    const { nowMs, calls, answerBytes } = this.world;
    const ok = outcome === Outcome.ok;
    const bytes = ok ? answerBytes[calls.klass[call]] : 0;
    this.balancer.onDone?.(backend, nowMs, nowMs - calls.riderStartMs[call], bytes, ok);
  }

  #tellWatchers(backend: number, outcome: number): void {
    for (const watcher of this.#watchers) watcher.onOutcome(backend, outcome);
  }

  closeWindow(): void {}

  summary(): NodeSummary {
    return {
      utilization: null,
      queueMean: 0,
      queueMax: 0,
      arrived: this.#arrived,
      completed: this.#completed,
      rejected: this.#rejected,
    };
  }
}

const specOf = ({ kind }: VariantConfig): BalancerSpec => balancers[kind as keyof typeof balancers] as unknown as BalancerSpec;

/** @throws InputError where knobs contradict each other */
function balancerOf(algorithm: VariantConfig, backends: BackendSet, rng: Rng): Balancer {
  const { kind: _, ...config } = algorithm;
  return specOf(algorithm).create(config as never, { backends, rng });
}

export const balancer: StationSpec = {
  kind: 'balancer',
  label: 'Balancer',
  help: 'Sends each request to one of several backends.',
  knobs,
  sends: { min: 1, max: 256 },
  choosesBackend: true,
  check(config) {
    const { algorithm, members } = config as BalancerConfig;
    within('algorithm', () => balancerOf(algorithm, new BackendSet(), new Rng(0)));
    const of = typeof config.to === 'string' ? 1 : (config.to?.length ?? 0);
    if (members !== null && members > of)
      throw new InputError('members', `must be <= ${of}, the number of nodes it sends to`, members);
  },
  create: (config, wiring) => new BalancerStation(config as BalancerConfig, wiring),
};
