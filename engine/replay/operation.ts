import { InputError } from '../input-error';
import type { Operation } from '../mechanism';

interface NumberRule {
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
  readonly integer?: boolean;
}

/** Checks and returns one number of an operation. @throws InputError */
export function readNumber(operation: Operation, field: string, rule: NumberRule = {}, fallback?: number): number {
  const value = operation[field];
  if (value === undefined && fallback !== undefined) return fallback;
  return checkNumber(value, field, rule);
}

export function checkNumber(value: unknown, field: string, { min, max, above, integer }: NumberRule = {}): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new InputError(field, 'must be a finite number', value);
  if (integer && !Number.isInteger(value)) throw new InputError(field, 'must be an integer', value);
  if (min !== undefined && value < min) throw new InputError(field, `must be >= ${min}`, value);
  if (above !== undefined && value <= above) throw new InputError(field, `must be > ${above}`, value);
  if (max !== undefined && value > max) throw new InputError(field, `must be <= ${max}`, value);
  return value;
}

export function readText(operation: Operation, field: string, fallback?: string): string {
  const value = operation[field];
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value !== 'string') throw new InputError(field, 'must be a string', value);
  return value;
}

/** Who a caller is: text, or a number, which is taken for its text. @throws InputError */
export function readId(operation: Operation): string {
  return typeof operation.id === 'number' ? String(operation.id) : readText(operation, 'id');
}

export function readFlag(operation: Operation, field: string, fallback: boolean): boolean {
  const value = operation[field];
  if (value === undefined) return fallback;
  if (typeof value !== 'boolean') throw new InputError(field, 'must be true or false', value);
  return value;
}

export function readChoice<const V extends string>(operation: Operation, field: string, options: readonly V[], fallback?: V): V {
  const value = operation[field];
  if (value === undefined && fallback !== undefined) return fallback;
  if (!options.includes(value as V)) throw new InputError(field, `must be one of ${options.join(', ')}`, value);
  return value as V;
}

/** Refuses fields that the operation does not have. */
export function refuseUnknown(operation: Operation, known: readonly string[]): void {
  for (const field in operation)
    if (!known.includes(field)) throw new InputError(field, `is not a known field (known: ${known.join(', ')})`);
}

/** A clock that must not run back: returns `atMs`, at least the one before. Past 2^53 a millisecond more would be no later. */
export class ForwardClock {
  nowMs = 0;
  read(operation: Operation, fallback?: number): number {
    this.nowMs = readNumber(operation, 'atMs', { min: this.nowMs, max: Number.MAX_SAFE_INTEGER }, fallback ?? undefined);
    return this.nowMs;
  }
}
