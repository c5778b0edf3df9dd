import { FewestInFlightPicker } from './fewest-in-flight';
import { tiered } from './tiers';
import type { BalancerSpec } from './types';

/**
 * The backend with the fewest attempts in flight; those tied take turns. Weights are ignored. Also the family's bound:
 * with every attempt's place known it is join-the-shortest-queue.
 *
 * @see nginx 1.2x, ngx_http_upstream_least_conn_module.c, with every weight 1
 */
export const leastConnections = {
  id: 'least-connections',
  label: 'Least connections',
  help: 'Picks the backend with the fewest requests in flight; ties take turns.',
  knobs: {},
  scoreLabel: 'in flight',
  cost: {
    time: 'O(ties) for up to 32 backends, which are kept by their counts; O(n) scan beyond and with bounds',
    memory: 'O(n): one number per backend',
  },
  source: 'nginx least_conn (ngx_http_upstream_least_conn_module.c), weights 1',
  create: (_config, { backends }) => tiered(backends, (roster, evidence) => new FewestInFlightPicker(roster, evidence)),
} as const satisfies BalancerSpec<Record<never, never>>;
