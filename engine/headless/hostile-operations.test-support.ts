import fc from 'fast-check';
import type { FamilyId } from '../families';
import type { Knobs } from '../knobs/knobs';
import { edgeNumber, hostile, hostileName, mostly, roughConfig, withoutMissing } from './hostile-input.test-support';

type Fields = Record<string, fc.Arbitrary<unknown>>;

const name = fc.constantFrom('a', 'b', 'c', '');
const flag = fc.boolean();
const positive = edgeNumber.filter((value) => value >= 0 && value < Infinity);
const backend = name;
const sample = fc.oneof(fc.nat(100), positive, fc.constantFrom('100m', '1Ki'));
const atMs = fc.oneof(fc.nat(50), positive, fc.constant(undefined));

/** Fields that an operation of each family may have, with values that it mostly allows. */
const FIELDS: Record<FamilyId, Fields> = {
  balancers: {
    op: fc.constantFrom('pick', 'pick', 'done', 'set', 'add', 'remove'),
    key: fc.oneof(hostileName, fc.constantFrom('203.0.113.7', '::1', '18446744073709551615')),
    keyKind: fc.constantFrom('text', 'u64'),
    backend: fc.oneof(backend, fc.record({ id: name, weight: positive })),
    latencyMs: positive,
    bytes: positive,
    ok: flag,
    weight: positive,
    eligible: flag,
    maxConnections: positive,
    backup: flag,
  },
  breakers: {
    op: fc.constantFrom('acquire', 'acquire', 'record', 'record', 'release', 'force', 'observe'),
    id: name,
    outcome: fc.constantFrom('success', 'failure', 'ignored'),
    durationMs: positive,
    state: fc.constantFrom('CLOSED', 'OPEN', 'HALF_OPEN', 'DISABLED', 'FORCED_OPEN', 'METRICS_ONLY'),
    forMs: positive,
  },
  bulkheads: admission({
    maxConcurrentCalls: positive,
    maxWaitMs: positive,
    coreThreadPoolSize: positive,
    queueCapacity: positive,
  }),
  pools: admission({
    maximumPoolSize: positive,
    minimumIdle: positive,
    maxLifetimeMs: positive,
    openMs: positive,
    openers: positive,
  }),
  caches: { op: fc.constantFrom('get', 'get', 'get', 'peek', 'delete'), key: fc.oneof(name, hostileName, fc.nat(9)) },
  limiters: { op: fc.constantFrom(undefined, 'take'), cost: positive, key: hostileName },
  retries: { attempt: positive, random: fc.constantFrom(0, 0.5, 1, 1 - 2 ** -53), previousDelayMs: positive },
  autoscalers: {
    op: fc.constantFrom(undefined, 'decide'),
    replicas: fc.oneof(fc.nat(9), positive),
    statusReplicas: positive,
    metrics: fc.oneof(
      { weight: 8, arbitrary: fc.record({ cpu: sample, requestsPerSecond: sample }) },
      { weight: 1, arbitrary: fc.dictionary(hostileName, fc.oneof(positive, quantity())) },
    ),
    pods: fc.option(fc.array(pod(), { maxLength: 4 }), { nil: undefined }),
  },
  health: {
    op: fc.constantFrom('check', 'outcome', 'outcome', 'sweep', 'drain', 'undrain', 'add', 'remove', 'state'),
    backend,
    ok: flag,
    code: positive,
    latencyMs: positive,
  },
};

/** Which fields each `op` takes, where a stray field is refused. */
const FIELDS_OF_OP: Record<string, Record<string, readonly string[]>> = {
  balancers: {
    pick: ['key', 'keyKind'],
    done: ['backend', 'latencyMs', 'bytes', 'ok'],
    set: ['backend', 'weight', 'eligible', 'maxConnections', 'backup'],
    add: ['backend'],
    remove: ['backend'],
  },
  breakers: { acquire: ['id'], record: ['outcome', 'durationMs', 'id'], release: ['id'], force: ['state', 'forMs'], observe: [] },
  health: {
    check: ['backend', 'ok', 'latencyMs'],
    outcome: ['backend', 'ok', 'code'],
    sweep: [],
    drain: ['backend'],
    undrain: ['backend'],
    add: ['backend'],
    remove: ['backend'],
    state: [],
  },
  bulkheads: { acquire: ['id'], release: ['id'] },
  pools: { acquire: ['id'], release: ['id'] },
};

function admission(knobs: Fields): Fields {
  return { op: fc.constantFrom('acquire', 'acquire', 'release', 'set'), id: name, ...knobs };
}

function quantity(): fc.Arbitrary<unknown> {
  const texts = fc.constantFrom('100m', '1Ki', '1e3', '0.5', '9'.repeat(400), '1E', '-1n', '1e99999999');
  return fc.oneof({ weight: 20, arbitrary: texts }, { weight: 10, arbitrary: positive }, { weight: 1, arbitrary: hostile });
}

function pod(): fc.Arbitrary<unknown> {
  const fields = fc.record({
    name,
    phase: fc.constantFrom('Running', 'Pending', 'Failed', 'Succeeded'),
    ready: flag,
    startedAtMs: fc.oneof(positive, edgeNumber),
    readyChangedAtMs: positive,
    deleting: flag,
    requests: fc.record({ cpu: quantity() }),
    usage: fc.dictionary(fc.constantFrom('cpu', 'requestsPerSecond'), quantity()),
  });
  return mostly(fields, 20);
}

