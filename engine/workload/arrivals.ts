import { InputError } from '../input-error';
import { data, number } from '../knobs/knobs';
import type { Variant, VariantConfig } from '../knobs/variants';
import type { Rng } from '../random/rng';
import { exponential } from '../random/ziggurat';
import type { Ms, Rps } from '../units';

/**
 * When requests come from a world that does not wait for answers. `next` gives the instant of the next candidate after `nowMs`
 * (Infinity: none, ever); `arrives` then tells whether a request comes at that instant or it was only a look at the clock, which
 * is how rates that change with time are thinned (Lewis & Shedler 1979).
 */
export interface ArrivalProcess {
  next(nowMs: Ms): Ms;
  readonly arrives: boolean;
  /** The mean rate at an instant, for charts; null where there is none. */
  rateAt(atMs: Ms): Rps | null;
}

interface ArrivalSpec<C = never> extends Variant {
  create(config: C, rng: Rng): ArrivalProcess;
}

const rate = (label: string, initial: number, help: string, main?: true) =>
  number({
    label,
    unit: 'rps',
    min: 0,
    max: 1e7,
    range: [1, 2000],
    scale: 'log',
    default: initial,
    help,
    ...(main ? { main } : {}),
  });
const span = (label: string, initial: number, help: string) =>
  number({ label, unit: 'ms', above: 0, max: 1e10, range: [100, 120_000], scale: 'log', default: initial, help });
/** Modes shorter than this are no modes, and each is an event. */
const mode = (label: string, initial: number, help: string) =>
  number({ label, unit: 'ms', min: 1, max: 1e10, range: [100, 120_000], scale: 'log', default: initial, help });

const rateRps = rate('Arrival rate', 50, 'Requests a second, on average.', true);

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

const poisson: ArrivalSpec<{ rateRps: Rps }> = {
  label: 'Poisson',
  help: 'Many independent people: gaps are random, the rate is steady.',
  knobs: { rateRps },
  create: (config, rng) => ({
    arrives: true,
    next: (nowMs) => (config.rateRps === 0 ? Infinity : nowMs + (exponential(rng) * 1000) / config.rateRps),
    rateAt: () => config.rateRps,
  }),
};

const constant: ArrivalSpec<{ rateRps: Rps }> = {
  label: 'Constant',
  help: 'Like a metronome: the same gap every time.',
  knobs: { rateRps },
  create: (config) => ({
    arrives: true,
    next: (nowMs) => (config.rateRps === 0 ? Infinity : nowMs + 1000 / config.rateRps),
    rateAt: () => config.rateRps,
  }),
};

interface BurstyConfig {
  calmRps: Rps;
  burstRps: Rps;
  meanCalmMs: Ms;
  meanBurstMs: Ms;
}

