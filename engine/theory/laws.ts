import { InputError } from '../input-error';
import type { Ms, Ratio, Rps } from '../units';

export interface LittleAnswer {
  readonly arrivalRps: Rps;
  readonly meanInSystem: number;
  readonly meanResponseMs: Ms;
}

/**
 * Little's law: in any stable system, L = λ·W. Two of the three are given; the third is answered with them.
 *
 * @param arrivalRps λ, per second; null: wanted
 * @param meanInSystem L; null: wanted
 * @param meanResponseMs W, ms; null: wanted
 * @throws InputError unless exactly one is null, and when the third would be a division by zero
 * @see Little, "A proof for the queuing formula L = λW", Operations Research 9(3), 1961
 */
export function little(input: { arrivalRps: Rps | null; meanInSystem: number | null; meanResponseMs: Ms | null }): LittleAnswer {
  const { arrivalRps, meanInSystem, meanResponseMs } = input;
  const given = Object.values(input).filter((value) => value !== null).length;
  if (given !== 2) throw new InputError('input', `must give two of arrivalRps, meanInSystem, meanResponseMs (${given} given)`);
  if (meanInSystem === null)
    return { arrivalRps: arrivalRps!, meanInSystem: (arrivalRps! * meanResponseMs!) / 1000, meanResponseMs: meanResponseMs! };
  if (arrivalRps === null) {
    requirePositive('meanResponseMs', meanResponseMs!);
    return { arrivalRps: (1000 * meanInSystem) / meanResponseMs!, meanInSystem, meanResponseMs: meanResponseMs! };
  }
  requirePositive('arrivalRps', arrivalRps);
  return { arrivalRps, meanInSystem, meanResponseMs: (1000 * meanInSystem) / arrivalRps };
}

function requirePositive(field: string, value: number): void {
  if (!(value > 0)) throw new InputError(field, 'must be > 0', value);
}

export interface SpeedupAnswer {
  /** Times faster than one node. */
  readonly speedup: number;
  /** With nodes without end; null: no limit. */
  readonly limitSpeedup: number | null;
  /** Speed-up per node, 0..1. */
  readonly efficiency: Ratio;
}

/**
 * Amdahl's law: the same work on n nodes, of which a fraction s cannot be shared out.
 *
 *   speedup = 1 / (s + (1 − s)/n),  limit 1/s
 *
 * @param serialFraction s, 0..1
 * @param n nodes, >= 1
 * @see Amdahl, "Validity of the single processor approach…", AFIPS 1967
 */
export function amdahl({ serialFraction, n }: { serialFraction: Ratio; n: number }): SpeedupAnswer {
  const speedup = 1 / (serialFraction + (1 - serialFraction) / n);
  return { speedup, limitSpeedup: serialFraction === 0 ? null : 1 / serialFraction, efficiency: speedup / n };
}

/**
 * Gustafson's law: the work grows with the nodes, its serial part does not.
 *
 *   scaled speedup = s + (1 − s)·n,  no limit unless s = 1
 *
 * @param serialFraction s, the serial share of the time on n nodes, 0..1
 * @see Gustafson, "Reevaluating Amdahl's law", CACM 31(5), 1988
 */
export function gustafson({ serialFraction, n }: { serialFraction: Ratio; n: number }): SpeedupAnswer {
  const speedup = serialFraction + (1 - serialFraction) * n;
  return { speedup, limitSpeedup: serialFraction === 1 ? 1 : null, efficiency: speedup / n };
}

export interface UslAnswer {
  /** Throughput on n nodes ÷ throughput on one. */
  readonly relativeCapacity: number;
  /** Nodes at the peak, as a real number >= 1; null: there is no peak, capacity only flattens out. */
  readonly peakN: number | null;
  /** Capacity at the peak; without one, the ceiling 1/σ it approaches; null: neither (linear). */
  readonly peakRelativeCapacity: number | null;
}

/**
 * The Universal Scalability Law.
 *
 *   C(n) = n / (1 + σ(n − 1) + κ·n(n − 1)),  peak at n* = √((1 − σ)/κ)
 *
 * @param contention σ, 0..1: the share that queues for something shared (Amdahl's serial fraction)
 * @param coherence κ >= 0: the price of keeping each pair of nodes agreed
 * @param n nodes, >= 1
 * @returns `peakN` is 1 where even the second node makes things slower
 * @see Gunther, Guerrilla Capacity Planning (2007). Deviation: the peak is not floored to whole nodes
 */
export function usl({ contention, coherence, n }: { contention: Ratio; coherence: number; n: number }): UslAnswer {
  const capacityAt = (nodes: number) => nodes / (1 + contention * (nodes - 1) + coherence * nodes * (nodes - 1));
  const relativeCapacity = capacityAt(n);
  if (coherence === 0) return { relativeCapacity, peakN: null, peakRelativeCapacity: contention === 0 ? null : 1 / contention };
  const peakN = Math.max(1, Math.sqrt((1 - contention) / coherence));
  return { relativeCapacity, peakN, peakRelativeCapacity: capacityAt(peakN) };
}
