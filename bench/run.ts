// `npm run bench [-- word]`: every case whose name contains the word, each in fresh processes; medians, and ratios within one run.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import type { CaseResult, Mode } from './engine-case';
import { engineCases } from './engine-cases';
import type { Timing } from './measure';
import { mechanismCaseNames } from './mechanism-case-names';

const word = process.argv[2] ?? '';

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
  const outfile = fileURLToPath(new URL('../node_modules/.cache/bench/engine-case.mjs', import.meta.url));
  const bundle = await rolldown({
    input: fileURLToPath(new URL(script, import.meta.url)),
    platform: 'node',
    external: ['simjs'],
  });
  await bundle.write({ file: outfile, format: 'esm', codeSplitting: false });
  return pathToFileURL(outfile).href;
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

for (const name of mechanismCaseNames.filter((each) => each.includes(word))) {
  const timings = inFreshProcess<Timing[]>('./mechanism-case.ts', name);
  const [ours] = timings;
  table(name, [
    ['', 'ns', 'times ours'],
    ...timings.map((t) => [t.name, t.medianNs.toFixed(1), `${(t.medianNs / ours.medianNs).toFixed(1)}×`]),
  ]);
}

if ('flat heap'.includes(word)) {
  const { events, heapMb } = inFreshProcess<{ events: number; heapMb: number[] }>('./flat-heap.ts', '100000000');
  table('heap after collection, MB', [[`over ${events.toLocaleString('en')} events`, ...heapMb.map((mb) => mb.toFixed(1))]]);
}
