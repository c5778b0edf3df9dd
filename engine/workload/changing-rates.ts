import { InputError } from '../input-error';
import { data, number } from '../knobs/knobs';
import type { Rng } from '../random/rng';
import { exponential } from '../random/ziggurat';
import type { Ms, Rps } from '../units';
import { type ArrivalProcess, type ArrivalSpec, rate, rateRps, span } from './arrival-process';

/** Poisson arrivals of a rate that changes with time, by thinning against the highest rate. */
class Thinned implements ArrivalProcess {
  arrives = true;
  readonly #rng: Rng;
  readonly #highestRps: Rps;
  constructor(
    rng: Rng,
    highestRps: Rps,
    readonly rateAt: (atMs: Ms) => Rps,
  ) {
    this.#rng = rng;
    this.#highestRps = highestRps;
  }
  next(nowMs: Ms): Ms {
    if (this.#highestRps === 0) return Infinity;
    const atMs = nowMs + (exponential(this.#rng) * 1000) / this.#highestRps;
    this.arrives = this.#rng.uniform() * this.#highestRps < this.rateAt(atMs);
    return atMs;
  }
}

type Points = readonly (readonly [atMs: Ms, rps: Rps])[];

export const curve: ArrivalSpec<{ points: Points; shape: 'steps' | 'linear' }> = {
  label: 'Curve',
  help: 'A rate drawn over time, in steps or straight lines.',
  knobs: {
    points: data<Points>({
      label: 'Points',
      help: 'Pairs of instant (ms) and rate (requests a second), instants rising.',
      default: [
        [0, 20],
        [30_000, 100],
      ],
      schema: (z) =>
        z
          .array(z.tuple([z.number().check(z.minimum(0), z.maximum(1e10)), z.number().check(z.minimum(0), z.maximum(1e7))]))
          .check(z.minLength(1), z.maxLength(10_000)) as never,
    }),
    shape: {
      kind: 'choice',
      label: 'Between points',
      help: 'Whether the rate jumps at each point or moves in a straight line.',
      default: 'linear',
      options: [
        { value: 'linear', label: 'Straight lines' },
        { value: 'steps', label: 'Steps' },
      ],
    },
  },
  create({ points, shape }, rng) {
    for (let i = 1; i < points.length; i++)
      if (points[i][0] < points[i - 1][0])
        throw new InputError(`points[${i}][0]`, `must be >= ${points[i - 1][0]}`, points[i][0]);
    const highest = points.reduce((most, [, rps]) => Math.max(most, rps), 0);
    return new Thinned(rng, highest, (atMs) => rateOnCurve(points, shape, atMs));
  },
};

function rateOnCurve(points: Points, shape: 'steps' | 'linear', atMs: Ms): Rps {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle][0] <= atMs) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return points[0][1];
  const [fromMs, fromRps] = points[low - 1];
  if (low === points.length || shape === 'steps') return fromRps;
  const [toMs, toRps] = points[low];
  return fromRps + ((toRps - fromRps) * (atMs - fromMs)) / (toMs - fromMs);
}

export const ramp: ArrivalSpec<{ fromRps: Rps; toRps: Rps; startMs: Ms; overMs: Ms }> = {
  label: 'Ramp',
  help: 'A rate that rises (or falls) in a straight line, then stays.',
  knobs: {
    fromRps: rate('From', 20, 'Requests a second at the start.'),
    toRps: rate('To', 200, 'Requests a second at the end.', true),
    startMs: number({
      label: 'Starts at',
      unit: 'ms',
      min: 0,
      max: 1e10,
      range: [0, 60_000],
      default: 0,
      help: 'When it begins to move.',
    }),
    overMs: span('Takes', 30_000, 'How long it takes.'),
  },
  create: ({ fromRps, toRps, startMs, overMs }, rng) =>
    new Thinned(
      rng,
      Math.max(fromRps, toRps),
      (atMs) => fromRps + (toRps - fromRps) * Math.min(1, Math.max(0, (atMs - startMs) / overMs)),
    ),
};

export const spike: ArrivalSpec<{ rateRps: Rps; spikeRps: Rps; spikeAtMs: Ms; spikeForMs: Ms }> = {
  label: 'Spike',
  help: 'A steady rate with one sudden rush.',
  knobs: {
    rateRps,
    spikeRps: rate('Spike rate', 400, 'Requests a second during the rush.', true),
    spikeAtMs: number({
      label: 'Spike at',
      unit: 'ms',
      min: 0,
      max: 1e10,
      range: [0, 60_000],
      default: 20_000,
      help: 'When the rush begins.',
    }),
    spikeForMs: span('Spike lasts', 5000, 'How long the rush lasts.'),
  },
  create: (config, rng) =>
    new Thinned(rng, Math.max(config.rateRps, config.spikeRps), (atMs) =>
      atMs >= config.spikeAtMs && atMs < config.spikeAtMs + config.spikeForMs ? config.spikeRps : config.rateRps,
    ),
};

/**
 * The day's shape is a smooth hump, low at the start and the end of each period. Its sides are the cubic 3x² − 2x³, which
 * needs no sine and so is the same to the last bit everywhere.
 */
export const day: ArrivalSpec<{ lowRps: Rps; highRps: Rps; periodMs: Ms }> = {
  label: 'A day',
  help: 'Night, rush, night again, over and over.',
  knobs: {
    lowRps: rate('At night', 10, 'Requests a second at the quietest.'),
    highRps: rate('At the peak', 100, 'Requests a second at the busiest.', true),
    periodMs: span('One day lasts', 60_000, 'The length of one whole day in the run.'),
  },
  create: ({ lowRps, highRps, periodMs }, rng) =>
    new Thinned(rng, Math.max(lowRps, highRps), (atMs) => {
      const phase = (atMs / periodMs) % 1;
      const x = phase < 0.5 ? 2 * phase : 2 - 2 * phase;
      return lowRps + (highRps - lowRps) * x * x * (3 - 2 * x);
    }),
};
