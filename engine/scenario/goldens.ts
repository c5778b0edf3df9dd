/**
 * Named runs and what they come to. The same scenarios run in Node and in every browser we test, and must end in the same
 * digest: that is how "the same run, bit for bit, everywhere" is known and not hoped.
 *
 * A golden changes only with a reason, and the commit that changes it says which: a bug found, a rule changed, a stream drawn
 * from otherwise. `UPDATE_GOLDENS=1 npx vitest run engine/scenario/goldens` prints the lines to paste; read them before you do.
 */
export interface Golden {
  readonly name: string;
  readonly scenario: object;
  readonly digest: string;
  readonly offered: number;
  /** The first visits to end, as `#request place start mid end outcome`, ms to three places. */
  readonly first: readonly string[];
}

const THREE = [{ id: 'a' }, { id: 'b', speed: 0.5, weight: 1 }, { id: 'c', weight: 3 }];

/** One workload for every balancer: three unequal backends, keys that favour a few, a kill and a return. */
const shared = (algorithm: unknown) => ({
  format: 1,
  seed: 7,
  forMs: 20_000,
  nodes: {
    users: {
      kind: 'clients',
      arrivals: { kind: 'poisson', rateRps: 60 },
      timeoutMs: 400,
      keys: { kind: 'addresses', count: 40 },
      to: 'lb',
    },
    lb: { kind: 'balancer', algorithm, to: 'app' },
    app: { kind: 'service', backends: THREE, serviceMs: { kind: 'exponential', meanMs: 30 }, concurrency: 2, queueLimit: 16 },
  },
  links: { 'users->lb': { latencyMs: 2 }, 'lb->app': { latencyMs: 0.5 } },
  events: [
    { atMs: 8000, do: 'kill', target: 'app/a' },
    { atMs: 12_000, do: 'revive', target: 'app/a' },
  ],
});

const single = (users: object, app: object, more: object = {}) => ({
  format: 1,
  seed: 11,
  forMs: 20_000,
  nodes: { users: { kind: 'clients', to: 'app', ...users }, app: { kind: 'service', ...app } },
  ...more,
});

