/**
 * Below which success rate a backend stands out from the rest.
 *
 *   mean − factor · stdev, the deviation of a whole population (divided by n)
 *
 * Of 50, 100, 100, 100, 100 at factor 1.9: mean 90, variance 400, stdev 20, threshold 52.
 * @param rates percent, at least one
 * @see Envoy v1.39 outlier_detection_impl.cc, successRateEjectionThreshold
 */
export function successRateThreshold(rates: readonly number[], factor: number): { mean: number; threshold: number } {
  let sum = 0;
  for (const rate of rates) sum += rate;
  const mean = sum / rates.length;
  let squares = 0;
  for (const rate of rates) squares += (rate - mean) * (rate - mean);
  return { mean, threshold: mean - factor * Math.sqrt(squares / rates.length) };
}
