import { OwnDataError } from './own-data-error';
import type { LineReader, OwnValue } from './types';

/** As many as a lab plays at ease. */
export const MOST_KEYS = 100_000;
const LONGEST_KEY = 250; // memcached: a key is at most 250 bytes
const MOST_CHARS = 4_000_000;

/** A trace of a cache: one key a line, in the order in which they were asked for. */
export class KeysReader implements LineReader {
  readonly #keys: string[] = [];
  #chars = 0;
  #isFull = false;
  #hadSpaces = false;

  take(line: string, number: number): boolean {
    const trimmed = line.trim();
    if (trimmed === '') return true;
    if (trimmed.length > LONGEST_KEY)
      throw new OwnDataError(
        `a key must have at most ${LONGEST_KEY} characters, got ${trimmed.length.toLocaleString('en')}`,
        number,
      );
    const key = trimmed.replaceAll(/\s+/g, '_');
    if (key !== trimmed) this.#hadSpaces = true;
    this.#keys.push(key);
    this.#chars += key.length;
    this.#isFull = this.#keys.length >= MOST_KEYS || this.#chars >= MOST_CHARS;
    return !this.#isFull;
  }

  done(): OwnValue {
    if (this.#keys.length === 0) throw new OwnDataError('There is no key in this file.');
    const count = this.#keys.length.toLocaleString('en');
    const different = new Set(this.#keys).size.toLocaleString('en');
    return {
      knob: 'keys',
      value: { kind: 'list', keys: this.#keys.join('\n') },
      notes: [
        `${this.#isFull ? `The first ${count}` : count} requests are kept, for ${different} different keys. After the last the first comes again.`,
        ...(this.#hadSpaces ? ['Spaces inside a key became underscores.'] : []),
      ],
    };
  }
}
