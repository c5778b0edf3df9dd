/** How far runs of other luck lie apart, window by window. */
export interface LuckBand {
  readonly series: string;
  readonly binMs: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly isPinned: boolean;
}

/** Fewer runs than these give no band. */
export const LEAST_RUNS = 3;
/** From so many runs on, one of ten may lie outside at either side. */
const MANY = 10;

/** Which of the runs a band goes between, 0 the lowest and 1 the highest. */
export const sharesOf = (runs: number): readonly [low: number, high: number] => (runs < MANY ? [0, 1] : [0.1, 0.9]);

/** What lies in a band of so many runs. */
export const wordsOfBand = (runs: number): string => (runs < MANY ? `all ${runs} runs` : `the middle 80% of ${runs} runs`);

/** A quantile of sorted values, straight between the two that it lies between. @see Hyndman and Fan (1996), definition 7 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}

/** The spread of one series over runs; NaN where fewer than half of them have a value. */
export function spreadOf(columns: readonly Float64Array[]): Pick<LuckBand, 'low' | 'high'> {
  const count = Math.min(...columns.map(({ length }) => length));
  const [lowShare, highShare] = sharesOf(columns.length);
  const low = new Float64Array(count).fill(Number.NaN);
  const high = new Float64Array(count).fill(Number.NaN);
  for (let bin = 0; bin < count; bin++) {
    const known = Float64Array.from(columns.map((column) => column[bin]).filter((value) => !Number.isNaN(value))).sort();
    if (known.length * 2 < columns.length) continue;
    low[bin] = quantile(known, lowShare);
    high[bin] = quantile(known, highShare);
  }
  return { low, high };
}

/** Each run less the other of the same luck. */
export const differencesOf = (now: readonly Float64Array[], then: readonly Float64Array[]): Float64Array[] =>
  now.map((column, i) => column.map((value, bin) => value - (then[i][bin] ?? Number.NaN)));
