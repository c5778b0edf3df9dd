import { parseKnobs } from '@/engine/knobs/parse';
import type { Formula } from '@/engine/theory/formula';
import { theory } from '@/engine/theory/registry';
import { runFigures } from '../computed';
import { drawQuestion, fixedQuestion, type NumericQuestion, slipsOf } from '../draw';
import { readFigure } from '../figures';
import { isNumberRight } from '../grade';
import type { Question } from '../question-types';
import { theoryValue } from '../theory-value';
import { evaluate } from './arithmetic';
import { questionSchema } from './question-schema';

const LEAST_QUESTIONS = 12;
const LEAST_KINDS = 4;
const otherSeeds = [101, 102, 103];
const drawSeeds = Array.from({ length: 25 }, (_, i) => i + 1);

/** Problems of a lesson's questions, one line each. */
export function checkQuestions(questions: readonly Question[]): string[] {
  const kinds = new Set(questions.map(({ kind }) => kind));
  const ids = questions.map(({ id }) => id);
  return [
    ...(questions.length < LEAST_QUESTIONS ? [`at least ${LEAST_QUESTIONS} questions, got ${questions.length}`] : []),
    ...(kinds.size < LEAST_KINDS ? [`at least ${LEAST_KINDS} kinds of question, got ${[...kinds].join(', ')}`] : []),
    ...(kinds.has('computed') ? [] : ['at least one computed question']),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `question ${id} stands twice`),
    ...checkLengths(questions),
    ...questions.flatMap((question) => checkQuestion(question).map((problem) => `question ${question.id}: ${problem}`)),
  ];
}

/** Whoever always takes the longest option must not do well by it. */
function checkLengths(questions: readonly Question[]): string[] {
  const choices = questions.filter((question) => question.kind === 'choice');
  const telling = choices.filter(({ options }) => {
    const [right, ...others] = [...options].sort((a, b) => Number(b.correct ?? false) - Number(a.correct ?? false));
    return others.every(({ text }) => text.length < right!.text.length);
  });
  return telling.length <= Math.ceil(choices.length / 2)
    ? []
    : [
        `the longest option is right in ${telling.map(({ id }) => id).join(', ')}: ${telling.length} of ${choices.length} choices`,
      ];
}

export function checkQuestion(question: Question): string[] {
  const parsed = questionSchema.safeParse(question);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  try {
    if (question.kind === 'estimate') return checkNumeric(fixedQuestion(question));
    if (question.kind === 'computed') {
      const draws = 'theory' in question.answer ? drawSeeds : drawSeeds.slice(0, 4);
      return [...new Set(draws.flatMap((seed) => checkNumeric(drawQuestion(question, seed))))];
    }
    return repeated(question.kind === 'order' ? question.steps : question.options);
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Case and punctuation apart: two answers that say the same are one right and one wrong for nobody's reason. */
const repeated = (items: readonly { readonly text: string }[]): string[] =>
  new Set(items.map(({ text }) => plain(text))).size === items.length ? [] : ['says the same thing twice'];

/** A sign may be all the difference, a full stop is none. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[.,;:!?\s“”"']+/g, ' ')
    .trim();

/** The answer exists, is confirmed, holds on other seeds, and no slip counts as right. */
function checkNumeric(question: NumericQuestion): string[] {
  const answer = answerOf(question);
  if (!Number.isFinite(answer)) return [`the answer must be a number, got ${answer}`];
  const problems = slipsOf(question, theoryValue)
    .filter(({ value }) => isNumberRight(question, answer, value))
    .map(({ value }) => `the slip ${value} counts as right: the answer is ${answer}`);
  if (/[{}]/.test(question.ask + question.why)) problems.push('has a brace that nothing was drawn for');
  if (/\/s\b[^.?]{0,30}\ba second/.test(question.ask)) problems.push(`says the unit of a rate twice: ${question.ask}`);
  if (!('scenario' in question.answer)) return problems;
  const { read, ...run } = question.answer;
  const elsewhere = otherSeeds.map((seed) => readFigure(read, runFigures(run, seed)));
  const off = elsewhere.filter((found) => !isNumberRight(question, answer, found));
  return [...problems, ...off.map((found) => `on another seed the answer is ${found}, which would be wrong: ${answer} is asked`)];
}

function answerOf({ answer }: NumericQuestion): number {
  if ('theory' in answer) {
    parseKnobs((theory as Readonly<Record<string, Formula>>)[answer.theory]!.knobs, answer.args, answer.theory);
    return theoryValue(answer);
  }
  if ('scenario' in answer) return readFigure(answer.read, runFigures(answer));
  const computed = evaluate(answer.working.split('=')[0]!);
  if (Math.abs(computed - answer.value) > Math.abs(answer.value) * 0.01) {
    throw new Error(`“${answer.working}” is ${computed}, not ${answer.value}`);
  }
  return answer.value;
}
