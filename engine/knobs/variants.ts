import type { Knobs } from './knobs';

/** One of several forms of a setting, `{ "kind": "exponential", "meanMs": 50 }`: the form's own knobs stand beside its kind. */
export interface Variant {
  readonly label: string;
  readonly help: string;
  readonly knobs: Knobs;
}
export type Variants = Readonly<Record<string, Variant>>;

/** A configured variant, checked. */
export type VariantConfig = Readonly<Record<string, unknown>> & { readonly kind: string };
