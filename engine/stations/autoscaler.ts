import { instanceDollars } from '../autoscalers/cost';
import { autoscalers } from '../autoscalers/registry';
import type { Autoscaler, AutoscalerSpec, Decision } from '../autoscalers/types';
import type { SlotOwner } from '../kernel/kernel';
import { choice, flag, number, variant } from '../knobs/knobs';
import type { Variant, VariantConfig, Variants } from '../knobs/variants';
import type { NodeSummary } from '../recording/types';
import type { NodeScenario } from '../scenario/types';
import type { Ms } from '../units';
import { checkWatched, type Watched, watchedOf } from './autoscaler-metrics';
import { Fleet, type FleetTimes } from './fleet';
import { FleetMeter, type FleetMetric, fleetMetricLabels, fleetMetrics } from './fleet-meter';
import type { Service } from './service';
import type { Station, StationSpec, Wiring } from './station';

const duration = (label: string, help: string, fallback: number) =>
  number({ label, help, unit: 'ms', min: 0, max: 1e9, default: fallback, range: [0, 120_000] });

/** What a run measures, by name: an algorithm of its own takes any name, in a run it is one of these. */
const metricOptions = Object.entries(fleetMetrics).map(([value, help]) => ({
  value,
  label: fleetMetricLabels[value as FleetMetric],
  help,
}));

function variantsInARun(): Variants {
  return Object.fromEntries(
    Object.entries(autoscalers as Readonly<Record<string, Variant>>).map(([id, spec]) => {
      const { metric } = spec.knobs;
      if (metric?.kind !== 'text') return [id, spec];
      const { label, help, default: initial } = metric;
      const chosen = choice({ label, help, default: initial, main: true, options: metricOptions });
      return [id, { ...spec, knobs: { ...spec.knobs, metric: chosen } }];
    }),
  );
}

const knobs = {
  algorithm: variant({
    label: 'Algorithm',
    help: 'How the number of replicas is decided.',
    default: { kind: 'target-tracking' },
    variants: variantsInARun(),
    main: true,
  }),
  syncPeriodMs: number({
    label: 'Sync period',
    help: 'How often it looks; metrics are measured over this time.',
    unit: 'ms',
    min: 1,
    max: 1e9,
    range: [1000, 60_000],
    scale: 'log',
    default: null,
    nullMeans: 'as the algorithm says, else 15 s',
  }),
  startMs: duration('Start', 'How long a new replica is pending before it runs: scheduling, image, boot.', 5000),
  warmupMs: { ...duration('Warm-up', 'How long it runs before it may serve: its readiness check.', 10_000), main: true as const },
  drainMs: duration(
    'Drain',
    'The longest a replica on its way out may take to finish what it has; what is left then is lost.',
    30_000,
  ),
  settleMs: duration('Settle', 'The least that a drain takes, so that calls on their way still find it: a preStop pause.', 1000),
  replacesDead: flag({
    label: 'Replace the dead',
    help: 'A replica that is down is taken away at the next look, and another one asked for.',
    default: true,
  }),
  dollarsPerHour: number({
    label: 'Price',
    help: 'Dollars for one replica for one hour, from its start until it is gone.',
    min: 0,
    max: 1e6,
    range: [0, 1],
    step: 0.01,
    default: 0.0416,
  }),
};

interface AutoscalerConfig extends NodeScenario {
  readonly algorithm: VariantConfig;
  readonly syncPeriodMs: Ms | null;
  readonly startMs: Ms;
  readonly warmupMs: Ms;
  readonly drainMs: Ms;
  readonly settleMs: Ms;
  readonly replacesDead: boolean;
  readonly dollarsPerHour: number;
}

const SYNC_MS: Ms = 15_000;

function create({ kind, ...config }: VariantConfig): Autoscaler {
  // biome-ignore lint/suspicious/noExplicitAny: the variant was parsed with this spec's knobs
  return (autoscalers[kind as keyof typeof autoscalers] as AutoscalerSpec<any>).create(config);
}

const timesOf = ({ startMs, warmupMs, drainMs, settleMs }: AutoscalerConfig): FleetTimes => ({
  startMs,
  warmMs: warmupMs,
  drainMs,
  settleMs,
});

function periodOf({ syncPeriodMs, algorithm }: AutoscalerConfig): Ms {
  return syncPeriodMs ?? (algorithm.syncPeriodMs as Ms | undefined) ?? SYNC_MS;
}

/**
 * Decides every sync period how many replicas a service should have, and brings them up or drains them. Metrics are means over
 * the period that ends with the look. A replica serves once it is ready (`startMs` + `warmupMs` after it was asked for); on its
 * way out it gets no new calls, finishes what it has and is gone.
 *
 * Facts: `autoscaler.decided` whenever the number or the reason changes, `instance.transitioned` for each replica.
 * Edges: the service's own backends count as ready from the start; a new one is set up like the first of them; a changed algorithm
 * begins without memory; a replica that scenario events add, drain or remove counts as if it had been decided.
 */
