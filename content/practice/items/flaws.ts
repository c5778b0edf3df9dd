import type { FlawQuestion } from '../item-types';
import { drawn, mendedBy, poisson } from './systems';

const lognormal = (meanMs: number) => ({ kind: 'lognormal', meanMs, cv: 0.5 });
const failedShare = { divide: ['requests.failed', 'requests.offered'] } as const;
const flaw = { kind: 'flaw', again: 'when-not-to-use-it' } as const;
const users = (rateRps: number, timeoutMs: number, to: string) => ({
  kind: 'clients',
  label: 'users',
  arrivals: poisson(rateRps),
  timeoutMs,
  to,
});

const oldMachine = drawn('Three machines, one of them old', {
  users: users(70, 2000, 'lb'),
  lb: { kind: 'balancer', label: 'balancer: turns', algorithm: 'round-robin', to: 'app' },
  app: {
    kind: 'service',
    label: 'app',
    backends: [{ id: 'new-1' }, { id: 'new-2' }, { id: 'old', speed: 0.4 }],
    concurrency: 4,
    serviceMs: lognormal(100),
  },
});

const hopefulRetry = drawn(
  'A caller that does not give up',
  {
    users: users(12, 4000, 'retry'),
    retry: {
      kind: 'retry',
      label: 'retry: 3 tries, at once',
      maxAttempts: 3,
      perTryTimeoutMs: 1000,
      backoff: { kind: 'constant', baseMs: 0, jitter: 'none' },
      to: 'app',
    },
    app: { kind: 'service', label: 'app: 20/s', backends: [{ id: 'a' }], concurrency: 4, serviceMs: lognormal(200) },
  },
  {
    events: [
      { atMs: 10_000, do: 'slow', target: 'app/a', factor: 3 },
      { atMs: 20_000, do: 'slow', target: 'app/a', factor: 1 },
    ],
  },
);

const oneLimit = drawn('People and a script', {
  people: {
    kind: 'clients',
    label: 'people: 4/s',
    arrivals: poisson(4),
    timeoutMs: 2000,
    keys: { kind: 'addresses', count: 40 },
    to: 'gate',
  },
  script: {
    kind: 'clients',
    label: 'a script: 20/s',
    arrivals: poisson(20),
    timeoutMs: 2000,
    keys: { kind: 'zipf', count: 1 },
    to: 'gate',
  },
  gate: {
    kind: 'limiter',
    label: 'limit: 9/s in all',
    per: 'all',
    algorithm: { kind: 'token-bucket', capacity: 8, refillPerSecond: 9 },
    to: 'db',
  },
  db: { kind: 'service', label: 'database: 12/s', concurrency: 1, queueLimit: 8, serviceMs: lognormal(80) },
});

const endlessLine = drawn('A launch', {
  users: {
    kind: 'clients',
    label: 'users: soon 60/s',
    arrivals: { kind: 'ramp', fromRps: 20, toRps: 60, startMs: 5000, overMs: 10_000 },
    timeoutMs: 1000,
    to: 'gate',
  },
  gate: { kind: 'timeout', label: 'timeout: 1 s', timeoutMs: 1000, to: 'app' },
  app: {
    kind: 'service',
    label: 'app: 40/s, any queue',
    backends: [{ id: 'a' }],
    concurrency: 4,
    queueLimit: null,
    serviceMs: lognormal(100),
  },
});

const impatient = drawn('A caller in a hurry', {
  users: users(40, 5000, 'patience'),
  patience: { kind: 'timeout', label: 'timeout: 150 ms', timeoutMs: 150, to: 'lb' },
  lb: { kind: 'balancer', label: 'balancer: fewest', algorithm: 'least-connections', to: 'app' },
  app: {
    kind: 'service',
    label: 'app: 120 ms',
    backends: [{ id: 'a' }, { id: 'b' }],
    concurrency: 8,
    serviceMs: lognormal(120),
  },
});

const farStock = drawn(
  'One page, three calls',
  {
    users: users(20, 3000, 'page'),
    page: { kind: 'fan-out', label: 'page', order: 'series', to: ['user', 'cart', 'stock'] },
    user: { kind: 'service', label: 'user: 20 ms', concurrency: 8, serviceMs: lognormal(20) },
    cart: { kind: 'service', label: 'cart: 40 ms', concurrency: 8, serviceMs: lognormal(40) },
    stock: { kind: 'service', label: 'stock: 10 ms', concurrency: 8, serviceMs: lognormal(10) },
  },
  { slowLinks: { 'page->stock': 90 } },
);

const slowChecks = drawn(
  'Three machines, looked after',
  {
    users: users(40, 2000, 'lb'),
    lb: { kind: 'balancer', label: 'balancer: turns', algorithm: 'round-robin', to: 'app' },
    app: {
      kind: 'service',
      label: 'app',
      backends: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      concurrency: 4,
      serviceMs: lognormal(80),
    },
    checks: {
      kind: 'health-checks',
      label: 'checks: every 10 s',
      of: 'lb',
      mechanism: { kind: 'active', intervalMs: 10_000, timeoutMs: 1000, fall: 3, rise: 2 },
    },
  },
  { events: [{ atMs: 15_000, do: 'kill', target: 'app/b' }] },
);

