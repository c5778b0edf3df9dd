import { InputError, known } from '@/engine/input-error';
import { Rng } from '@/engine/random/rng';
import { type FigureUnit, type Tolerance, writeFigure } from './figures';
import type { TheoryRead } from './lesson-types';
import type { ComputedQuestion, Draw, EstimateQuestion, SlipTerm, SlipValue } from './question-types';

/** A numeric question that can be asked: nothing in it is open any more but the answer. */
export interface NumericQuestion {
  readonly id: string;
  readonly ask: string;
  readonly unit: FigureUnit;
  readonly answer: EstimateQuestion['answer'];
  readonly tolerance: Tolerance;
  readonly why: string;
  readonly slips: readonly { readonly value: number | SlipValue; readonly why: string }[];
}

/** A computed question with its numbers drawn. Equal seeds draw equal numbers. */
export function drawQuestion(question: ComputedQuestion, seed: number): NumericQuestion {
  const rng = new Rng(seed, question.id);
  const values = Object.fromEntries(Object.entries(question.draws).map(([name, draw]) => [name, drawValue(draw, rng)]));
  const fill = (text: string) => fillText(text, question.draws, values);
  return {
    id: question.id,
    ask: fill(question.ask),
    unit: question.unit,
    answer: fillData(question.answer, values) as ComputedQuestion['answer'],
    tolerance: question.tolerance,
    why: fill(question.why),
    slips: (question.slips ?? []).map(({ value, why }) => ({ value: fillData(value, values) as SlipValue, why: fill(why) })),
  };
}

/** An estimate as it stands. */
export const fixedQuestion = ({ slips = [], ...question }: EstimateQuestion): NumericQuestion => ({ ...question, slips });

function drawValue(draw: Draw, rng: Rng): number {
  if ('from' in draw) return draw.from[rng.below(draw.from.length)]!;
  const steps = Math.round((draw.max - draw.min) / draw.step);
  return Number((draw.min + rng.below(steps + 1) * draw.step).toPrecision(12));
}

type Values = Readonly<Record<string, number>>;

const fillText = (text: string, draws: ComputedQuestion['draws'], values: Values): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => writeFigure(known(values, name, 'draw'), draws[name]!.unit ?? 'count', 6));

/** Every string that is only `$name`, wherever it stands, becomes the number. */
function fillData(data: unknown, values: Values): unknown {
  if (typeof data === 'string') return data.startsWith('$') ? known(values, data.slice(1), 'draw') : data;
  if (Array.isArray(data)) return data.map((item) => fillData(item, values));
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(Object.entries(data).map(([key, item]) => [key, fillData(item, values)]));
}

export interface Slip {
  readonly value: number;
  readonly why: string;
}

/** @param theoryOf what a closed form gives; passed in, so that a page need not carry the formulas */
export function slipsOf({ slips }: NumericQuestion, theoryOf: (read: TheoryRead) => number): Slip[] {
  return slips.map(({ value, why }) => ({ value: slipValue(value, theoryOf), why }));
}

function slipValue(value: number | SlipValue, theoryOf: (read: TheoryRead) => number): number {
  if (typeof value === 'number') return value;
  if ('theory' in value) return theoryOf(value);
  if ('divide' in value) return term(value.divide[0]) / term(value.divide[1]);
  if ('minus' in value) return term(value.minus[0]) - term(value.minus[1]);
  return value.times.reduce<number>((product, part) => product * term(part), 1);
}

function term(part: SlipTerm): number {
  if (typeof part !== 'number') throw new InputError('slip', 'must be made of numbers and draws', part);
  return part;
}
