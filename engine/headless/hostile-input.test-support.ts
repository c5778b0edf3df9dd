import fc from 'fast-check';
import type { Knob, Knobs } from '../knobs/knobs';

/** Numbers at which code breaks: ends of every integer and float format, signs of zero, what JSON reads as Infinity. */
const EDGE_NUMBERS = [
  ...[0, -0, 1, -1, 2, 3, 10, 0.1, 0.5, 1.5, 1e-9, 5e-324, 1e3, 1e5, 1e9, 1e12, 1e15, 1e16, 1e21, 1e300, 1e308, Infinity],
  ...[2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, 2 ** 53, 2 ** 64, -1e9, -1e308, -Infinity],
];

const EDGE_TEXTS = [
  ...[
    '',
    ' ',
    'a',
    'NaN',
    'Infinity',
    '1e999',
    '0x10',
    '-1',
    '1m',
    '100%',
    '🙂',
    '\ud800',
    '\u0000',
    '\u2028',
    'line\r\nbreak',
    '../..',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'OPEN', 'text', '203.0.113.7', 'x'.repeat(70_000)],
];

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
}

const HOSTILE_VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    [],
    {},
    [null],
    [[]],
    [1, 2],
    ['a', 'a'],
    { a: 1 },
    { id: 'a' },
    { kind: 'x' },
    { length: 5 },
    { toJSON: 1 },
  ],
  ...[
    JSON.parse('{"__proto__":{"x":1}}'),
    { constructor: { prototype: 1 } },
    { toString: 'no function' },
    { valueOf: 1, toString: 1 },
  ],
  ...[nested(20_000, (inner) => [inner]), nested(20_000, (inner) => ({ inner }))],
];

export const edgeNumber: fc.Arbitrary<number> = fc.constantFrom(...EDGE_NUMBERS);

/** Anything that a line of JSON can say, the nasty more often than the plain. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: edgeNumber },
  { weight: 2, arbitrary: fc.constantFrom(...EDGE_TEXTS) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_VALUES) },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

export const hostileName: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...EDGE_TEXTS), fc.string());

/** Values that a knob allows, its very bounds among them. */
export function allowed(knob: Knob): fc.Arbitrary<unknown> {
  switch (knob.kind) {
    case 'number': {
      const { min = -1e308, max = 1e308, above, integer } = knob;
      const fits = (value: number) => value >= min && value <= max && !(value <= (above ?? -Infinity));
      const edges = [...EDGE_NUMBERS.filter(Number.isFinite), min, max, ...(knob.range ?? [])].filter(
        (value) => fits(value) && (!integer || Number.isSafeInteger(value)),
      );
      return fc.constantFrom<unknown>(
        ...edges,
        ...(knob.nullMeans ? [null] : []),
        ...(knob.default === null ? [] : [knob.default]),
      );
    }
    case 'choice':
      return fc.constantFrom(...knob.options.map(({ value }) => value as unknown));
    case 'flag':
      return fc.boolean();
    case 'text':
      return fc.oneof(fc.constant(knob.default), hostileName);
    case 'variant':
      return fc.constantFrom<unknown>(knob.default, ...Object.keys(knob.variants));
    default:
      return fc.constant(knob.default);
  }
}

/** A configuration in which each knob is left out or allowed. */
export function roughConfig(knobs: Knobs): fc.Arbitrary<Record<string, unknown>> {
  const entries = Object.entries(knobs).map(
    ([name, knob]) => [name, fc.option(allowed(knob), { freq: 2, nil: undefined })] as const,
  );
  return fc.record(Object.fromEntries(entries)).map(withoutMissing);
}

/** The same with one field changed, taken away or added. */
export function broken(whole: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> {
  return fc.tuple(whole, fc.nat(), hostileName, hostile, fc.nat(4)).map(([fields, at, extra, value, kind]) => {
    const names = Object.keys(fields);
    const field = kind === 0 || names.length === 0 ? extra : names[at % names.length];
    const { [field]: _, ...rest } = fields;
    return kind === 1 ? rest : { ...rest, [field]: value };
  });
}

/** Whole mostly, broken in one field sometimes, anything at all now and then. */
export const mostly = (whole: fc.Arbitrary<Record<string, unknown>>, weight = 8): fc.Arbitrary<unknown> =>
  fc.oneof({ weight, arbitrary: whole }, { weight: 3, arbitrary: broken(whole) }, { weight: 1, arbitrary: hostile });

export function withoutMissing(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** As it would arrive: through JSON text, where a number may be too large for a double. */
export function asJson(value: unknown): string {
  return write(value);
}

function write(root: unknown): string {
  // Iterative where it matters: JSON.stringify gives up on deep nesting, JSON.parse does not.
  const out: string[] = [];
  const stack: (string | { readonly value: unknown })[] = [{ value: root }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') out.push(next);
    else if (next.value === Infinity) out.push('1e999');
    else if (next.value === -Infinity) out.push('-1e999');
    else if (next.value === null || typeof next.value !== 'object') out.push(JSON.stringify(next.value) ?? 'null');
    else if (Array.isArray(next.value)) {
      stack.push(']');
      for (let i = next.value.length - 1; i >= 0; i--) stack.push({ value: next.value[i] }, i === 0 ? '' : ',');
      stack.push('[');
    } else {
      stack.push('}');
      const entries = Object.entries(next.value);
      for (let i = entries.length - 1; i >= 0; i--)
        stack.push({ value: entries[i][1] }, `${i === 0 ? '' : ','}${JSON.stringify(entries[i][0])}:`);
      stack.push('{');
    }
  }
  return out.join('');
}
