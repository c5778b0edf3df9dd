// Runs a scenario for so many events and prints the collected heap at each tenth of it.
import { parseScenario } from '../engine/scenario/parse';
import { createRun } from '../engine/scenario/run';
import '../engine/stations/registry';

const wanted = Number(process.argv[2]);
const rateRps = 1280;
// An arrival and a completion for each request.
const forMs = (wanted / 2 / rateRps) * 1000;
const run = createRun(
  parseScenario({
    format: 1,
    seed: 7,
    forMs,
    nodes: {
      users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps }, timeoutMs: 200, to: 'lb' },
      lb: { kind: 'balancer', algorithm: 'power-of-two-choices', to: 'app' },
      app: {
        kind: 'service',
        serviceMs: { kind: 'exponential', meanMs: 10 },
        backends: Array.from({ length: 16 }, (_, i) => ({ id: `b${i}` })),
      },
    },
  }),
  { spans: false },
);
const heapMb: number[] = [];
for (let tenth = 1; tenth <= 10; tenth++) {
  run.advance((forMs * tenth) / 10);
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  heapMb.push((heapUsed + arrayBuffers) / 1e6);
}
const { requests } = run.summary();
console.log(JSON.stringify({ events: 2 * requests.offered, heapMb }));
