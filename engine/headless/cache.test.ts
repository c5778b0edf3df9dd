import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { InputError } from '../input-error';
import { cacheCommand } from './cache';
import { KeyInterner } from './key-interner';
import { readKeyTrace } from './key-trace';

const folder = mkdtempSync(join(tmpdir(), 'cache-command-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

let files = 0;
function file(content: string | Uint8Array, ending = '.txt'): string {
  const path = join(folder, `${files++}${ending}`);
  writeFileSync(path, content);
  return path;
}

async function output(...args: string[]): Promise<string> {
  let text = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  try {
    await cacheCommand(args);
  } finally {
    write.mockRestore();
  }
  return text;
}

const rowsOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

async function idsOf(content: string | Uint8Array): Promise<number[]> {
  const ids: number[] = [];
  await readKeyTrace(file(content), (batch, count) => ids.push(...batch.subarray(0, count)));
  return ids;
}

describe('cache', () => {
  // Silberschatz's string with three frames faults 15 (FIFO), 12 (LRU), 9 (OPT) times of 20.
  const textbook = '7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1'.split(' ').join('\n');

  test('a pair asked for twice has one row', async () => {
    const rows = rowsOf(
      await output('--policies', 'lru,fifo,lru', '--capacities', '3,9,3', '--belady', '--json', file(textbook)),
    );
    expect(rows.map(({ policy, capacity }) => `${policy} ${capacity}`)).toEqual([
      'lru 3',
      'lru 9',
      'fifo 3',
      'fifo 9',
      'belady 3',
      'belady 9',
    ]);
  });

  test('one row per policy and capacity, in the order asked for, the oracle last', async () => {
    const text = await output('--policies', 'lru,fifo', '--capacities', '3,100', '--belady', '--json', file(textbook));
    const row = (policy: string, capacity: number, hits: number) => ({
      policy,
      capacity,
      requests: 20,
      hits,
      hitRatio: hits / 20,
    });
    expect(rowsOf(text)).toEqual([
      row('lru', 3, 8),
      row('lru', 100, 14),
      row('fifo', 3, 5),
      row('fifo', 100, 14),
      row('belady', 3, 11),
      row('belady', 100, 14),
    ]);
  });

  test('without --json, an aligned table', async () => {
    expect(await output('--policies=lru', '--capacities=3', file(textbook))).toBe(
      'policy  capacity  requests  hits  hit ratio\nlru            3        20     8     0.4000\n',
    );
  });

  test('naming belady asks for it once', async () => {
    const text = await output('--policies', 'belady,lru', '--capacities', '3', '--belady', '--json', file(textbook));
    expect(rowsOf(text).map(({ policy, hits }) => [policy, hits])).toEqual([
      ['belady', 11],
      ['lru', 8],
    ]);
  });

  test.each([
    { what: 'gzip named .gz', ending: '.gz' },
    { what: 'gzip known by its first bytes alone', ending: '.txt' },
  ])('$what', async ({ ending }) => {
    const trace = file(gzipSync(textbook), ending);
    expect(rowsOf(await output('--policies', 'lru', '--capacities', '3', '--json', trace))[0].hits).toBe(8);
  });

  test('random follows the seed', async () => {
    const trace = file(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 211).join('\n'));
    const run = (seed: string) => output('--policies', 'random', '--capacities', '50', '--seed', seed, '--json', trace);
    expect(await run('1')).toBe(await run('1'));
    expect(await run('1')).not.toBe(await run('2'));
  });
});

describe('trace', () => {
  test.each([
    { what: 'CRLF, blank lines and no last newline', content: 'a\r\n\r\n\nb\r\na', ids: [0, 1, 0] },
    { what: 'a byte order mark', content: '\uFEFFa\nb\na\n', ids: [0, 1, 0] },
    { what: 'spaces and commas belong to the key', content: 'a b\na\na b,\n', ids: [0, 1, 2] },
    { what: 'other scripts', content: 'ключ\n鍵\nключ\n', ids: [0, 1, 0] },
    { what: 'a single byte', content: 'a', ids: [0] },
    { what: 'several gzip members', content: Buffer.concat([gzipSync('a\nb'), gzipSync('c\nb\n')]), ids: [0, 1, 2] },
  ])('$what', async ({ content, ids }) => {
    expect(await idsOf(content)).toEqual(ids);
  });

  test('lines cut anywhere between chunks, batches of many', async () => {
    // 20 bytes a line: over the megabyte of a chunk and the 65,536 keys of a batch
    const keys = Array.from({ length: 150_000 }, (_, i) => `key-${String((i * 31) % 70_001).padStart(15, '0')}`);
    const firstSeen = new Map<string, number>();
    for (const key of keys) if (!firstSeen.has(key)) firstSeen.set(key, firstSeen.size);
    let at = 0;
    const distinct = await readKeyTrace(file(gzipSync(keys.join('\n'))), (ids, count) => {
      for (let i = 0; i < count; i++) if (ids[i] !== firstSeen.get(keys[at++])) throw new Error(`line ${at} became ${ids[i]}`);
    });
    expect([at, distinct]).toEqual([keys.length, firstSeen.size]);
  });
});

test('the interner numbers keys as a Map would', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('a', 'b', '0', 'é') }), {
        maxLength: 5000,
      }),
      (keys) => {
        const interner = new KeyInterner();
        const ids = new Map<string, number>();
        for (const key of keys) {
          if (!ids.has(key)) ids.set(key, ids.size);
          const bytes = new TextEncoder().encode(`<${key}>`);
          expect(interner.intern(bytes, 1, bytes.length - 1)).toBe(ids.get(key));
        }
      },
    ),
  );
});

