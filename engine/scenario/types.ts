import type { Ms } from '../units';

/** A change at a moment: scripted in the scenario or made live by a learner, the same thing. */
export type ScenarioEvent =
  | { readonly atMs: Ms; readonly do: 'kill' | 'revive' | 'drain' | 'remove'; readonly target: string }
  /** What a node keeps in memory is lost (`crash`), or a cache is told to forget it (`purge`). */
  | { readonly atMs: Ms; readonly do: 'crash' | 'purge'; readonly target: string }
  /** Service times at the target are multiplied by `factor` (1: as before). */
  | { readonly atMs: Ms; readonly do: 'slow'; readonly target: string; readonly factor: number }
  /** The share of answers that are errors, 0..1. */
  | { readonly atMs: Ms; readonly do: 'fail'; readonly target: string; readonly ratio: number }
  | { readonly atMs: Ms; readonly do: 'add'; readonly target: string; readonly backend: BackendScenario }
  /** The link `from->to` loses everything that is sent on it, both ways, until it is mended. */
  | { readonly atMs: Ms; readonly do: 'cut' | 'mend'; readonly target: string }
  /** Turns a knob: `target` is a node or backend, `knob` a dotted path inside it (`arrivals.rateRps`). */
  | { readonly atMs: Ms; readonly do: 'set'; readonly target: string; readonly knob: string; readonly value: unknown };

export interface BackendScenario {
  readonly id: string;
  /** Work done per unit of time relative to 1. */
  readonly speed?: number;
  readonly weight?: number;
  readonly concurrency?: number;
}

/** A node before its kind has looked at it. */
export interface NodeScenario {
  readonly kind: string;
  readonly label?: string;
  readonly to?: string | readonly string[];
  /** The node it acts on, for kinds that stand beside the way of calls. */
  readonly of?: string;
  readonly [knob: string]: unknown;
}

/** A validated scenario: defaults filled in, every reference known. */
export interface Scenario {
  readonly format: 1;
  readonly title?: string;
  readonly seed: number;
  readonly forMs: Ms;
  readonly windowMs?: Ms;
  readonly nodes: Readonly<Record<string, NodeScenario>>;
  /** By `from->to`. */
  readonly links: Readonly<Record<string, { readonly latencyMs: Ms }>>;
  readonly events: readonly ScenarioEvent[];
}
