import { number } from '../knobs/knobs';
import type { Rng } from '../random/rng';
import type { EvidenceLog } from './evidence';
import type { Roster } from './roster';
import { type TierPicker, tiered } from './tiers';
import type { BalancerSpec } from './types';

/**
 * Draws `choices` backends at random, with replacement, and takes the one with the fewest attempts in flight; a tie goes
 * to the earlier draw. Weights are ignored. With replacement the busiest of n is picked only when every draw hits it: n^−choices.
 *
 * @see Mitzenmacher 2001, "The Power of Two Choices in Randomized Load Balancing"; Envoy least_request_lb.cc,
 *   `unweightedHostPickNChoices`
 */
class ChoicesPicker implements TierPicker {
  constructor(
    private readonly roster: Roster,
    private readonly evidence: EvidenceLog,
    private readonly choices: number,
    private readonly rng: Rng,
  ) {}

  pick(): number {
    const count = this.roster.gather();
    if (count === 0) return -1;
    const { pool, set } = this.roster;
    const { inFlight } = set;
    const wanted = this.evidence.wanted;
    let best = -1;
    for (let draw = 0; draw < this.choices; draw++) {
      const backend = pool[this.rng.below(count)];
      if (wanted) this.evidence.add(backend, inFlight[backend]);
      if (best < 0 || inFlight[backend] < inFlight[best]) best = backend;
    }
    return best;
  }
}

const knobs = {
  choices: number({
    label: 'Choices',
    help: 'How many backends are drawn and compared; 1 is plain random.',
    default: 2,
    min: 1,
    max: 1000,
    integer: true,
    unit: 'count',
    range: [1, 10],
    step: 1,
    main: true,
  }),
};

export const powerOfTwoChoices = {
  id: 'power-of-two-choices',
  label: 'Power of two choices',
  help: 'Draws a few backends at random and takes the least busy of them.',
  knobs,
  scoreLabel: 'in flight',
  cost: { time: 'O(choices); O(n) when a backend has a connection bound', memory: 'O(n) list of the eligible' },
  source: 'Mitzenmacher 2001, §2.1; Envoy LEAST_REQUEST (least_request_lb.cc)',
  deviation: 'Weights are ignored; Envoy turns to deadlines (weight / in flight) when they differ.',
  create: ({ choices }, { backends, rng }) =>
    tiered(backends, (roster, evidence) => new ChoicesPicker(roster, evidence, choices, rng)),
} as const satisfies BalancerSpec<typeof knobs>;
