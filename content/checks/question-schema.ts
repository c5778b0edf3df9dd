import * as z from 'zod';

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case');
export const why = z.string().min(20, 'must explain, in at least 20 characters');
export const base = {
  id,
  ask: z.string().min(10),
  level: z.enum(['mid', 'senior', 'staff']).optional(),
  again: id,
};
const option = z.strictObject({ text: z.string().min(1), correct: z.literal(true).optional(), why });
const unit = z.enum(['ms', 's', 'min', 'h', 'rps', 'ratio', 'factor', 'count', 'bytes', 'usd']);
const tolerance = z.union([
  z.strictObject({ relative: z.number().gt(0).lt(1) }),
  z.strictObject({ absolute: z.number().gt(0) }),
  z.strictObject({ factor: z.number().gt(1).max(10) }),
]);
const theory = z.strictObject({ theory: z.string(), args: z.record(z.string(), z.unknown()), field: z.string() });
const run = z.strictObject({
  scenario: z.record(z.string(), z.unknown()),
  inputs: z.array(z.unknown()).optional(),
  forMs: z.number().gt(0).optional(),
  read: z.unknown(),
  lab: z.string().optional(),
});
const arithmetic = z.strictObject({ value: z.number(), working: z.string().min(3) });
const draw = z.union([
  z.strictObject({ from: z.array(z.number()).min(3, 'must offer at least 3 values'), unit: unit.optional() }),
  z.strictObject({ min: z.number(), max: z.number(), step: z.number().gt(0), unit: unit.optional() }),
]);

const isOne = (options: readonly { readonly correct?: true }[]) => options.filter(({ correct }) => correct).length === 1;
export const choiceOptions = z.array(option).min(3).max(6).refine(isOne, 'must have exactly one right option');
const areSome = (options: readonly { readonly correct?: true }[]) =>
  options.some(({ correct }) => correct) && options.some(({ correct }) => !correct);

/** A question as `content/question-types.ts` says, and as a learner may expect. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('choice'),
    options: choiceOptions,
  }),
  z.strictObject({
    ...base,
    kind: z.literal('multiple'),
    options: z.array(option).min(3).max(8).refine(areSome, 'must have right and wrong options'),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('order'),
    steps: z
      .array(z.strictObject({ text: z.string().min(1), why }))
      .min(3)
      .max(8),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('estimate'),
    unit,
    answer: z.union([theory, run, arithmetic]),
    tolerance,
    why,
    slips: z.array(z.strictObject({ value: z.number(), why })).optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('computed'),
    draws: z.record(z.string(), draw),
    unit,
    answer: z.union([theory, run]),
    tolerance,
    why,
    slips: z.array(z.strictObject({ value: z.unknown(), why })).optional(),
  }),
]);
