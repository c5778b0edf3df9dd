import type { Rng } from '../random/rng';
import type { Roster } from './roster';
import { type TierPicker, tiered } from './tiers';
import type { BalancerSpec } from './types';

/**
 * A backend drawn uniformly from those that are eligible; weights are ignored. The floor of the family: with no state at
 * all it is "surprisingly effective at scale", and its fullest backend of n carries about ln n / ln ln n above the mean.
 *
 * @see Envoy v1.3x, random_lb.cc: `random % hosts.size()`. Deviation: a multiply-shift draw from a seeded stream.
 */
class UniformPicker implements TierPicker {
  constructor(
    private readonly roster: Roster,
    private readonly rng: Rng,
  ) {}

  pick(): number {
    const count = this.roster.gather();
    return count === 0 ? -1 : this.roster.pool[this.rng.below(count)];
  }
}

export const random = {
  id: 'random',
  label: 'Random',
  help: 'Draws an eligible backend at random, each with the same chance.',
  knobs: {},
  cost: { time: 'O(1); O(n) when a backend has a connection bound', memory: 'O(n) list of the eligible' },
  source: 'Envoy random load balancer (random_lb.cc)',
  create: (_config, { backends, rng }) => tiered(backends, (roster) => new UniformPicker(roster, rng)),
} as const satisfies BalancerSpec<Record<never, never>>;
