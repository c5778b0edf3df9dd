import { InputError } from '../input-error';
import type { SlotOwner } from '../kernel/kernel';
import { Timers } from '../kernel/timers';
import { choice, number } from '../knobs/knobs';
import type { Rng } from '../random/rng';
import type { NodeSummary } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import type { BackendSetup } from './backend';
import type { BalancerStation } from './balancer';
import type { Service } from './service';
import type { MembershipListener } from './service-config';
import type { Station, StationSpec, Wiring } from './station';

const duration = (label: string, help: string, fallback: number) =>
  number({ label, help, unit: 'ms', min: 1, max: 1e9, default: fallback, range: [100, 120_000], scale: 'log', main: true });

const knobs = {
  mode: choice({
    label: 'Mode',
    help: 'Who keeps the list of backends.',
    default: 'registry',
    options: [
      {
        value: 'registry',
        label: 'Registry',
        help: 'Backends register and send heartbeats; who is silent too long is struck off.',
      },
      { value: 'dns', label: 'DNS', help: 'Records that somebody changes by hand or by deployment; nobody notices a crash.' },
    ],
  }),
  ttlMs: duration(
    'TTL',
    'Registry: how long a backend stays listed after its last heartbeat. DNS: how long an answer is kept.',
    30_000,
  ),
  heartbeatMs: duration('Heartbeat', 'Registry: how often a backend says that it is there.', 10_000),
  refreshMs: duration('Refresh', 'Registry: how often the list is fetched. DNS asks again when its answer has expired.', 5000),
};

interface DiscoveryConfig extends NodeScenario {
  readonly mode: 'registry' | 'dns';
  readonly ttlMs: Ms;
  readonly heartbeatMs: Ms;
  readonly refreshMs: Ms;
}

/** One backend as the list has it, and as the balancer was last told. */
interface Entry {
  readonly backend: number;
  readonly directory: Directory;
  setup: BackendSetup;
  /** When it last said that it is there. */
  heardMs: Ms;
  isListed: boolean;
  isKnown: boolean;
  /** Gone for good: never listed again. */
  isGone: boolean;
}

/** A service's side of the list. */
interface Directory {
  readonly service: Service;
  readonly direct: MembershipListener;
  readonly entries: Entry[];
}

/**
 * Stands between the membership of services and what a balancer knows of it. The balancer learns of changes only when it fetches
 * the list, so it sends calls to backends that have vanished (`connection-refused`) and none to those just come.
 *
 * Registry, as Eureka or Consul keep one: a backend registers when it comes up, renews every `heartbeatMs`, signs off when it
 * drains, and is struck off `ttlMs` after its last heartbeat when it says nothing more. A crash is known after up to
 * ttlMs + refreshMs. DNS: records follow additions, drains and removals at once and crashes never; an answer is kept for `ttlMs`.
 *
 * Edges: what is there at the start is known. Settings of a backend known already (its weight) are told with the next fetch. A backend
 * that is removed without a drain vanishes like a crashed one from the registry, and leaves its DNS record at once.
 * Facts: `discovery.changed` {backend, listed}, when the list changes; `discovery.learned` {backend, known}, when the balancer knows.
 */
class Discovery implements Station, SlotOwner {
  readonly #wiring: Wiring;
  readonly #rng: Rng;
  readonly #slot: number;
  readonly #heartbeats: Timers;
  readonly #expiries: Timers;
  readonly #entries: Entry[] = [];
  #config: DiscoveryConfig;
  #lookups = 0;

