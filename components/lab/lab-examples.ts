import type { LabSpec } from './lab-spec';
import type { SideBySideSpec } from './side-by-side-spec';

/** Labs that show every part of a lab at work; the journeys in `e2e` run them. */
export const labExamples: readonly LabSpec[] = [
  {
    id: 'three-backends',
    title: 'Three backends, one of them slow',
    controls: ['users.arrivals.rateRps', 'lb.algorithm', 'app/c.speed'],
    ranges: { 'users.arrivals.rateRps': [10, 200] },
    tryThis: [
      { id: 'kill', text: 'Kill backend a. Where does its traffic go?', done: { did: 'kill' } },
      { id: 'switch', text: 'Choose an algorithm that sees the slow backend.', done: { turned: 'lb.algorithm' } },
    ],
    scenario: {
      format: 1,
      seed: 7,
      forMs: 60_000,
      nodes: {
        users: { kind: 'clients', label: 'Users', arrivals: { kind: 'poisson', rateRps: 90 }, timeoutMs: 1000, to: 'lb' },
        lb: { kind: 'balancer', label: 'Balancer', algorithm: 'round-robin', to: 'app' },
        app: {
          kind: 'service',
          label: 'App',
          backends: [{ id: 'a' }, { id: 'b' }, { id: 'c', speed: 0.5 }],
          concurrency: 4,
          queueLimit: 64,
          serviceMs: { kind: 'exponential', meanMs: 80 },
        },
      },
      links: { 'users->lb': { latencyMs: 5 }, 'lb->app': { latencyMs: 2 } },
      events: [
        { atMs: 30_000, do: 'slow', target: 'app/b', factor: 3 },
        { atMs: 40_000, do: 'slow', target: 'app/b', factor: 1 },
      ],
    },
  },
  {
    id: 'one-queue',
    title: 'One server, one line',
    controls: ['users.arrivals.rateRps'],
    speed: 2,
    theory: [{ series: 'latencyMs.p50', label: 'M/M/1 median', value: 138.6 }],
    scenario: {
      format: 1,
      seed: 3,
      forMs: 120_000,
      nodes: {
        users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 15 }, to: 'app' },
        app: { kind: 'service', backends: [{ id: '1' }], serviceMs: { kind: 'exponential', meanMs: 50 } },
      },
      links: { 'users->app': { latencyMs: 10 } },
    },
  },
];

export const sideBySideExample: SideBySideSpec = {
  id: 'four-algorithms',
  title: 'Four ways to choose, the same requests',
  scenario: { ...(labExamples[0].scenario as object), events: [] },
  speed: 2,
  controls: ['users.arrivals.rateRps'],
  variants: [
    { label: 'Random', set: { 'lb.algorithm': 'random' } },
    { label: 'Round robin', set: { 'lb.algorithm': 'round-robin' } },
    { label: 'Two choices', set: { 'lb.algorithm': 'power-of-two-choices' } },
    { label: 'Least connections', set: { 'lb.algorithm': 'least-connections' } },
  ],
};

/** Some 1,900 requests on their way at any moment: as many as a picture draws one by one. */
export const crowdExample: LabSpec = {
  id: 'crowd',
  title: 'A crowd on long links',
  controls: ['users.arrivals.rateRps'],
  autoplay: true,
  scenario: {
    format: 1,
    seed: 5,
    forMs: 20_000,
    nodes: {
      users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 3100 }, to: 'lb' },
      lb: { kind: 'balancer', algorithm: 'least-connections', to: 'app' },
      app: {
        kind: 'service',
        backends: Array.from({ length: 8 }, (_, i) => ({ id: `b${i + 1}` })),
        concurrency: 64,
        serviceMs: { kind: 'exponential', meanMs: 20 },
      },
    },
    links: { 'users->lb': { latencyMs: 200 }, 'lb->app': { latencyMs: 100 } },
  },
};
