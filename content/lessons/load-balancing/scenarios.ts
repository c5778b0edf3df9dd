import type { BalancerId } from '@/engine/balancers/registry';

/** Every system of this lesson. Rates are low and distances long, so that single requests can be followed by eye at speed 1. */

interface System {
  readonly format: 1;
  readonly title: string;
  readonly seed: number;
  readonly forMs: number;
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly links: Readonly<Record<string, { readonly latencyMs: number }>>;
}

type Algorithm = { readonly kind: BalancerId; readonly [knob: string]: unknown };

const near = { 'users->lb': { latencyMs: 30 }, 'lb->app': { latencyMs: 20 } } as const;

/** What a request spends on the way there and back: twice 30 ms and twice 20 ms. */
export const TRAVEL_MS = 100;

const named = (...ids: string[]) => ids.map((id) => ({ id }));
const numbered = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `b${i + 1}` }));
const poisson = (rateRps: number) => ({ kind: 'poisson', rateRps });

function system(
  title: string,
  algorithm: BalancerId,
  users: Readonly<Record<string, unknown>>,
  app: Readonly<Record<string, unknown>>,
  forMs = 60_000,
): System {
  return {
    format: 1,
    title,
    seed: 7,
    forMs,
    nodes: {
      users: { kind: 'clients', ...users, to: 'lb' },
      lb: { kind: 'balancer', algorithm: { kind: algorithm }, to: 'app' },
      app: { kind: 'service', ...app },
    },
    links: near,
  };
}

/** The same system, the same arrivals, another way to choose. */
export const using = (scenario: System, algorithm: BalancerId | Algorithm): System => ({
  ...scenario,
  nodes: {
    ...scenario.nodes,
    lb: { ...scenario.nodes.lb, algorithm: typeof algorithm === 'string' ? { kind: algorithm } : algorithm },
  },
});

/** Three alike, until one of them is slowed by hand. 20/s of capacity for 12/s; 16/s when one runs at 0.4 of its pace. */
export const oneSlow = system(
  'Three backends, one of them about to slow down',
  'round-robin',
  { arrivals: poisson(12), timeoutMs: 3000 },
  { backends: named('a', 'b', 'c'), concurrency: 1, serviceMs: { kind: 'lognormal', meanMs: 150, cv: 0.5 } },
  40_000,
);

/** Four alike, every request the same 200 ms of work: each backend is an M/D/1 queue at 70% under random choice. */
export const allEqual: System = {
  ...system(
    'Four equal backends, equal requests',
    'random',
    { arrivals: poisson(14) },
    { backends: named('a', 'b', 'c', 'd'), concurrency: 1, serviceMs: { kind: 'constant', ms: 200 } },
  ),
  // A minute of chance whose mean wait lies near the long run's.
  seed: 4,
};

/** Weights as strong as the machines: 5, 1, 1. Requests come like a metronome, so the turns can be read off the picture. */
export const weighted = system(
  'One big backend and two small ones',
  'weighted-round-robin',
  { arrivals: { kind: 'constant', rateRps: 5 } },
  {
    backends: [{ id: 'a', speed: 5, weight: 5 }, { id: 'b' }, { id: 'c' }],
    concurrency: 1,
    serviceMs: { kind: 'constant', ms: 800 },
  },
  30_000,
);

/** Nine pages of 100 ms to one report of 1.2 s, on six equal backends at 63%. */
export const shortAndLong = system(
  'Pages and reports',
  'round-robin',
  { arrivals: poisson(18) },
  {
    backends: numbered(6),
    concurrency: 1,
    serviceMs: { kind: 'two-kinds', shortMs: 100, longMs: 1200, longRatio: 0.1 },
  },
  120_000,
);

/** Twenty exponential servers at 95%: what the closed forms describe, plus 30 ms of travel. */
export const crowded: System = {
  ...system(
    'Twenty backends at 95%',
    'random',
    { arrivals: poisson(190) },
    { backends: numbered(20), concurrency: 1, serviceMs: { kind: 'exponential', meanMs: 100 } },
    180_000,
  ),
  links: { 'users->lb': { latencyMs: 10 }, 'lb->app': { latencyMs: 5 } },
};

/** Half of four backends' capacity in use, and nobody checks whether they are alive. */
export const blackHole = system(
  'Four backends, one of them about to die',
  'round-robin',
  { arrivals: poisson(16), timeoutMs: 3000 },
  { backends: named('a', 'b', 'c', 'd'), concurrency: 2, serviceMs: { kind: 'lognormal', meanMs: 250, cv: 0.5 } },
);

/** A dozen client addresses: offices, each behind one address of its own. */
export const sticky = system(
  'Twelve offices, four backends',
  'ip-hash',
  { arrivals: poisson(20), timeoutMs: 3000, keys: { kind: 'addresses', count: 12 } },
  { backends: named('a', 'b', 'c', 'd'), concurrency: 2, serviceMs: { kind: 'lognormal', meanMs: 250, cv: 0.5 } },
);

export const GATEWAYS = 6;
const gateways = Array.from({ length: GATEWAYS }, (_, i) => i + 1);

/** Gateways that do not talk to each other, fed in step: each sends a request at the same instant, twice a second. */
export function inStep(algorithm: BalancerId, count = GATEWAYS): System {
  const those = gateways.slice(0, count);
  const rateRps = (2 * GATEWAYS) / count;
  const nodes = those.flatMap((i) => [
    [`users${i}`, { kind: 'clients', label: `clients ${i}`, arrivals: { kind: 'constant', rateRps }, to: `lb${i}` }],
    [`lb${i}`, { kind: 'balancer', label: `gateway ${i}`, algorithm: { kind: algorithm }, to: 'app' }],
  ]);
  const links = those.flatMap((i) => [
    [`users${i}->lb${i}`, { latencyMs: 30 }],
    [`lb${i}->app`, { latencyMs: 20 }],
  ]);
  return {
    format: 1,
    title: 'Six gateways in step',
    seed: 7,
    forMs: 30_000,
    nodes: {
      ...Object.fromEntries(nodes),
      app: {
        kind: 'service',
        backends: numbered(GATEWAYS),
        concurrency: 1,
        serviceMs: { kind: 'lognormal', meanMs: 250, cv: 0.3 },
      },
    },
    links: Object.fromEntries(links),
  };
}

/** Every algorithm's exam: two fast, three normal, one slow, weights that tell the truth, 200 client addresses, 64% busy. */
export const mixedFleet = system(
  'A mixed fleet',
  'round-robin',
  { arrivals: poisson(48), timeoutMs: 4000, keys: { kind: 'addresses', count: 200 } },
  {
    backends: [2, 2, 1, 1, 1, 0.5].map((speed, i) => ({ id: `b${i + 1}`, speed, weight: speed * 2 })),
    concurrency: 2,
    serviceMs: { kind: 'lognormal', meanMs: 200, cv: 1 },
  },
);

/** The challenge: four generations of hardware under one name; nobody has set a weight. */
export const fourGenerations = system(
  'Four generations of hardware',
  'round-robin',
  { arrivals: poisson(32), timeoutMs: 3000 },
  {
    backends: [
      { id: 'new', speed: 2 },
      { id: 'mid1', speed: 1 },
      { id: 'mid2', speed: 1 },
      { id: 'old', speed: 0.35 },
    ],
    concurrency: 2,
    serviceMs: { kind: 'lognormal', meanMs: 200, cv: 0.7 },
  },
);
