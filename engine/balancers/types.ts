import type { ConfigOf, Knobs } from '../knobs/knobs';
import type { MechanismSpec } from '../mechanism';
import type { Rng } from '../random/rng';
import type { Ms } from '../units';
import type { BackendSet } from './backend-set';
import type { RequestKey } from './request-key';

/**
 * Chooses a backend. Backends are dense indices into a shared `BackendSet`, whose owner (a station, or a replay) keeps
 * weights, eligibility and in-flight counts; a balancer reads them and rebuilds what it derived when `set.version` moves.
 */
export interface Balancer {
  /**
   * The index of the chosen backend, or −1 when none is eligible. May advance internal state. The owner counts the attempt
   * as in flight after this returns. Allocates nothing.
   */
  pick(nowMs: Ms, key: RequestKey | null): number;
  /** Learns from a finished attempt. The owner has already counted it out. */
  onDone?(backend: number, nowMs: Ms, latencyMs: Ms, bytes: number, ok: boolean): void;
  /** What the last pick weighed: filled by `pick` when `evidence.wanted`, at no cost otherwise. */
  readonly evidence?: Evidence;
  /** Table slot, bucket or ring position of the last pick, for the algorithms that have one. */
  readonly index?: number;
}

/** The candidates of the last pick, in the order they were looked at; the lower score wins unless the algorithm says otherwise. */
export interface Evidence {
  wanted: boolean;
  count: number;
  backend: Int32Array;
  score: Float64Array;
}

export interface BalancerDeps {
  readonly backends: BackendSet;
  readonly rng: Rng;
}

export interface BalancerSpec<K extends Knobs = Knobs> extends MechanismSpec {
  readonly knobs: K;
  /** How evidence scores read: "in flight per weight", "smoothed ms × in flight". */
  readonly scoreLabel?: string;
  /** Routes by key: the same key goes to the same backend while the set stands. Without a key it draws a random hash. */
  readonly needsKey?: true;
  /** Backends share traffic in proportion to their weights; the others ignore weights. */
  readonly weighted?: true;
  create(config: ConfigOf<K>, deps: BalancerDeps): Balancer;
}
