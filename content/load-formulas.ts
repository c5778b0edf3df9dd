import type { Formula } from '@/engine/theory/formula';
import { theory } from '@/engine/theory/registry';

/** Every closed form by its name, for the reference. */
export const formulas = Object.entries<Formula>(theory as Readonly<Record<string, Formula>>).map(([id, formula]) => ({
  id,
  ...formula,
}));
