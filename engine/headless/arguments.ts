import { parseArgs } from 'node:util';
import { InputError } from '../input-error';

interface Options {
  readonly [name: string]: 'string' | 'boolean';
}

type ValuesOf<O extends Options> = { readonly [Name in keyof O]?: O[Name] extends 'boolean' ? true : string };

export interface Arguments<O extends Options> {
  readonly values: ValuesOf<O>;
  readonly positionals: readonly string[];
}

/**
 * Options and positionals of one command. Stricter than `parseArgs` in the errors it words itself: one line, the option named.
 * @param names of the positionals, in order; those in square brackets may be left out
 * @throws InputError on an unknown or repeated option, a missing value, or too many or too few positionals
 */
export function readArguments<const O extends Options>(args: string[], options: O, names: readonly string[]): Arguments<O> {
  const { tokens } = parseArgs({
    args,
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(Object.entries(options).map(([name, type]) => [name, { type }])),
  });
  const values: Record<string, string | true> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    values[token.name] = optionValue(token, options, token.name in values);
  }
  if (positionals.length > names.length) {
    const rule =
      names.length === 0 ? 'is one argument too many (none are taken)' : `is one argument too many (takes ${names.join(' ')})`;
    throw new InputError(JSON.stringify(positionals[names.length]), rule);
  }
  const missing = names[positionals.length];
  if (missing !== undefined && !missing.startsWith('[')) throw new InputError(missing, 'must be given', undefined);
  return { values: values as ValuesOf<O>, positionals };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
}

function optionValue({ name, rawName, value }: OptionToken, options: Options, isRepeated: boolean): string | true {
  const type = Object.hasOwn(options, name) && rawName.startsWith('--') ? options[name] : undefined;
  if (type === undefined) {
    const list = Object.keys(options).map((option) => `--${option}`);
    throw new InputError(rawName, `is not a known option (known: ${list.join(', ') || 'none'})`);
  }
  if (isRepeated) throw new InputError(rawName, 'must be given once');
  if (type === 'boolean') {
    if (value !== undefined) throw new InputError(rawName, 'takes no value', value);
    return true;
  }
  if (value === undefined) throw new InputError(rawName, 'must be followed by a value', undefined);
  return value;
}

interface NumberRule {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly integer?: true;
}

/** A number given as text. @throws InputError naming the option */
export function readNumberOption(text: string | undefined, option: string, rule: NumberRule): number | undefined {
  if (text === undefined) return undefined;
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) throw new InputError(option, `must be ${rule.integer ? 'an integer' : 'a finite number'}`, text);
  if (rule.integer && !Number.isInteger(value)) throw new InputError(option, 'must be an integer', value);
  if (rule.min !== undefined && value < rule.min) throw new InputError(option, `must be >= ${rule.min}`, value);
  if (rule.above !== undefined && value <= rule.above) throw new InputError(option, `must be > ${rule.above}`, value);
  if (rule.max !== undefined && value > rule.max) throw new InputError(option, `must be <= ${rule.max}`, value);
  return value;
}

/** `--seed`: any whole number that a double holds exactly. */
export const readSeed = (text: string | undefined): number | undefined =>
  readNumberOption(text, '--seed', { integer: true, min: 0, max: Number.MAX_SAFE_INTEGER });

/** Text that must be a JSON object. @throws InputError naming where it came from */
export function readJsonObject(text: string, field: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError(field, 'must be a JSON object', text);
  }
  return requireObject(value, field);
}

export function requireObject(value: unknown, field: string, form = 'a JSON object'): Readonly<Record<string, unknown>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new InputError(field, `must be ${form}`, value);
  return value as Readonly<Record<string, unknown>>;
}
