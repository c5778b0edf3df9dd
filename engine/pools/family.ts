import { known } from '../input-error';
import type { Family } from '../mechanism';
import { AdmissionSession } from '../replay/admission-session';
import { pools } from './registry';
import type { PoolSpec } from './types';

export const poolFamily: Family = {
  id: 'pools',
  label: 'Pools',
  help: 'Lend what is dear to make: a limited number of connections, and a line for those who find none free.',
  algorithms: pools,
  replay(algorithm, config) {
    // biome-ignore lint/suspicious/noExplicitAny: each pool has knobs of its own
    return new AdmissionSession(known<PoolSpec<any>>(pools, algorithm, 'algorithm'), config);
  },
};
