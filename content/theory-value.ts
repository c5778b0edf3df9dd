import { InputError, known } from '@/engine/input-error';
import type { Formula } from '@/engine/theory/formula';
import { theory } from '@/engine/theory/registry';
import type { TheoryRead } from './lesson-types';

const formulas = theory as Readonly<Record<string, Formula>>;

/**
 * One field of a closed form. What `args` leave out has its default; content tests check `args` against the knobs, so that a
 * page need not.
 * @throws InputError when the formula has no such field, or no answer for these inputs
 */
export function theoryValue({ theory: name, args, field }: TheoryRead): number {
  const { knobs, compute } = known(formulas, name, 'theory');
  const defaults = Object.fromEntries(Object.entries(knobs).map(([knob, { default: value }]) => [knob, value]));
  const answer = compute({ ...defaults, ...args } as never) as Readonly<Record<string, unknown>>;
  const value = known(answer, field, `${name} field`);
  if (typeof value !== 'number') throw new InputError(`${name}.${field}`, 'must be a number', value);
  return value;
}

export const theoryLabel = (name: string): string => known(formulas, name, 'theory').label;
