import { readJsonObject } from './arguments';
import { atLine, readLines } from './input';
import type { Output } from './output';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Applies every line of a file, a JSON object each, writing answers as they come. When a line is bad, the answers before it
 * are still written.
 * @throws InputError prefixed `line N: `
 */
export async function forEachObject(file: string, output: Output, apply: (object: JsonObject) => void): Promise<void> {
  try {
    for await (const lines of readLines(file)) {
      for (const { number, text } of lines) {
        const object = readJsonObject(text, `line ${number}:`);
        try {
          apply(object);
        } catch (error) {
          throw atLine(number, error);
        }
        if (output.isFull) await output.flush();
      }
      // Whoever sends a line at a time gets its answer before the next.
      await output.flush();
    }
  } finally {
    await output.flush();
  }
}
