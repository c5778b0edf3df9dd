import type { LimiterId } from '@/engine/limiters/registry';

/** Every system of this lesson. Rates are low and distances long, so that single requests can be followed by eye at speed 1. */

type Fields = Readonly<Record<string, unknown>>;
type Algorithm = { readonly kind: LimiterId; readonly [knob: string]: unknown };

interface System {
  readonly format: 1;
  readonly title: string;
  readonly seed: number;
  readonly forMs: number;
  readonly nodes: Readonly<Record<string, Fields>>;
  readonly links: Readonly<Record<string, { readonly latencyMs: number }>>;
}

function system(title: string, forMs: number, nodes: Readonly<Record<string, Fields>>, hopMs = 30): System {
  const links = Object.entries(nodes).flatMap(([id, { to }]) =>
    to === undefined ? [] : [[`${id}->${to}`, { latencyMs: hopMs }]],
  );
  return { format: 1, title, seed: 7, forMs, nodes, links: Object.fromEntries(links) };
}

/** The same system and the same arrivals behind another limiter. */
export const limitedBy = (scenario: System, algorithm: Algorithm, per?: 'all' | 'key'): System => ({
  ...scenario,
  nodes: { ...scenario.nodes, gate: { ...scenario.nodes.gate, algorithm, ...(per && { per }) } },
});

const recorded = (timesMs: readonly number[]) => ({ kind: 'trace', timesMs });
/** So many instants, one every so often. */
const every = (gapMs: number, fromMs: number, count: number) => Array.from({ length: count }, (_, i) => fromMs + i * gapMs);
const fixedWork = (ms: number) => ({ kind: 'constant', ms });

/** Nobody in particular: a database for which a request takes no time worth speaking of, so that only the gate decides. */
const quickDatabase = { kind: 'service', label: 'database', concurrency: 64, serviceMs: fixedWork(200) };
const gate = (algorithm: Algorithm) => ({ kind: 'limiter', label: 'limiter', algorithm, to: 'db' });

const people = { kind: 'clients', label: 'people', arrivals: { kind: 'poisson', rateRps: 4 }, timeoutMs: 2000 };
const script = {
  kind: 'clients',
  label: 'a script',
  arrivals: {
    kind: 'curve',
    shape: 'steps',
    points: [
      [0, 0],
      [10_000, 20],
    ],
  },
  timeoutMs: 2000,
};
/** Ten a second, with room for eight more to wait. */
const smallDatabase = {
  kind: 'service',
  label: 'database',
  concurrency: 1,
  queueLimit: 8,
  serviceMs: { kind: 'lognormal', meanMs: 100, cv: 0.5 },
};

/** People ask four times a second; from second 10 a script asks twenty times. The database can do ten. */
export const unprotected: System = {
  ...system('People, a script, a small database', 60_000, {
    people: { ...people, to: 'db' },
    script: { ...script, to: 'db' },
    db: smallDatabase,
  }),
  // A minute of chance that lies near the mean of many.
  seed: 2,
};

const guarded = (algorithm: Algorithm, per: 'all' | 'key', addresses: number) =>
  system('People, a script, a limiter, a small database', 60_000, {
    people: { ...people, keys: { kind: 'addresses', count: addresses }, to: 'gate' },
    script: { ...script, keys: { kind: 'zipf', count: 1 }, to: 'gate' },
    gate: { ...gate(algorithm), per },
    db: smallDatabase,
  });

/** One limit for everybody, a little below what the database can do. */
export const whose: System = { ...guarded({ kind: 'token-bucket', capacity: 8, refillPerSecond: 9 }, 'all', 40), seed: 2 };

/** Ten in five seconds; a dozen come just before the boundary, a dozen just after. */
export const edge = system('A dozen before the boundary, a dozen after', 12_000, {
  users: { kind: 'clients', arrivals: recorded([...every(80, 4000, 12), ...every(80, 5000, 12)]), to: 'gate' },
  gate: gate({ kind: 'fixed-window', limit: 10, windowMs: 5000 }),
  db: quickDatabase,
});

