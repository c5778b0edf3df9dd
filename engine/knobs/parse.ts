import * as z from 'zod/mini';
import { InputError } from '../input-error';
import type { ConfigOf, Knob, Knobs, SchemaBuilders } from './knobs';

type Issue = z.core.$ZodIssue;

/** What the schemas of data knobs are built with. */
export const builders: SchemaBuilders = {
  array: z.array,
  enum: z.enum,
  gt: z.gt,
  int: z.int,
  maximum: z.maximum,
  maxLength: z.maxLength,
  minimum: z.minimum,
  minLength: z.minLength,
  nullable: z.nullable,
  number: z.number,
  optional: z.optional,
  strictObject: z.strictObject,
  string: z.string,
  tuple: z.tuple,
  union: z.union,
  unknown: z.unknown,
};

/** The schema with a sentence about it, which JSON Schema carries. */
export function described<S extends z.ZodMiniType>(schema: S, description: string): S {
  const copy = z.clone(schema);
  z.globalRegistry.add(copy, { description });
  return copy;
}

/** The zod type of one knob, its default filled in where the value is left out. */
export function knobSchema(knob: Knob): z.ZodMiniType {
  const schema = described(bare(knob), knob.help);
  return 'required' in knob && knob.required ? schema : z.prefault(schema, knob.default);
}

function bare(knob: Knob): z.ZodMiniType {
  switch (knob.kind) {
    case 'number': {
      let schema: z.ZodMiniNumber<number> = z.number();
      if (knob.integer) schema = schema.check(z.int());
      if (knob.min !== undefined) schema = schema.check(z.minimum(knob.min));
      if (knob.above !== undefined) schema = schema.check(z.gt(knob.above));
      if (knob.max !== undefined) schema = schema.check(z.maximum(knob.max));
      return knob.nullMeans === undefined ? schema : z.nullable(schema);
    }
    case 'choice':
      return z.enum(knob.options.map((option) => option.value) as [string, ...string[]]);
    case 'flag':
      return z.boolean();
    case 'text':
      return knob.required ? z.string().check(z.minLength(1)) : z.string();
    case 'variant': {
      const forms = Object.entries(knob.variants).map(([kind, form]) =>
        z.strictObject({ kind: z.literal(kind), ...shapeOf(form.knobs) }),
      );
      const union = z.discriminatedUnion('kind', forms as unknown as [z.ZodMiniObject, ...z.ZodMiniObject[]]);
      const withShorthand = z.pipe(
        z.transform((value) => (typeof value === 'string' ? { kind: value } : value)),
        union as never,
      );
      return knob.nullMeans === undefined ? withShorthand : z.nullable(withShorthand);
    }
    case 'list': {
      const items = z.array(z.strictObject(shapeOf(knob.item)));
      return items.check(z.minLength(knob.minLength ?? 0), z.maxLength(knob.maxLength ?? 10_000));
    }
    case 'data':
      return knob.schema(builders);
  }
}

/** The fields of a record of knobs, for a zod object that has more besides. */
export function shapeOf(knobs: Knobs): Record<string, z.ZodMiniType> {
  return Object.fromEntries(Object.entries(knobs).map(([name, knob]) => [name, knobSchema(knob)]));
}

const shapes = new WeakMap<Knobs, z.ZodMiniType>();

/** The zod object of a record of knobs: unknown fields are refused. */
export function knobsSchema(knobs: Knobs): z.ZodMiniType {
  let schema = shapes.get(knobs);
  if (schema === undefined) {
    schema = z.strictObject(shapeOf(knobs));
    shapes.set(knobs, schema);
  }
  return schema;
}

/**
 * A configuration checked against its knobs, defaults filled in.
 * @throws InputError naming the knob, the rule and the value
 */
export function parseKnobs<const K extends Knobs>(knobs: K, raw: unknown, field = ''): ConfigOf<K> {
  return parseWith(knobsSchema(knobs), raw === undefined ? {} : raw, field) as ConfigOf<K>;
}

/**
 * Parses with any zod schema and speaks our one-line form: `nodes.app.speed must be > 0, got -1`.
 * @throws InputError for the first thing wrong
 */
export function parseWith<T>(schema: z.ZodMiniType<T>, raw: unknown, field = ''): T {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw toInputError(result.error.issues[0] as Issue, raw, schema, field);
}

