import type { ScenarioEvent } from '@/engine/scenario/types';

/** Every system of this lesson: the same eight cores, as one machine or as several. A request is a tenth of a second of one core. */

interface System {
  readonly format: 1;
  readonly title: string;
  readonly seed: number;
  readonly forMs: number;
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly links: Readonly<Record<string, { readonly latencyMs: number }>>;
  readonly events?: readonly ScenarioEvent[];
}

const poisson = (rateRps: number) => ({ kind: 'poisson', rateRps });
const work = { kind: 'lognormal', meanMs: 100, cv: 1 };
const named = (...ids: string[]) => ids.map((id) => ({ id }));
/** A machine that does not answer two checks in a row is left out. */
const checks = {
  kind: 'health-checks',
  of: 'lb',
  mechanism: { kind: 'active', intervalMs: 1000, timeoutMs: 500, fall: 2, rise: 2 },
};
const near = { 'users->lb': { latencyMs: 20 }, 'lb->app': { latencyMs: 2 } } as const;

/** Eight cores in one machine, no balancer. */
export const oneBox: System = {
  format: 1,
  title: 'One machine of eight cores',
  seed: 7,
  forMs: 90_000,
  nodes: {
    users: { kind: 'clients', arrivals: poisson(66), timeoutMs: 2000, to: 'app' },
    app: { kind: 'service', backends: named('box'), concurrency: 8, serviceMs: work },
  },
  links: { 'users->app': { latencyMs: 20 } },
};

/** The same eight cores in four machines, the same people. */
export const fourSmall: System = {
  format: 1,
  title: 'Four machines of two cores',
  seed: 7,
  forMs: 120_000,
  nodes: {
    users: { kind: 'clients', arrivals: poisson(66), timeoutMs: 2000, to: 'lb' },
    lb: { kind: 'balancer', algorithm: 'round-robin', to: 'app' },
    app: { kind: 'service', backends: named('a', 'b', 'c', 'd'), concurrency: 2, serviceMs: work },
    checks,
  },
  links: near,
};

/** Nothing fails here: eight cores as eight machines, four fifths busy, exponential work, so that the formulas can be held beside it. */
export const shapes: System = {
  format: 1,
  title: 'Eight cores, cut up',
  seed: 7,
  forMs: 300_000,
  nodes: {
    users: { kind: 'clients', arrivals: poisson(64), timeoutMs: 5000, to: 'lb' },
    lb: { kind: 'balancer', algorithm: 'random', to: 'app' },
    app: {
      kind: 'service',
      backends: Array.from({ length: 8 }, (_, i) => ({ id: `m${i + 1}`, concurrency: 1 })),
      serviceMs: { kind: 'exponential', meanMs: 100 },
    },
    checks,
  },
  links: near,
};

/** Inputs that make `count` machines of those eight, with the same number of cores in all. */
export const cutInto = (count: 1 | 2 | 4): readonly ScenarioEvent[] => [
  ...Array.from({ length: count }, (_, i) => ({
    atMs: 0,
    do: 'set' as const,
    target: `app/m${i + 1}`,
    knob: 'concurrency',
    value: 8 / count,
  })),
  ...Array.from({ length: 8 - count }, (_, i) => ({ atMs: 0, do: 'remove' as const, target: `app/m${count + i + 1}` })),
];

/** A page asks a web machine, then the one database. The database can do fifty queries a second. */
export const oneDatabase: System = {
  format: 1,
  title: 'Two web machines, one database',
  seed: 7,
  forMs: 90_000,
  nodes: {
    users: { kind: 'clients', arrivals: poisson(60), timeoutMs: 2000, to: 'page' },
    page: { kind: 'fan-out', label: 'page', order: 'series', to: ['lb', 'db'] },
    lb: { kind: 'balancer', algorithm: 'least-connections', to: 'web' },
    web: { kind: 'service', backends: named('w1', 'w2'), concurrency: 4, serviceMs: work },
    db: {
      kind: 'service',
      label: 'database',
      backends: [{ id: 'db', speed: 1 }],
      concurrency: 2,
      serviceMs: { kind: 'lognormal', meanMs: 40, cv: 0.7 },
    },
  },
  links: {
    'users->page': { latencyMs: 20 },
    'page->lb': { latencyMs: 2 },
    'lb->web': { latencyMs: 2 },
    'page->db': { latencyMs: 2 },
  },
};

const machines = ['a', 'b', 'c', 'd'] as const;
/** Each machine in turn is pulled for ten seconds. */
const drill: readonly ScenarioEvent[] = machines.flatMap((id, i) => [
  { atMs: 10_000 + i * 20_000, do: 'kill' as const, target: `app/${id}` },
  { atMs: 20_000 + i * 20_000, do: 'revive' as const, target: `app/${id}` },
]);

/** The challenge: the peak, and a drill in the middle of it. */
export const drillAtPeak: System = {
  ...fourSmall,
  title: 'The peak, and a drill',
  forMs: 100_000,
  nodes: {
    ...fourSmall.nodes,
    users: { kind: 'clients', arrivals: poisson(66), timeoutMs: 2000, to: 'lb' },
    app: {
      kind: 'service',
      backends: machines.map((id) => ({ id, concurrency: 2 })),
      serviceMs: work,
    },
    checks: { ...checks, mechanism: { ...checks.mechanism, intervalMs: 250, timeoutMs: 200 } },
  },
  events: drill,
};
