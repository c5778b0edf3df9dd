import type { Knobs } from '../knobs/knobs';
import type { AdmissionSpec } from '../waiting/admission';

/** A pool lends a limited number of things that are dear to make. */
export type PoolSpec<K extends Knobs = Knobs> = AdmissionSpec<K>;
