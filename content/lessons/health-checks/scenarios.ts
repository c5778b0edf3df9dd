/** Every system of this lesson. Rates are low and distances long, so that single requests can be followed by eye at speed 1. */

type Fields = Readonly<Record<string, unknown>>;

export interface System {
  readonly format: 1;
  readonly title: string;
  readonly seed: number;
  readonly forMs: number;
  readonly nodes: Readonly<Record<string, Fields>>;
  readonly links: Readonly<Record<string, { readonly latencyMs: number }>>;
  readonly events?: readonly Fields[];
}

const near = { 'users->lb': { latencyMs: 30 }, 'lb->app': { latencyMs: 20 } } as const;
const named = (...ids: string[]) => ids.map((id) => ({ id }));

const users = { kind: 'clients', arrivals: { kind: 'constant', rateRps: 20 }, timeoutMs: 2000, to: 'lb' };
const turns = { kind: 'balancer', label: 'balancer', algorithm: { kind: 'round-robin' }, to: 'app' };
/** Two requests at once, 100 ms each: eighty a second for the twenty that come. */
const four = {
  kind: 'service',
  backends: named('a', 'b', 'c', 'd'),
  concurrency: 2,
  serviceMs: { kind: 'lognormal', meanMs: 100, cv: 0.4 },
};
const asking = (intervalMs: number, fall: number, rise: number, more: Fields = {}) => ({
  kind: 'health-checks',
  label: 'checks',
  of: 'lb',
  mechanism: { kind: 'active', intervalMs, timeoutMs: 1000, fall, rise },
  ...more,
});

function system(title: string, forMs: number, nodes: Readonly<Record<string, Fields>>, events: readonly Fields[] = []): System {
  return { format: 1, title, seed: 7, forMs, nodes: { users, lb: turns, app: four, ...nodes }, links: near, events };
}

/** The same system and the same arrivals, judged otherwise. */
export const judgedBy = (scenario: System, mechanism: Fields, more: Fields = {}): System => ({
  ...scenario,
  nodes: { ...scenario.nodes, checks: { ...scenario.nodes.checks, mechanism, ...more } },
});

/** Power goes at second 10; every backend is asked every two seconds, and three failures in a row take it out. */
export const powerCut = system('Four backends, asked every two seconds', 30_000, { checks: asking(2000, 3, 2) }, [
  { atMs: 10_000, do: 'kill', target: 'app/b' },
]);

/** A backend that fails three checks in ten, and three requests in ten. */
export const unsteady = system(
  'One backend that cannot make up its mind',
  60_000,
  { checks: asking(500, 1, 1, { depth: 'deep' }) },
  [{ atMs: 5000, do: 'fail', target: 'app/b', ratio: 0.3 }],
);

/** It answers every check and fails half of its requests. */
export const grey = system('It passes every check', 60_000, { checks: asking(1000, 2, 2) }, [
  { atMs: 10_000, do: 'fail', target: 'app/b', ratio: 0.5 },
]);

/** What all backends share fails for thirty seconds: every deep check of everyone fails now and then. */
export const shared = system(
  'What all of them share',
  60_000,
  { checks: asking(1000, 2, 4, { depth: 'deep' }) },
  ['a', 'b', 'c', 'd'].flatMap((id) => [
    { atMs: 15_000, do: 'fail', target: `app/${id}`, ratio: 0.6 },
    { atMs: 45_000, do: 'fail', target: `app/${id}`, ratio: 0 },
  ]),
);

const deployed = ['a', 'b', 'c', 'd'];
/** Every eight seconds one of four is taken away; it comes back new five seconds later. */
const deploy = (first: 'kill' | 'drain') =>
  deployed.flatMap((id, i) => [
    { atMs: 5000 + i * 8000, do: first, target: `app/${id}` },
    ...(first === 'drain' ? [{ atMs: 8000 + i * 8000, do: 'kill', target: `app/${id}` }] : []),
    { atMs: 10_000 + i * 8000, do: 'revive', target: `app/${id}` },
  ]);
export const rollout = (first: 'kill' | 'drain') =>
  system('A deploy, one backend after another', 45_000, { checks: asking(500, 2, 2) }, deploy(first));

/** Two balancers behind one address; at second 10 the machine of the first is gone from the network. */
export const pair: System = {
  format: 1,
  title: 'Two balancers, one address',
  seed: 7,
  forMs: 30_000,
  nodes: {
    users: { ...users, to: 'address' },
    address: {
      kind: 'failover',
      label: 'virtual IP',
      heartbeatMs: 1000,
      timeoutMs: 3000,
      promoteMs: 500,
      witnesses: 0,
      to: ['lb1', 'lb2'],
    },
    lb1: { ...turns, label: 'balancer 1' },
    lb2: { ...turns, label: 'balancer 2' },
    app: four,
  },
  links: {
    'users->address': { latencyMs: 20 },
    'address->lb1': { latencyMs: 10 },
    'address->lb2': { latencyMs: 10 },
    'lb1->app': { latencyMs: 20 },
    'lb2->app': { latencyMs: 20 },
    'lb1->lb2': { latencyMs: 1 },
  },
  events: [
    { atMs: 10_000, do: 'cut', target: 'address->lb1' },
    { atMs: 10_000, do: 'cut', target: 'lb1->lb2' },
  ],
};

/** The challenge: eight backends; one loses power, another turns grey. */
export const badNight: System = {
  ...system(
    'One dead, one grey',
    90_000,
    {
      users: { ...users, arrivals: { kind: 'poisson', rateRps: 80 } },
      app: { ...four, backends: named('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h') },
      checks: asking(5000, 3, 2),
    },
    [
      { atMs: 20_000, do: 'kill', target: 'app/c' },
      { atMs: 45_000, do: 'fail', target: 'app/f', ratio: 0.5 },
    ],
  ),
  links: { 'users->lb': { latencyMs: 10 }, 'lb->app': { latencyMs: 5 } },
};

/** It passes every check and works at a tenth of its pace. */
export const greySlow = system('It passes every check, slowly', 60_000, { checks: asking(1000, 2, 2) }, [
  { atMs: 10_000, do: 'slow', target: 'app/b', factor: 10 },
]);

/** Another algorithm at the balancer. */
export const balancedBy = (scenario: System, kind: string): System => ({
  ...scenario,
  nodes: { ...scenario.nodes, lb: { ...scenario.nodes.lb, algorithm: { kind } } },
});

/** The power cut again, with one more attempt for whoever met the dead one. */
export const retried: System = {
  ...powerCut,
  nodes: {
    ...powerCut.nodes,
    users: { ...users, to: 'retry' },
    retry: { kind: 'retry', label: 'one more try', maxAttempts: 2, backoff: { kind: 'constant', baseMs: 1 }, to: 'lb' },
  },
  links: { 'users->retry': { latencyMs: 20 }, 'retry->lb': { latencyMs: 10 }, 'lb->app': { latencyMs: 20 } },
};
