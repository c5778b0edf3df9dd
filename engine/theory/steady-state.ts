import { InputError } from '../input-error';

/**
 * Refuses loads that grow a queue without end: a formula for the steady state has nothing to say about them.
 * @param utilization offered work ÷ capacity, ratio
 * @param limit the bound in the words of the inputs, e.g. `serviceRps · servers`
 * @throws InputError when utilization >= 1
 */
export function requireSteadyState(utilization: number, field: string, limit: string, value: number): void {
  if (utilization < 1) return;
  const shown = Number(utilization.toPrecision(6));
  throw new InputError(field, `must be < ${limit} (utilization ${shown} has no steady state)`, value);
}
