import type { Knobs } from '../knobs/knobs';
import type { AdmissionSpec } from '../waiting/admission';

/** A bulkhead: so many calls of one kind at once, that one slow dependency cannot take every thread. */
export type BulkheadSpec<K extends Knobs = Knobs> = AdmissionSpec<K>;
