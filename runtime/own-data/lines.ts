/** A longer line is not text that anybody wrote: what is over is dropped, and memory stays small. */
export const LONGEST_LINE = 65_536;

/** Cuts text that comes in pieces into lines, wherever the pieces end; LF, CRLF, and a last line without an end. */
export class Lines {
  #rest = '';
  #number = 0;
  /** @param take is given each line and its number from 1; false: no more are wanted */
  constructor(readonly take: (line: string, number: number) => boolean) {}

  /** False when no more is wanted. */
  push(text: string): boolean {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      const line = from === 0 ? this.#rest + text.slice(0, end) : text.slice(from, end);
      this.#rest = '';
      from = end + 1;
      if (!this.#give(line)) return false;
    }
    this.#rest = (from === 0 ? this.#rest + text : text.slice(from)).slice(0, LONGEST_LINE + 1);
    return true;
  }

  end(): void {
    if (this.#rest !== '') this.#give(this.#rest);
    this.#rest = '';
  }

  get count(): number {
    return this.#number;
  }

  #give(line: string): boolean {
    const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
    return this.take(whole.slice(0, LONGEST_LINE), ++this.#number);
  }
}
