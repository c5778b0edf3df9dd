import type { Writable } from 'node:stream';

const WRITE_CHARACTERS = 65_536;

/** Where a command's answers go. Lines are gathered into large writes; a reader that is slow holds the command up. */
export class Output {
  #pending = '';

  constructor(readonly stream: Writable = process.stdout) {}

  /** One JSON line. */
  json(value: object): void {
    this.#pending += `${JSON.stringify(value)}\n`;
  }

  text(text: string): void {
    this.#pending += text;
  }

  /** True when enough is gathered that `flush` is due. */
  get isFull(): boolean {
    return this.#pending.length >= WRITE_CHARACTERS;
  }

  /** Hands everything over; settles when the reader has room again. */
  async flush(): Promise<void> {
    if (this.#pending === '') return;
    const text = this.#pending;
    this.#pending = '';
    if (!this.stream.write(text)) await new Promise<void>((resolve) => this.stream.once('drain', resolve));
  }
}
