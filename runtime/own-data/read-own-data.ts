import { ArrivalsReader } from './arrivals-reader';
import { KeysReader } from './keys-reader';
import { Lines } from './lines';
import { OwnDataError } from './own-data-error';
import type { LineReader, OwnDataForm, OwnValue } from './types';

/** Settings are written by hand: a larger file is another one. */
const MOST_SETTING_BYTES = 1_000_000;

export interface Brought {
  readonly form: OwnDataForm;
  readonly file: Blob;
  /** How long the run is. */
  readonly forMs: number;
}

/** Reads a file piece by piece and keeps only what the lab can hold. @throws OwnDataError */
export async function readOwnData({ form, file, forMs }: Brought, onProgress?: (readBytes: number) => void): Promise<OwnValue> {
  if (file.size === 0) throw new OwnDataError('This file is empty.');
  if (form === 'arrivals') return byLines(file, new ArrivalsReader(forMs), onProgress);
  if (form === 'keys') return byLines(file, new KeysReader(), onProgress);
  if (file.size > MOST_SETTING_BYTES)
    throw new OwnDataError(
      `This file is too large to be such a setting: it may have 1 MB, and has ${Math.ceil(file.size / 1e6)} MB.`,
    );
  const text = textOnly(await file.text());
  if (form === 'manifest') return (await import('./hpa')).hpaOf(text);
  return (await import('./limit-req')).limitReqOf(text);
}

async function byLines(file: Blob, reader: LineReader, onProgress?: (readBytes: number) => void): Promise<OwnValue> {
  const lines = new Lines((line, number) => reader.take(line, number));
  const decoder = new TextDecoder();
  let readBytes = 0;
  let isWanted = true;
  const pieces = (await unzipped(file)).getReader();
  while (isWanted) {
    const { done, value } = await pieces.read();
    if (done) break;
    readBytes += value.length;
    isWanted = lines.push(textOnly(decoder.decode(value, { stream: true })));
    onProgress?.(readBytes);
  }
  if (isWanted) lines.end();
  else void pieces.cancel();
  return reader.done();
}

/** Logs are often kept compressed; what a gzip holds is read as it comes and never whole. */
async function unzipped(file: Blob): Promise<ReadableStream<Uint8Array>> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const stream = file.stream() as ReadableStream<Uint8Array>;
  if (first !== 0x1f || second !== 0x8b) return stream;
  return stream.pipeThrough(new DecompressionStream('gzip') as never);
}

function textOnly(text: string): string {
  if (text.includes('\u0000')) throw new OwnDataError('This file is not text in UTF-8.');
  return text.replace(/^\uFEFF/, '');
}
