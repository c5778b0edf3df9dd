import type { Ratio } from '../units';

/**
 * P(|T| <= t) of Student's t with a whole number of degrees of freedom, by its finite series in θ = atan(t/√ν).
 *
 *   ν odd:  (2/π)(θ + sin θ (cos θ + (2/3)cos³θ + … up to cos^(ν−2) θ))
 *   ν even: sin θ (1 + (1/2)cos²θ + (1·3)/(2·4)cos⁴θ + … up to cos^(ν−2) θ)
 *
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4
 */
export function studentCentralProbability(t: number, degreesOfFreedom: number): Ratio {
  const theta = Math.atan(t / Math.sqrt(degreesOfFreedom));
  const cos = Math.cos(theta);
  const isOdd = degreesOfFreedom % 2 === 1;
  let term = isOdd ? cos : 1;
  let sum = 0;
  for (let power = isOdd ? 1 : 0; power <= degreesOfFreedom - 2; power += 2) {
    sum += term;
    term *= ((power + 1) / (power + 2)) * cos * cos;
  }
  return isOdd ? (2 / Math.PI) * (theta + Math.sin(theta) * sum) : Math.sin(theta) * sum;
}

/** The t that |T| stays within with the given probability, 0 < p < 1, found by halving. */
export function studentCriticalValue(probability: Ratio, degreesOfFreedom: number): number {
  let low = 0;
  let high = 1;
  while (studentCentralProbability(high, degreesOfFreedom) < probability) high *= 2;
  for (let middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (studentCentralProbability(middle, degreesOfFreedom) < probability) low = middle;
    else high = middle;
  }
  return high;
}

export interface Interval {
  readonly mean: number;
  /** Null where a single sample says nothing about the spread. */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Mean of independent samples with its two-sided confidence interval, mean ± t·s/√n.
 * @param samples at least one
 * @see NIST/SEMATECH e-Handbook of Statistical Methods §1.3.5.2, Confidence Limits for the Mean
 */
export function confidenceInterval(samples: readonly number[], confidence: Ratio): Interval {
  const n = samples.length;
  let mean = 0;
  let squares = 0;
  samples.forEach((sample, i) => {
    const offset = sample - mean;
    mean += offset / (i + 1);
    squares += offset * (sample - mean);
  });
  if (n < 2) return { mean, low: null, high: null };
  const half = squares === 0 ? 0 : studentCriticalValue(confidence, n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { mean, low: mean - half, high: mean + half };
}
