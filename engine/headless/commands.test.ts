import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { acrossSeeds } from './across-seeds';
import { CollectingOutput } from './collecting-output';
import { listCommand } from './list';
import type { Output } from './output';
import { runCommand } from './run';
import { schemaCommand } from './schema';
import { theoryCommand } from './theory';

const folder = mkdtempSync(join(tmpdir(), 'sim-'));
afterAll(() => rmSync(folder, { recursive: true }));

const scenarioFile = join(folder, 'scenario.json');
writeFileSync(
  scenarioFile,
  JSON.stringify({
    format: 1,
    seed: 7,
    forMs: 10_000,
    nodes: {
      users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 120 }, timeoutMs: 1000, to: 'lb' },
      lb: { kind: 'balancer', algorithm: 'power-of-two-choices', to: 'app' },
      app: {
        kind: 'service',
        backends: [{ id: 'a' }, { id: 'b', speed: 0.5 }],
        concurrency: 8,
        serviceMs: { kind: 'exponential', meanMs: 50 },
      },
    },
    links: { 'users->lb': { latencyMs: 5 } },
    events: [{ atMs: 5000, do: 'kill', target: 'app/a' }],
  }),
);

async function answer(command: (args: string[], output: Output) => Promise<void>, ...args: string[]) {
  const output = new CollectingOutput();
  await command(args, output);
  return output;
}

interface Spawned {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The public command itself; `input` goes to its standard input. */
function sim(args: string[], input = ''): Promise<Spawned> {
  return new Promise((resolve) => {
    const child = execFile('npm', ['run', '-s', 'sim', '--', ...args], { cwd: root }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr: withoutNpm(stderr) }),
    );
    child.stdin!.on('error', () => {});
    child.stdin!.end(input);
  });
}

const withoutNpm = (stderr: string): string => stderr.replace(/^npm .*\n/gm, '');

describe('the command as people call it', () => {
  it('answers on standard output and exits 0', async () => {
    const [formula, help, version, replayed] = await Promise.all([
      sim(['theory', 'mm1', '{"arrivalRps":80,"serviceRps":100}']),
      sim([]),
      sim(['version']),
      sim(['replay', 'limiters/fixed-window', '--config', '{"limit":1,"windowMs":1000}'], '{"atMs":0}\n{"atMs":0}\n'),
    ]);
    expect(formula).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(formula.stdout).utilization).toBe(0.8);
    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('replay FAMILY/ALGORITHM') });
    const { version: packaged } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(JSON.parse(version.stdout)).toEqual({ format: 1, version: packaged });
    expect(
      replayed.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).allowed),
    ).toEqual([true, false]);
  }, 30_000);

  it('exits 2 with one line on standard error, answers so far already out', async () => {
    const [unknown, unstable, late, missing] = await Promise.all([
      sim(['rum']),
      sim(['theory', 'mm1', '{"arrivalRps":120,"serviceRps":100}']),
      sim(['theory', 'downtime', '-'], '{"availability":1}\n{"availability":2}\n'),
      sim(['run', '/nowhere.json']),
    ]);
    expect(unknown).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/^command must be one of .*, got "rum"\n$/) });
    expect(unstable).toEqual({
      code: 2,
      stdout: '',
      stderr: 'arrivalRps must be < serviceRps (utilization 1.2 has no steady state), got 120\n',
    });
    expect(late).toEqual({
      code: 2,
      stdout: '{"perYearMs":0,"per30DaysMs":0,"perWeekMs":0,"perDayMs":0}\n',
      stderr: 'line 2: availability must be <= 1, got 2\n',
    });
    expect(missing).toEqual({ code: 2, stdout: '', stderr: '/nowhere.json cannot be read: no such file or directory\n' });
  }, 30_000);
});

describe('theory', () => {
  it.each([
    [['mm1'], 'JSON must be given, got nothing'],
    [['mm1', '[]'], 'JSON must be a JSON object, got []'],
    [['mm1', 'x'], 'JSON must be a JSON object, got "x"'],
    [['mm1', '{}'], 'arrivalRps must be a finite number, got nothing'],
    [['mm1', '{"arrivalRps":1e999,"serviceRps":1}'], 'arrivalRps must be a finite number, got Infinity'],
    [['mm1', '{"arrivalRps":1,"serviceRps":2,"x":1}'], 'x is not a known field (known: arrivalRps, serviceRps)'],
    [['mm1', '{}', '{}'], '"{}" is one argument too many (takes NAME JSON)'],
    [['mm1', '--seed', '1', '{}'], '--seed is not a known option (known: none)'],
  ])('%o is refused', async (args, message) => {
    await expect(theoryCommand(args, new CollectingOutput())).rejects.toHaveProperty('message', message);
  });
});

describe('list and schema', () => {
  it('describes every family, station and formula with its knobs', async () => {
    const [listed] = (await answer(listCommand)).lines() as [
      Record<string, { id: string; algorithms: { knobs: object[] }[]; knobs: object[] }[]>,
    ];
    expect(listed.format).toBe(1);
    const limiters = listed.families.find(({ id }) => id === 'limiters')!;
    const gcra = limiters.algorithms.find((algorithm) => (algorithm as unknown as { id: string }).id === 'gcra')!;
    expect(gcra.knobs).toContainEqual(
      expect.objectContaining({ name: 'burst', kind: 'number', help: expect.any(String), default: expect.any(Number) }),
    );
    expect(listed.stations.map(({ id }) => id)).toEqual(expect.arrayContaining(['clients', 'balancer', 'service']));
    expect(listed.theory.find(({ id }) => id === 'mm1')!.knobs).toHaveLength(2);
  });

  it('prints the scenario format as JSON Schema', async () => {
    const [schema] = (await answer(schemaCommand)).lines();
    expect(schema).toMatchObject({ type: 'object', required: expect.arrayContaining(['format', 'nodes']) });
  });
});

