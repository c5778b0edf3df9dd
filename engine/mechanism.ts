import type { Knobs } from './knobs/knobs';

/** What every algorithm says about itself; each family adds its own `create`. */
export interface MechanismSpec {
  /** One word: the file name, the registry id and the slug. */
  readonly id: string;
  readonly label: string;
  /** One plain line for a picker. */
  readonly help: string;
  readonly knobs: Knobs;
  /** True of this code, per operation and in all. */
  readonly cost: { readonly time: string; readonly memory: string };
  /** Paper, RFC, or the real system's documentation with its version. */
  readonly source: string;
  /** Where we part from the source, if we do. */
  readonly deviation?: string;
}

/** One operation line of `sim replay`, parsed JSON. */
export type Operation = Readonly<Record<string, unknown>>;
export type Emit = (answer: object) => void;

/**
 * One mechanism driven by timed operations. Answers come one per operation, in operation order; a mechanism in which
 * callers wait may answer later.
 */
export interface ReplaySession {
  /** @throws InputError naming the field, the rule and the value */
  apply(operation: Operation, emit: Emit): void;
  /** The input is over: let virtual time run on and answer what still waits. */
  end?(emit: Emit): void;
}

/** A family as the headless command, the reference and conformance see it. */
export interface Family {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly algorithms: Readonly<Record<string, MechanismSpec>>;
  /**
   * Opens a fresh mechanism. `{"op":"reset"}` is handled outside, by opening again.
   * @param config raw, as given by the user; validated here
   * @throws InputError on a bad configuration
   */
  replay(algorithm: string, config: unknown, seed: number): ReplaySession;
}