/** Ten at the end of one window, then a steady four a second: what a guess from two counts makes of it. */
export const guess = system('Ten late, then a steady stream', 12_000, {
  users: { kind: 'clients', arrivals: recorded([...every(80, 4000, 10), ...every(250, 5000, 28)]), to: 'gate' },
  gate: gate({ kind: 'sliding-window-log', limit: 10, windowMs: 5000 }),
  db: quickDatabase,
});

/** A page makes six calls at once; a page every four seconds or so. */
export const pages = system('Pages of six calls', 30_000, {
  users: {
    kind: 'clients',
    arrivals: recorded([1000, 4500, 9000, 12_000, 17_000, 20_500, 25_000].flatMap((atMs) => every(20, atMs, 6))),
    to: 'gate',
  },
  gate: gate({ kind: 'token-bucket', capacity: 1, refillPerSecond: 2 }),
  db: quickDatabase,
});

/** The largest batch that ten permits allow comes at once, every eight seconds, to a database that works on one at a time. */
export const batches = system('Batches of ten', 30_000, {
  users: {
    kind: 'clients',
    arrivals: recorded([1000, 9000, 17_000, 25_000].flatMap((atMs) => every(5, atMs, 10))),
    to: 'gate',
  },
  gate: gate({ kind: 'token-bucket', capacity: 10, refillPerSecond: 4 }),
  db: { ...quickDatabase, concurrency: 1, serviceMs: fixedWork(200) },
});

/** Forty programs start at once; each does as the refusal says and comes back when told to, exactly then. */
export const comeBack = system('Told when to come back', 30_000, {
  users: { kind: 'clients', label: 'programs', arrivals: recorded(every(10, 2000, 40)), to: 'retry' },
  retry: {
    kind: 'retry',
    label: 'tries again',
    maxAttempts: 20,
    backoff: { kind: 'constant', baseMs: 1, jitter: 'none', jitterMs: 10_000 },
    to: 'gate',
  },
  gate: gate({ kind: 'token-bucket', capacity: 10, refillPerSecond: 2 }),
  db: { ...quickDatabase, concurrency: 1, serviceMs: fixedWork(100) },
});

/** Calm, then bursts of forty a second, before a database that can do a little more than the limit. */
export const sameBurst = system('One burst, six limiters', 60_000, {
  users: {
    kind: 'clients',
    arrivals: { kind: 'bursty', calmRps: 3, burstRps: 40, meanCalmMs: 3000, meanBurstMs: 600 },
    to: 'gate',
  },
  gate: gate({ kind: 'fixed-window', limit: 10, windowMs: 1000 }),
  db: { ...quickDatabase, concurrency: 1, serviceMs: fixedWork(90) },
});

/**
 * The challenge: people at many addresses, a partner that sends twenty calls at once every four seconds, three scrapers that never
 * rest, and a database that can do a hundred a second.
 */
export const frontDoor = system(
  'The front door of a small database',
  30_000,
  {
    people: {
      kind: 'clients',
      label: 'people',
      arrivals: { kind: 'poisson', rateRps: 30 },
      keys: { kind: 'addresses', count: 150 },
      to: 'gate',
    },
    partner: {
      kind: 'clients',
      label: 'a partner',
      arrivals: recorded([2500, 6500, 10_500, 14_500, 18_500, 22_500, 26_500].flatMap((atMs) => every(2, atMs, 20))),
      keys: { kind: 'addresses', count: 1 },
      to: 'gate',
    },
    scrapers: {
      kind: 'clients',
      label: 'scrapers',
      arrivals: { kind: 'poisson', rateRps: 400 },
      keys: { kind: 'zipf', count: 3, exponent: 0 },
      to: 'gate',
    },
    gate: gate({ kind: 'fixed-window', limit: 100, windowMs: 1000 }),
    db: {
      kind: 'service',
      label: 'database',
      backends: [{ id: '1', speed: 1 }],
      concurrency: 4,
      queueLimit: 100,
      serviceMs: { kind: 'lognormal', meanMs: 40, cv: 0.5 },
    },
  },
  15,
);