class AutoscalerStation implements Station, SlotOwner {
  readonly #wiring: Wiring;
  readonly #fleet: Fleet;
  readonly #meter: FleetMeter;
  readonly #slot: number;
  #config: AutoscalerConfig;
  #algorithm: Autoscaler;
  #watched: Watched | null;
  #desired: number;
  #reason = '';
  #metric = Number.NaN;
  #decisions = { out: 0, in: 0 };

  constructor(config: AutoscalerConfig, wiring: Wiring) {
    const { world, controlled } = wiring;
    this.#wiring = wiring;
    this.#config = config;
    this.#fleet = new Fleet(world, controlled!.id, controlled!.station as Service, timesOf(config));
    this.#meter = new FleetMeter(this.#fleet);
    this.#desired = this.#fleet.alive;
    this.#algorithm = create(config.algorithm);
    this.#watched = watchedOf(config.algorithm);
    this.#slot = world.kernel.openSlot(this, 0);
    world.kernel.set(this.#slot, periodOf(config));
  }

  configure(config: NodeScenario): void {
    const before = this.#config;
    this.#config = config as AutoscalerConfig;
    this.#fleet.times = timesOf(this.#config);
    if (periodOf(before) !== periodOf(this.#config))
      this.#wiring.world.kernel.set(this.#slot, this.#wiring.world.nowMs + periodOf(this.#config));
    if (JSON.stringify(before.algorithm) === JSON.stringify(this.#config.algorithm)) return;
    this.#algorithm = create(this.#config.algorithm);
    this.#watched = watchedOf(this.#config.algorithm);
  }

  accept(): void {
    throw new Error('an autoscaler takes no calls');
  }

  onDue(): void {
    const { kernel, nowMs } = this.#wiring.world;
    const periodMs = periodOf(this.#config);
    kernel.set(this.#slot, nowMs + periodMs);
    if (this.#config.replacesDead) this.#fleet.bury();
    const metrics = this.#meter.look();
    const decision = this.#algorithm.decide({
      nowMs,
      replicas: this.#desired,
      statusReplicas: this.#fleet.alive,
      metrics: metrics as Record<string, number>,
      pods: this.#meter.pods(periodMs),
    });
    this.#watch(metrics);
    this.#decide(decision);
    this.#fleet.bringTo(this.#desired);
  }

  #watch(metrics: Partial<Record<FleetMetric, number>>): void {
    this.#metric = this.#watched === null ? Number.NaN : (metrics[this.#watched.metric] ?? Number.NaN);
  }

  #decide({ desired, reason }: Decision): void {
    const { recorder, nowMs } = this.#wiring.world;
    const from = this.#desired;
    if (desired !== from || reason !== this.#reason) {
      const metric = Number.isNaN(this.#metric) ? null : this.#metric;
      recorder.fact(nowMs, 'autoscaler.decided', this.#wiring.id, { from, to: desired, reason, metric });
    }
    if (desired > from) this.#decisions.out++;
    if (desired < from) this.#decisions.in++;
    this.#desired = desired;
    this.#reason = reason;
  }

  closeWindow(): void {
    const { windows } = this.#wiring.world;
    const { id } = this.#wiring;
    windows.put(`${id}.desired`, this.#desired);
    windows.put(`${id}.ready`, this.#fleet.count('ready'));
    windows.put(`${id}.starting`, this.#fleet.count('pending', 'warming'));
    windows.put(`${id}.draining`, this.#fleet.count('draining'));
    windows.put(`${id}.metric`, this.#metric);
    windows.put(`${id}.target`, this.#watched?.target(this.#desired) ?? Number.NaN);
  }

  summary(): NodeSummary {
    const instanceHours = this.#fleet.hours.hours(this.#wiring.world.nowMs);
    return {
      utilization: null,
      queueMean: 0,
      queueMax: 0,
      arrived: 0,
      completed: 0,
      rejected: 0,
      desired: this.#desired,
      ready: this.#fleet.count('ready'),
      scaleOuts: this.#decisions.out,
      scaleIns: this.#decisions.in,
      instanceHours,
      dollars: instanceDollars(instanceHours, this.#config),
    };
  }
}

export const autoscaler: StationSpec = {
  kind: 'autoscaler',
  label: 'Autoscaler',
  help: 'Changes how many backends a service has.',
  knobs,
  sends: { min: 0, max: 0 },
  controls: ['service'],
  scales: true,
  check(config) {
    const { algorithm } = config as AutoscalerConfig;
    checkWatched(algorithm, () => create(algorithm));
  },
  create: (config, wiring) => new AutoscalerStation(config as AutoscalerConfig, wiring),
};
