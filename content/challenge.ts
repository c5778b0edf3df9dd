import { InputError } from '@/engine/input-error';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { isMet, type RunFigures, readFigure } from './figures';
import type { Budget, ChallengeSpec } from './lesson-types';

export interface Judgement {
  /** As the goals stand in the challenge. */
  readonly goals: readonly { readonly figure: number; readonly isMet: boolean }[];
  /** Null without a budget. */
  readonly cost: number | null;
  readonly isAffordable: boolean;
  readonly isWon: boolean;
}

/** @param inputs everything done in the run, the scenario's own events apart */
export function judge(
  { goals, budget }: Pick<ChallengeSpec, 'goals' | 'budget'>,
  run: RunFigures,
  scenario: unknown,
  inputs: readonly ScenarioEvent[],
): Judgement {
  const judged = goals.map((goal) => {
    const figure = readFigure(goal.read, run);
    return { figure, isMet: isMet(goal, figure) };
  });
  const cost = budget === undefined ? null : costOf(budget, scenario, inputs);
  const isAffordable = budget === undefined || cost! <= budget.most;
  return { goals: judged, cost, isAffordable, isWon: isAffordable && judged.every((goal) => goal.isMet) };
}

/** The price of the dearest moment: what was bought for a while was bought. */
export function costOf({ prices }: Budget, scenario: unknown, inputs: readonly ScenarioEvent[]): number {
  return prices.reduce((sum, { path, each }) => sum + each * mostOf(path, scenario, inputs), 0);
}

function mostOf(path: string, scenario: unknown, inputs: readonly ScenarioEvent[]): number {
  const turned = inputs.flatMap((input) =>
    input.do === 'set' && `${input.target}.${input.knob}` === path ? [Number(input.value)] : [],
  );
  // A setting that is changed at once, before anything happens, was never bought.
  const replaced = inputs.some((input) => input.do === 'set' && input.atMs === 0 && `${input.target}.${input.knob}` === path);
  return Math.max(...(replaced ? [] : [statedAt(scenario, path)]), ...turned);
}

/** A number that a scenario states in its own text; what it leaves to a default has no price. */
function statedAt(scenario: unknown, path: string): number {
  const [head, ...names] = path.split('.');
  const [node, backend] = head!.split('/');
  let place = fieldOf(fieldOf(scenario, 'nodes'), node!);
  if (backend !== undefined) {
    const backends = fieldOf(place, 'backends');
    place = Array.isArray(backends) ? backends.find((other) => fieldOf(other, 'id') === backend) : undefined;
  }
  for (const name of names) place = fieldOf(place, name);
  if (typeof place !== 'number') throw new InputError(path, 'must be a number that the scenario states', place);
  return place;
}

const fieldOf = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** The same knobs as they stand at the end, from the first moment on. */
export function fromTheStart(turns: readonly ScenarioEvent[]): ScenarioEvent[] {
  const last = new Map(turns.map((turn) => [turn.do === 'set' ? `${turn.target}.${turn.knob}` : '', turn]));
  return [...last.values()].map((turn) => ({ ...turn, atMs: 0 }));
}
