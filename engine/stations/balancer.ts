import { BackendSet } from '../balancers/backend-set';
import { balancers } from '../balancers/registry';
import { RequestKey } from '../balancers/request-key';
import type { Balancer, BalancerSpec } from '../balancers/types';
import type { CallOwner, CallTaker } from '../kernel/calls';
import { variant } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import { Outcome } from '../outcome';
import type { Rng } from '../random/rng';
import type { NodeSummary } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import type { BackendSetup } from './backend';
import { type MembershipListener, Service } from './service';
import type { Station, StationSpec, Wiring } from './station';

const knobs = {
  algorithm: variant({
    label: 'Algorithm',
    help: 'How a backend is chosen for each request.',
    default: { kind: 'round-robin' },
    variants: balancers,
    main: true,
  }),
};

interface BalancerConfig extends NodeScenario {
  readonly algorithm: VariantConfig;
}

/** Where one of the balancer's backends really is. */
interface Route {
  readonly next: CallTaker;
  /** Index within the service behind `next`. */
  readonly backend: number;
}

/**
 * Sends each call to one of its backends and counts what it has in flight there. The counts are its own, as a real balancer's
 * are: it does not see what others send, nor whether a backend is up.
 */
class BalancerStation implements Station, CallOwner {
  readonly #wiring: Wiring;
  readonly #set = new BackendSet();
  readonly #routes: Route[] = [];
  readonly #places: number[] = [];
  readonly #keys: (RequestKey | undefined)[] = [];
  readonly #rng: Rng;
  #algorithm: VariantConfig;
  #balancer: Balancer;
  #arrived = 0;
  #completed = 0;
  #rejected = 0;

  constructor(config: BalancerConfig, wiring: Wiring) {
    this.#wiring = wiring;
    this.#rng = wiring.world.stream(`${wiring.id}.choices`);
    this.#algorithm = config.algorithm;
    wiring.targets.forEach((target, i) => {
      if (target instanceof Service) target.listen(this.#membership(wiring.next[i], target));
      else
        this.#addRoute(
          { next: wiring.next[i], backend: 0 },
          { id: wiring.targetIds[i] },
          wiring.world.addPlace(wiring.targetIds[i], wiring.node),
        );
    });
    this.#balancer = this.#make(config.algorithm);
  }

  #make(algorithm: VariantConfig): Balancer {
    const { kind, ...config } = algorithm;
    const spec = balancers[kind as keyof typeof balancers] as unknown as BalancerSpec;
    const balancer = spec.create(config as never, { backends: this.#set, rng: this.#rng });
    if (balancer.evidence !== undefined) balancer.evidence.wanted = this.#wiring.world.recorder.keepsRows;
    return balancer;
  }

  #addRoute(route: Route, backend: { readonly id: string } & Partial<BackendSetup>, place: number): number {
    this.#routes.push(route);
    this.#places.push(place);
    return this.#set.add(backend);
  }

  #membership(next: CallTaker, target: Service): MembershipListener {
    const mine: number[] = [];
    return {
      onAdded: (backend, setup) => {
        mine[backend] = this.#addRoute({ next, backend }, setup, target.backends[backend].place);
      },
      onChanged: (backend, { weight, maxConnections }) => {
        const index = mine[backend];
        if (this.#set.weight[index] !== weight) this.#set.setWeight(index, weight);
        this.#set.maxConnections[index] = maxConnections;
      },
      onEligible: (backend, eligible) => this.#set.setEligible(mine[backend], eligible),
      onRemoved: (backend) => this.#set.remove(mine[backend]),
    };
  }

  configure(config: NodeScenario): void {
    const { algorithm } = config as BalancerConfig;
    if (JSON.stringify(algorithm) === JSON.stringify(this.#algorithm)) return;
    this.#algorithm = algorithm;
    this.#balancer = this.#make(algorithm);
  }

  accept(call: number): void {
    const { kernel, calls, recorder } = this.#wiring.world;
    this.#arrived++;
    const key = calls.key[call];
    const chosen = this.#balancer.pick(kernel.nowMs, key === -1 ? null : this.#keyOf(key));
    if (recorder.keepsRows) this.#explain(call, chosen);
    if (chosen === -1) {
      this.#rejected++;
      calls.complete(call, Outcome['no-backend']);
      return;
    }
    this.#set.inFlight[chosen]++;
    const route = this.#routes[chosen];
    const child = calls.openChild(this, call, kernel.nowMs);
    calls.ownerNote[child] = chosen;
    calls.ownerStartMs[child] = kernel.nowMs;
    calls.backend[child] = route.backend;
    route.next.accept(child);
  }

  /** Writes the choice down with what was weighed, while there is room. */
  #explain(call: number, chosen: number): void {
    const { nowMs, calls, recorder } = this.#wiring.world;
    const { evidence } = this.#balancer;
    if (recorder.keepsDecisions) {
      recorder.decisions.add(nowMs, calls.request[call], this.#wiring.node, chosen, evidence, this.#places);
      return;
    }
    recorder.decisions.drop();
    if (evidence !== undefined) evidence.wanted = false;
  }

  #keyOf(id: number): RequestKey {
    let key = this.#keys[id];
    if (key === undefined) {
      key = new RequestKey(this.#wiring.world.keys[id]);
      this.#keys[id] = key;
    }
    return key;
  }

  onCompleted(call: number, outcome: number): void {
    const { kernel, calls } = this.#wiring.world;
    const backend = calls.ownerNote[call];
    this.#set.inFlight[backend]--;
    this.#completed++;
    this.#balancer.onDone?.(backend, kernel.nowMs, kernel.nowMs - calls.ownerStartMs[call], 0, outcome === Outcome.ok);
    calls.complete(calls.parent[call], outcome);
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

export const balancer: StationSpec = {
  kind: 'balancer',
  label: 'Balancer',
  help: 'Sends each request to one of several backends.',
  knobs,
  sends: { min: 1, max: 256 },
  choosesBackend: true,
  create: (config, wiring) => new BalancerStation(config as BalancerConfig, wiring),
};