  constructor(config: DiscoveryConfig, wiring: Wiring) {
    const { world, controlled, id } = wiring;
    this.#wiring = wiring;
    this.#config = config;
    this.#rng = world.stream(`${id}.heartbeats`);
    this.#heartbeats = new Timers(world.kernel, (index) => this.#heartbeat(this.#entries[index], index));
    this.#expiries = new Timers(world.kernel, (index) => this.#expire(this.#entries[index], index));
    this.#slot = world.kernel.openSlot(this, 0);
    (controlled!.station as BalancerStation).interpose((direct, service) => this.#gate(direct, service));
    world.kernel.set(this.#slot, this.#periodMs);
  }

  /** How often the balancer asks. */
  get #periodMs(): Ms {
    return this.#config.mode === 'dns' ? this.#config.ttlMs : this.#config.refreshMs;
  }

  configure(config: NodeScenario): void {
    const beforeMs = this.#periodMs;
    this.#config = config as DiscoveryConfig;
    const { kernel, nowMs } = this.#wiring.world;
    if (this.#periodMs !== beforeMs) kernel.set(this.#slot, nowMs + this.#periodMs);
  }

  accept(): void {
    throw new Error('discovery takes no calls');
  }

  #gate(direct: MembershipListener, service: Service): MembershipListener {
    const directory: Directory = { service, direct, entries: [] };
    service.backends.forEach(({ setup, isGone }, backend) => {
      if (!isGone) this.#register(directory, backend, setup, true);
    });
    const entryOf = (backend: number): Entry => directory.entries[backend];
    return {
      onAdded: (backend, setup) => this.#register(directory, backend, setup, false),
      onChanged: (backend, setup) => {
        entryOf(backend).setup = setup;
      },
      onEligible: (backend, eligible) => this.#list(entryOf(backend), eligible),
      onRemoved: (backend) => {
        entryOf(backend).isGone = true;
        if (this.#config.mode === 'dns') this.#list(entryOf(backend), false);
      },
    };
  }

  #register(directory: Directory, backend: number, setup: BackendSetup, isKnown: boolean): void {
    const { nowMs } = this.#wiring.world;
    const entry = { backend, directory, setup, heardMs: nowMs, isListed: isKnown, isKnown, isGone: false };
    directory.entries[backend] = entry;
    const index = this.#entries.push(entry) - 1;
    if (!isKnown) this.#list(entry, true);
    this.#heartbeats.set(index, nowMs + this.#rng.uniform() * this.#config.heartbeatMs);
    this.#expiries.set(index, nowMs + this.#config.ttlMs);
  }

  #heartbeat(entry: Entry, index: number): void {
    if (entry.isGone) return;
    const { nowMs } = this.#wiring.world;
    const backend = entry.directory.service.backends[entry.backend];
    if (backend.isUp) {
      entry.heardMs = nowMs;
      if (this.#config.mode === 'registry' && !backend.isDraining) this.#list(entry, true);
    }
    this.#heartbeats.set(index, nowMs + this.#config.heartbeatMs);
  }

  /** Looks whether it has been silent for too long, and looks again when it might have been. */
  #expire(entry: Entry, index: number): void {
    const { nowMs } = this.#wiring.world;
    const { mode, ttlMs } = this.#config;
    const dueMs = entry.heardMs + ttlMs;
    if (dueMs <= nowMs) {
      if (mode === 'registry') this.#list(entry, false);
      if (entry.isGone) return;
    }
    this.#expiries.set(index, dueMs > nowMs ? dueMs : nowMs + ttlMs);
  }

  #list(entry: Entry, isListed: boolean): void {
    if (entry.isListed === isListed || (isListed && entry.isGone)) return;
    entry.isListed = isListed;
    this.#tell('discovery.changed', entry, { listed: isListed });
  }

  #tell(type: string, { directory, backend }: Entry, detail: object): void {
    const { recorder, places, nowMs } = this.#wiring.world;
    recorder.fact(nowMs, type, this.#wiring.id, { backend: places[directory.service.backends[backend].place].id, ...detail });
  }

  /** The balancer fetches the list. */
  onDue(): void {
    const { kernel, nowMs } = this.#wiring.world;
    this.#lookups++;
    for (const entry of this.#entries) this.#learn(entry);
    kernel.set(this.#slot, nowMs + this.#periodMs);
  }

  #learn(entry: Entry): void {
    const { directory, backend, setup, isListed, isKnown } = entry;
    const { direct } = directory;
    if (isListed && isKnown) direct.onChanged(backend, setup);
    if (isListed === isKnown) return;
    entry.isKnown = isListed;
    if (isListed) direct.onAdded(backend, setup);
    else direct.onRemoved(backend);
    this.#tell('discovery.learned', entry, { known: isListed });
  }

  /** Known to the balancer, and not there to take a call. */
  #stale(): number {
    const isDown = ({ directory, backend }: Entry): boolean => !directory.service.backends[backend].isUp;
    return this.#entries.reduce((count, entry) => count + (entry.isKnown && isDown(entry) ? 1 : 0), 0);
  }

  closeWindow(): void {
    const { windows } = this.#wiring.world;
    const count = (is: (entry: Entry) => boolean): number =>
      this.#entries.reduce((total, entry) => total + (is(entry) ? 1 : 0), 0);
    windows.put(
      `${this.#wiring.id}.listed`,
      count(({ isListed }) => isListed),
    );
    windows.put(
      `${this.#wiring.id}.known`,
      count(({ isKnown }) => isKnown),
    );
    windows.put(`${this.#wiring.id}.stale`, this.#stale());
  }

  summary(): NodeSummary {
    return {
      utilization: null,
      queueMean: 0,
      queueMax: 0,
      arrived: 0,
      completed: 0,
      rejected: 0,
      lookups: this.#lookups,
      stale: this.#stale(),
    };
  }
}

export const discovery: StationSpec = {
  kind: 'discovery',
  label: 'Discovery',
  help: 'Tells a balancer which backends there are, some time after the fact.',
  knobs,
  sends: { min: 0, max: 0 },
  controls: ['balancer'],
  check(config) {
    const { mode, ttlMs, heartbeatMs } = config as DiscoveryConfig;
    if (mode === 'registry' && heartbeatMs >= ttlMs)
      throw new InputError(
        'heartbeatMs',
        `must be < ttlMs (${ttlMs}), or backends would be struck off while they are well`,
        heartbeatMs,
      );
  },
  create: (config, wiring) => new Discovery(config as DiscoveryConfig, wiring),
};
