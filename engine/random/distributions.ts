import { InputError } from '../input-error';
import { data, number } from '../knobs/knobs';
import type { Variant } from '../knobs/variants';
import type { Ms } from '../units';
import { exp, log } from './exact-math';
import type { Rng } from './rng';
import { exponential, gamma, normal } from './ziggurat';

/** Draws durations, ms, never negative. */
export type Sampler = (rng: Rng) => Ms;

interface Distribution<C = never> extends Variant {
  sampler(config: C): Sampler;
  /** The mean of what the sampler draws, ms; null where it has no closed form here. */
  meanMs(config: C): Ms | null;
}

const meanMs = number({
  label: 'Mean',
  unit: 'ms',
  above: 0,
  max: 1e9,
  range: [1, 2000],
  scale: 'log',
  default: 50,
  help: 'The average duration.',
  main: true,
});

const cv = (above: number | undefined, min: number | undefined, initial: number) =>
  number({
    label: 'Variability',
    unit: 'factor',
    ...(above === undefined ? {} : { above }),
    ...(min === undefined ? {} : { min }),
    max: 100,
    range: [Math.max(min ?? 0, 0.05), 5],
    step: 0.05,
    default: initial,
    help: 'Coefficient of variation: standard deviation over mean. 0 is constant, 1 as varied as exponential.',
  });

const constant: Distribution<{ ms: Ms }> = {
  label: 'Constant',
  help: 'Always the same.',
  knobs: {
    ms: number({
      label: 'Duration',
      unit: 'ms',
      min: 0,
      max: 1e9,
      range: [1, 2000],
      scale: 'log',
      default: 50,
      help: 'The duration.',
      main: true,
    }),
  },
  sampler:
    ({ ms }) =>
    () =>
      ms,
  meanMs: ({ ms }) => ms,
};

const uniform: Distribution<{ lowMs: Ms; highMs: Ms }> = {
  label: 'Uniform',
  help: 'Anything between two bounds, all alike.',
  knobs: {
    lowMs: number({ label: 'Shortest', unit: 'ms', min: 0, max: 1e9, range: [0, 1000], default: 10, help: 'The lower bound.' }),
    highMs: number({ label: 'Longest', unit: 'ms', min: 0, max: 1e9, range: [1, 2000], default: 90, help: 'The upper bound.' }),
  },
  sampler({ lowMs, highMs }) {
    if (highMs < lowMs) throw new InputError('highMs', `must be >= lowMs (${lowMs})`, highMs);
    return (rng) => lowMs + (highMs - lowMs) * rng.uniform();
  },
  meanMs: ({ lowMs, highMs }) => (lowMs + highMs) / 2,
};

const exponentialDistribution: Distribution<{ meanMs: Ms }> = {
  label: 'Exponential',
  help: 'Many short, few long; what is left does not depend on what has passed.',
  knobs: { meanMs },
  sampler: (config) => (rng) => config.meanMs * exponential(rng),
  meanMs: (config) => config.meanMs,
};

const normalDistribution: Distribution<{ meanMs: Ms; sdMs: Ms }> = {
  label: 'Normal',
  help: 'A bell around the mean; draws below zero count as zero.',
  knobs: {
    meanMs,
    sdMs: number({
      label: 'Standard deviation',
      unit: 'ms',
      min: 0,
      max: 1e9,
      range: [0, 500],
      default: 10,
      help: 'How far draws stray.',
    }),
  },
  sampler: (config) => (rng) => Math.max(0, config.meanMs + config.sdMs * normal(rng)),
  meanMs: ({ meanMs: mean, sdMs }) => (mean >= 6 * sdMs ? mean : null),
};

const lognormal: Distribution<{ meanMs: Ms; cv: number }> = {
  label: 'Log-normal',
  help: 'Like most measured service times: a hump and a long right tail.',
  knobs: { meanMs, cv: cv(0, undefined, 1) },
  sampler({ meanMs: mean, cv: spread }) {
    const variance = log(1 + spread * spread);
    const sigma = Math.sqrt(variance);
    const mu = log(mean) - variance / 2;
    return (rng) => exp(mu + sigma * normal(rng));
  },
  meanMs: (config) => config.meanMs,
};

const pareto: Distribution<{ meanMs: Ms; shape: number }> = {
  label: 'Pareto',
  help: 'Heavy tail: now and then enormously long.',
  knobs: {
    meanMs,
    shape: number({
      label: 'Shape',
      unit: 'factor',
      above: 1,
      max: 100,
      range: [1.1, 5],
      step: 0.1,
      default: 2.5,
      help: 'The smaller, the heavier the tail; at 2 and below the variance is infinite.',
    }),
  },
  sampler({ meanMs: mean, shape }) {
    const least = (mean * (shape - 1)) / shape;
    return (rng) => least * exp(exponential(rng) / shape);
  },
  meanMs: (config) => config.meanMs,
};

