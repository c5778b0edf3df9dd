// `npm run bench [-- word]`: every case whose name contains the word, each in a fresh process; medians, and ratios within one run.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { CaseResult } from './engine-case';
import { engineCases } from './engine-cases';
import type { Timing } from './measure';
import { mechanismCaseNames } from './mechanism-case-names';

const word = process.argv[2] ?? '';

function inFreshProcess<T>(script: string, argument: string): T {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const printed = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', path, argument], { encoding: 'utf8' });
  return JSON.parse(printed.trim().split('\n').at(-1) as string) as T;
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

const engineRows = Object.keys(engineCases)
  .filter((name) => name.includes(word))
  .map((name) => {
    const { offNs, onNs, simjsNs } = inFreshProcess<CaseResult>('./engine-case.ts', name);
    return [
      name,
      offNs.toFixed(0),
      onNs.toFixed(0),
      simjsNs.toFixed(0),
      `${(simjsNs / offNs).toFixed(1)}×`,
      `${(simjsNs / onNs).toFixed(1)}×`,
    ];
  });
if (engineRows.length > 0) table('ns per request', [['', 'spans off', 'spans on', 'simjs', 'off', 'on'], ...engineRows]);

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
