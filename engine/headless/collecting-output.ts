import { Writable } from 'node:stream';
import { Output } from './output';

/** An output kept in memory, for tests; every write finds the reader busy, so back-pressure is always at work. */
export class CollectingOutput extends Output {
  readonly #chunks: string[];

  constructor() {
    const chunks: string[] = [];
    super(
      new Writable({
        highWaterMark: 1,
        decodeStrings: false,
        write(chunk, _encoding, done) {
          chunks.push(chunk);
          setImmediate(done);
        },
      }),
    );
    this.#chunks = chunks;
  }

  get written(): string {
    return this.#chunks.join('');
  }

  get writes(): number {
    return this.#chunks.length;
  }

  lines(): Record<string, unknown>[] {
    return this.written
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  }
}
