import { Rng } from '@/engine/random/rng';
import type { NumericQuestion, Slip } from './draw';
import { isWithin } from './figures';
import type { MultipleQuestion, Option, OrderQuestion } from './question-types';

/** Whether an answer is right, from the answer and the question alone. */

export const isChoiceRight = (options: readonly Option[], chosen: number): boolean => options[chosen]?.correct === true;

export const isMultipleRight = ({ options }: MultipleQuestion, chosen: readonly number[]): boolean =>
  options.every(({ correct }, i) => (correct === true) === chosen.includes(i));

/** @param order indices into the question's steps; steps of equal text may change places */
export const isOrderRight = ({ steps }: OrderQuestion, order: readonly number[]): boolean =>
  order.length === steps.length && order.every((step, place) => steps[step]?.text === steps[place]!.text);

export const isNumberRight = ({ tolerance }: NumericQuestion, answer: number, given: number): boolean =>
  isWithin(tolerance, answer, given);

const CLOSE = { relative: 0.05 };

/** The known mistake that leads to this wrong answer, if one does. */
export const slipBehind = (slips: readonly Slip[], given: number): string | undefined =>
  slips.find(({ value }) => isWithin(CLOSE, value, given))?.why;

/** A seed for each item of a sitting, so that equal lists are not shuffled alike; another one in each round. */
export const itemSeed = (seed: number, round: number, id: string): number => new Rng(seed + round, id).below(2 ** 31);

/** Shuffled by a seed, and never in the order it came in when there is another. */
export function shuffled(count: number, seed: number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  const rng = new Rng(seed, 'shuffle');
  for (let i = count - 1; i > 0; i--) {
    const j = rng.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  if (count > 1 && order.every((value, i) => value === i)) [order[0], order[1]] = [order[1]!, order[0]!];
  return order;
}
