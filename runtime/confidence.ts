import { confidenceInterval } from '@/engine/theory/student-t';

/** How sure a mean over runs is, and how sure a difference between two sets of them. */

const CONFIDENCE = 0.95;

export interface Mean {
  readonly mean: number;
  /** Half of the 95% interval; null where one run says nothing about the spread. */
  readonly half: number | null;
  /** Runs that have the figure. */
  readonly runs: number;
}

/** Student's interval over runs of independent seeds. Runs without the figure (NaN) do not count. */
export function meanOver(samples: readonly number[]): Mean {
  const known = samples.filter(Number.isFinite);
  if (known.length === 0) return { mean: Number.NaN, half: null, runs: 0 };
  const { mean, high } = confidenceInterval(known, CONFIDENCE);
  return { mean, half: high === null ? null : high - mean, runs: known.length };
}

/** Whether a difference could be luck: the interval of the paired differences holds zero. */
export type Verdict = 'too few runs' | 'no difference' | 'could be luck' | 'more than luck';

export interface PairedDifference extends Mean {
  readonly verdict: Verdict;
}

/** Each run less the other on the same seed, which had the same arrivals, so that what is left is not the arrivals' luck. */
export function pairedDifference(now: readonly number[], then: readonly number[]): PairedDifference {
  const difference = meanOver(now.map((value, i) => value - then[i]));
  return { ...difference, verdict: verdictOf(difference) };
}

function verdictOf({ mean, half, runs }: Mean): Verdict {
  if (runs < 3 || half === null) return 'too few runs';
  if (mean === 0 && half === 0) return 'no difference';
  return Math.abs(mean) > half ? 'more than luck' : 'could be luck';
}
