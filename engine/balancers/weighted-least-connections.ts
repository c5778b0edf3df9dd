import { FewestConnectionsPicker } from './fewest-connections';
import { tiered } from './tiers';
import type { BalancerSpec } from './types';

/**
 * The backend with the fewest attempts in flight per weight; those tied take turns in proportion to weight.
 *
 * @see nginx 1.2x, ngx_http_upstream_least_conn_module.c
 */
export const weightedLeastConnections = {
  id: 'weighted-least-connections',
  label: 'Weighted least connections',
  help: 'Picks the backend with the fewest requests in flight for its weight; ties take turns by weight.',
  knobs: {},
  scoreLabel: 'in flight / weight',
  weighted: true,
  cost: { time: 'O(n) scan', memory: 'O(n): one number per backend' },
  source: 'nginx least_conn (ngx_http_upstream_least_conn_module.c)',
  create: (_config, { backends }) => tiered(backends, (roster, evidence) => new FewestConnectionsPicker(roster, evidence)),
} as const satisfies BalancerSpec<Record<never, never>>;
