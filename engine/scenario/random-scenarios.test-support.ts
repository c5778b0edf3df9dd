import fc from 'fast-check';
import { type BalancerId, balancers } from '../balancers/registry';
import type { DistributionKind } from '../random/distributions';
import { evenly } from '../random/evenly.test-support';
import { stations } from '../stations/registry';
import type { arrivalKinds } from '../workload/arrivals';

/** A scenario as JSON, before parsing. */
export interface RawScenario {
  readonly format: 1;
  readonly seed: number;
  readonly forMs: number;
  readonly windowMs?: number;
  readonly nodes: Record<string, Record<string, unknown>>;
  readonly links: Record<string, { latencyMs: number }>;
  readonly events: Record<string, unknown>[];
}

export interface Shape {
  /** Faults and knob turns at random instants. */
  readonly events?: boolean;
  /** Users who wait for answers among the arrivals: what they ask depends on the answers. */
  readonly closed?: boolean;
  /** Stations between clients and backends that come from the registry by themselves (retry, timeout…), at their defaults. */
  readonly filters?: boolean;
  /** Faults, slow starts and bounds at a balancer, which make the work of a request depend on where it goes. */
  readonly uneven?: boolean;
}

export const FOR_MS = 3000;
const PARTS = ['a', 'b', 'c', 'd', 'e'];

const ms = evenly;
const meanMs = ms(0.5, 60);

/** One line per kind: a new kind is a type error here until it has one. */
const distributions: Record<DistributionKind, fc.Arbitrary<object>> = {
  constant: fc.record({ ms: fc.oneof(fc.nat(40), ms(0, 40)) }),
  uniform: fc.record({ lowMs: ms(0, 10), highMs: ms(10, 60) }),
  exponential: fc.record({ meanMs }),
  normal: fc.record({ meanMs, sdMs: ms(0, 30) }),
  lognormal: fc.record({ meanMs, cv: ms(0.1, 3) }),
  pareto: fc.record({ meanMs, shape: ms(1.2, 5) }),
  erlang: fc.record({ meanMs, stages: fc.integer({ min: 1, max: 6 }) }),
  gamma: fc.record({ meanMs, cv: ms(0.2, 3) }),
  hyperexponential: fc.record({ meanMs, cv: ms(1, 4) }),
  'two-kinds': fc.record({ shortMs: ms(0, 10), longMs: ms(10, 200), longRatio: ms(0, 1) }),
  empirical: fc.record({ valuesMs: fc.array(ms(0, 80), { minLength: 1, maxLength: 6 }) }),
};

const rateRps = fc.oneof(ms(1, 150), fc.integer({ min: 0, max: 100 }));
const arrivals: Record<keyof typeof arrivalKinds, fc.Arbitrary<object>> = {
  poisson: fc.record({ rateRps }),
  constant: fc.record({ rateRps }),
  bursty: fc.record({ calmRps: rateRps, burstRps: ms(50, 300), meanCalmMs: ms(50, 800), meanBurstMs: ms(20, 300) }),
  ramp: fc.record({ fromRps: rateRps, toRps: rateRps, startMs: ms(0, 1000), overMs: ms(100, 2000) }),
  spike: fc.record({ rateRps, spikeRps: ms(50, 400), spikeAtMs: ms(0, 2000), spikeForMs: ms(10, 600) }),
  day: fc.record({ lowRps: rateRps, highRps: rateRps, periodMs: ms(200, 4000) }),
  curve: fc.record({
    points: fc
      .array(fc.tuple(ms(0, FOR_MS), rateRps), { minLength: 1, maxLength: 5 })
      .map((points) => points.sort((a, b) => a[0] - b[0])),
    shape: fc.constantFrom('linear', 'steps'),
  }),
  // Whole milliseconds, so that arrivals, events and window ends often share an instant.
  trace: fc.record({
    timesMs: fc.array(fc.nat(FOR_MS), { minLength: 1, maxLength: 120 }).map((times) => times.sort((a, b) => a - b)),
  }),
  users: fc.record({ count: fc.integer({ min: 0, max: 12 }), meanThinkMs: fc.oneof(ms(5, 400), fc.constant(0)) }),
};

const kindsOf = (forms: Record<string, fc.Arbitrary<object>>) =>
  fc.oneof(...Object.entries(forms).map(([kind, knobs]) => knobs.map((chosen) => ({ kind, ...chosen }))));

