import { SmoothWeightPicker } from './smooth-weights';
import { tiered } from './tiers';
import type { BalancerSpec } from './types';

/**
 * Smooth weighted round robin, nginx's default: shares in proportion to weight, spread as evenly in time as can be.
 * Over any sum-of-weights picks in a row from the start each backend is picked exactly weight times (whole weights).
 *
 * Weights are any numbers > 0 and may change between picks: a current weight is kept, as when an nginx upstream zone is
 * reconfigured. Failures do not lower a weight here (nginx's `effective_weight`): passive health is its own mechanism.
 *
 * @see nginx 1.2x, ngx_http_upstream_round_robin.c, ngx_http_upstream_get_peer
 */
export const weightedRoundRobin = {
  id: 'weighted-round-robin',
  label: 'Weighted round robin',
  help: 'Takes the backends in turn, in proportion to their weights, smoothly interleaved.',
  knobs: {},
  scoreLabel: 'current weight; the highest is picked',
  weighted: true,
  cost: { time: 'O(n)', memory: 'O(n): one number per backend' },
  source: 'nginx smooth weighted round robin (ngx_http_upstream_round_robin.c)',
  deviation: 'A failed attempt does not lower the effective weight; health checks do that job.',
  create: (_config, { backends }) => tiered(backends, (roster, evidence) => new SmoothWeightPicker(roster, evidence)),
} as const satisfies BalancerSpec<Record<never, never>>;
