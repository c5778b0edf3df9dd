import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { InputError } from '../input-error';
import { outcomeNames } from '../outcome';
import { type Recording, SpanKind } from '../recording/types';
import { Output } from './output';

const kindNames = Object.entries(SpanKind)
  .sort((a, b) => a[1] - b[1])
  .map(([name]) => name);

/**
 * Writes every span as a JSON line, in order of their end: what a request went through, where, and when.
 * @throws InputError when the file cannot be written
 */
export async function writeSpans(recording: Recording, file: string): Promise<void> {
  const stream = createWriteStream(file);
  const written = finished(stream);
  // Awaited below; until then a failed open must not count as unhandled.
  written.catch(() => {});
  try {
    const output = new Output(stream);
    for (let row = 0; row < recording.spans.count && !stream.destroyed; row++) {
      output.json(spanAt(recording, row));
      if (output.isFull) await Promise.race([output.flush(), written]);
    }
    await Promise.race([output.flush(), written]);
    stream.end();
    await written;
  } catch (error) {
    throw new InputError('--spans', `cannot be written: ${(error as Error).message}`);
  }
  const { dropped, completeFromMs } = recording.spans;
  if (dropped > 0)
    process.stderr.write(`--spans holds the latest spans only: ${dropped} that ended before ${completeFromMs} ms are left out\n`);
}

/** `workFromMs` is null where no work was done, `endMs` where the span had not ended. */
function spanAt({ spans, nodes, links, places, classes }: Recording, row: number): object {
  const place = spans.place[row];
  const kind = spans.kind[row];
  const isHop = kind === SpanKind.forward || kind === SpanKind.back;
  const at = isHop
    ? `${nodes[links[place].from].id}->${nodes[links[place].to].id}`
    : kind === SpanKind.request
      ? nodes[place].id
      : places[place].id;
  return {
    kind: kindNames[kind],
    at,
    request: spans.request[row],
    attempt: spans.attempt[row],
    class: classes[spans.klass[row]],
    startMs: spans.startMs[row],
    workFromMs: finiteOrNull(spans.midMs[row]),
    endMs: finiteOrNull(spans.endMs[row]),
    outcome: outcomeNames[spans.outcome[row]],
  };
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
