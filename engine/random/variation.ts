import type { DistributionConfig, DistributionKind } from './distributions';

type Knobs = Readonly<Record<string, number>>;

const overMean = (variance: number, mean: number): number => (mean === 0 ? 0 : Math.sqrt(variance) / mean);

const square = (x: number): number => x * x;

const asStated = ({ cv }: Knobs): number => cv;

/** The coefficient of variation of each distribution, standard deviation over mean; null where it has none in closed form. */
const variations: Readonly<Record<DistributionKind, (knobs: Knobs) => number | null>> = {
  constant: () => 0,
  uniform: ({ lowMs, highMs }) => overMean(square(highMs - lowMs) / 12, (lowMs + highMs) / 2),
  exponential: () => 1,
  normal: ({ meanMs, sdMs }) => (meanMs >= 6 * sdMs ? sdMs / meanMs : null),
  lognormal: asStated,
  // variance = mean² / (shape · (shape − 2)), infinite at 2 and below
  pareto: ({ shape }) => (shape > 2 ? 1 / Math.sqrt(shape * (shape - 2)) : null),
  erlang: ({ stages }) => 1 / Math.sqrt(stages),
  gamma: asStated,
  hyperexponential: asStated,
  'two-kinds': ({ shortMs, longMs, longRatio }) =>
    overMean(longRatio * (1 - longRatio) * square(longMs - shortMs), shortMs + longRatio * (longMs - shortMs)),
  empirical: () => null,
};

export const variationOf = (config: DistributionConfig): number | null => variations[config.kind](config as unknown as Knobs);
