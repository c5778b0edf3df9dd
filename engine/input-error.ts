/**
 * Bad input from outside: a scenario, a knob, a trace line, a link. One line for people,
 * `field rule, got value`, and the three parts apart for programs.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  constructor(
    readonly field: string,
    readonly rule: string,
    ...value: [unknown?]
  ) {
    super(value.length === 0 ? `${field} ${rule}` : `${field} ${rule}, got ${show(value[0])}`);
  }

  /** The same error, its field seen from further out: `at('nodes.app')` turns `speed` into `nodes.app.speed`. */
  at(prefix: string): InputError {
    const moved = new InputError(`${prefix}${this.field.startsWith('[') ? '' : '.'}${this.field}`, this.rule);
    moved.message = `${moved.field}${this.message.slice(this.field.length)}`;
    return moved;
  }
}

/** A short, safe rendering of any value for an error message. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = String(value);
  }
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Looks an id up in a record of known ones, or fails listing them. */
export function known<T>(table: Readonly<Record<string, T>>, id: string, field: string): T {
  const found = Object.hasOwn(table, id) ? table[id] : undefined;
  if (found === undefined) throw new InputError(field, `must be one of ${Object.keys(table).join(', ')}`, id);
  return found;
}
