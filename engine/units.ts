declare const unit: unique symbol;
type Flavour<U extends string> = number & { readonly [unit]?: U };

/** Virtual time or a duration, milliseconds. An instant counts from the start of the run. */
export type Ms = Flavour<'ms'>;
/** Events per second. */
export type Rps = Flavour<'rps'>;
/** A share, 0..1. */
export type Ratio = Flavour<'ratio'>;