export const randomDistribution = kindsOf(distributions);
const { users: _users, ...open } = arrivals;
export const randomArrivals = kindsOf(arrivals);
export const openArrivals = kindsOf(open);

const SMALL: Partial<Record<BalancerId, object>> = {
  maglev: { tableSize: 101 },
  'ring-hash': { pointsPerWeight: 20 },
  'bounded-load': { pointsPerWeight: 20 },
};
export const balancerIds = Object.keys(balancers) as BalancerId[];
export const balancerForm = (kind: BalancerId): object => ({ kind, ...SMALL[kind] });
export const randomBalancer = fc.constantFrom(...balancerIds).map(balancerForm);

/** Every station that takes calls and passes them on to one other: they can stand anywhere in a chain. */
export const filterKinds = Object.values(stations)
  .filter((spec: { sends: { min: number; max: number }; isSource?: true; choosesBackend?: true }) => {
    return spec.sends.min === 1 && spec.isSource !== true && spec.choosesBackend !== true;
  })
  .map(({ kind }) => kind as string);

function clientNode({ closed = true }: Shape): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(
    {
      kind: fc.constant('clients'),
      arrivals: closed ? randomArrivals : openArrivals,
      timeoutMs: fc.oneof(fc.constant(null), ms(1, 300), fc.integer({ min: 10, max: 100 })),
      classes: fc.constantFrom(
        [],
        [
          { id: 'page', share: 3 },
          { id: 'report', share: 1, workFactor: 4 },
        ],
      ),
      keys: fc.constantFrom('none', { kind: 'zipf', count: 20 }, { kind: 'addresses', count: 15 }),
    },
    { requiredKeys: ['kind', 'arrivals'] },
  );
}

const backend = ({ uneven = true }: Shape) =>
  fc.record({
    speed: fc.constantFrom(1, 1, 0.5, 3),
    weight: fc.constantFrom(1, 1, 2, 5),
    ...(uneven ? { maxConnections: fc.constantFrom(0, 0, 1, 4), backup: fc.constantFrom(false, false, true) } : {}),
    queueLimit: fc.constantFrom(null, null, 0, 3),
  });

function serviceNode(shape: Shape, backends: fc.Arbitrary<number>): fc.Arbitrary<Record<string, unknown>> {
  return backends.chain((count) =>
    fc.record({
      kind: fc.constant('service'),
      backends: fc
        .array(backend(shape), { minLength: count, maxLength: count })
        .map((list) => list.map((one, i) => ({ id: PARTS[i], ...one }))),
      serviceMs: randomDistribution,
      concurrency: fc.integer({ min: 1, max: 5 }),
      queueLimit: fc.constantFrom(null, null, 0, 2, 20),
      discipline: fc.constantFrom('fifo', 'lifo'),
      dropExpired: fc.boolean(),
      slowStartMs: fc.constantFrom(0, 0, 300),
    }),
  );
}

