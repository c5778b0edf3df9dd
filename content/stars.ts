import type { ScenarioEvent } from '@/engine/scenario/types';
import { costOf } from './challenge';
import type { ChallengeSpec } from './lesson-types';

export type StarCount = 1 | 2 | 3;
type Won = Pick<ChallengeSpec, 'budget' | 'solution'>;

/** Sums of prices that are the same on paper. */
const SAME = 1e-9;

/**
 * Stars of a run that won: one for winning; two where it costs no more than the solution does; three where it costs less, or no
 * more with no more changed than the solution changes. Where nothing has a price, all winning runs cost the same.
 */
export function starsOf(challenge: Won, scenario: unknown, inputs: readonly ScenarioEvent[]): StarCount {
  const over = costBeside(challenge, scenario, inputs);
  if (over > SAME) return 1;
  return over < -SAME || changesIn(inputs) <= changesIn(challenge.solution) ? 3 : 2;
}

/** What the next star takes, in words; null for those who have them all. */
export function nextStar(challenge: Won, scenario: unknown, stars: StarCount): string | null {
  if (stars === 3) return null;
  const { budget, solution } = challenge;
  const most = budget === undefined ? null : money(budget.currency, costOf(budget, scenario, solution));
  if (stars === 1) return `Two stars: spend at most ${most}.`;
  const changes = changesIn(solution);
  const fewest = `change ${changes === 1 ? 'one thing only' : `at most ${changes} things`}`;
  return most === null ? `Three stars: ${fewest}.` : `Three stars: spend less than ${most}, or ${fewest}.`;
}

/** Different things that were changed; a knob turned twice is one. */
export const changesIn = (inputs: readonly ScenarioEvent[]): number =>
  new Set(inputs.map((input) => `${input.do} ${input.target} ${input.do === 'set' ? input.knob : ''}`)).size;

function costBeside({ budget, solution }: Won, scenario: unknown, inputs: readonly ScenarioEvent[]): number {
  return budget === undefined ? 0 : costOf(budget, scenario, inputs) - costOf(budget, scenario, solution);
}

const money = (currency: string, amount: number): string =>
  `${currency}${amount.toLocaleString('en-GB', { maximumFractionDigits: 0 })}`;
