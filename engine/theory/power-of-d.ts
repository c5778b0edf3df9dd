import type { Ratio } from '../units';
import { requireSteadyState } from './steady-state';

export interface PowerOfDAnswer {
  /** Wait and service together, 1 being the mean service time. */
  readonly meanResponseInServiceTimes: number;
  /** The same with one choice, 1/(1 − λ): what choosing at random costs. */
  readonly randomResponseInServiceTimes: number;
}

/**
 * The supermarket model in the limit of many servers: each arrival draws `choices` servers and joins the shortest queue.
 *
 *   T = Σ_{i>=1} λ^((d^i − d)/(d − 1)),  d = 1: 1/(1 − λ)
 *
 * @param load λ per server, 0 <= λ < 1, Poisson arrivals and exponential service
 * @param choices d, integer >= 1
 * @throws InputError when load >= 1
 * @see Vvedenskaya, Dobrushin, Karpelevich (1996); Mitzenmacher, "The power of two choices in randomized load balancing",
 *   IEEE TPDS 12(10), 2001, lemma 2 (§2.2) and corollary 2 (§2.4)
 */
export function powerOfD({ load, choices }: { load: Ratio; choices: number }): PowerOfDAnswer {
  requireSteadyState(load, 'load', '1', load);
  const randomResponseInServiceTimes = 1 / (1 - load);
  if (choices === 1) return { meanResponseInServiceTimes: randomResponseInServiceTimes, randomResponseInServiceTimes };
  // e(1) = 0, e(i + 1) = d·e(i) + d: whole numbers, so no term inherits another's rounding.
  let sum = 0;
  for (let exponent = 0, term = 1; sum + term !== sum; term = load ** exponent) {
    sum += term;
    exponent = choices * exponent + choices;
  }
  return { meanResponseInServiceTimes: sum, randomResponseInServiceTimes };
}
