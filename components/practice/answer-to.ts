import { type NumericQuestion, type Slip, slipsOf } from '@/content/draw';
import { readFigure } from '@/content/figures';
import { type LabLink, LONE_LAB } from '@/runtime/link';
import { measure } from '@/runtime/measure';
import { scenarioOf } from '../lesson/lab-of-lesson';

export interface RightAnswer {
  readonly value: number;
  /** Wrong answers that a known mistake leads to. */
  readonly slips: readonly Slip[];
}

/**
 * The right number, from where the question says it comes: a formula here, a run in the worker, or arithmetic.
 * @throws Error when the run cannot be made
 */
export async function answerTo(question: NumericQuestion): Promise<RightAnswer> {
  const theoryOf = needsTheory(question) ? (await import('@/content/theory-value')).theoryValue : noTheory;
  const slips = slipsOf(question, theoryOf);
  const { answer } = question;
  if ('value' in answer) return { value: answer.value, slips };
  if ('theory' in answer) return { value: theoryOf(answer), slips };
  const recording = await measure(scenarioOf(answer), { inputs: answer.inputs });
  return { value: readFigure(answer.read, recording), slips };
}

const needsTheory = ({ answer, slips }: NumericQuestion): boolean =>
  'theory' in answer || slips.some(({ value }) => typeof value !== 'number' && 'theory' in value);

const noTheory = (): number => {
  throw new Error('no formula was asked for');
};

/** The run that the answer was read from, for a link that opens it; nothing where there was none. */
export function runOf({ answer }: Pick<NumericQuestion, 'answer'>, slug: string): LabLink | null {
  if (!('scenario' in answer)) return null;
  if (answer.lab === undefined) return loneRun(scenarioOf(answer), answer.inputs);
  return { scenario: scenarioOf(answer), inputs: answer.inputs ?? [], atMs: 0, lab: `${slug}.${answer.lab}` };
}

/** A run of a system that is no lesson's lab. */
export const loneRun = (scenario: unknown, inputs: LabLink['inputs'] = []): LabLink => ({
  lab: LONE_LAB,
  scenario,
  inputs,
  atMs: 0,
});
