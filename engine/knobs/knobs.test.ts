import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { InputError } from '../input-error';
import { choice, data, defaultsOf, flag, type Knobs, list, number, text, variant } from './knobs';
import { parseKnobs, parseWith } from './parse';

const words = { label: 'Label', help: 'Help.' };
const ratio = number({ ...words, default: 0.5, min: 0, max: 1 });
const knobs = {
  ratio,
  whole: number({ ...words, default: 3, min: 1, max: 9, integer: true }),
  above: number({ ...words, default: 2, above: 1 }),
  bound: number({ ...words, default: null, min: 0, nullMeans: 'no limit' }),
  order: choice({
    ...words,
    default: 'fifo',
    options: [
      { value: 'fifo', label: 'First' },
      { value: 'lifo', label: 'Last' },
    ],
  }),
  isOn: flag({ ...words, default: false }),
  name: text({ ...words, default: 'x' }),
  points: data<number[]>({
    ...words,
    default: [1],
    schema: (zod) => zod.array(zod.number().check(zod.minimum(0))).check(zod.minLength(1)),
  }),
  form: variant({
    ...words,
    default: { kind: 'fixed' },
    variants: {
      fixed: { label: 'Fixed', help: 'Fixed.', knobs: { ms: number({ ...words, default: 10, min: 0 }) } },
      pair: { label: 'Pair', help: 'Pair.', knobs: { low: ratio, high: ratio } },
    },
  }),
  maybe: variant({
    ...words,
    default: null,
    nullMeans: 'none',
    variants: { some: { label: 'Some', help: 'Some.', knobs: {} } },
  }),
  items: list({
    ...words,
    default: [],
    item: { id: text({ ...words, default: '', required: true }), share: ratio },
    maxLength: 2,
  }),
} satisfies Knobs;

const message = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message;
  }
  return 'accepted';
};