const scenarios: Record<string, object> = {
  'balancer: random': shared('random'),
  'balancer: round-robin': shared('round-robin'),
  'balancer: weighted-round-robin': shared('weighted-round-robin'),
  'balancer: earliest-deadline-first': shared('earliest-deadline-first'),
  'balancer: least-connections': shared('least-connections'),
  'balancer: weighted-least-connections': shared('weighted-least-connections'),
  'balancer: least-response-time': shared('least-response-time'),
  'balancer: least-bandwidth': shared('least-bandwidth'),
  'balancer: power-of-two-choices': shared('power-of-two-choices'),
  'balancer: ip-hash': shared('ip-hash'),
  'balancer: ring-hash': shared('ring-hash'),
  'balancer: rendezvous': shared('rendezvous'),
  'balancer: jump-hash': shared('jump-hash'),
  'balancer: maglev': shared({ kind: 'maglev', tableSize: 1009 }),
  'balancer: bounded-load': shared('bounded-load'),
  'faults: kill, drain, slow, fail, remove, add, turn': {
    ...shared('least-connections'),
    events: [
      { atMs: 2000, do: 'slow', target: 'app/c', factor: 6 },
      { atMs: 4000, do: 'fail', target: 'app/b', ratio: 0.3 },
      { atMs: 6000, do: 'drain', target: 'app/a' },
      { atMs: 8000, do: 'add', target: 'app', backend: { id: 'd', speed: 2 } },
      { atMs: 10_000, do: 'remove', target: 'app/b' },
      { atMs: 12_000, do: 'kill', target: 'app' },
      { atMs: 13_000, do: 'revive', target: 'app' },
      { atMs: 14_000, do: 'set', target: 'app', knob: 'concurrency', value: 1 },
      { atMs: 16_000, do: 'set', target: 'users', knob: 'arrivals.rateRps', value: 150 },
      { atMs: 18_000, do: 'set', target: 'lb', knob: 'algorithm', value: 'random' },
    ],
  },
  'closed: forty people who think': single(
    { arrivals: { kind: 'users', count: 40, meanThinkMs: 800 }, timeoutMs: 900 },
    { serviceMs: { kind: 'erlang', meanMs: 40, stages: 3 }, concurrency: 2 },
  ),
  'bursty: calm and rush, last come first served': single(
    { arrivals: { kind: 'bursty', calmRps: 10, burstRps: 120, meanCalmMs: 1500, meanBurstMs: 500 } },
    { serviceMs: { kind: 'hyperexponential', meanMs: 20, cv: 2 }, discipline: 'lifo', queueLimit: 40 },
  ),
  'day: a hump, and what expired is dropped': single(
    { arrivals: { kind: 'day', lowRps: 5, highRps: 90, periodMs: 10_000 }, timeoutMs: 250 },
    { serviceMs: { kind: 'lognormal', meanMs: 15, cv: 1.2 }, dropExpired: true },
  ),
  'classes: pages and reports, gamma work': single(
    {
      arrivals: { kind: 'ramp', fromRps: 10, toRps: 80, startMs: 2000, overMs: 10_000 },
      classes: [
        { id: 'page', share: 9 },
        { id: 'report', share: 1, workFactor: 8 },
      ],
    },
    { serviceMs: { kind: 'gamma', meanMs: 12, cv: 0.6 }, concurrency: 2, slowStartMs: 4000 },
  ),
  'tails: pareto work, a spike': single(
    { arrivals: { kind: 'spike', rateRps: 20, spikeRps: 200, spikeAtMs: 5000, spikeForMs: 2000 }, timeoutMs: 1000 },
    { serviceMs: { kind: 'pareto', meanMs: 25, shape: 1.6 }, concurrency: 4 },
  ),
  'exact: a trace of constant work': single(
    { arrivals: { kind: 'trace', timesMs: [0, 1, 1, 2, 50, 51, 200] }, timeoutMs: 25 },
    { serviceMs: { kind: 'constant', ms: 10 } },
    { forMs: 300 },
  ),
};
/** What each came to when it was last changed on purpose. */
const expected: Record<string, Omit<Golden, 'name' | 'scenario'>> = {
  'balancer: random': {
    digest: '4802fb38dd779e13',
    offered: 1152,
    first: ['#0 app/b 3.371 3.371 7.889 ok', '#1 app/c 15.877 15.877 34.232 ok'],
  },
  'balancer: round-robin': {
    digest: '6b20e9402e2d4c1a',
    offered: 1152,
    first: ['#0 app/a 3.371 3.371 5.630 ok', '#1 app/b 15.877 15.877 52.586 ok'],
  },
  'balancer: weighted-round-robin': {
    digest: '020e0750c4b6b25a',
    offered: 1152,
    first: ['#0 app/c 3.371 3.371 5.630 ok', '#1 app/a 15.877 15.877 34.232 ok'],
  },
  'balancer: earliest-deadline-first': {
    digest: 'f11a951bd3525563',
    offered: 1152,
    first: ['#0 app/c 3.371 3.371 5.630 ok', '#1 app/c 15.877 15.877 34.232 ok'],
  },
  'balancer: least-connections': {
    digest: 'a8a776dd04424878',
    offered: 1152,
    first: ['#0 app/a 3.371 3.371 5.630 ok', '#1 app/b 15.877 15.877 52.586 ok'],
  },
  'balancer: weighted-least-connections': {
    digest: '1b3ba77e424071c8',
    offered: 1152,
    first: ['#0 app/c 3.371 3.371 5.630 ok', '#1 app/a 15.877 15.877 34.232 ok'],
  },
  'balancer: least-response-time': {
    digest: '47d36f1fdc376077',
    offered: 1152,
    first: ['#0 app/a 3.371 3.371 5.630 ok', '#1 app/b 15.877 15.877 52.586 ok'],
  },
  'balancer: least-bandwidth': {
    digest: '984b771240a999a6',
    offered: 1152,
    first: ['#0 app/a 3.371 3.371 5.630 ok', '#1 app/b 15.877 15.877 52.586 ok'],
  },
  'balancer: power-of-two-choices': {
    digest: '16f2f6b5299141df',
    offered: 1152,
    first: ['#0 app/b 3.371 3.371 7.889 ok', '#1 app/a 15.877 15.877 34.232 ok'],
  },
  'balancer: ip-hash': {
    digest: '844628812e081aa5',
    offered: 1152,
    first: ['#0 app/b 3.371 3.371 7.889 ok', '#1 app/c 15.877 15.877 34.232 ok'],
  },
  'balancer: ring-hash': {
    digest: '795e0c2e47d496a0',
    offered: 1152,
    first: ['#0 app/c 3.371 3.371 5.630 ok', '#1 app/b 15.877 15.877 52.586 ok'],
  },
  'balancer: rendezvous': {
    digest: '93adac7f09157eb2',
    offered: 1152,
    first: ['#0 app/c 3.371 3.371 5.630 ok', '#1 app/c 15.877 15.877 34.232 ok'],
  },
  'balancer: jump-hash': {
    digest: 'e5cee14d5c132b0d',
    offered: 1152,
    first: ['#0 app/b 3.371 3.371 7.889 ok', '#1 app/a 15.877 15.877 34.232 ok'],
  },
  'balancer: maglev': {
    digest: '25b98e593a255ea9',
    offered: 1152,
    first: ['#0 app/b 3.371 3.371 7.889 ok', '#1 app/a 15.877 15.877 34.232 ok'],
  },
  'balancer: bounded-load': {
    digest: 'ee832c7eb9d0f850',
    offered: 1152,
    first: ['#0 app/c 3.371 3.371 5.630 ok', '#1 app/b 15.877 15.877 52.586 ok'],
  },
  'faults: kill, drain, slow, fail, remove, add, turn': {
    digest: 'e876c5a332a2eaaf',
    offered: 1513,
    first: ['#0 app/a 3.371 3.371 5.630 ok', '#1 app/b 15.877 15.877 52.586 ok'],
  },
  'closed: forty people who think': {
    digest: 'c5cc5e9cafd82520',
    offered: 863,
    first: ['#1 app/1 34.504 34.504 67.474 ok', '#0 app/1 9.772 9.772 92.502 ok'],
  },
  'bursty: calm and rush, last come first served': {
    digest: '779f12c51eb85c07',
    offered: 904,
    first: ['#0 app/1 165.257 165.257 352.626 ok', '#4 app/1 350.591 352.626 359.972 ok'],
  },
  'day: a hump, and what expired is dropped': {
    digest: '1d0f060411177e2c',
    offered: 956,
    first: ['#0 app/1 220.942 220.942 222.972 ok', '#1 app/1 342.708 342.708 344.603 ok'],
  },
  'classes: pages and reports, gamma work': {
    digest: 'a422024d3a2deffd',
    offered: 1107,
    first: ['#0 app/1 174.657 174.657 177.547 ok', '#1 app/1 248.560 248.560 273.420 ok'],
  },
  'tails: pareto work, a spike': {
    digest: 'c50d51d29ac88207',
    offered: 781,
    first: ['#0 app/1 69.863 69.863 102.900 ok', '#1 app/1 99.424 99.424 134.511 ok'],
  },
  'exact: a trace of constant work': {
    digest: '29191cd4d4b57ade',
    offered: 7,
    first: ['#0 app/1 0.000 0.000 10.000 ok', '#1 app/1 1.000 10.000 20.000 ok'],
  },
};

export const goldens: readonly Golden[] = Object.entries(scenarios).map(([name, scenario]) => ({
  name,
  scenario,
  ...(expected[name] ?? { digest: 'new', offered: 0, first: [] }),
}));