function toInputError(issue: Issue, raw: unknown, schema: z.ZodMiniType, field: string): InputError {
  const path = joinPath(field, issue.path);
  const value = valueAt(raw, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const name = issue.keys[0] as string;
      const known = knownFields(schema, issue.path, raw);
      const rule = known.length > 0 ? `is not a known field (known: ${known.join(', ')})` : 'is not a known field';
      return new InputError(joinPath(field, [...issue.path, name]), rule);
    }
    case 'invalid_union': {
      const branch = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0] as Issue | undefined;
      if (branch === undefined || branch.path.length === 0) return new InputError(path, unionRule(issue), value);
      return toInputError({ ...branch, path: [...issue.path, ...branch.path] } as Issue, raw, schema, field);
    }
    case 'invalid_key':
      // The key is what is wrong, not what stands under it.
      return new InputError(joinPath(field, issue.path.slice(0, -1)), `keys ${issue.issues[0].message}`, issue.path.at(-1));
    default:
      return new InputError(path, ruleOf(issue), value);
  }
}

function unionRule(issue: Issue): string {
  const options = (issue as { options?: readonly unknown[] }).options;
  if (options !== undefined) return `must be one of ${options.join(', ')}`;
  return issue.message.startsWith('must ') ? issue.message : 'must be of a known form';
}

function ruleOf(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `must have at least ${issue.minimum} ${issue.origin === 'string' ? 'characters' : 'entries'}`
        : `must be ${issue.inclusive === false ? '>' : '>='} ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `must have at most ${issue.maximum} ${issue.origin === 'string' ? 'characters' : 'entries'}`
        : `must be ${issue.inclusive === false ? '<' : '<='} ${issue.maximum}`;
    case 'invalid_type':
      if (issue.expected === 'nonoptional') return 'must be given';
      return issue.expected === 'int' ? 'must be an integer' : `must be ${article(issue.expected)}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message;
  }
}

function article(expected: string): string {
  if (expected === 'number' || expected === 'nan') return 'a finite number';
  return `${/^[aeio]/.test(expected) ? 'an' : 'a'} ${expected}`;
}

function joinPath(field: string, path: readonly PropertyKey[]): string {
  let joined = field;
  for (const part of path) joined += typeof part === 'number' ? `[${part}]` : joined === '' ? String(part) : `.${String(part)}`;
  return joined === '' ? 'input' : joined;
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = raw;
  for (const part of path) {
    // A bare string stands for a variant of that kind.
    if (typeof value === 'string' && part === 'kind') return value;
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

function knownFields(schema: z.ZodMiniType, path: readonly PropertyKey[], raw: unknown): string[] {
  let current = unwrap(schema, raw);
  for (const [depth, part] of path.entries()) {
    if (current instanceof z.ZodMiniObject) current = current.shape[part as string];
    else if (current instanceof z.ZodMiniRecord) current = current.def.valueType;
    else if (current instanceof z.ZodMiniArray) current = current.def.element;
    else return [];
    current = unwrap(current, valueAt(raw, path.slice(0, depth + 1)));
  }
  return current instanceof z.ZodMiniObject ? Object.keys(current.shape) : [];
}

/** The object behind defaults, and of several forms the one that the value says it is. */
function unwrap(schema: unknown, value: unknown): unknown {
  let current = schema;
  for (;;) {
    if (current instanceof z.ZodMiniDefault || current instanceof z.ZodMiniPrefault) current = current.def.innerType;
    else if (current instanceof z.ZodMiniOptional || current instanceof z.ZodMiniNullable) current = current.def.innerType;
    else if (current instanceof z.ZodMiniPipe) current = current.def.out;
    else if (current instanceof z.ZodMiniDiscriminatedUnion) current = formOf(current, value);
    else return current;
  }
}

function formOf(union: z.ZodMiniDiscriminatedUnion, value: unknown): unknown {
  const by = (union as unknown as z.core.$ZodDiscriminatedUnion)._zod.def.discriminator;
  const said = typeof value === 'string' ? value : (value as Readonly<Record<string, unknown>> | null | undefined)?.[by];
  return union.def.options.find(
    (form) =>
      form instanceof z.ZodMiniObject && form.shape[by] instanceof z.ZodMiniLiteral && form.shape[by].def.values[0] === said,
  );
}
