import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '../input-error';
import { KeyInterner } from './key-interner';

const CHUNK_BYTES = 1 << 20;
const BATCH_KEYS = 1 << 16;
const LONGEST_KEY_BYTES = 1 << 16;
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/**
 * A key-per-line trace as dense ids in order of first appearance. Bytes become ids without becoming strings: lines are cut
 * and hashed in one pass. CRLF is read as LF, blank lines are skipped, a byte order mark is dropped, the last line may lack
 * its end.
 */
class KeyLines {
  readonly ids = new Int32Array(BATCH_KEYS);
  count = 0;
  line = 1;
  readonly interner = new KeyInterner();
  /** The beginning of a line whose end is in the next chunk. */
  #carried = new Uint8Array(0);
  #atStart = true;

  constructor(readonly onBatch: (ids: Int32Array, count: number) => void) {}

  push(chunk: Uint8Array): void {
    const bytes = this.#carried.length === 0 ? chunk : Buffer.concat([this.#carried, chunk]);
    let start = this.#atStart ? markLength(bytes) : 0;
    this.#atStart = false;
    for (let end = bytes.indexOf(NEWLINE, start); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      this.#take(bytes, start, end);
      this.line++;
      start = end + 1;
    }
    this.#carried = bytes.slice(start);
    if (this.#carried.length > LONGEST_KEY_BYTES) this.#refuseLongKey();
  }

  end(): void {
    if (this.#carried.length > 0) this.#take(this.#carried, 0, this.#carried.length);
    this.#flush();
  }

  #take(bytes: Uint8Array, start: number, lineEnd: number): void {
    const end = lineEnd > start && bytes[lineEnd - 1] === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
    if (end === start) return;
    if (end - start > LONGEST_KEY_BYTES) this.#refuseLongKey();
    const id = this.interner.intern(bytes, start, end);
    if (id < 0) throw new InputError(`line ${this.line}`, 'must be text, got a NUL byte (binary data?)');
    this.ids[this.count++] = id;
    if (this.count === BATCH_KEYS) this.#flush();
  }

  #flush(): void {
    if (this.count > 0) this.onBatch(this.ids, this.count);
    this.count = 0;
  }

  #refuseLongKey(): never {
    throw new InputError(`line ${this.line}`, `must be at most ${LONGEST_KEY_BYTES} bytes long`);
  }
}

function markLength(bytes: Uint8Array): number {
  return BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte) ? BYTE_ORDER_MARK.length : 0;
}

/**
 * Reads a trace, plain or gzip (known by its first bytes), from a file or `-`, standard input.
 * @param onBatch gets ids in order; the array is reused
 * @returns distinct keys
 * @throws InputError on an unreadable file, broken gzip, binary data or a trace without keys
 */
export async function readKeyTrace(path: string, onBatch: (ids: Int32Array, count: number) => void): Promise<number> {
  const lines = new KeyLines(onBatch);
  const source: Readable = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: CHUNK_BYTES });
  try {
    for await (const chunk of unpacked(source, path)) lines.push(chunk);
  } catch (error) {
    throw error instanceof InputError ? error : readError(error, path);
  } finally {
    source.destroy();
  }
  lines.end();
  if (lines.interner.size === 0) throw new InputError('trace', 'must have at least one key, got none');
  return lines.interner.size;
}

/** The bytes of the trace, gunzipped where they start as gzip does. */
async function* unpacked(source: Readable, path: string): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let head: Uint8Array = new Uint8Array(0);
  for (let next = { done: false } as IteratorResult<Uint8Array>; head.length < 3 && !next.done; ) {
    next = await chunks.next();
    if (!next.done) head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  const all = (async function* () {
    if (head.length > 0) yield head;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  })();
  if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzipped(all);
  else if (path.endsWith('.gz') && head.length > 0) throw new InputError('trace', 'must be gzip data, as its name says', path);
  else yield* all;
}

async function* gunzipped(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const input = Readable.from(packed, { objectMode: false, highWaterMark: CHUNK_BYTES });
  input.on('error', (error) => gunzip.destroy(error));
  yield* input.pipe(gunzip) as AsyncIterable<Uint8Array>;
}

function readError(error: unknown, path: string): InputError {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  if (code.startsWith('Z_')) return new InputError('trace', `must be whole, valid gzip data (${message})`, path);
  if (code === 'ENOENT') return new InputError('trace', 'must be a file that exists', path);
  if (code === 'EISDIR') return new InputError('trace', 'must be a file, not a directory', path);
  return new InputError('trace', `must be readable (${code || message})`, path);
}
