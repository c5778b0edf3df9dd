import type { RunSummary } from '@/engine/recording/types';
import type { ScenarioEvent } from '@/engine/scenario/types';

/** Asks for one run's summary. */
export interface ToPool {
  readonly scenario: unknown;
  readonly seed: number;
  readonly inputs: readonly ScenarioEvent[];
}

export type FromPool =
  | { readonly type: 'summed'; readonly summary: RunSummary }
  /** One line: field, rule, value. */
  | { readonly type: 'refused'; readonly message: string };