const cappedFleet = drawn('A fleet that grows', {
  users: {
    kind: 'clients',
    label: 'users: soon 140/s',
    arrivals: { kind: 'ramp', fromRps: 30, toRps: 140, startMs: 5000, overMs: 30_000 },
    timeoutMs: 1500,
    to: 'lb',
  },
  lb: { kind: 'balancer', label: 'balancer: fewest', algorithm: 'least-connections', to: 'app' },
  app: {
    kind: 'service',
    label: 'app: 40/s each',
    backends: [{ id: 'a' }, { id: 'b' }],
    concurrency: 4,
    queueLimit: 40,
    serviceMs: lognormal(100),
  },
  scaler: {
    kind: 'autoscaler',
    label: 'scaler: at most 3',
    of: 'app',
    algorithm: { kind: 'kubernetes-hpa', maxReplicas: 3 },
    syncPeriodMs: 1000,
    startMs: 1500,
    warmupMs: 500,
  },
});

export const flaws: readonly FlawQuestion[] = [
  {
    ...flaw,
    id: 'flaw-old-machine',
    lesson: 'load-balancing',
    ask: 'Seventy requests a second for ninety-six of capacity, and the old machine must stay. Three in ten will fail. Which part is at fault?',
    scenario: oldMachine,
    parts: [
      {
        part: 'lb',
        correct: true,
        why: 'Turns give the old machine a third of the requests, which is more than it can do. Its share should follow its strength.',
      },
      { part: 'app/new-1', why: 'A new machine with room to spare. It is given too little, not too much.' },
      { part: 'app/new-2', why: 'As strong as the other new one, and as idle.' },
      { part: 'app/old', why: 'It does what an old machine can. Whoever sends it as much as the others has not looked.' },
      { part: 'users', why: 'They ask less than the three can do together.' },
    ],
    goal: { label: 'Failed', read: failedShare, op: '<=', value: 0.02, unit: 'ratio' },
    mended: mendedBy(oldMachine, 'lb', { algorithm: 'least-connections' }),
    mend: 'With least connections instead of turns',
  },
  {
    ...flaw,
    id: 'flaw-hopeful-retry',
    level: 'senior',
    lesson: 'timeouts-retries-jitter',
    ask: 'For ten seconds the app answers three times as slowly, then it is well again. The system is not. Which part keeps it down?',
    scenario: hopefulRetry,
    parts: [
      {
        part: 'retry',
        correct: true,
        why: 'Three tries at once, without a budget, turn twelve requests a second into thirty-six: more than the app can do on its best day.',
      },
      {
        part: 'app',
        why: 'It is slow for ten seconds and then has room again for everything that users ask. It is kept from using it.',
      },
      { part: 'users', why: 'They ask twelve a second all along, well below what the app can do.' },
    ],
    goal: {
      label: 'Answered at the end',
      read: { series: 'goodputRps', fold: 'mean', fromMs: 45_000 },
      op: '>=',
      value: 9,
      unit: 'rps',
    },
    mended: mendedBy(hopefulRetry, 'retry', {
      budget: { kind: 'finagle-budget', minRetriesPerSecond: 1, percentCanRetry: 0.1 },
      backoff: { kind: 'exponential', baseMs: 100, jitter: 'full' },
    }),
    mend: 'With a budget of one retry in ten, and pauses between tries',
  },
  {
    ...flaw,
    id: 'flaw-one-limit',
    lesson: 'rate-limiting',
    ask: 'The database is safe, and half of the people are turned away. Which part is at fault?',
    scenario: oneLimit,
    parts: [
      {
        part: 'gate',
        correct: true,
        why: 'One limit for everybody goes to whoever asks most. A limit for each client leaves the people theirs.',
      },
      { part: 'db', why: 'It is protected and well. Buying more of it would feed the script.' },
      {
        part: 'script',
        why: 'It asks for more than its share, as somebody always will. Whether it gets it is decided elsewhere.',
      },
      { part: 'people', why: 'Four a second, from forty addresses: they are who it is for.' },
    ],
    goal: {
      label: 'People turned away',
      read: { divide: ['nodes.people.failed', 'nodes.people.arrived'] },
      op: '<=',
      value: 0.03,
      unit: 'ratio',
    },
    mended: mendedBy(oneLimit, 'gate', { per: 'key', algorithm: { kind: 'token-bucket', capacity: 6, refillPerSecond: 2 } }),
    mend: 'With a limit of two a second for each client',
  },
  {
    ...flaw,
    id: 'flaw-endless-line',
    level: 'senior',
    lesson: 'backpressure-and-shedding',
    ask: 'On launch day half as many again will ask as can be served. Two thirds could be answered; in the end nobody is. Which part is at fault?',
    scenario: endlessLine,
    parts: [
      {
        part: 'app',
        correct: true,
        why: 'It lets everyone stand in line. The line grows past a second, and then every answer is worked out for somebody who has gone.',
      },
      { part: 'gate', why: 'A second is what people wait, with or without this timeout. A longer one makes a longer line.' },
      { part: 'users', why: 'Nobody can ask them not to come. Some can be told at once that there is no room.' },
    ],
    goal: {
      label: 'Answered in time',
      read: { series: 'goodputRps', fold: 'mean', fromMs: 30_000 },
      op: '>=',
      value: 30,
      unit: 'rps',
    },
    mended: mendedBy(endlessLine, 'app', { queueLimit: 20 }),
    mend: 'With room for twenty in line, and a refusal for the rest',
  },
  {
    ...flaw,
    id: 'flaw-impatient',
    lesson: 'timeouts-retries-jitter',
    ask: 'Nothing is overloaded and nothing breaks, yet a third of the requests fail. Which part is at fault?',
    scenario: impatient,
    parts: [
      {
        part: 'patience',
        correct: true,
        why: 'It waits 150 ms for work of 120 ms in the mean. What takes longer than usual is cut off, and is done for nobody.',
      },
      { part: 'app/a', why: 'It answers in its usual time and is far from busy.' },
      { part: 'app/b', why: 'As well as the other one.' },
      { part: 'lb', why: 'It sends to whoever has fewest in flight, and both have room.' },
      { part: 'users', why: 'They would wait five seconds.' },
    ],
    goal: { label: 'Failed', read: failedShare, op: '<=', value: 0.01, unit: 'ratio' },
    mended: mendedBy(impatient, 'patience', { timeoutMs: 600 }),
    mend: 'With a timeout of 600 ms, past the slowest usual answers',
  },
  {
    ...flaw,
    id: 'flaw-far-stock',
    level: 'mid',
    lesson: 'multi-region',
    ask: 'The page makes three calls, one after another, and takes 280 ms for 70 ms of work. The stock service is in another region. Which part is at fault?',
    scenario: farStock,
    parts: [
      {
        part: 'page->stock',
        correct: true,
        why: 'Ninety milliseconds there and ninety back, for ten of work. Bring a copy nearer, or ask while the other two are answering.',
      },
      { part: 'stock', why: 'It answers in ten milliseconds, faster than the others. It is far away.' },
      { part: 'cart', why: 'The slowest of the three at work, and near: it is forty of the 280.' },
      { part: 'user', why: 'Twenty milliseconds, near.' },
      { part: 'page', why: 'It waits for what it asks. In series it pays for each call in full, but two of them are cheap.' },
      { part: 'page->cart', why: 'Five milliseconds each way.' },
      { part: 'users', why: 'Twenty a second do not fill anything here.' },
    ],
    goal: { label: 'p50', read: 'latencyMs.p50', op: '<=', value: 150, unit: 'ms' },
    mended: { ...farStock, links: { ...farStock.links, 'page->stock': { latencyMs: 5 } } },
    mend: 'With the stock five milliseconds away',
  },
  {
    ...flaw,
    id: 'flaw-slow-checks',
    lesson: 'health-checks',
    ask: 'One of three machines will die. The other two could carry everything, yet every third request fails for half a minute. Which part is at fault?',
    scenario: slowChecks,
    parts: [
      {
        part: 'checks',
        correct: true,
        why: 'Three failed looks, ten seconds apart: for half a minute the balancer believes in a dead machine.',
      },
      { part: 'lb', why: 'It gives turns to whom it believes to be well. Nobody told it otherwise.' },
      { part: 'app/b', why: 'It dies, as machines do. That is what the other two are for.' },
      { part: 'app/a', why: 'It has room for half of everything.' },
      { part: 'app/c', why: 'It has room for half of everything.' },
      { part: 'users', why: 'Forty a second are less than two machines can do.' },
    ],
    goal: { label: 'Failed', read: failedShare, op: '<=', value: 0.03, unit: 'ratio' },
    mended: mendedBy(slowChecks, 'checks', { mechanism: { kind: 'active', intervalMs: 1000, timeoutMs: 500, fall: 2, rise: 2 } }),
    mend: 'With a look each second, and two failures enough',
  },
  {
    ...flaw,
    id: 'flaw-capped-fleet',
    lesson: 'autoscaling',
    ask: 'The fleet grows by itself, forty a second for each machine. Traffic is going to 140 a second. Which part is at fault?',
    scenario: cappedFleet,
    parts: [
      {
        part: 'scaler',
        correct: true,
        why: 'At most three machines are 120 a second. A ceiling below the peak is an outage with a date.',
      },
      { part: 'lb', why: 'It spreads evenly over as many as there are.' },
      { part: 'app/a', why: 'It does its forty a second.' },
      { part: 'app/b', why: 'It does its forty a second.' },
      { part: 'users', why: 'The growth was announced; it is what the fleet is to follow.' },
    ],
    goal: { label: 'Failed', read: failedShare, op: '<=', value: 0.01, unit: 'ratio' },
    mended: mendedBy(cappedFleet, 'scaler', { algorithm: { kind: 'kubernetes-hpa', maxReplicas: 8 } }),
    mend: 'With room for eight machines',
  },
];