describe('knobs', () => {
  test('N1 what is left out takes its default, inside forms and lists too', () => {
    expect(parseKnobs(knobs, undefined)).toEqual({
      ...defaultsOf(knobs),
      form: { kind: 'fixed', ms: 10 },
    });
    expect(parseKnobs(knobs, { form: { kind: 'pair', low: 0.1 }, items: [{ id: 'a' }] })).toMatchObject({
      form: { kind: 'pair', low: 0.1, high: 0.5 },
      items: [{ id: 'a', share: 0.5 }],
    });
  });

  test('N2 a bare name is a form with its defaults', () => {
    expect(parseKnobs(knobs, { form: 'pair' }).form).toEqual({ kind: 'pair', low: 0.5, high: 0.5 });
  });

  test('N3 null where null means something, and nowhere else', () => {
    expect(parseKnobs(knobs, { bound: null, maybe: null })).toMatchObject({ bound: null, maybe: null });
    expect(parseKnobs(knobs, { bound: 0 }).bound).toBe(0);
  });

  test.each<[object, string]>([
    [{ ratio: 1.5 }, 'ratio must be <= 1, got 1.5'],
    [{ ratio: -0.1 }, 'ratio must be >= 0, got -0.1'],
    [{ ratio: null }, 'ratio must be a finite number, got null'],
    [{ ratio: '1' }, 'ratio must be a finite number, got "1"'],
    [{ ratio: Number.NaN }, 'ratio must be a finite number, got NaN'],
    [{ ratio: -Infinity }, 'ratio must be a finite number, got -Infinity'],
    [{ ratio: true }, 'ratio must be a finite number, got true'],
    [{ whole: 1.5 }, 'whole must be an integer, got 1.5'],
    [{ whole: 0 }, 'whole must be >= 1, got 0'],
    [{ above: 1 }, 'above must be > 1, got 1'],
    [{ bound: -1 }, 'bound must be >= 0, got -1'],
    [{ order: 'random' }, 'order must be one of fifo, lifo, got "random"'],
    [{ order: null }, 'order must be one of fifo, lifo, got null'],
    [{ isOn: 'yes' }, 'isOn must be a boolean, got "yes"'],
    [{ name: 5 }, 'name must be a string, got 5'],
    [{ points: [] }, 'points must have at least 1 entries, got []'],
    [{ points: [1, -2] }, 'points[1] must be >= 0, got -2'],
    [{ points: 3 }, 'points must be an array, got 3'],
    [{ form: 'circle' }, 'form.kind must be one of fixed, pair, got "circle"'],
    [{ form: { ms: 1 } }, 'form.kind must be one of fixed, pair, got nothing'],
    [{ form: { kind: 'pair', ms: 1 } }, 'form.ms is not a known field (known: kind, low, high)'],
    [{ form: { kind: 'pair', low: 7 } }, 'form.low must be <= 1, got 7'],
    [{ form: null }, 'form must be an object, got null'],
    [{ maybe: 'none' }, 'maybe.kind must be one of some, got "none"'],
    [{ items: [{}] }, 'items[0].id must be a string, got nothing'],
    [{ items: [{ id: '' }] }, 'items[0].id must have at least 1 characters, got ""'],
    [{ items: [{ id: 'a', weight: 1 }] }, 'items[0].weight is not a known field (known: id, share)'],
    [
      { items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
      'items must have at most 2 entries, got [{"id":"a"},{"id":"b"},{"id":"c"}]',
    ],
    [
      { ratioo: 1 },
      'ratioo is not a known field (known: ratio, whole, above, bound, order, isOn, name, points, form, maybe, items)',
    ],
  ])('N4 %j: %s', (raw, expected) => expect(message(() => parseKnobs(knobs, raw))).toBe(expected));

  test('N5 the field can be seen from further out, and errors within errors keep their path', () => {
    expect(message(() => parseKnobs(knobs, { items: [{ id: 7 }] }, 'nodes.app'))).toBe(
      'nodes.app.items[0].id must be a string, got 7',
    );
    expect(message(() => parseKnobs(knobs, 7, 'nodes.app'))).toBe('nodes.app must be an object, got 7');
    expect(message(() => parseKnobs(knobs, []))).toBe('input must be an object, got []');
    const nested = new InputError('[2].x', 'must be >= 1', 0).at('list').at('nodes.a');
    expect([nested.field, nested.rule, nested.message]).toEqual([
      'nodes.a.list[2].x',
      'must be >= 1',
      'nodes.a.list[2].x must be >= 1, got 0',
    ]);
  });

  test('N6 a value of any length is shown in one short line', () => {
    const long = message(() => parseKnobs(knobs, { ratio: 'y'.repeat(500) }));
    expect(long.length).toBeLessThan(110);
    expect(long).toMatch(/\.\.\.$/);
    const round: Record<string, unknown> = {};
    round.self = round;
    expect(message(() => parseKnobs(knobs, { ratio: round }))).toBe('ratio must be a finite number, got a deep object');
    expect(message(() => parseKnobs(knobs, { ratio: 'a\nb' }))).toBe('ratio must be a finite number, got "a\\nb"');
  });

  test('N7 anything at all is parsed or refused, and what is parsed parses again to itself', () => {
    const names = fc.constantFrom(...Object.keys(knobs), 'other');
    const value = fc.oneof(fc.anything(), fc.integer({ min: 0, max: 5 }), fc.constantFrom('pair', 'fixed', null));
    fc.assert(
      fc.property(fc.dictionary(names, value), (raw) => {
        if (message(() => parseKnobs(knobs, raw)) !== 'accepted') return;
        const parsed = parseKnobs(knobs, raw);
        expect(parseKnobs(knobs, parsed)).toEqual(parsed);
      }),
      { numRuns: 1000 },
    );
  });

  test('N8 keys of a record, unions with a message of their own', () => {
    const schema = z.record(z.string().check(z.regex(/^[a-z]+$/, 'must be small letters')), z.number());
    expect(message(() => parseWith(schema, { ok: 1, NO: 2 }))).toBe('input keys must be small letters, got "NO"');
    const either = z.union([z.string(), z.number()], { error: 'must be a name or a number' });
    expect(message(() => parseWith(z.strictObject({ to: either }), { to: true }))).toBe(
      'to must be a name or a number, got true',
    );
  });
});
