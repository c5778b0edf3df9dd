import { OwnDataError } from './own-data-error';

/** One line in so many may be something else: a message of the server, a request that was no HTTP. */
const ONE_IN = 20;

/** Lines that could not be read: a few are left out and told, many mean that it is another file. */
export class BadLines {
  #first: OwnDataError | null = null;
  #count = 0;

  add(error: unknown, number: number): void {
    if (!(error instanceof OwnDataError)) throw error;
    this.#count++;
    this.#first ??= new OwnDataError(error.rule, number);
  }

  /** Before anything was read, bad lines are not yet few. */
  get areTooManyToGoOn(): boolean {
    return this.#count >= 1000;
  }

  /** What is said of them; null where there are none. @throws OwnDataError where they are too many */
  told(good: number): string | null {
    const first = this.#first;
    if (first === null) return null;
    if (good === 0 || this.#count > 1 + (good + this.#count) / ONE_IN) {
      const more = this.#count > 1 ? ` (and ${(this.#count - 1).toLocaleString('en')} more lines like it)` : '';
      throw new OwnDataError(`${first.rule}${more}`, first.line);
    }
    const lines = this.#count === 1 ? '1 line is' : `${this.#count.toLocaleString('en')} lines are`;
    return `${lines} left out. ${first.message}.`;
  }
}
