import { InputError } from '../input-error';
import { data, number } from '../knobs/knobs';
import type { VariantConfig } from '../knobs/variants';
import type { Rng } from '../random/rng';
import { exponential } from '../random/ziggurat';
import type { Ms, Rps } from '../units';
import { type ArrivalProcess, type ArrivalSpec, rate, rateRps } from './arrival-process';
import { curve, day, ramp, spike } from './changing-rates';

export type { ArrivalProcess } from './arrival-process';

/** Modes shorter than this are no modes, and each is an event. */
const mode = (label: string, initial: number, help: string) =>
  number({ label, unit: 'ms', min: 1, max: 1e10, range: [100, 120_000], scale: 'log', default: initial, help });

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