/** An operation whose fields are mostly right, time mostly running on. */
export function operationOf(family: FamilyId): fc.Arbitrary<Record<string, unknown>> {
  const fields = family === 'retries' ? FIELDS[family] : { ...FIELDS[family], atMs };
  return fc.record(fields).map((operation) => {
    const taken = FIELDS_OF_OP[family]?.[operation.op as string];
    const kept = Object.entries(operation).filter(
      ([field]) => !taken || field === 'op' || field === 'atMs' || taken.includes(field),
    );
    return withoutMissing(Object.fromEntries(kept));
  });
}

/** Operations, most of them right, time mostly made to run forward. */
export function operationsOf(family: FamilyId): fc.Arbitrary<unknown[]> {
  // Each leap of a pool over a million lifetimes takes as long as all the operations of another mechanism.
  const maxLength = family === 'pools' ? 12 : 40;
  return fc.tuple(fc.array(mostly(operationOf(family), 40), { maxLength }), fc.nat(3)).map(([operations, kind]) => {
    if (kind === 0 || family === 'retries') return operations;
    const timed = operations.filter(isTimed);
    const times = timed.map(({ atMs }) => atMs).sort((a, b) => a - b);
    return operations.map((operation) => (isTimed(operation) ? { ...operation, atMs: times.shift() } : operation));
  });
}

function isTimed(operation: unknown): operation is { readonly atMs: number } {
  return operation !== null && typeof operation === 'object' && 'atMs' in operation && typeof operation.atMs === 'number';
}

const TARGETS = [
  { averageUtilization: 50 },
  { averageValue: '1' },
  { value: 3, type: 'Value' },
  { averageValue: '1e99' },
  { value: 0 },
];

/** Knobs that hold structures: some that are right, or nearly. */
const STRUCTURES: Record<string, fc.Arbitrary<unknown>> = {
  'kubernetes-hpa': fc.record(
    {
      minReplicas: fc.constantFrom(0, 1, 2),
      maxReplicas: fc.constantFrom(1, 10, 2147483647),
      metrics: fc.array(
        fc
          .constantFrom(...TARGETS)
          .chain((target) =>
            fc.constantFrom<unknown>(
              { type: 'Resource', resource: { name: 'cpu', target } },
              { type: 'Pods', pods: { metric: { name: 'requestsPerSecond' }, target } },
              { type: 'External', external: { metric: { name: 'cpu' }, target } },
              { type: 'Object', object: { metric: { name: 'cpu' }, target } },
              { type: 'ContainerResource', containerResource: { name: 'cpu', container: 'c', target } },
            ),
          ),
        { maxLength: 3 },
      ),
      behavior: mostly(
        fc.record({ scaleUp: fc.record({ policies: fc.constant([{ type: 'Pods', value: 2147483647, periodSeconds: 1 }]) }) }),
      ),
      tolerance: fc.constantFrom<unknown>(0, 0.1, '100m', 1e308, '9'.repeat(400)),
      history: fc.constantFrom<unknown>({}, { scaleUps: [{ change: 2147483647, ageMs: 1e308 }], recommendations: [] }),
    },
    { requiredKeys: [] },
  ),
  step: fc.record({ scaleOut: fc.constant([{ lower: 0, upper: null, adjustment: 1e15 }]), minReplicas: fc.constant(0) }),
  scheduled: fc.record({
    schedule: fc.array(fc.record({ atMs: positive, everyMs: positive, replicas: fc.nat(200) }), { minLength: 1 }),
  }),
  predictive: fc.record({
    seasonMs: fc.constantFrom(10, 100, 1e5, 1e308),
    bucketMs: fc.constantFrom(1, 10, 1e303),
    leadMs: fc.constant(10),
  }),
  'outlier-detection': fc.record({ intervalMs: positive, maxEjectionTimeMs: fc.constant(1e12) }),
};

/** A configuration of an algorithm: knobs at their bounds, structures, backends where the family has them. */
export function configOf(family: FamilyId, algorithm: string, knobs: Knobs): fc.Arbitrary<unknown> {
  const whole = fc.tuple(roughConfig(knobs), STRUCTURES[algorithm] ?? fc.constant({}), backendsOf(family));
  return mostly(
    whole.map(([rough, structures, backends]) =>
      algorithm in STRUCTURES ? { ...(structures as object), ...backends } : { ...cheap(rough), ...backends },
    ),
    16,
  );
}

/** The largest tables are right, but take seconds to fill. */
function cheap(config: Record<string, unknown>): Record<string, unknown> {
  const small = (name: string, most: number) => ((config[name] as number) > most ? { [name]: most } : {});
  return { ...config, ...small('pointsPerWeight', 1000), ...small('tableSize', 65_537), ...small('capacity', 100_000) };
}

function backendsOf(family: FamilyId): fc.Arbitrary<object> {
  if (family !== 'balancers' && family !== 'health') return fc.constant({});
  const weights = fc.constantFrom(1, 2, 5e-324, 1e-9, 0.5, 1e9);
  const weighed = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 })
    .chain((ids) =>
      fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), weight: weights }))).map((backends) => ({ backends })),
    );
  const plain = fc.constant({ backends: [{ id: 'a' }, { id: 'b' }] });
  return family === 'health' ? plain : fc.oneof(plain, weighed);
}
