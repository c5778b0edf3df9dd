// One engine benchmark in a process of its own: ours with spans off, ours with spans on, simjs, in turn; medians as one JSON line.
import { parseScenario } from '../engine/scenario/parse';
import { createRun } from '../engine/scenario/run';
import { type EngineCase, engineCases } from './engine-cases';
import { runSimjs } from './simjs-models';
import '../engine/stations/registry';

export interface CaseResult {
  readonly name: string;
  readonly offNs: number;
  readonly onNs: number;
  readonly simjsNs: number;
  readonly meanMs: number;
  readonly simjsMeanMs: number;
}

const MEAN_SERVICE_MS = 10;
const ROUNDS = 5;

function scenarioOf({ arrivalRps, servers, timeoutMs, queueLimit }: EngineCase, requests: number): unknown {
  const service = {
    kind: 'service',
    serviceMs: { kind: 'exponential', meanMs: MEAN_SERVICE_MS },
    backends: Array.from({ length: servers }, (_, i) => ({ id: `b${i}` })),
    queueLimit: queueLimit ?? null,
  };
  const users = {
    kind: 'clients',
    arrivals: { kind: 'poisson', rateRps: arrivalRps },
    timeoutMs: timeoutMs ?? null,
    to: servers === 1 ? 'app' : 'lb',
  };
  const nodes =
    servers === 1
      ? { users, app: service }
      : { users, lb: { kind: 'balancer', algorithm: 'least-connections', to: 'app' }, app: service };
  return { format: 1, seed: 7, forMs: (requests / arrivalRps) * 1000, nodes };
}

function nsPerRequest(work: () => number): number {
  const start = process.hrtime.bigint();
  const requests = work();
  return Number(process.hrtime.bigint() - start) / requests;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1];

function runCase(name: string): CaseResult {
  const model = engineCases[name];
  const ours = parseScenario(scenarioOf(model, 1_000_000));
  const peer = { ...model, meanServiceMs: MEAN_SERVICE_MS, forMs: (200_000 / model.arrivalRps) * 1000 };
  const times = { off: [] as number[], on: [] as number[], simjs: [] as number[] };
  let meanMs = 0;
  let simjsMeanMs = 0;
  for (let round = 0; round < ROUNDS; round++) {
    times.off.push(nsPerRequest(() => createRun(ours, { spans: false }).finish().requests.offered));
    times.on.push(
      nsPerRequest(() => {
        const { requests, latencyMs } = createRun(ours).finish();
        meanMs = latencyMs?.mean ?? Number.NaN;
        return requests.offered;
      }),
    );
    times.simjs.push(
      nsPerRequest(() => {
        const { done, meanMs: mean } = runSimjs(peer);
        simjsMeanMs = mean;
        return done;
      }),
    );
  }
  return { name, offNs: median(times.off), onNs: median(times.on), simjsNs: median(times.simjs), meanMs, simjsMeanMs };
}

console.log(JSON.stringify(runCase(process.argv[2] as string)));
