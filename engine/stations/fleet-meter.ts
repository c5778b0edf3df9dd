import type { PodSample } from '../autoscalers/types';
import { LatencyHistogram } from '../metrics/latency-histogram';
import type { Ms } from '../units';
import type { Backend } from './backend';
import type { Fleet, Instance } from './fleet';

/** What an autoscaler can be told to watch, and what that is. */
export const fleetMetrics = {
  cpu: 'busy share of the capacity in use, 0..1',
  utilization: 'the same',
  requestsPerSecond: 'calls that came, to all replicas together',
  requestsPerSecondPerReplica: 'calls that came, per ready replica',
  queued: 'calls in line, all replicas together',
  queuedPerReplica: 'calls in line, per ready replica',
  inFlight: 'calls in line and being worked on, all replicas together',
  inFlightPerReplica: 'calls in line and being worked on, per ready replica',
  latencyMeanMs: 'time at the service, waiting included, mean',
  latencyP95Ms: 'time at the service, waiting included, 95th percentile',
} as const;
export type FleetMetric = keyof typeof fleetMetrics;

export const fleetMetricLabels: Readonly<Record<FleetMetric, string>> = {
  cpu: 'CPU',
  utilization: 'Utilisation',
  requestsPerSecond: 'Requests a second',
  requestsPerSecondPerReplica: 'Requests a second, each',
  queued: 'In line',
  queuedPerReplica: 'In line, each',
  inFlight: 'In flight',
  inFlightPerReplica: 'In flight, each',
  latencyMeanMs: 'Mean time',
  latencyP95Ms: 'p95 of the time',
};

interface Cursor {
  busyMs: number;
  queueMs: number;
  capacityMs: number;
  arrived: number;
  completed: number;
  sojournSumMs: number;
}

interface Reading extends Cursor {
  readonly instance: Instance;
  readonly concurrency: number;
}

const GRAIN = 1e6;
/** Metrics are told to a millionth, so that their decimal form is short. */
const rounded = (value: number): number => Math.round(value * GRAIN) / GRAIN;

/** Measures a fleet over the time since the last look. */
export class FleetMeter {
  readonly #fleet: Fleet;
  readonly #latencies = new LatencyHistogram();
  readonly #before = new Map<Backend, Cursor>();
  #sinceMs: Ms;
  #readings: readonly Reading[] = [];

  constructor(fleet: Fleet) {
    this.#fleet = fleet;
    this.#sinceMs = fleet.world.nowMs;
    fleet.service.latencies = this.#latencies;
  }

  /** Reads the counters. @returns metrics by name; those without a value are left out */
  look(): Partial<Record<FleetMetric, number>> {
    const { nowMs } = this.#fleet.world;
    const windowMs = nowMs - this.#sinceMs;
    this.#readings = this.#fleet.instances.flatMap((instance) => this.#read(instance, nowMs));
    const metrics = this.#metrics(windowMs);
    this.#sinceMs = nowMs;
    this.#latencies.clear();
    return metrics;
  }

  #read(instance: Instance, nowMs: Ms): Reading[] {
    if (instance.backend === -1) return [];
    const backend = this.#fleet.service.backends[instance.backend];
    backend.count(nowMs);
    backend.countCapacity(nowMs);
    const { busyMs, queueMs, capacityMs, arrived, completed, sojournSumMs, concurrency } = backend;
    const before = this.#before.get(backend) ?? {
      busyMs: 0,
      queueMs: 0,
      capacityMs: 0,
      arrived: 0,
      completed: 0,
      sojournSumMs: 0,
    };
    this.#before.set(backend, { busyMs, queueMs, capacityMs, arrived, completed, sojournSumMs });
    return [
      {
        instance,
        concurrency,
        busyMs: busyMs - before.busyMs,
        queueMs: queueMs - before.queueMs,
        capacityMs: capacityMs - before.capacityMs,
        arrived: arrived - before.arrived,
        completed: completed - before.completed,
        sojournSumMs: sojournSumMs - before.sojournSumMs,
      },
    ];
  }

  #metrics(windowMs: Ms): Partial<Record<FleetMetric, number>> {
    const sum = (read: (reading: Reading) => number): number =>
      this.#readings.reduce((total, reading) => total + read(reading), 0);
    const metrics: Partial<Record<FleetMetric, number>> = {};
    const put = (name: FleetMetric, value: number): void => {
      if (Number.isFinite(value)) metrics[name] = rounded(value);
    };
    const ready = this.#fleet.count('ready');
    const each = (name: 'requestsPerSecond' | 'queued' | 'inFlight', total: number): void => {
      put(name, total);
      put(`${name}PerReplica`, total / ready);
    };
    put('cpu', sum(({ busyMs }) => busyMs) / sum(({ capacityMs }) => capacityMs));
    put('utilization', metrics.cpu ?? Number.NaN);
    each('requestsPerSecond', (sum(({ arrived }) => arrived) * 1000) / windowMs);
    each('queued', sum(({ queueMs }) => queueMs) / windowMs);
    each('inFlight', sum(({ busyMs, queueMs }) => busyMs + queueMs) / windowMs);
    put('latencyMeanMs', this.#latencies.count === 0 ? Number.NaN : this.#latencies.mean);
    put('latencyP95Ms', this.#latencies.quantile(0.95));
    return metrics;
  }

  /** The replicas as a Kubernetes controller sees them; one CPU is one unit of concurrency. Call after `look`. */
  pods(windowMs: Ms): PodSample[] {
    const readings = new Map(this.#readings.map((reading) => [reading.instance, reading]));
    return this.#fleet.instances.map((instance) => {
      const { life, id } = instance;
      const isReady = life.state === 'ready' && this.#fleet.isUp(instance);
      return {
        name: id,
        phase: life.state === 'pending' ? 'Pending' : 'Running',
        ready: isReady,
        startedAtMs: life.state === 'pending' ? null : life.askedMs,
        readyChangedAtMs: life.sinceMs,
        deleting: life.state === 'draining',
        windowMs,
        ...usage(readings.get(instance), windowMs),
      };
    });
  }
}

function usage(reading: Reading | undefined, windowMs: Ms): Pick<PodSample, 'requests' | 'usage'> {
  if (reading === undefined) return {};
  const { concurrency, busyMs, queueMs, arrived, completed, sojournSumMs } = reading;
  return {
    requests: { cpu: concurrency },
    usage: {
      cpu: rounded(busyMs / windowMs),
      requestsPerSecond: rounded((arrived * 1000) / windowMs),
      queued: rounded(queueMs / windowMs),
      inFlight: rounded((busyMs + queueMs) / windowMs),
      ...(completed === 0 ? {} : { latencyMeanMs: rounded(sojournSumMs / completed) }),
    },
  };
}
/** Metrics that each pod has a sample of. */
export const podMetrics = ['cpu', 'requestsPerSecond', 'queued', 'inFlight', 'latencyMeanMs'] as const;
