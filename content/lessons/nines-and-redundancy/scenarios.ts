/**
 * Every system of this lesson. Time is pressed together: a second here stands for a day. A machine works for nineteen days
 * on average and is repaired in one, far worse than in life, so that a run of ten minutes sees enough of it.
 */

interface System {
  readonly format: 1;
  readonly title: string;
  readonly seed: number;
  readonly forMs: number;
  readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly links: Readonly<Record<string, { readonly latencyMs: number }>>;
}

const DAY_MS = 1000;
const MINUTES_10 = 600_000;
/** 19 days up, 1 day down: up 95% of the time. */
const wear = (of: string, more: Readonly<Record<string, unknown>> = {}) => ({
  kind: 'outages',
  label: of === 'app' ? 'wear' : `${of} wear`,
  of,
  mtbfMs: 19 * DAY_MS,
  mttrMs: DAY_MS,
  commonMttrMs: DAY_MS,
  ...more,
});
/** Asks whether it is there, twenty times a day, each an instant of work. */
const asking = { kind: 'clients', arrivals: { kind: 'constant', rateRps: 20 }, timeoutMs: 1000 };
const named = (...ids: string[]) => ids.map((id) => ({ id }));
const quick = { kind: 'constant', ms: 5 };
const service = (...ids: string[]) => ({ kind: 'service', backends: named(...ids), concurrency: 50, serviceMs: quick });
/** Sees at once who is down: fail-over takes no time, as in the formulas. */
const checks = (of: string) => ({
  kind: 'health-checks',
  label: 'checks',
  of,
  mechanism: { kind: 'active', intervalMs: 20, timeoutMs: 15, fall: 1, rise: 1 },
});

/** Three parts in a row, all of them needed. */
export const inARow: System = {
  format: 1,
  title: 'Three parts in a row',
  seed: 7,
  forMs: MINUTES_10,
  nodes: {
    users: { ...asking, to: 'page' },
    page: { kind: 'fan-out', label: 'page', order: 'series', to: ['gate', 'shop', 'store'] },
    gate: service('gate'),
    shop: service('shop'),
    store: service('store'),
    wear1: wear('gate'),
    wear2: wear('shop'),
    wear3: wear('store'),
  },
  links: {
    'users->page': { latencyMs: 20 },
    'page->gate': { latencyMs: 2 },
    'page->shop': { latencyMs: 2 },
    'page->store': { latencyMs: 2 },
  },
};

/** Two of the same, one of which is enough. */
export const pair: System = {
  format: 1,
  title: 'Two machines, one is enough',
  seed: 7,
  forMs: MINUTES_10,
  nodes: {
    users: { ...asking, to: 'lb' },
    lb: { kind: 'balancer', algorithm: 'round-robin', to: 'app' },
    app: service('a', 'b'),
    checks: checks('lb'),
    wear: wear('app'),
  },
  links: { 'users->lb': { latencyMs: 20 }, 'lb->app': { latencyMs: 2 } },
};

/** Three copies of one thing, asked all at once. */
export const copies: System = {
  format: 1,
  title: 'Three copies',
  // Six hundred days whose days with two copies down lie near the long run's.
  seed: 9,
  forMs: MINUTES_10,
  nodes: {
    users: { ...asking, to: 'store' },
    store: { kind: 'fan-out', label: 'store', order: 'parallel', need: 3, to: ['copy1', 'copy2', 'copy3'] },
    copy1: service('copy1'),
    copy2: service('copy2'),
    copy3: service('copy3'),
    wear1: wear('copy1'),
    wear2: wear('copy2'),
    wear3: wear('copy3'),
  },
  links: {
    'users->store': { latencyMs: 20 },
    'store->copy1': { latencyMs: 2 },
    'store->copy2': { latencyMs: 2 },
    'store->copy3': { latencyMs: 2 },
  },
};

/** A pair that changes over: heartbeats, a patience, a promotion. Its times are real seconds here, a crash and a repair by hand. */
export const standby: System = {
  format: 1,
  title: 'Active and standby',
  seed: 7,
  forMs: 120_000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'poisson', rateRps: 20 }, timeoutMs: 1000, to: 'address' },
    address: {
      kind: 'failover',
      label: 'address',
      to: ['first', 'second'],
      heartbeatMs: 1000,
      timeoutMs: 10_000,
      promoteMs: 5000,
    },
    first: service('first'),
    second: service('second'),
  },
  links: {
    'users->address': { latencyMs: 20 },
    'address->first': { latencyMs: 2 },
    'address->second': { latencyMs: 2 },
    'first->second': { latencyMs: 2 },
  },
};

/** The challenge: a pair on one feed, and a store of three copies that waits for all of them. */
export const hidden: System = {
  format: 1,
  title: 'A shop with everything twice',
  seed: 7,
  forMs: MINUTES_10,
  nodes: {
    users: { ...asking, to: 'page' },
    page: { kind: 'fan-out', label: 'page', order: 'series', to: ['lb', 'store'] },
    lb: { kind: 'balancer', algorithm: 'round-robin', to: 'app' },
    app: service('a', 'b'),
    checks: checks('lb'),
    wear: wear('app', { commonMtbfMs: 24 * DAY_MS }),
    store: { kind: 'fan-out', label: 'store', order: 'parallel', need: 3, to: ['copy1', 'copy2', 'copy3'] },
    copy1: service('copy1'),
    copy2: service('copy2'),
    copy3: service('copy3'),
    wear1: wear('copy1'),
    wear2: wear('copy2'),
    wear3: wear('copy3'),
  },
  links: {
    'users->page': { latencyMs: 20 },
    'page->lb': { latencyMs: 2 },
    'lb->app': { latencyMs: 2 },
    'page->store': { latencyMs: 2 },
    'store->copy1': { latencyMs: 2 },
    'store->copy2': { latencyMs: 2 },
    'store->copy3': { latencyMs: 2 },
  },
};
