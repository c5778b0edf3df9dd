import { type DataKnob, data } from '../knobs/knobs';
import { Outcome, type OutcomeName, outcomeNames } from '../outcome';

/** What an attempt can end in that is not a success. */
export const failureNames = outcomeNames.filter((name) => name !== 'ok' && name !== 'cancelled' && name !== 'in-flight');

/** A knob that holds a choice of failures. */
export const failuresKnob = (knob: {
  readonly label: string;
  readonly help: string;
  readonly default: readonly OutcomeName[];
}): DataKnob<readonly OutcomeName[]> =>
  data<readonly OutcomeName[]>({
    ...knob,
    schema: (z) => z.array(z.enum(failureNames as [OutcomeName])).check(z.maxLength(32)) as never,
  });

/** 1 at the number of each outcome named. */
export function outcomeSet(names: readonly OutcomeName[]): Uint8Array {
  const set = new Uint8Array(outcomeNames.length);
  for (const name of names) set[Outcome[name]] = 1;
  return set;
}

/** Failures that say for certain that no work was begun, so that asking again cannot do it twice. */
export const neverBegun = outcomeSet([
  'queue-full',
  'connection-refused',
  'no-backend',
  'rate-limited',
  'circuit-open',
  'bulkhead-full',
  'shed',
  'pool-timeout',
  'expired',
]);
