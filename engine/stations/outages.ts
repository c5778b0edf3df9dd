import { number } from '../knobs/knobs';
import type { Rng } from '../random/rng';
import { exponential } from '../random/ziggurat';
import type { NodeSummary } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { Alarm } from './alarm';
import type { Service } from './service';
import type { Station, StationSpec, Wiring } from './station';

const duration = (label: string, help: string, fallback: number) =>
  number({ label, help, unit: 'ms', min: 1, max: 1e10, default: fallback, range: [100, 600_000], scale: 'log', main: true });

const knobs = {
  mtbfMs: duration('Up on average', 'How long a backend works on average until it breaks (exponential).', 60_000),
  mttrMs: duration('Down on average', 'How long it takes on average until a broken one works again (exponential).', 5000),
  commonMtbfMs: number({
    label: 'Shared: up on average',
    help: 'How long the thing they all hang on, such as a power feed, works on average until it breaks.',
    unit: 'ms',
    min: 1,
    max: 1e10,
    range: [1000, 600_000],
    scale: 'log',
    default: null,
    nullMeans: 'they share nothing',
    main: true,
  }),
  commonMttrMs: duration('Shared: down on average', 'How long it takes on average until that works again.', 5000),
};

interface OutagesConfig extends NodeScenario {
  readonly mtbfMs: Ms;
  readonly mttrMs: Ms;
  readonly commonMtbfMs: Ms | null;
  readonly commonMttrMs: Ms;
}

/** Something that works, breaks, and is repaired. */
interface Clock {
  readonly rng: Rng;
  readonly alarm: Alarm;
  isUp: boolean;
}

/**
 * Breaks the backends of a service at random and repairs them, each by itself, and all at once with what they share.
 *
 *   a backend serves while it works and what it shares works; in the long run mtbf/(mtbf + mttr) of each, multiplied
 *
 * Times up and down are exponential, each backend and the shared thing from a random stream of its own: adding a machine, or
 * another balancer, moves nobody's failures. A repair goes on while the shared thing is down. Everything works at the start.
 * Edges: a turned knob holds at once, the time that is running being drawn anew (an exponential time has no memory). A backend that
 * comes later does not break; one killed by hand comes back with the next repair, its own or the shared thing's.
 * Facts: `backend.killed` and `backend.revived` with `by`, as if by hand; `outages.sharedBroke`, `outages.sharedRepaired`.
 *
 * @see Barlow & Proschan, Statistical Theory of Reliability and Life Testing (1975): alternating renewal
 */
class Outages implements Station {
  readonly #wiring: Wiring;
  readonly #service: Service;
  readonly #clocks: readonly Clock[];
  readonly #shared: Clock;
  #config: OutagesConfig;
  #failures = 0;

  constructor(config: OutagesConfig, wiring: Wiring) {
    this.#wiring = wiring;
    this.#config = config;
    this.#service = wiring.controlled!.station as Service;
    this.#clocks = this.#service.backends.map(({ setup }, index) => this.#clock(setup.id, () => this.#flip(index)));
    this.#shared = this.#clock(null, () => this.#flipShared());
    for (const clock of this.#clocks) this.#wind(clock, config.mtbfMs);
    this.#windShared();
  }

  #clock(backend: string | null, ring: () => void): Clock {
    const { world, id } = this.#wiring;
    const purpose = backend === null ? `${id}.shared` : `${id}.backend.${backend}`;
    return { rng: world.stream(purpose), alarm: new Alarm(world.kernel, ring), isUp: true };
  }

  #wind({ rng, alarm }: Clock, meanMs: Ms): void {
    alarm.set(this.#wiring.world.nowMs + exponential(rng) * meanMs);
  }

  #windShared(): void {
    const { commonMtbfMs, commonMttrMs } = this.#config;
    if (commonMtbfMs !== null || !this.#shared.isUp) this.#wind(this.#shared, this.#shared.isUp ? commonMtbfMs! : commonMttrMs);
    else this.#shared.alarm.set(Infinity);
  }

  configure(config: NodeScenario): void {
    const before = this.#config;
    this.#config = config as OutagesConfig;
    const { mtbfMs, mttrMs, commonMtbfMs, commonMttrMs } = this.#config;
    for (const clock of this.#clocks) {
      if (clock.isUp && mtbfMs !== before.mtbfMs) this.#wind(clock, mtbfMs);
      if (!clock.isUp && mttrMs !== before.mttrMs) this.#wind(clock, mttrMs);
    }
    if (commonMtbfMs !== before.commonMtbfMs || commonMttrMs !== before.commonMttrMs) this.#windShared();
  }

  accept(): void {
    throw new Error('outages take no calls');
  }

  #flip(index: number): void {
    const clock = this.#clocks[index];
    clock.isUp = !clock.isUp;
    this.#wind(clock, clock.isUp ? this.#config.mtbfMs : this.#config.mttrMs);
    if (!clock.isUp && !this.#service.backends[index].isGone) this.#failures++;
    if (this.#shared.isUp) this.#turn(index, clock.isUp);
  }

  #flipShared(): void {
    const { recorder, nowMs } = this.#wiring.world;
    this.#shared.isUp = !this.#shared.isUp;
    recorder.fact(nowMs, this.#shared.isUp ? 'outages.sharedRepaired' : 'outages.sharedBroke', this.#wiring.id, {});
    this.#windShared();
    this.#clocks.forEach(({ isUp }, index) => {
      if (isUp) this.#turn(index, this.#shared.isUp);
    });
  }

  #turn(index: number, isUp: boolean): void {
    const { world, id, controlled } = this.#wiring;
    const { setup, isGone } = this.#service.backends[index];
    if (isGone) return;
    const target = `${controlled!.id}/${setup.id}`;
    world.recorder.fact(world.nowMs, isUp ? 'backend.revived' : 'backend.killed', target, { by: id });
    this.#service.apply({ atMs: world.nowMs, do: isUp ? 'revive' : 'kill', target }, setup.id);
  }

  get #up(): number {
    return this.#service.backends.reduce((count, { isUp, isGone }) => count + (isUp && !isGone ? 1 : 0), 0);
  }

  closeWindow(): void {
    this.#wiring.world.windows.put(`${this.#wiring.id}.up`, this.#up);
  }

  summary(): NodeSummary {
    return {
      utilization: null,
      queueMean: 0,
      queueMax: 0,
      arrived: 0,
      completed: 0,
      rejected: 0,
      failures: this.#failures,
      up: this.#up,
    };
  }
}

export const outages: StationSpec = {
  kind: 'outages',
  label: 'Outages',
  help: 'Breaks backends at random and repairs them, each by itself or all at once.',
  knobs,
  sends: { min: 0, max: 0 },
  controls: ['service'],
  create: (config, wiring) => new Outages(config as OutagesConfig, wiring),
};
