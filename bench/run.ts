// `npm run bench [-- word]`: every case whose name contains the word, each in fresh processes; medians, and ratios within one run.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import packageJson from '../package.json' with { type: 'json' };
import type { CaseResult, Mode } from './engine-case';
import { engineCases } from './engine-cases';
import type { Timing } from './measure';
import { mechanismCaseNames } from './mechanism-case-names';

const word = process.argv[2] ?? '';

/** They stay as they are installed. */
const peers = Object.keys(packageJson.devDependencies);

function inFreshProcess<T>(script: string, ...words: string[]): T {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const printed = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', path, ...words], { encoding: 'utf8' });
  return JSON.parse(printed.trim().split('\n').at(-1) as string) as T;
}

/**
 * The engine is timed as it is shipped, in one bundle: between modules every call looks its function up first. By a bundler that
 * leaves constants constant, as the page's does: esbuild's `var` in their place costs a load and two checks at each use.
 */
async function bundled(script: string): Promise<string> {
  const input = fileURLToPath(new URL(script, import.meta.url));
  const file = fileURLToPath(new URL(`../node_modules/.cache/bench/${script.replace('.ts', '.mjs')}`, import.meta.url));
  const bundle = await rolldown({ input, platform: 'node', external: peers });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  return pathToFileURL(file).href;
}

function table(title: string, rows: readonly (readonly string[])[]): void {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  console.log(`\n${title}`);
  for (const row of rows)
    console.log(
      `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ')}`,
    );
}

console.log(`${cpus()[0].model}, Node ${process.version}`);

/** Interleaved, so that a machine whose speed drifts treats all three alike. */
const PASSES = 3;
const modes: readonly Mode[] = ['off', 'on', 'simjs'];

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];

function engineRow(name: string, script: string): string[] {
  const ns: Record<Mode, number[]> = { off: [], on: [], simjs: [] };
  const meanMs: Record<Mode, number> = { off: 0, on: 0, simjs: 0 };
  for (let pass = 0; pass < PASSES; pass++)
    for (const mode of modes) {
      const result = inFreshProcess<CaseResult>(script, name, mode);
      ns[mode].push(...result.ns);
      meanMs[mode] = result.meanMs;
    }
  const [off, on, simjs] = modes.map((mode) => median(ns[mode]));
  return [
    name,
    ...[off, on, simjs].map((value) => value.toFixed(0)),
    `${(simjs / off).toFixed(1)}×`,
    `${(simjs / on).toFixed(1)}×`,
    `${meanMs.off.toFixed(1)} / ${meanMs.simjs.toFixed(1)}`,
  ];
}

const engineNames = Object.keys(engineCases).filter((name) => name.includes(word));
if (engineNames.length > 0) {
  const script = await bundled('./engine-case.ts');
  const heading = ['', 'spans off', 'spans on', 'simjs', 'off', 'on', 'mean ms, ours / simjs'];
  table('ns per request', [heading, ...engineNames.map((name) => engineRow(name, script))]);
}

/** Ours and theirs in turn, so that a machine whose speed drifts treats them alike. */
function mechanismRows(name: string, script: string): string[][] {
  const ns = new Map<string, number[]>();
  for (let pass = 0; pass < PASSES; pass++)
    for (const side of ['ours', 'theirs'])
      for (const timing of inFreshProcess<Timing[]>(script, name, side))
        ns.set(timing.name, [...(ns.get(timing.name) ?? []), timing.medianNs]);
  const medians = [...ns].map(([contender, times]) => [contender, median(times)] as const);
  const [[, ours]] = medians;
  return medians.map(([contender, time]) => [contender, time.toFixed(1), `${(time / ours).toFixed(1)}×`]);
}

const mechanismNames = mechanismCaseNames.filter((name) => name.includes(word));
if (mechanismNames.length > 0) {
  const script = await bundled('./mechanism-case.ts');
  for (const name of mechanismNames) table(name, [['', 'ns', 'times ours'], ...mechanismRows(name, script)]);
}

if ('flat heap'.includes(word)) {
  const { events, heapMb } = inFreshProcess<{ events: number; heapMb: number[] }>('./flat-heap.ts', '100000000');
  table('heap after collection, MB', [[`over ${events.toLocaleString('en')} events`, ...heapMb.map((mb) => mb.toFixed(1))]]);
}