const erlang: Distribution<{ meanMs: Ms; stages: number }> = {
  label: 'Erlang',
  help: 'Several exponential stages in a row: steadier than exponential.',
  knobs: {
    meanMs,
    stages: number({
      label: 'Stages',
      unit: 'count',
      min: 1,
      max: 100,
      integer: true,
      range: [1, 20],
      default: 4,
      help: 'More stages, less variation: the variability is 1/√stages.',
    }),
  },
  sampler:
    ({ meanMs: mean, stages }) =>
    (rng) => {
      let sum = 0;
      for (let i = 0; i < stages; i++) sum += exponential(rng);
      return (sum * mean) / stages;
    },
  meanMs: (config) => config.meanMs,
};

const gammaDistribution: Distribution<{ meanMs: Ms; cv: number }> = {
  label: 'Gamma',
  help: 'Any variability with one knob: below 1 steadier than exponential, above 1 wilder.',
  knobs: { meanMs, cv: cv(undefined, 1e-6, 0.5) }, // below, the shape is beyond what doubles tell apart
  sampler({ meanMs: mean, cv: spread }) {
    const shape = 1 / (spread * spread);
    return (rng) => (gamma(rng, shape) * mean) / shape;
  },
  meanMs: (config) => config.meanMs,
};

const hyperexponential: Distribution<{ meanMs: Ms; cv: number }> = {
  label: 'Hyperexponential',
  help: 'Two kinds of work, short and long: more varied than exponential.',
  knobs: { meanMs, cv: cv(undefined, 1, 2) },
  /** Two phases with balanced means (Whitt 1982): p₁/μ₁ = p₂/μ₂. */
  sampler({ meanMs: mean, cv: spread }) {
    const squared = spread * spread;
    const first = (1 + Math.sqrt((squared - 1) / (squared + 1))) / 2;
    const firstMean = mean / (2 * first);
    const secondMean = mean / (2 * (1 - first));
    return (rng) => (rng.uniform() < first ? firstMean : secondMean) * exponential(rng);
  },
  meanMs: (config) => config.meanMs,
};

const twoKinds: Distribution<{ shortMs: Ms; longMs: Ms; longRatio: number }> = {
  label: 'Short and long',
  help: 'Two exact lengths, mixed: a page and a report.',
  knobs: {
    shortMs: number({
      label: 'Short',
      unit: 'ms',
      min: 0,
      max: 1e9,
      range: [1, 500],
      default: 20,
      help: 'Duration of the short ones.',
    }),
    longMs: number({
      label: 'Long',
      unit: 'ms',
      min: 0,
      max: 1e9,
      range: [10, 5000],
      default: 400,
      help: 'Duration of the long ones.',
    }),
    longRatio: number({
      label: 'Share of long',
      unit: 'ratio',
      min: 0,
      max: 1,
      step: 0.01,
      default: 0.1,
      help: 'How many are long.',
    }),
  },
  sampler:
    ({ shortMs, longMs, longRatio }) =>
    (rng) =>
      rng.uniform() < longRatio ? longMs : shortMs,
  meanMs: ({ shortMs, longMs, longRatio }) => shortMs * (1 - longRatio) + longMs * longRatio,
};

const empirical: Distribution<{ valuesMs: readonly number[] }> = {
  label: 'Measured',
  help: 'Drawn from a list of measured durations.',
  knobs: {
    valuesMs: data<readonly number[]>({
      label: 'Values',
      help: 'The measured durations, ms.',
      default: [20, 30, 50, 80, 200],
      schema: (z) => z.array(z.number().check(z.minimum(0), z.maximum(1e9))).check(z.minLength(1), z.maxLength(1_000_000)),
    }),
  },
  sampler:
    ({ valuesMs }) =>
    (rng) =>
      valuesMs[Math.floor(rng.uniform() * valuesMs.length)],
  meanMs: ({ valuesMs }) => valuesMs.reduce((sum, value) => sum + value, 0) / valuesMs.length,
};

/** Every distribution of durations, by kind. */
export const distributions = {
  constant,
  uniform,
  exponential: exponentialDistribution,
  normal: normalDistribution,
  lognormal,
  pareto,
  erlang,
  gamma: gammaDistribution,
  hyperexponential,
  'two-kinds': twoKinds,
  empirical,
  // biome-ignore lint/suspicious/noExplicitAny: each entry has a configuration of its own
} as const satisfies Record<string, Distribution<any>>;

export type DistributionKind = keyof typeof distributions;
export type DistributionConfig = { readonly kind: DistributionKind; readonly [knob: string]: unknown };

/** @throws InputError where knobs contradict each other */
export function samplerOf(config: DistributionConfig): Sampler {
  return (distributions[config.kind] as unknown as Distribution<DistributionConfig>).sampler(config);
}

/** The mean of a configured distribution, ms; null where it has no closed form here. */
export function meanOf(config: DistributionConfig): Ms | null {
  return (distributions[config.kind] as unknown as Distribution<DistributionConfig>).meanMs(config);
}
