// One engine benchmark in one mode, in a process of its own: runs to warm up, then the timed ones, as one JSON line. Nothing
// is collected by force between them: that throws optimised code away. Ours run as the
// headless command runs them, with more inlining than V8's default; the peer by the default, which is faster for it.
import { parseScenario } from '../engine/scenario/parse';
import { createRun } from '../engine/scenario/run';
import { type Done, type EngineCase, engineCases } from './engine-cases';
import '../engine/stations/registry';

/** Spans recorded as for a lab, not recorded as on the command line, or the peer. */
export type Mode = 'off' | 'on' | 'simjs';

export interface CaseResult {
  readonly ns: readonly number[];
  readonly meanMs: number;
}

const SHORT_RUNS = 4;
const ROUNDS = 3;
const REQUESTS = 1_500_000;

async function workOf({ arrivalRps, nodes, simjs }: EngineCase, mode: Mode): Promise<(share: number) => Done> {
  const forMs = (REQUESTS / arrivalRps) * 1000;
  if (mode === 'simjs') return (share) => simjs((share * forMs) / 2);
  await import('../engine/headless/inline-more');
  const scenario = parseScenario({ format: 1, seed: 7, forMs, nodes });
  return (share) => {
    const { requests, latencyMs } = createRun(scenario, { spans: mode === 'on', forMs: share * forMs }).finish();
    return { requests: requests.offered, meanMs: latencyMs?.mean ?? Number.NaN };
  };
}

/** What V8 saw in a single run it takes for constant, and compiles all anew in the second: so some short ones first, then a whole one. */
function timed(work: (share: number) => Done): CaseResult {
  const ns: number[] = [];
  for (let i = 0; i < SHORT_RUNS; i++) work(0.01);
  let { meanMs } = work(1);
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.hrtime.bigint();
    const done = work(1);
    ns.push(Number(process.hrtime.bigint() - start) / done.requests);
    meanMs = done.meanMs;
  }
  return { ns, meanMs };
}

const [name, mode] = process.argv.slice(2);
console.log(JSON.stringify(timed(await workOf(engineCases[name], mode as Mode))));
