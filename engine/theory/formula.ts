import { InputError } from '../input-error';
import type { ConfigOf, Knobs } from '../knobs/knobs';

/** A closed form as the headless command, the pages and the reference see it. */
export interface Formula<K extends Knobs = Knobs> {
  readonly label: string;
  /** One plain sentence: which system it describes. */
  readonly help: string;
  /** Where the formula is derived. */
  readonly source: string;
  /** Its inputs. Defaults are where a slider starts; an input that is `required` must be given. */
  readonly knobs: K;
  /**
   * @param inputs checked against the knobs
   * @returns figures with units in their names; null where there is none
   * @throws InputError where the inputs together have no answer (a queue without a steady state)
   */
  compute(inputs: ConfigOf<K>): object;
}

/** Ties the inputs' type to the knobs, and refuses inputs so small or large that doubles cannot hold the answer. */
export const formula = <const K extends Knobs>(spec: Formula<K>): Formula<K> => ({
  ...spec,
  compute(inputs) {
    const answer = spec.compute(inputs);
    for (const [name, figure] of Object.entries(answer))
      if (typeof figure === 'number' && !Number.isFinite(figure))
        throw new InputError('inputs', `must be of a size at which ${name} is a finite number`, inputs);
    return answer;
  },
});
