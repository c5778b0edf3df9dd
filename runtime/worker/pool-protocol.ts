import type { RunSummary } from '@/engine/recording/types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';

/** Asks for one run's summary, and for some of its series. */
export interface ToPool {
  readonly scenario: unknown;
  readonly seed: number;
  readonly inputs: readonly ScenarioEvent[];
  /** Which series to send along, over windows of this length. */
  readonly windows?: { readonly lengthMs: Ms; readonly series: readonly string[] };
}

export type FromPool =
  /** A series that the run has not is left out. */
  | { readonly type: 'summed'; readonly summary: RunSummary; readonly series: Readonly<Record<string, Float64Array>> }
  /** One line: field, rule, value. */
  | { readonly type: 'refused'; readonly message: string };
