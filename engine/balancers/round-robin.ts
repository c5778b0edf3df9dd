import type { Roster } from './roster';
import { type TierPicker, tiered } from './tiers';
import type { BalancerSpec } from './types';

/**
 * The next usable backend after the one picked last, in the order they were added, around and around; weights are ignored.
 * A backend that comes, goes or is skipped does not disturb the order of the rest.
 *
 * @see Nagle, RFC 970 (1985; its sections have no numbers), "We service these queues in a round-robin fashion"; Envoy
 *   round_robin_lb.cc. Deviation: Envoy keeps a position in the list of healthy hosts, which jumps when that list changes; here
 *   the last backend itself is remembered.
 */
class CyclePicker implements TierPicker {
  #last = -1;
  #position = 0;

  constructor(private readonly roster: Roster) {}

  refresh(): void {
    const { eligible, eligibleCount } = this.roster;
    let position = 0;
    while (position < eligibleCount && eligible[position] <= this.#last) position++;
    this.#position = position;
  }

  pick(): number {
    const { eligible, eligibleCount, set } = this.roster;
    for (let tries = 0; tries < eligibleCount; tries++) {
      if (this.#position >= eligibleCount) this.#position = 0;
      const backend = eligible[this.#position++];
      if (!set.usable(backend)) continue;
      this.#last = backend;
      return backend;
    }
    return -1;
  }
}

export const roundRobin = {
  id: 'round-robin',
  label: 'Round robin',
  help: 'Takes the backends in turn.',
  knobs: {},
  cost: { time: 'O(1), plus one step per full backend skipped', memory: 'O(n) list of the eligible' },
  source: 'RFC 970, “We service these queues in a round-robin fashion”; Envoy round robin (round_robin_lb.cc)',
  deviation: 'Remembers the last backend rather than a list position, so a change of the list repeats and skips nobody.',
  create: (_config, { backends }) => tiered(backends, (roster) => new CyclePicker(roster)),
} as const satisfies BalancerSpec<Record<never, never>>;
