import { type Judgement, judge } from '../challenge';
import type { RunFigures } from '../figures';
import type { DecisionTree, FlawQuestion, KnobQuestion, MatchQuestion, WalkQuestion } from './item-types';

/** Whether an answer to an item of practice is right, from the answer and the item alone. */

/** Everything that may be chosen on the right, in the order it is written. */
export const rightsOf = ({ pairs, decoys = [] }: MatchQuestion): readonly string[] =>
  [...pairs, ...decoys].map(({ right }) => right);

/** @param chosen for each on the left, an index into `rightsOf`; two that say the same are the same */
export function isMatchRight(question: MatchQuestion, chosen: readonly (number | null)[]): boolean {
  const rights = rightsOf(question);
  return question.pairs.every(({ right }, i) => chosen[i] !== null && chosen[i] !== undefined && rights[chosen[i]] === right);
}

/** Where answers lead, one question after another, as far as they go. */
export function walkDown({ root, questions }: DecisionTree, taken: readonly number[]): readonly string[] {
  const places = [root];
  for (const answer of taken) {
    const to = questions[places.at(-1)!]?.answers[answer]?.to;
    if (to === undefined) break;
    places.push(to);
  }
  return places;
}

/** The answers of the right way, as indices. */
export const rightWay = ({ way }: WalkQuestion): readonly number[] =>
  way.map(({ answers }) => answers.findIndex(({ right }) => right));

/** Right at the end by the right way: luck in two wrong turns is no way. */
export function isWalkRight(question: WalkQuestion, taken: readonly number[]): boolean {
  const right = rightWay(question);
  return right.length === taken.length && right.every((answer, i) => answer === taken[i]);
}

export const isFlawRight = ({ parts }: FlawQuestion, chosen: string): boolean =>
  parts.some(({ part, correct }) => correct === true && part === chosen);

/** The knob as an input of the run, from its beginning. */
export function turnOf({ knob: { path } }: Pick<KnobQuestion, 'knob'>, value: number) {
  const dot = path.indexOf('.');
  return { atMs: 0, do: 'set' as const, target: path.slice(0, dot), knob: path.slice(dot + 1), value };
}

export const judgeKnob = (question: KnobQuestion, value: number, run: RunFigures): Judgement =>
  judge(question, run, question.scenario, [turnOf(question, value)]);
