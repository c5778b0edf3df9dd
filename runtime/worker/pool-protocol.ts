import type { RunSummary } from '@/engine/recording/types';
import type { ClosedForm, NoClosedForm } from '@/engine/scenario/closed-form';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';

/** Asks for one run's summary, and for some of its series. */
export interface RunAsk {
  readonly scenario: unknown;
  readonly seed: number;
  readonly inputs: readonly ScenarioEvent[];
  /** Which series to send along, over windows of this length. */
  readonly windows?: { readonly lengthMs: Ms; readonly series: readonly string[] };
}

/** Asks what formulas say of a scenario with each of these inputs. */
export interface FormsAsk {
  readonly scenario: unknown;
  readonly formsOf: readonly (readonly ScenarioEvent[])[];
}

export type ToPool = RunAsk | FormsAsk;

export interface Summed {
  readonly summary: RunSummary;
  /** A series that the run has not is left out. */
  readonly series: Readonly<Record<string, Float64Array>>;
}

export type Forms = readonly (ClosedForm | NoClosedForm)[];

export type FromPool =
  | ({ readonly type: 'summed' } & Summed)
  | { readonly type: 'forms'; readonly forms: Forms }
  /** One line: field, rule, value. */
  | { readonly type: 'refused'; readonly message: string };
