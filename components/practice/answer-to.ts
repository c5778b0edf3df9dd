import type { NumericQuestion } from '@/content/draw';
import { readFigure } from '@/content/figures';
import type { LabLink } from '@/runtime/link';
import { measure } from '@/runtime/measure';
import { scenarioOf } from '../lesson/lab-of-lesson';

/**
 * The right number, from where the question says it comes: a formula here, a run in the worker, or arithmetic.
 * @throws Error when the run cannot be made
 */
export async function answerTo({ answer }: Pick<NumericQuestion, 'answer'>): Promise<number> {
  if ('value' in answer) return answer.value;
  if ('theory' in answer) return (await import('@/content/theory-value')).theoryValue(answer);
  const recording = await measure(scenarioOf(answer), { inputs: answer.inputs });
  return readFigure(answer.read, recording);
}

/**
 * The run that the answer was read from, for a link that opens it; nothing where there was none.
 * @param openIn the lab that takes runs of systems which are no lab of the lesson
 */
export function runOf({ answer }: Pick<NumericQuestion, 'answer'>, slug: string, openIn: string): LabLink | null {
  if (!('scenario' in answer)) return null;
  const run = { scenario: scenarioOf(answer), inputs: answer.inputs ?? [], atMs: 0 };
  // Another system has other knobs: all of them are offered behind the button, none in front.
  return answer.lab === undefined ? { ...run, lab: `${slug}.${openIn}`, controls: [] } : { ...run, lab: `${slug}.${answer.lab}` };
}