describe('bad input', () => {
  const args = (trace: string) => ['--policies', 'lru', '--capacities', '3', trace];
  test.each([
    { what: 'empty', args: () => args(file('')), says: /^trace must have at least one key, got none$/ },
    { what: 'blank', args: () => args(file('\n\r\n\n')), says: /^trace must have at least one key, got none$/ },
    { what: 'binary', args: () => args(file(Uint8Array.of(65, 10, 66, 0, 67))), says: /^line 2 must be text, got a NUL byte/ },
    { what: 'UTF-16', args: () => args(file(Buffer.from('a\nb\n', 'utf16le'))), says: /^line 1 must be text/ },
    { what: 'one endless line', args: () => args(file('x'.repeat(200_000))), says: /^line 1 must be at most 65536 bytes long$/ },
    { what: 'missing', args: () => args(join(folder, 'none')), says: /^trace must be a file that exists, got "/ },
    { what: 'a directory', args: () => args(folder), says: /^trace must be a file, not a directory, got "/ },
    {
      what: 'cut gzip',
      args: () => args(file(gzipSync('a\n'.repeat(9999)).subarray(0, 30))),
      says: /^trace must be whole, valid gzip/,
    },
    {
      what: 'damaged gzip',
      args: () => args(file(gzipSync(Buffer.from('abcdefgh')).map((byte, i) => (i === 14 ? byte ^ 255 : byte)))),
      says: /^trace must be whole, valid gzip/,
    },
    { what: '.gz that is not', args: () => args(file('a\n', '.gz')), says: /^trace must be gzip data, as its name says/ },
    {
      what: 'unknown policy',
      args: () => ['--policies', 'lru,opt', '--capacities', '3', 'x'],
      says: /^policies must be one of fifo, .*got "opt"$/,
    },
    { what: 'capacity 0', args: () => ['--policies', 'lru', '--capacities', '0', 'x'], says: /^capacity must be >= 1, got 0$/ },
    {
      what: 'capacity NaN',
      args: () => ['--policies', 'lru', '--capacities', 'NaN', 'x'],
      says: /^capacity must be a finite number, got "NaN"$/,
    },
    {
      what: 'capacity 1.5',
      args: () => ['--policies', 'lru', '--capacities', '1.5', 'x'],
      says: /^capacity must be an integer, got 1.5$/,
    },
    {
      what: 'capacity 1e9',
      args: () => ['--policies', 'lru', '--capacities', '1e9', 'x'],
      says: /^capacity must be <= 16777216, got 1000000000$/,
    },
    {
      what: 'a gap',
      args: () => ['--policies', 'lru,', '--capacities', '3', 'x'],
      says: /^policies must be a comma-separated list/,
    },
    { what: 'no policies', args: () => ['--capacities', '3', 'x'], says: /^policies must name at least one/ },
    { what: 'no capacities', args: () => ['--policies', 'lru', 'x'], says: /^capacities must name at least one/ },
    { what: 'no trace', args: () => ['--policies', 'lru', '--capacities', '3'], says: /^TRACE must be given, got nothing$/ },
    {
      what: 'unknown option',
      args: () => ['--policies', 'lru', '--capacities', '3', '--lru', 'x'],
      says: /^--lru is not a known option \(known: --policies, --capacities, --belady, --seed, --json\)$/,
    },
    { what: 'seed', args: () => [...args('x'), '--seed', 'one'], says: /^--seed must be an integer, got "one"$/ },
    {
      what: 'negative capacity',
      args: () => ['--policies', 'lru', '--capacities', '-1', 'x'],
      says: /^capacity must be >= 1, got -1$/,
    },
  ])('$what', async ({ args, says }) => {
    const error = await output(...args()).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(says);
    expect((error as Error).message).not.toContain('\n');
  });
});
