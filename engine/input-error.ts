const LONGEST_FIELD = 200;
/** Rules list names that came from outside: a hundred backends, or one of 70,000 letters. */
const LONGEST_RULE = 1000;
const LONGEST_VALUE = 60;

/**
 * Bad input from outside: a scenario, a knob, a trace line, a link. One line for people,
 * `field rule, got value`, and the three parts apart for programs.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly field: string;
  readonly rule: string;
  constructor(field: string, rule: string, ...value: [unknown?]) {
    const shown = shortened(inOneLine(field), LONGEST_FIELD) || '""';
    const said = shortened(inOneLine(rule), LONGEST_RULE);
    super(`${shown} ${said}${value.length === 0 ? '' : `, got ${inOneLine(show(value[0]))}`}`);
    this.field = shown;
    this.rule = said;
  }

  /** The same error, its field seen from further out: `at('nodes.app')` turns `speed` into `nodes.app.speed`. */
  at(prefix: string): InputError {
    return this.named(`${prefix}${this.field.startsWith('[') ? '' : '.'}${this.field}`);
  }

  /** The same error, its field called otherwise. */
  named(field: string): InputError {
    const renamed = new InputError(field, this.rule);
    renamed.message = `${renamed.field}${this.message.slice(this.field.length)}`;
    return renamed;
  }
}

/** Does what may be refused, and names the refused field from further out. */
export function within<T>(prefix: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof InputError ? error.at(prefix) : error;
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
    text = Array.isArray(value) ? 'a deep array' : 'a deep object'; // too deep for the stack
  }
  return shortened(text, LONGEST_VALUE);
}

const shortened = (text: string, longest: number): string => (text.length > longest ? `${text.slice(0, longest - 3)}...` : text);

/** What would break a line or move a cursor, written as JSON could write it; anything ordinary stays as it is. */
function inOneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be printed
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (character) => {
    const json = JSON.stringify(character).slice(1, -1);
    return json === character ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : json;
  });
}

/** Looks an id up in a record of known ones, or fails listing them. */
export function known<T>(table: Readonly<Record<string, T>>, id: string, field: string): T {
  const found = Object.hasOwn(table, id) ? table[id] : undefined;
  if (found === undefined) throw new InputError(field, `must be one of ${Object.keys(table).join(', ')}`, id);
  return found;
}
