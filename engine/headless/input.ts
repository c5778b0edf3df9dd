import { createReadStream, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { InputError } from '../input-error';

const LONGEST_LINE = 16 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;

/** A file, or `-` for standard input. Opening errors come while reading. */
export function openInput(file: string): Readable {
  return file === '-' ? process.stdin : createReadStream(file, { highWaterMark: CHUNK_BYTES });
}

/**
 * Lines that are not blank, with their numbers counted from 1, a chunk's worth at a time: the input is never held.
 * @throws InputError when the file cannot be read, or a line is absurdly long
 */
export async function* readLines(file: string): AsyncGenerator<readonly Line[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let number = 0;
  try {
    for await (const chunk of openInput(file)) {
      const text = decoder.write(chunk as Buffer);
      const lines: Line[] = [];
      let start = 0;
      for (let end = text.indexOf('\n'); end >= 0; start = end + 1, end = text.indexOf('\n', start)) {
        number++;
        const line = rest === '' ? text.slice(start, end) : rest + text.slice(start, end);
        rest = '';
        push(lines, number, line);
      }
      rest += text.slice(start);
      if (rest.length > LONGEST_LINE)
        throw new InputError(`line ${number + 1}`, `must be at most ${LONGEST_LINE} characters long`);
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  const last: Line[] = [];
  push(last, number + 1, rest + decoder.end());
  if (last.length > 0) yield last;
}

export interface Line {
  readonly number: number;
  readonly text: string;
}

function push(lines: Line[], number: number, text: string): void {
  const line = number === 1 && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (line.charCodeAt(0) > 32 || line.trim() !== '') lines.push({ number, text: line });
}

/** A whole file as text; `-` is standard input. @throws InputError when it cannot be read */
export function readWhole(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** The operating system's words for why a file cannot be read; anything else passes unchanged. */
function unreadable(file: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof InputError || typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return error;
  const reason = message.replace(/^[A-Z]+: /, '').replace(/, \w+( '.*')?$/, '');
  return new InputError(file, `cannot be read: ${reason}`);
}

/** The same error, at a numbered line. */
export function atLine(number: number, error: unknown): unknown {
  if (!(error instanceof InputError)) return error;
  const located = new InputError(`line ${number}: ${error.field}`, error.rule);
  located.message = `line ${number}: ${error.message}`;
  return located;
}