const atMs = fc.oneof(ms(0, FOR_MS), fc.nat(FOR_MS));
const part = fc.constantFrom(...PARTS);
const fault = (action: string, more: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({ atMs, do: fc.constant(action), part, ...more });
const turn = (target: string, knob: string, value: fc.Arbitrary<unknown>) =>
  fc.record({ atMs, do: fc.constant('set'), target: fc.constant(target), knob: fc.constant(knob), value });

function plan(shape: Shape): fc.Arbitrary<Record<string, unknown>[]> {
  const one = fc.oneof(
    fault('kill'),
    fault('revive'),
    fault('drain'),
    fault('remove'),
    fault('slow', { factor: ms(0.2, 8) }),
    fault('fail', { ratio: ms(0, 1) }),
    fault('add'),
    turn('users', 'arrivals', shape.closed === false ? openArrivals : randomArrivals),
    turn('users', 'timeoutMs', fc.constantFrom(null, 20, 80)),
    turn('lb', 'algorithm', randomBalancer),
    turn('app', 'concurrency', fc.integer({ min: 1, max: 6 })),
    turn('app', 'queueLimit', fc.constantFrom(null, 0, 5)),
    turn('app', 'discipline', fc.constantFrom('fifo', 'lifo')),
    turn('app', 'serviceMs', randomDistribution),
    fc.record({ atMs, do: fc.constant('turn'), part, knob: fc.constant('speed'), value: ms(0.2, 5) }),
    fc.record({ atMs, do: fc.constant('turn'), part, knob: fc.constant('weight'), value: ms(0.2, 5) }),
    fc.record({ atMs, do: fc.constant('turn'), part, knob: fc.constant('maxConnections'), value: fc.nat(3) }),
    fc.record({ atMs, do: fc.constant('turn'), part, knob: fc.constant('backup'), value: fc.boolean() }),
  );
  return fc.array(one, { maxLength: 8 }).map((list) => list.sort((a, b) => (a.atMs as number) - (b.atMs as number)));
}

/** Keeps of a plan what is possible when it comes, aimed at what is there. */
function eventsOf(planned: readonly Record<string, unknown>[], nodes: RawScenario['nodes']): Record<string, unknown>[] {
  const present = new Set((nodes.app.backends as { id: string }[]).map(({ id }) => id));
  const balanced = nodes.lb !== undefined;
  return planned.flatMap(({ part: id, ...event }) => {
    if (event.do === 'set') return nodes[event.target as string] === undefined ? [] : [event];
    if (event.do === 'add') {
      if (!balanced || present.has(id as string)) return [];
      present.add(id as string);
      return [{ ...event, target: 'app', backend: { id } }];
    }
    if (!present.has(id as string)) return [];
    if (event.do === 'turn') return [{ ...event, do: 'set', target: `app/${id}` }];
    if (event.do === 'remove') present.delete(id as string);
    return [{ ...event, target: `app/${id}` }];
  });
}

/** Clients, perhaps filters, perhaps a balancer, a service; distances; things that happen. */
export function randomScenarios(shape: Shape = {}): fc.Arbitrary<RawScenario> {
  const { events = true, filters = true } = shape;
  return fc.boolean().chain((balanced) =>
    fc
      .record({
        seed: fc.nat(4294967295),
        windowMs: fc.constantFrom(undefined, 50, 250),
        users: clientNode(shape),
        others: fc.option(clientNode(shape)),
        chain:
          filters && filterKinds.length > 0
            ? fc.array(fc.constantFrom(...filterKinds), { maxLength: 2 })
            : fc.constant<string[]>([]),
        algorithm: randomBalancer,
        app: serviceNode(shape, balanced ? fc.integer({ min: 1, max: 4 }) : fc.constant(1)),
        latencies: fc.array(fc.constantFrom(0, 0, 5, 12.5), { minLength: 5, maxLength: 5 }),
        planned: events ? plan(shape) : fc.constant([]),
      })
      .map(({ seed, windowMs, users, others, chain, algorithm, app, latencies, planned }) => {
        const nodes: RawScenario['nodes'] = {};
        const path = [...chain.map((_, i) => `f${i}`), ...(balanced ? ['lb'] : []), 'app'];
        nodes.users = { ...users, to: path[0] };
        if (others !== null) nodes.others = { ...others, to: path[0] };
        chain.forEach((kind, i) => {
          nodes[`f${i}`] = { kind, to: path[i + 1] };
        });
        if (balanced) nodes.lb = { kind: 'balancer', algorithm, to: 'app' };
        nodes.app = app;
        const edges = Object.entries(nodes).flatMap(([id, { to }]) => (to === undefined ? [] : [`${id}->${to}`]));
        const links = Object.fromEntries(edges.map((edge, i) => [edge, { latencyMs: latencies[i % latencies.length] }]));
        return {
          format: 1 as const,
          seed,
          forMs: FOR_MS,
          ...(windowMs === undefined ? {} : { windowMs }),
          nodes,
          links,
          events: eventsOf(planned, nodes),
        };
      }),
  );
}

/** The same with an end to what comes, and time for everything to be answered. */
export function drained(raw: RawScenario): RawScenario {
  const stop = { kind: 'constant', rateRps: 0 };
  const quiet = (event: Record<string, unknown>) => (event.atMs as number) < FOR_MS || event.do !== 'set';
  const ends = Object.entries(raw.nodes)
    .filter(([, { kind }]) => kind === 'clients')
    .map(([target]) => ({ atMs: FOR_MS, do: 'set', target, knob: 'arrivals', value: stop }));
  return { ...raw, forMs: 10_000_000, windowMs: 50_000, events: [...raw.events.filter(quiet), ...ends] };
}
