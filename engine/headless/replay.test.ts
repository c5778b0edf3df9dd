import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { families } from '../families';
import { InputError } from '../input-error';
import type { Family } from '../mechanism';
import { CollectingOutput } from './collecting-output';
import { replayCommand } from './replay';

const folder = mkdtempSync(join(tmpdir(), 'sim-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(text: string, extension = 'jsonl'): string {
  const path = join(folder, `${files++}.${extension}`);
  writeFileSync(path, text);
  return path;
}

async function replay(args: string[], input: string) {
  const output = new CollectingOutput();
  let error: unknown;
  await replayCommand([...args, file(input)], output).catch((thrown) => {
    error = thrown;
  });
  return { output, answers: output.lines(), error, message: error instanceof InputError ? error.message : error };
}

const gcra = ['limiters/gcra', '--config', '{"ratePerSecond":1,"burst":1}'];
const allowed = (answers: readonly Record<string, unknown>[]) => answers.map((answer) => answer.allowed ?? 'reset');

describe('replay', () => {
  it('answers one line per line, blank lines, CRLF and a byte order mark aside', async () => {
    const { answers, error } = await replay(gcra, '\uFEFF{"atMs":0}\r\n\n  \n{"atMs":1}\n{"atMs":1000}');
    expect(error).toBeUndefined();
    expect(allowed(answers)).toEqual([true, false, true]);
  });

  it('starts afresh on reset, with the configuration given last', async () => {
    const { answers } = await replay(
      gcra,
      '{"atMs":0}\n{"atMs":0}\n{"op":"reset"}\n{"atMs":0}\n{"op":"reset","config":{"ratePerSecond":1,"burst":2}}\n{"atMs":0}\n{"atMs":0}\n{"op":"reset"}\n{"atMs":0}\n{"atMs":0}',
    );
    expect(allowed(answers)).toEqual([true, false, 'reset', true, 'reset', true, true, 'reset', true, true]);
    expect(answers[2]).toEqual({ reset: true });
  });

  it('answers whoever still waits before it resets, so that answers keep to the order of operations', async () => {
    const { answers } = await replay(
      ['bulkheads/semaphore', '--config', '{"maxConcurrentCalls":1,"maxWaitMs":100}'],
      '{"op":"acquire","atMs":0,"id":"a"}\n{"op":"acquire","atMs":0,"id":"b"}\n{"op":"reset"}\n{"op":"acquire","atMs":0,"id":"c"}',
    );
    expect(answers.map(({ granted, reset }) => granted ?? { reset })).toEqual([true, false, { reset: true }, true]);
  });

  it('names the line of a bad one, after the answers before it', async () => {
    const { answers, message } = await replay(['limiters/token-bucket'], '{"atMs":0}\n\n{"atMs":"x"}\n{"atMs":1}');
    expect(answers).toHaveLength(1);
    expect(message).toBe('line 3: atMs must be a finite number, got "x"');
  });

  it.each([
    ['foo', 'line 1: must be a JSON object, got "foo"'],
    ['[1]', 'line 1: must be a JSON object, got [1]'],
    ['null', 'line 1: must be a JSON object, got null'],
    ['{"op":"reset","config":[]}', 'line 1: config must be a JSON object, got []'],
    ['{"op":"reset","config":{"burst":0}}', 'line 1: burst must be >= 1, got 0'],
    ['{"op":"reset","confg":{}}', 'line 1: confg is not a known field (known: op, config, atMs)'],
  ])('refuses the line %s', async (line, expected) => {
    expect((await replay(['limiters/gcra'], line)).message).toBe(expected);
  });

  it.each([
    [['limiters/gcra', '--config', '{"burst":0}'], 'burst must be >= 1, got 0'],
    [['limiters/gcra', '--config', '[]'], '--config must be a JSON object, got []'],
    [['limiters/gcra', '--config', '{'], '--config must be a JSON object, got "{"'],
    [['limiters/gcra', '--seed', '-1'], '--seed must be >= 0, got -1'],
    [['limiters/gcra', '--seed', '0x10'], '--seed must be an integer, got "0x10"'],
    [['limiters/gcra', '--sead', '1'], '--sead is not a known option (known: --config, --config-file, --seed)'],
    [['limiters/gcra', '-c'], '-c is not a known option (known: --config, --config-file, --seed)'],
    [['limiters/gcra', '--seed=1', '--seed=2'], '--seed must be given once'],
    [['limiters/nope'], /^limiters algorithm must be one of .*gcra.*, got "nope"$/],
    [['nope/gcra'], /^family must be one of .*limiters.*, got "nope"$/],
    [['gcra'], /^FAMILY\/ALGORITHM must be like /],
    [['toString/x'], /^family must be one of/],
  ])('refuses the arguments %o', async (args, expected) => {
    const { message } = await replay(args, '');
    if (typeof expected === 'string') expect(message).toBe(expected);
    else expect(message).toMatch(expected);
  });

  it('refuses files that cannot be read, in one line', async () => {
    const output = new CollectingOutput();
    const missing = join(folder, 'missing');
    await expect(replayCommand(['limiters/gcra', missing], output)).rejects.toThrow(
      `${missing} cannot be read: no such file or directory`,
    );
    await expect(replayCommand(['limiters/gcra', folder], output)).rejects.toThrow(
      `${folder} cannot be read: illegal operation on a directory`,
    );
    await expect(replayCommand(['limiters/gcra', '--config-file', missing, '-'], output)).rejects.toThrow('cannot be read');
  });

  it('takes a configuration as JSON or YAML file', async () => {
    const operations = '{"atMs":0}\n{"atMs":0}\n{"atMs":0}';
    const yaml = await replay(
      ['limiters/gcra', '--config-file', file('# two at once\nburst: 2\nratePerSecond: 1\n', 'yaml')],
      operations,
    );
    const json = await replay(['limiters/gcra', '--config-file', file('{"burst":2,"ratePerSecond":1}', 'json')], operations);
    expect(allowed(yaml.answers)).toEqual([true, true, false]);
    expect(json.answers).toEqual(yaml.answers);
    expect((await replay(['limiters/gcra', '--config-file', file('- 1', 'yaml')], '')).message).toBe(
      '--config-file must be a JSON or YAML object, got [1]',
    );
    expect((await replay(['limiters/gcra', '--config-file', file('a: [', 'yaml')], '')).message).toMatch(
      /^--config-file must be a JSON or YAML object \(.*line 1.*\)$/,
    );
  });

  it('finds the HorizontalPodAutoscaler in a file of manifests', async () => {
    const spec = 'spec:\n  maxReplicas: 10\n  metrics: null\n';
    const hpa = `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\n${spec}`;
    const deployment = 'apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: 3}\n';
    const ask = (yaml: string) =>
      replay(
        ['autoscalers/kubernetes-hpa', '--config-file', file(yaml, 'yaml')],
        '{"atMs":0,"replicas":4,"metrics":{"cpu":1.2}}',
      );
    const alone = await ask(hpa);
    expect(alone.answers).toMatchObject([{ desired: 6, recommended: 6 }]);
    expect((await ask(`---\n${deployment}---\n${hpa}---\n`)).answers).toEqual(alone.answers);
    expect((await ask(`---\n${hpa}...\n`)).answers).toEqual(alone.answers);
    const several = (meant: number) =>
      `--config-file must be one document, or have one of kind HorizontalPodAutoscaler (2 documents, ${meant} of them)`;
    expect((await ask(`${hpa}---\n${hpa}`)).message).toBe(several(2));
    expect((await ask(`${deployment}---\na: 1\n`)).message).toBe(several(0));
    expect((await ask('---\n---\n')).message).toBe('--config-file must be a JSON or YAML object, got null');
  });

  it('cuts lines right wherever the chunks of a file end, many-byte characters included', async () => {
    const keys = Array.from({ length: 30_000 }, (_, i) => `ключ-${i}-${'é'.repeat(i % 7)}`);
    const { answers, output } = await replay(
      ['caches/lru', '--config', '{"capacity":30000}'],
      [...keys, ...keys].map((key) => JSON.stringify({ op: 'get', key, atMs: 0 })).join('\n'),
    );
    expect(answers).toHaveLength(60_000);
    expect(answers.filter(({ hit }) => hit)).toHaveLength(30_000);
    expect(output.writes).toBeLessThan(100);
  });
});

describe('reset in every family', () => {
  const opened: [string, Family][] = [];
  beforeAll(async () => {
    for (const [id, load] of Object.entries<() => Promise<Family>>(families)) opened.push([id, await load()]);
  });

  it('answers one line', async () => {
    expect(opened.length).toBeGreaterThan(5);
    for (const [id, family] of opened)
      for (const algorithm of Object.keys(family.algorithms)) {
        const config = id === 'balancers' ? '{"backends":[{"id":"a"}]}' : '{}';
        const { answers, message } = await replay([`${id}/${algorithm}`, '--config', config], '{"op":"reset"}');
        // A mechanism without defaults refuses the empty configuration before the first line.
        if (message === undefined) expect(answers, `${id}/${algorithm}`).toEqual([{ reset: true }]);
        else expect(message, `${id}/${algorithm}`).toMatch(/must/);
      }
  });
});