describe('run', () => {
  interface Summary {
    readonly requests: { offered: number; succeeded: number; failed: Record<string, number>; inFlight: number };
    readonly digest: string;
  }
  const summaryOf = async (...args: string[]) =>
    (await answer(runCommand, scenarioFile, '--json', ...args)).lines()[0] as unknown as Summary;

  it('conserves requests and repeats itself, spans kept or not', async () => {
    const first = await summaryOf();
    const { offered, succeeded, failed, inFlight } = first.requests;
    expect(offered).toBeGreaterThan(1000);
    expect(succeeded + inFlight + Object.values(failed).reduce((a, b) => a + b, 0)).toBe(offered);
    expect(first).toMatchObject({ scenario: scenarioFile, seed: 7, forMs: 10_000 });
    const spansFile = join(folder, 'spans.jsonl');
    expect(await summaryOf('--spans', spansFile)).toEqual(first);
    expect((await summaryOf('--seed', '8')).digest).not.toBe(first.digest);
    const spans = readFileSync(spansFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const requests = spans.filter(({ kind }) => kind === 'request');
    expect(requests.filter(({ outcome }) => outcome === 'ok')).toHaveLength(succeeded);
    expect(requests).toHaveLength(offered);
    expect(requests.filter(({ endMs }) => endMs === null)).toHaveLength(inFlight);
    expect(new Set(spans.map(({ at }) => at))).toEqual(new Set(['users', 'users->lb', 'app/a', 'app/b']));
  });

  it('runs for as long as asked', async () => {
    expect(await summaryOf('--for', '2500')).toMatchObject({ forMs: 2500 });
  });

  it('gives every figure of several seeds as a mean with an interval around what each run gave', async () => {
    const runs = await Promise.all([3, 4, 5].map((seed) => summaryOf('--seed', String(seed))));
    const [across] = (await answer(runCommand, scenarioFile, '--json', '--seed', '3', '--seeds', '3')).lines();
    const offered = runs.map(({ requests }) => requests.offered);
    const mean = (offered[0] + offered[1] + offered[2]) / 3;
    // t(2) at 95% is 4.3027
    const half = 4.3027 * Math.sqrt(offered.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 2 / 3);
    const figure = (across.requests as { offered: { mean: number; low: number; high: number } }).offered;
    expect(figure.mean).toBeCloseTo(mean, 9);
    expect(figure.low).toBeCloseTo(mean - half, 2);
    expect(figure.high).toBeCloseTo(mean + half, 2);
    expect(across).toMatchObject({ seed: 3, seeds: 3, forMs: 10_000, digests: runs.map(({ digest }) => digest) });
    expect(across.nodes).toMatchObject({ app: { utilization: { mean: expect.any(Number) } } });
  });

  it('counts a reason that a run does not name as 0, and leaves out what it has no value for', () => {
    expect(acrossSeeds([{ failed: { timeout: 3 } }, { failed: {} }])).toMatchObject({ failed: { timeout: { mean: 1.5 } } });
    expect(acrossSeeds([{ latencyMs: { p50: 3 } }, { latencyMs: null }])).toEqual({
      latencyMs: { p50: { mean: 3, low: null, high: null } },
    });
    expect(
      acrossSeeds([
        { utilization: null, state: 'open' },
        { utilization: null, state: 'closed' },
      ]),
    ).toEqual({ utilization: null, state: null });
  });

  it('prints a table for people', async () => {
    const text = (await answer(runCommand, scenarioFile)).written;
    expect(text).toMatch(/^ {2}offered +\d+$/m);
    expect(text).toMatch(/^node +utilization .* completed/m);
    expect(text).toMatch(/^ {2}app\/a +0\.\d+/m);
    expect((await answer(runCommand, scenarioFile, '--seeds', '2')).written).toMatch(
      /^ {2}offered +[\d.]+ \[[-\d.]+, [\d.]+\]$/m,
    );
  });

  it.each([
    [['--seed', '-1'], '--seed must be >= 0, got -1'],
    [['--seed', '4294967296'], '--seed must be <= 4294967295, got 4294967296'],
    [['--seed', '4294967295', '--seeds', '2'], '--seeds must keep every seed <= 4294967295, got 2'],
    [['--for', '0'], '--for must be > 0, got 0'],
    [['--for', 'NaN'], '--for must be a finite number, got "NaN"'],
    [['--for', '1e15'], '--for must be <= 1000000000000, got 1000000000000000'],
    [['--seeds', '0'], '--seeds must be >= 1, got 0'],
    [['--seeds'], '--seeds must be followed by a value, got nothing'],
    [['--seeds', '2', '--spans', 'x'], '--spans cannot be combined with --seeds'],
    [['--json=yes'], '--json takes no value, got "yes"'],
  ])('refuses %o', async (args, message) => {
    await expect(runCommand([scenarioFile, ...args], new CollectingOutput())).rejects.toHaveProperty('message', message);
  });

  it('refuses scenarios that are empty, broken or wrong', async () => {
    const broken = join(folder, 'broken.json');
    const refusal = async (text: string) => {
      writeFileSync(broken, text);
      return runCommand([broken], new CollectingOutput()).then(
        () => 'ran',
        (error: Error) => error.message,
      );
    };
    expect(await refusal('')).toBe('SCENARIO must be a JSON or YAML object, got null');
    expect(await refusal('{"format":1,')).toMatch(/^SCENARIO must be a JSON or YAML object \(.*\)$/);
    expect(await refusal('{"format":2,"nodes":{}}')).toBe('format must be 1, got 2');
    expect(await refusal('{"format":1,"nodes":{}}')).toBe('nodes must have a node of kind clients');
  });
});
