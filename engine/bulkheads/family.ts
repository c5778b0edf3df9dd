import { known } from '../input-error';
import type { Family } from '../mechanism';
import { AdmissionSession } from '../replay/admission-session';
import { bulkheads } from './registry';
import type { BulkheadSpec } from './types';

export const bulkheadFamily: Family = {
  id: 'bulkheads',
  label: 'Bulkheads',
  help: 'Keep a slow dependency from taking every thread: so many calls at once, and no more.',
  algorithms: bulkheads,
  replay(algorithm, config) {
    // biome-ignore lint/suspicious/noExplicitAny: each bulkhead has knobs of its own
    return new AdmissionSession(known<BulkheadSpec<any>>(bulkheads, algorithm, 'algorithm'), config);
  },
};
