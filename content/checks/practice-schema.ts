import * as z from 'zod';
import { base, choiceOptions, id, why } from './question-schema';

const practiceBase = { ...base, lesson: id };
const text = z.string().min(2);
const one = (parts: readonly { readonly correct?: true }[]) => parts.filter(({ correct }) => correct).length === 1;
const oneRight = (answers: readonly { readonly right?: true }[]) => answers.filter(({ right }) => right).length === 1;
const goal = z.strictObject({
  label: text,
  read: z.unknown(),
  op: z.enum(['<', '<=', '>', '>=']),
  value: z.number(),
  unit: z.enum(['ms', 's', 'min', 'h', 'rps', 'ratio', 'factor', 'count', 'bytes', 'usd']),
});
const scenario = z.record(z.string(), z.unknown());

const step = z.strictObject({
  at: z.string(),
  answers: z
    .array(z.strictObject({ right: z.literal(true).optional(), why }))
    .min(2)
    .refine(oneRight, 'must have exactly one right answer'),
});

/** An item of practice as `content/practice/item-types.ts` says, and as a learner may expect. */
export const practiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...practiceBase, kind: z.literal('choice'), options: choiceOptions }),
  z.strictObject({
    ...practiceBase,
    kind: z.literal('match'),
    pairs: z
      .array(z.strictObject({ left: text, right: text, why }))
      .min(3)
      .max(7),
    decoys: z.array(z.strictObject({ right: text, why })).optional(),
  }),
  z.strictObject({ ...practiceBase, kind: z.literal('walk'), tree: id, way: z.array(step).min(1) }),
  z.strictObject({
    ...practiceBase,
    kind: z.literal('flaw'),
    scenario,
    stillAtMs: z.number().min(0).optional(),
    parts: z
      .array(z.strictObject({ part: text, correct: z.literal(true).optional(), why }))
      .min(3)
      .refine(one, 'must have exactly one part at fault'),
    goal,
    mended: scenario,
    mend: text,
  }),
  z.strictObject({
    ...practiceBase,
    kind: z.literal('knob'),
    scenario,
    knob: z.strictObject({
      path: z.string().includes('.'),
      label: text,
      unit: z.string().optional(),
      min: z.number(),
      max: z.number(),
      step: z.number().gt(0),
      start: z.number(),
    }),
    goals: z.array(goal).min(1),
    budget: z.unknown().optional(),
    solution: z.number(),
    why,
    tooLow: why,
    tooHigh: why,
  }),
]);

export const treeSchema = z.strictObject({
  id,
  title: text,
  line: text,
  root: z.string(),
  questions: z.record(
    z.string(),
    z.strictObject({
      ask: z.string().endsWith('?'),
      because: why,
      answers: z.array(z.strictObject({ text, to: z.string() })).min(2),
    }),
  ),
  ends: z.record(z.string(), z.strictObject({ advice: text, because: why })),
  source: why,
});
