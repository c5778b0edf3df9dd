/** Every system of this lesson: people, one service, and a wire between them. Rates are low, so that single requests can be followed by eye. */

interface System {
  readonly format: 1;
  readonly title: string;
  readonly seed: number;
  readonly forMs: number;
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly links: Readonly<Record<string, { readonly latencyMs: number }>>;
}

/** There and back, twice 10 ms. */
export const TRAVEL_MS = 20;
const near = { 'users->app': { latencyMs: TRAVEL_MS / 2 } } as const;
const poisson = (rateRps: number) => ({ kind: 'poisson', rateRps });

function system(
  title: string,
  users: Readonly<Record<string, unknown>>,
  app: Readonly<Record<string, unknown>>,
  more: { readonly seed?: number; readonly forMs?: number; readonly links?: System['links'] } = {},
): System {
  return {
    format: 1,
    title,
    seed: more.seed ?? 7,
    forMs: more.forMs ?? 60_000,
    nodes: {
      users: { kind: 'clients', ...users, to: 'app' },
      app: { kind: 'service', backends: [{ id: 'worker', speed: 1 }], ...app },
    },
    links: more.links ?? near,
  };
}

/** An M/M/1 queue, half busy. Twenty minutes, because a line at 95% forgets so slowly; a seed whose means lie near the formula's. */
export const oneWorker = system(
  'One worker, half busy',
  { arrivals: poisson(10) },
  { concurrency: 1, serviceMs: { kind: 'exponential', meanMs: 50 } },
  { seed: 5, forMs: 1_200_000 },
);

/** People who ask again as soon as they have their answer: 150 ms of wire, 50 ms of work, four at a time. Full from 16 people on. */
export const farPeople = system(
  'Sixteen people far away',
  { arrivals: { kind: 'users', count: 16, meanThinkMs: 0 } },
  { concurrency: 4, serviceMs: { kind: 'lognormal', meanMs: 50, cv: 0.5 } },
  { links: { 'users->app': { latencyMs: 75 } } },
);

/** Ninety per cent busy, random arrivals, work as varied as exponential. */
export const varied = system(
  'Ninety per cent busy',
  { arrivals: poisson(18) },
  { concurrency: 1, serviceMs: { kind: 'lognormal', meanMs: 50, cv: 1 } },
  { forMs: 1_200_000 },
);

/** Almost everything comes out of a cache in 20 ms; one in fifty takes a second. Room enough that nobody waits. */
export const twoKinds = system(
  'Quick, with exceptions',
  { arrivals: poisson(20) },
  { concurrency: 16, serviceMs: { kind: 'two-kinds', shortMs: 20, longMs: 1000, longRatio: 0.02 } },
  { forMs: 120_000 },
);

export const PARTS = 10;
const partIds = Array.from({ length: PARTS }, (_, i) => `part${i + 1}`);
const part = { kind: 'service', concurrency: 16, serviceMs: { kind: 'two-kinds', shortMs: 50, longMs: 1000, longRatio: 0.01 } };

/** A page of ten parts, asked for at once; one answer in a hundred is slow. Whoever waits half a second leaves. */
export const page: System = {
  format: 1,
  title: 'A page of ten parts',
  seed: 7,
  forMs: 180_000,
  nodes: {
    users: { kind: 'clients', arrivals: poisson(8), timeoutMs: 500, to: 'page' },
    page: { kind: 'fan-out', label: 'page', to: partIds },
    ...Object.fromEntries(partIds.map((id) => [id, part])),
  },
  links: {
    'users->page': { latencyMs: 20 },
    ...Object.fromEntries(partIds.map((id) => [`page->${id}`, { latencyMs: 5 }])),
  },
};

/** One of those parts, asked for by itself. */
export const onePart: System = {
  ...page,
  title: 'One part',
  nodes: { users: { ...page.nodes.users, to: 'part1' }, part1: part },
  links: { 'users->part1': { latencyMs: 25 } },
};

/** A stall of ten seconds in a minute, seen by a load test that waits for each answer, and by people who do not wait for each other. */
export const stall = (arrivals: Readonly<Record<string, unknown>>): System => ({
  ...system('A stall of ten seconds', { arrivals }, { concurrency: 1, serviceMs: { kind: 'constant', ms: 10 } }),
});

/** The challenge: pictures of very different size, three fifths busy. */
export const pictures = system(
  'Pictures',
  { arrivals: poisson(12) },
  { concurrency: 1, serviceMs: { kind: 'lognormal', meanMs: 50, cv: 2.5 } },
  { forMs: 600_000 },
);

/** One worker of 200 a second, and traffic that rises as evenly as a ruler, from a twentieth of that to nineteen twentieths. A seed that bends late and clearly. */
export const climb = system(
  'Traffic that climbs',
  { arrivals: { kind: 'ramp', fromRps: 10, toRps: 190, startMs: 0, overMs: 120_000 } },
  { concurrency: 1, serviceMs: { kind: 'exponential', meanMs: 5 } },
  { seed: 5, forMs: 120_000, links: { 'users->app': { latencyMs: 5 } } },
);
