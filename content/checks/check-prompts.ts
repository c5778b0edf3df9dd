import * as z from 'zod';
import type { Prompt, Voucher } from '../practice/articulate/prompt-types';
import { seemsTouched } from '../practice/articulate/touched';
import { theoryValue } from '../theory-value';
import { evaluate } from './arithmetic';
import { id } from './question-schema';
import { numbersIn } from './said-numbers';

const sentence = z.string().regex(/^[A-Z0-9].*[.?]$/, 'must be a sentence');
const unit = z.strictObject({
  id,
  cue: z.string().endsWith('?'),
  says: sentence,
  hints: z.array(z.string().regex(/^[a-z0-9][a-z0-9 '.,/+%-]*$/, 'must be beginnings of words')).min(1),
});
const exemplar = z.string().min(180, 'must be an answer').max(1200, 'must be one that can be said');
const text = z.string().min(2);
const voucher = z.union([
  z.strictObject({ set: text }),
  z.strictObject({ working: text }),
  z.strictObject({ name: text }),
  z.strictObject({
    formula: z.strictObject({ theory: z.string(), args: z.record(z.string(), z.unknown()), field: z.string() }),
  }),
]);

export const promptSchema = z.strictObject({
  id,
  title: text,
  lesson: id,
  seconds: z.int().min(60).max(300),
  ask: z.string().min(30),
  units: z.array(unit).min(6).max(10),
  exemplars: z.strictObject({ mid: exemplar, senior: exemplar, staff: exemplar }),
  given: z.record(z.string(), voucher).optional(),
});

/** Of so many ideas one may be left out by all three answers: nobody says everything. */
const LEFT_OUT = 3;

/** Problems of a prompt, one line each: its shape, its numbers, and whether its hints know their own ideas. */
export function checkPrompt(prompt: Prompt): string[] {
  const parsed = promptSchema.safeParse(prompt);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const { units, exemplars } = prompt;
  const ids = units.map((own) => own.id);
  const answers = Object.entries(exemplars);
  const touched = answers.map(([, answer]) => units.filter((own) => seemsTouched(own, answer)).length);
  const missed = units.filter((own) => !answers.some(([, answer]) => seemsTouched(own, answer))).map((own) => own.id);
  return [
    ...ids.filter((own, i) => ids.indexOf(own) !== i).map((own) => `unit ${own} stands twice`),
    ...units.filter((own) => !seemsTouched(own, own.says)).map((own) => `${own.id}: its hints do not know its own words`),
    ...(missed.length * LEFT_OUT <= units.length ? [] : [`no answer seems to touch ${missed.join(', ')}`]),
    ...(touched[0]! <= Math.max(touched[1]!, touched[2]!) ? [] : ['the answer at mid level touches most']),
    ...checkGiven(prompt),
  ];
}

const wordsOf = ({ title, ask, units, exemplars }: Prompt): string[] => [
  title,
  ask,
  ...units.flatMap(({ cue, says }) => [cue, says]),
  ...Object.values(exemplars),
];

/** Every number in the words is vouched for, and every sum comes out. */
function checkGiven(prompt: Prompt): string[] {
  const used = new Set(wordsOf(prompt).flatMap(numbersIn));
  const given = prompt.given ?? {};
  return [
    ...[...used].filter((number) => !Object.hasOwn(given, number)).map((number) => `nothing vouches for ${number}`),
    ...Object.entries(given).flatMap(([number, by]) => [
      ...(used.has(number) ? [] : [`${number} is given and never needed`]),
      ...doubt(number, by),
    ]),
  ];
}

/** What is said aloud is rounded: to one part in twenty. */
const ROUNDED = 0.05;

export function doubt(number: string, by: Voucher): string[] {
  if (!('working' in by || 'formula' in by)) return [];
  const stated = Number(number.replaceAll(/[,%]/g, '')) / (number.endsWith('%') ? 100 : 1);
  const found = 'working' in by ? evaluate(by.working) : theoryValue(by.formula);
  return Math.abs(found - stated) <= ROUNDED * Math.abs(found) ? [] : [`${number} is said, but the sum gives ${found}`];
}
