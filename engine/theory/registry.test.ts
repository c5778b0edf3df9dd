import { describe, expect, it } from 'vitest';
import { InputError } from '../input-error';
import { defaultsOf } from '../knobs/knobs';
import { parseKnobs } from '../knobs/parse';
import type { Formula } from './formula';
import { theory } from './registry';

const formulas = Object.entries(theory as Readonly<Record<string, Formula>>);
const inputsOf = (name: string, { knobs }: Formula): Record<string, unknown> =>
  name === 'little' ? { arrivalRps: 10, meanResponseMs: 200 } : { ...defaultsOf(knobs) };

it('knows every formula of the command', () => {
  expect(formulas.map(([name]) => name)).toEqual(
    'mm1 mmc mm1k md1 mg1 erlang-b erlang-c power-of-d little mva amdahl gustafson usl series parallel k-of-n downtime burst-bound zipf-hit-ratio loop-hit-ratio keys-moved index-cost write-amplification scaling-cost fibre-delay system-availability availability-years'.split(
      ' ',
    ),
  );
});

describe.each(formulas)('%s', (name, formula) => {
  it('answers its defaults with finite numbers, or null where there is none', () => {
    const figures = Object.entries(formula.compute(parseKnobs(formula.knobs, inputsOf(name, formula))));
    expect(figures.length).toBeGreaterThan(0);
    for (const [figure, value] of figures) expect(value === null || Number.isFinite(value), `${figure} ${value}`).toBe(true);
  });

  it('refuses what is missing, unknown, of the wrong type, negative or huge, naming it', () => {
    for (const [field, knob] of Object.entries(formula.knobs)) {
      const given = inputsOf(name, formula);
      for (const wrong of ['x', Number.NaN, Infinity, -1, 1e300, {}]) {
        const parse = () => formula.compute(parseKnobs(formula.knobs, { ...given, [field]: wrong }));
        expect(parse, `${field} ${wrong}`).toThrow(InputError);
        expect(parse).toThrow(field);
      }
      if ('required' in knob && knob.required)
        expect(() => formula.compute(parseKnobs(formula.knobs, { ...given, [field]: undefined }))).toThrow(field);
    }
    expect(() => parseKnobs(formula.knobs, { ...inputsOf(name, formula), arivals: 1 })).toThrow(
      /^arivals is not a known field \(known: /,
    );
  });
});
