import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it, test } from 'vitest';
import { caches } from '../caches/registry';
import { type FamilyId, families } from '../families';
import { InputError } from '../input-error';
import type { Family } from '../mechanism';
import { parseScenario } from '../scenario/parse';
import { randomScenarios } from '../scenario/random-scenarios.test-support';
import { createRun } from '../scenario/run';
import type { Formula } from '../theory/formula';
import { theory } from '../theory/registry';
import { requireObject } from './arguments';
import { cacheCommand } from './cache';
import { CollectingOutput } from './collecting-output';
import { allowed, asJson, edgeNumber, hostile, hostileName, mostly, withoutMissing } from './hostile-input.test-support';
import { configOf, operationsOf } from './hostile-operations.test-support';
import { listCommand } from './list';
import { replayCommand } from './replay';
import { runCommand } from './run';
import { schemaCommand } from './schema';
import { theoryCommand } from './theory';
import { versionCommand } from './version';

/** The same inputs every time; to look for more, change the seed or let more of them run. */
const SEED = 1;
const runs = (numRuns: number) => ({ seed: SEED, numRuns });

const folder = mkdtempSync(join(tmpdir(), 'sim-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'input');
function file(content: string | Uint8Array): string {
  writeFileSync(path, content);
  return path;
}

/** One line: a field, a rule. Anything but an InputError is a bug and goes on. */
function expectRefusal(error: unknown): void {
  if (!(error instanceof InputError)) throw error;
  expect(error.message).toMatch(/^[^\r\n\u2028\u2029]+$/);
  expect(error.field).not.toBe('');
  expect(error.message.length).toBeLessThan(2000);
  expect(error.rule).toMatch(/\b(must|is|cannot|takes)\b/);
}

async function refusedOrDone(command: () => Promise<unknown>): Promise<void> {
  try {
    await command();
  } catch (error) {
    expectRefusal(error);
  }
}

/** JSON writes what is not finite as null: an answer must not say null by accident. */
function expectFinite(answer: object): void {
  for (const [field, value] of Object.entries(answer))
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${field} is ${value}`);
}

describe('replay', () => {
  const names = Object.keys(families) as FamilyId[];

  /** A pool that is asked to leap over a million lifetimes looks at most of them before it refuses. */
  const ROUNDS: Partial<Record<FamilyId, number>> = { pools: 12 };

  it.each(names)('%s: any configuration, any operations, refused one by one', async (id) => {
    const family = await families[id]();
    for (const [algorithm, { knobs }] of Object.entries(family.algorithms))
      fc.assert(
        fc.property(configOf(id, algorithm, knobs), operationsOf(id), (config, operations) => {
          replayAll(family, algorithm, JSON.parse(asJson(config)), JSON.parse(asJson(operations)));
        }),
        runs(ROUNDS[id] ?? 60),
      );
  });

  function replayAll(family: Family, algorithm: string, config: unknown, operations: readonly unknown[]): void {
    const refusing = (work: () => void) => {
      try {
        work();
      } catch (error) {
        expectRefusal(error);
      }
    };
    refusing(() => {
      const session = family.replay(algorithm, requireObject(config, 'config'), SEED);
      for (const operation of operations) refusing(() => session.apply(requireObject(operation, 'operation'), expectFinite));
      session.end?.(expectFinite);
    });
  }

  it.each(names)('%s through the command: the same, and lines that are no JSON', async (id) => {
    const family = await families[id]();
    const lines = fc.oneof(
      { weight: 5, arbitrary: operationsOf(id).map((operations) => operations.map(asJson).join('\n')) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('{"op":"reset","config":[]}', '{"op":"reset","x":1}', '{', '[]', '{"atMs":NaN}', '\0'),
      },
    );
    const entries = Object.entries(family.algorithms);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.infiniteStream(hostileName), lines, hostile, async (n, strange, text, config) => {
        const [algorithm, { knobs }] = entries[n % entries.length];
        const name = n % 10 === 0 ? (strange.next().value as string) : algorithm;
        const chosen = n % 3 === 0 ? config : fc.sample(configOf(id, algorithm, knobs), { numRuns: 1, seed: n })[0];
        const output = new CollectingOutput();
        await refusedOrDone(() => replayCommand([`${id}/${name}`, '--config', asJson(chosen), file(text)], output));
        output.lines();
      }),
      runs(ROUNDS[id] ?? 40),
    );
  });
});

describe('theory', () => {
  it.each(Object.entries(theory) as [string, Formula][])('%s', async (name, { knobs }) => {
    const shares = fc.array(fc.constantFrom(0, 0.5, 0.999, 1, 5e-324), { maxLength: 4 });
    const inputs = Object.entries(knobs).map(
      ([field, knob]) => [field, fc.option(knob.kind === 'data' ? shares : allowed(knob), { freq: 12, nil: undefined })] as const,
    );
    const whole = fc.record(Object.fromEntries(inputs)).map(withoutMissing);
    await fc.assert(
      fc.asyncProperty(mostly(whole, 16), async (raw) => {
        const output = new CollectingOutput();
        await refusedOrDone(() => theoryCommand([name, asJson(raw)], output));
      }),
      runs(40),
    );
  });
});

describe('run', () => {
  const whole = randomScenarios({ events: true, filters: true });

  /** A scenario with one value, wherever it is, put in the place of another. */
  const spoilt = fc
    .tuple(whole, fc.nat(), fc.oneof(hostile, edgeNumber), hostileName, fc.nat(9))
    .map(([scenario, n, value, name, kind]) => {
      const paths = pathsOf(scenario).slice(1);
      const numbers = paths.filter((place) => typeof at(scenario, place) === 'number');
      const among = kind > 3 && typeof value === 'number' ? numbers : paths;
      const place = among[n % among.length];
      return replaced(scenario, kind === 0 ? [...place.slice(0, -1), name] : place, value);
    });

  test('any scenario, and one with any one value changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 20, arbitrary: spoilt }, { weight: 1, arbitrary: hostile }), async (raw) => {
        await refusedOrDone(async () => {
          const run = createRun(parseScenario(JSON.parse(asJson(raw))), { forMs: 20, maxSpans: 1000 });
          expectFinite(run.finish());
        });
      }),
      runs(250),
    );
  });

  test('through the command, text that is no JSON too', async () => {
    const text = fc.oneof(
      spoilt.map(asJson),
      hostile.map(asJson),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '{', 'a: [', '- 1'),
    );
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom('20', '1e-9', '0', 'NaN', '1e13', ''), async (content, forMs) => {
        const output = new CollectingOutput();
        await refusedOrDone(() => runCommand(['--json', `--for=${forMs}`, file(content)], output));
      }),
      runs(60),
    );
  });
});

type Path = readonly string[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce((inner, key) => (inner as Record<string, unknown>)[key], value);
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((inner, i) => (String(i) === key ? replaced(inner, rest, by) : inner));
  return { ...(value as object), [key]: replaced((value as Record<string, unknown>)[key], rest, by) };
}

describe('cache', () => {
  const packed = gzipSync('a\nb\na\n'.repeat(500));
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ unit: 'binary' }),
    fc.nat(packed.length).map((length) => packed.subarray(0, length)),
    fc.tuple(fc.nat(packed.length - 1), fc.nat(255)).map(([place, byte]) => packed.map((was, i) => (i === place ? byte : was))),
    fc.array(hostileName, { maxLength: 100 }).map((keys) => keys.join('\n')),
    fc.constantFrom('', '\n\n', '\r\n', '\ufeff', '\u001f\u008b', `${'k'.repeat(70_000)}\n`),
  );
  const policies = fc.oneof(fc.constantFrom(...Object.keys(caches), 'lru,arc', 'lru,,arc', ',', '*'), hostileName);
  const capacities = fc.oneof(
    fc.constantFrom('1', '2,3', '100000'),
    edgeNumber.filter((size) => size < 1e6 || size > 2e7).map(String),
    hostileName,
  );

  test.each([
    ['1e400', '1e400'],
    ['0', '0'],
    ['-1', '-1'],
    ['1.5', '1.5'],
    ['NaN', 'NaN'],
    ['1e9', '1000000000'],
  ])('capacity %s is refused by name', async (given, shown) => {
    const refused = cacheCommand(['--policies=lru', `--capacities=${given}`, file('a\n')]);
    await expect(refused).rejects.toThrow(/^capacity must be /);
    await expect(refused).rejects.toThrow(shown);
  });

  test('any bytes, any policies, any capacities', async () => {
    const { write } = process.stdout;
    process.stdout.write = () => true;
    try {
      await fc.assert(
        fc.asyncProperty(content, policies, capacities, async (bytes, ids, sizes) => {
          await refusedOrDone(() => cacheCommand([`--policies=${ids}`, `--capacities=${sizes}`, '--json', file(bytes)]));
        }),
        runs(150),
      );
    } finally {
      process.stdout.write = write;
    }
  });
});

describe('list, schema, version', () => {
  test.each([
    ['list', listCommand],
    ['schema', schemaCommand],
    ['version', versionCommand],
  ])('%s answers in a line of JSON, and takes no arguments', async (_name, command) => {
    const output = new CollectingOutput();
    await command([], output);
    expect(output.lines()).toHaveLength(1);
    await fc.assert(
      fc.asyncProperty(fc.array(hostileName, { minLength: 1, maxLength: 3 }), async (args) => {
        await expect(command(args, new CollectingOutput())).rejects.toSatisfy((error) => {
          expectRefusal(error);
          return true;
        });
      }),
      runs(40),
    );
  });
});

describe('the process', () => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const run = (args: readonly string[], stdin: string | Uint8Array = '') => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', main, ...args], { input: stdin });
    return { status, stdout: String(stdout), stderr: String(stderr) };
  };
  const cache = (...args: string[]) => ['cache', '--policies', 'lru', '--capacities', ...args];
  const packed = gzipSync('a\nb\na\n'.repeat(500));

  test.each<[string, readonly string[], stdin?: string | Uint8Array]>([
    ['JSON too deep', ['replay', 'caches/lru', '--config', `{"capacity":${'['.repeat(9000)}${']'.repeat(9000)}}`]],
    ['a field that breaks the line', ['theory', 'mm1', '{"a\\nb":1}']],
    ['a command that breaks the line', ['no\nsuch']],
    ['a trace that is a directory', cache('2', folder)],
    ['an empty trace', cache('2', '-'), '\n\n'],
    ['a trace cut short', cache('2', '-'), packed.subarray(0, packed.length - 9)],
    ['gzip of nothing but noise', cache('2', '-'), Uint8Array.from([0x1f, 0x8b, 8, 0, ...Array(99).fill(0xa5)])],
    ['a binary trace', cache('2', '-'), Uint8Array.from([1, 0, 255, 0])],
    ['a capacity that is no double', cache('1e400', '-'), 'a\n'],
    ['a line that is no operation', ['replay', 'limiters/gcra', '-'], '[1]\n'],
    ['a formula without an answer', ['theory', 'mm1', '-'], '{"arrivalRps":1e400,"serviceRps":1}'],
    ['a scenario of another kind', ['run', '--json', '-'], '42'],
  ])('%s: ends with 2 and one line', (_name, args, stdin) => {
    const { status, stdout, stderr } = run(args, stdin);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  });
});