/** A Markov-modulated Poisson process with two modes; each mode lasts an exponential time. */
class Bursty implements ArrivalProcess {
  arrives = true;
  #inBurst = false;
  /** NaN before it begins: the first calm starts when the first arrival is asked for. */
  #switchAtMs: Ms = Number.NaN;
  constructor(
    readonly config: BurstyConfig,
    readonly rng: Rng,
  ) {}
  next(nowMs: Ms): Ms {
    if (Number.isNaN(this.#switchAtMs)) this.#switchAtMs = nowMs + exponential(this.rng) * this.config.meanCalmMs;
    while (nowMs >= this.#switchAtMs) this.#switch(this.#switchAtMs);
    const rps = this.#inBurst ? this.config.burstRps : this.config.calmRps;
    const atMs = rps === 0 ? Infinity : nowMs + (exponential(this.rng) * 1000) / rps;
    this.arrives = atMs < this.#switchAtMs;
    return this.arrives ? atMs : this.#switchAtMs;
  }
  #switch(atMs: Ms): void {
    this.#inBurst = !this.#inBurst;
    this.#switchAtMs = atMs + exponential(this.rng) * (this.#inBurst ? this.config.meanBurstMs : this.config.meanCalmMs);
  }
  rateAt(): null {
    return null;
  }
}

const bursty: ArrivalSpec<BurstyConfig> = {
  label: 'Bursty',
  help: 'Calm, then a burst, then calm: two rates that take turns at random.',
  knobs: {
    calmRps: rate('Calm rate', 20, 'Requests a second between bursts.', true),
    burstRps: rate('Burst rate', 200, 'Requests a second during a burst.', true),
    meanCalmMs: mode('Calm lasts', 5000, 'Average length of a calm.'),
    meanBurstMs: mode('Burst lasts', 1000, 'Average length of a burst.'),
  },
  create: (config, rng) => new Bursty(config, rng),
};

type Points = readonly (readonly [atMs: Ms, rps: Rps])[];

const curve: ArrivalSpec<{ points: Points; shape: 'steps' | 'linear' }> = {
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

const ramp: ArrivalSpec<{ fromRps: Rps; toRps: Rps; startMs: Ms; overMs: Ms }> = {
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

const spike: ArrivalSpec<{ rateRps: Rps; spikeRps: Rps; spikeAtMs: Ms; spikeForMs: Ms }> = {
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
const day: ArrivalSpec<{ lowRps: Rps; highRps: Rps; periodMs: Ms }> = {
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

const trace: ArrivalSpec<{ timesMs: readonly Ms[] }> = {
  label: 'Recorded',
  help: 'Exactly the instants of a recorded trace.',
  knobs: {
    timesMs: data<readonly Ms[]>({
      label: 'Instants',
      help: 'When each request came, ms from the start, rising.',
      default: [0, 100, 200, 300],
      schema: (z) =>
        z.array(z.number().check(z.minimum(0), z.maximum(1e12))).check(z.minLength(1), z.maxLength(2_000_000)) as never,
    }),
  },
  create({ timesMs }) {
    for (let i = 1; i < timesMs.length; i++)
      if (timesMs[i] < timesMs[i - 1]) throw new InputError(`timesMs[${i}]`, `must be >= ${timesMs[i - 1]}`, timesMs[i]);
    let next = 0;
    return {
      arrives: true,
      next(nowMs) {
        // Turned to in the middle of a run, it begins with what is still to come.
        while (timesMs[next] < nowMs) next++;
        return timesMs[next++] ?? Infinity;
      },
      rateAt: () => null,
    };
  },
};

/** A fixed population: its configuration only; the clients station runs it, because it must hear each answer. */
const users: ArrivalSpec = {
  label: 'Users who wait',
  help: 'So many people; each asks, waits for the answer, thinks, and asks again.',
  knobs: {
    count: number({
      label: 'Users',
      unit: 'count',
      min: 0,
      max: 100_000,
      integer: true,
      range: [1, 500],
      scale: 'log',
      default: 20,
      help: 'How many people take part.',
      main: true,
    }),
    meanThinkMs: number({
      label: 'Think time',
      unit: 'ms',
      min: 0,
      max: 1e9,
      range: [10, 20_000],
      scale: 'log',
      default: 1000,
      help: 'Average pause between an answer and the next request (exponential).',
      main: true,
    }),
  },
  create: () => ({ arrives: true, next: () => Infinity, rateAt: () => null }),
};

/** Every way requests can come, by kind. */
export const arrivalKinds = {
  poisson,
  constant,
  bursty,
  ramp,
  spike,
  day,
  curve,
  trace,
  users,
  // biome-ignore lint/suspicious/noExplicitAny: each entry has a configuration of its own
} as const satisfies Record<string, ArrivalSpec<any>>;

/** @throws InputError where knobs contradict each other */
export function arrivalsOf(config: VariantConfig, rng: Rng): ArrivalProcess {
  return (arrivalKinds[config.kind as keyof typeof arrivalKinds] as unknown as ArrivalSpec<VariantConfig>).create(config, rng);
}
