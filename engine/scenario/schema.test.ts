import { describe, expect, test } from 'vitest';
import { stations } from '../stations/registry';
import { goldens } from './goldens';
import { parseScenario } from './parse';
import { scenarioJsonSchema } from './schema';

interface Schema {
  readonly [keyword: string]: unknown;
}

const schema = scenarioJsonSchema() as Schema;

/** As much of JSON Schema 2020-12 as ours uses; a keyword it does not know is an error, so that none goes unchecked. */
function problems(shape: Schema, value: unknown, at = ''): string[] {
  const found: string[] = [];
  const say = (what: string): void => void found.push(`${at} ${what}`);
  for (const [keyword, rule] of Object.entries(shape)) {
    const check = keywords[keyword];
    if (check === undefined) throw new Error(`no check for ${keyword}`);
    check(rule as never, value as never, say, at, found, shape);
  }
  return found;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const types: Record<string, (value: unknown) => boolean> = {
  object: isRecord,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};
type Check = (rule: never, value: never, say: (what: string) => void, at: string, found: string[], shape: Schema) => void;
const ignored: Check = () => {};
const keywords: Record<string, Check> = {
  $schema: ignored,
  $defs: ignored,
  description: ignored,
  default: ignored,
  type: (type: string, value, say) => types[type](value) || say(`is no ${type}`),
  const: (only: unknown, value, say) => value === only || say(`is not ${only}`),
  enum: (values: unknown[], value, say) => values.includes(value) || say('is none of the values'),
  minimum: (least: number, value: number, say) => typeof value !== 'number' || value >= least || say('is too small'),
  maximum: (most: number, value: number, say) => typeof value !== 'number' || value <= most || say('is too big'),
  exclusiveMinimum: (least: number, value: number, say) => typeof value !== 'number' || value > least || say('is too small'),
  minLength: (least: number, value: string, say) => typeof value !== 'string' || value.length >= least || say('is too short'),
  maxLength: (most: number, value: string, say) => typeof value !== 'string' || value.length <= most || say('is too long'),
  pattern: (pattern: string, value: string, say) =>
    typeof value !== 'string' || new RegExp(pattern).test(value) || say('does not match'),
  minItems: (least: number, value: unknown[], say) => !Array.isArray(value) || value.length >= least || say('has too few'),
  maxItems: (most: number, value: unknown[], say) => !Array.isArray(value) || value.length <= most || say('has too many'),
  required: (names: string[], value: object, say) => {
    if (isRecord(value)) for (const name of names) if (!Object.hasOwn(value, name)) say(`lacks ${name}`);
  },
  properties: (shapes: Record<string, Schema>, value: Record<string, unknown>, _say, at, found) => {
    for (const [name, shape] of Object.entries(shapes))
      if (isRecord(value) && Object.hasOwn(value, name)) found.push(...problems(shape, value[name], `${at}.${name}`));
  },
  additionalProperties: (rest: Schema | false, value: Record<string, unknown>, say, at, found, shape) => {
    const known = Object.keys((shape.properties ?? {}) as object);
    for (const name of Object.keys(isRecord(value) ? value : {}).filter((one) => !known.includes(one)))
      if (rest === false) say(`has an unknown ${name}`);
      else found.push(...problems(rest, value[name as never], `${at}.${name}`));
  },
  propertyNames: (shape: Schema, value: object, _say, at, found) => {
    for (const name of Object.keys(isRecord(value) ? value : {})) found.push(...problems(shape, name, `${at} key ${name}`));
  },
  items: (shape: Schema, value: unknown[], _say, at, found) => {
    if (Array.isArray(value)) value.forEach((item, i) => void found.push(...problems(shape, item, `${at}[${i}]`)));
  },
  prefixItems: (shapes: Schema[], value: unknown[], _say, at, found) => {
    if (Array.isArray(value)) for (const [i, shape] of shapes.entries()) found.push(...problems(shape, value[i], `${at}[${i}]`));
  },
  anyOf: (shapes: Schema[], value, say, at) => shapes.some((one) => problems(one, value, at).length === 0) || say('fits no form'),
  oneOf: (shapes: Schema[], value, say, at) =>
    shapes.filter((one) => problems(one, value, at).length === 0).length === 1 || say('does not fit one form'),
};

describe('scenario schema', () => {
  test.each(goldens)('S40 $name fits it, as written and as parsed', ({ scenario }) => {
    expect(problems(schema, scenario)).toEqual([]);
    expect(problems(schema, JSON.parse(JSON.stringify(parseScenario(scenario))))).toEqual([]);
  });

  test('S41 it refuses what the parser refuses', () => {
    const good = goldens[0].scenario as { nodes: Record<string, object> };
    const broken = [
      { ...good, format: 2 },
      { ...good, extra: 1 },
      { ...good, nodes: { ...good.nodes, app: { kind: 'server' } } },
      { ...good, nodes: { ...good.nodes, app: { ...good.nodes.app, concurrency: 0 } } },
      { ...good, nodes: { ...good.nodes, 'a b': { kind: 'service' } } },
      { ...good, events: [{ atMs: 1, do: 'explode', target: 'app' }] },
      { ...good, events: [{ atMs: -1, do: 'kill', target: 'app' }] },
    ];
    for (const raw of broken) {
      expect(problems(schema, raw)).not.toEqual([]);
      expect(() => parseScenario(raw)).toThrow();
    }
  });

  test('S42 it is of this draft, lists every kind of node, and describes what it can', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.required).toEqual(['format', 'nodes']);
    const properties = schema.properties as Record<string, Schema>;
    expect(Object.keys(properties)).toEqual(['format', 'title', 'seed', 'forMs', 'windowMs', 'nodes', 'links', 'events']);
    const text = JSON.stringify(properties.nodes);
    for (const kind of Object.keys(stations)) expect(text).toContain(`"const":"${kind}"`);
    expect(text).toContain('Requests a second, on average.');
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });
});
