import { InputError } from '../input-error';
import { type ConfigOf, number } from '../knobs/knobs';
import { checkBounds, metricKnob, metricMissing, replicaBounds, withinBounds } from './bounds';
import { exactly } from './quantity';
import { SeasonalForecast } from './seasonal-forecast';
import type { Autoscaler, AutoscalerSpec, Decision, Observation } from './types';

const weight = (label: string, help: string, fallback: number) =>
  number({ label, help, unit: 'ratio', min: 0, max: 1, default: fallback, range: [0, 1], step: 0.05 });
const knobs = {
  metric: metricKnob('The load on all replicas together.', 'requestsPerSecond'),
  targetPerReplica: number({
    label: 'Load per replica',
    help: 'How much of the metric one replica should carry.',
    above: 0,
    max: 1e15,
    default: 100,
    range: [1, 1000],
    main: true,
  }),
  seasonMs: number({
    label: 'Season',
    help: 'After how long the load repeats itself.',
    unit: 'ms',
    above: 0,
    default: 86_400_000,
    main: true,
  }),
  bucketMs: number({
    label: 'Bucket',
    help: 'Observations this close together are averaged.',
    unit: 'ms',
    above: 0,
    default: 3_600_000,
  }),
  leadMs: number({
    label: 'Lead',
    help: 'How far ahead capacity is made ready: at least as long as a replica takes to start.',
    unit: 'ms',
    min: 0,
    default: 3_600_000,
    main: true,
  }),
  levelWeight: weight('Level weight', 'How quickly the level follows new load.', 0.3),
  trendWeight: weight('Trend weight', 'How quickly the trend follows.', 0.05),
  seasonWeight: weight('Season weight', 'How quickly the shape of a season follows.', 0.3),
  ...replicaBounds,
} as const;
type Config = ConfigOf<typeof knobs>;

/** A forecast is a sum of many roundings: what they leave is no reason for another replica. */
const ROUNDING_RESIDUE = 1e-9;
/** More buckets in a season than this are a slip of the units. */
const MAX_BUCKETS = 100_000;

class Predictive implements Autoscaler {
  readonly #config: Config;
  readonly #forecast: SeasonalForecast;
  #bucket: number | null = null;
  #sum = 0;
  #count = 0;

  constructor(config: Config) {
    checkBounds(config);
    const buckets = config.seasonMs / config.bucketMs;
    if (!Number.isInteger(buckets))
      throw new InputError('seasonMs', `must be a multiple of bucketMs (${config.bucketMs})`, config.seasonMs);
    if (buckets > MAX_BUCKETS)
      throw new InputError('bucketMs', `must give a season at most ${MAX_BUCKETS} buckets`, config.bucketMs);
    if (config.leadMs > config.seasonMs)
      throw new InputError('leadMs', `must be <= seasonMs (${config.seasonMs})`, config.leadMs);
    this.#config = config;
    this.#forecast = new SeasonalForecast(buckets, config);
  }

  decide(observation: Observation): Decision {
    const { metric, targetPerReplica, leadMs, bucketMs } = this.#config;
    const { replicas, nowMs } = observation;
    const given = observation.metrics[metric];
    const load = given === undefined ? null : Number(exactly(given, `metrics.${metric}`)) / 1e18;
    this.#learn(load, Math.floor(nowMs / bucketMs));
    const ahead = this.#highestWithin(Math.floor((nowMs + leadMs) / bucketMs));
    if (load === null && ahead === null) return metricMissing(replicas);
    const expected = Math.max(load ?? 0, ahead ?? 0);
    const wanted = Math.max(0, Math.min(Math.ceil(expected / targetPerReplica - ROUNDING_RESIDUE), 1e9));
    const why = wanted === replicas ? 'NoChange' : (ahead ?? 0) > (load ?? 0) ? 'Forecast' : 'Load';
    const { desired, reason } = withinBounds(wanted, why, this.#config);
    return { desired, recommended: wanted, reason, forecast: ahead, load };
  }

  /** Averages a bucket's observations; the bucket is learnt once the next begins. */
  #learn(load: number | null, bucket: number): void {
    if (this.#bucket !== null && bucket > this.#bucket) {
      this.#forecast.add(this.#count > 0 ? this.#sum / this.#count : null);
      this.#forecast.skip(bucket - this.#bucket - 1);
      this.#sum = 0;
      this.#count = 0;
    }
    this.#bucket = bucket;
    if (load === null) return;
    this.#sum += load;
    this.#count++;
  }

  /** The highest forecast from this bucket to the one `leadMs` ahead; the bucket now is the forecast's step 1. */
  #highestWithin(lastBucket: number): number | null {
    let highest: number | null = null;
    for (let step = 1; step <= lastBucket - this.#bucket! + 1; step++) {
      const value = this.#forecast.at(step);
      if (value !== null && (highest === null || value > highest)) highest = value;
    }
    return highest;
  }
}

/**
 * Capacity ahead of need: forecasts the load one lead time ahead and is ready for the higher of that and the load now.
 *
 *   forecast: Holt–Winters with additive season over buckets;  replicas = ⌈max(load, forecast) / targetPerReplica⌉
 *
 * Units: load in the metric's own unit, for all replicas together; ms. Only + − × ÷: the same on every engine.
 * Edges: until one whole season is seen there is no forecast and the load alone decides; buckets without observations
 * follow the forecast.
 *
 * @throws InputError when a season is not a whole number of buckets
 * @see R. Hyndman, G. Athanasopoulos, "Forecasting: Principles and Practice" 3rd ed. §8.3; AWS EC2 Auto Scaling user guide,
 *   "Predictive scaling" (forecasts daily and weekly patterns, acts a buffer time ahead, only adds to other policies)
 */
export const predictive: AutoscalerSpec<typeof knobs> = {
  id: 'predictive',
  label: 'Predictive',
  help: 'Learns the daily shape of the load and adds replicas before it comes.',
  knobs,
  cost: { time: 'O(buckets in the lead time)', memory: 'O(buckets in a season)' },
  source: 'Holt–Winters additive (Hyndman and Athanasopoulos, FPP3 §8.3); AWS EC2 Auto Scaling, "Predictive scaling"',
  deviation: 'AWS does not publish its model; ours is the textbook one.',
  create: (config) => new Predictive(config),
};
