import type { KnobQuestion } from '../item-types';
import { drawn, poisson } from './systems';

const failedShare = { divide: ['requests.failed', 'requests.offered'] } as const;
const failedOf = (clients: string) => ({ divide: [`nodes.${clients}.failed`, `nodes.${clients}.arrived`] }) as const;
const knobQuestion = { kind: 'knob', again: 'in-the-interview' } as const;

/** Groups of requests, two milliseconds apart, every so often. */
const groups = (size: number, everyMs: number, fromMs: number, count: number) => ({
  kind: 'trace',
  timesMs: Array.from({ length: count }, (_, i) => Array.from({ length: size }, (_, j) => fromMs + i * everyMs + j * 2)).flat(),
});

export const knobs: readonly KnobQuestion[] = [
  {
    ...knobQuestion,
    id: 'knob-bucket-size',
    lesson: 'rate-limiting',
    ask: 'A page makes six calls at once; a script sends sixty. Each client has a token bucket, refilled at two a second. How many tokens should it hold, so that no page loses a call and p99 stays below 330 ms?',
    scenario: drawn('Pages and a script', {
      pages: {
        kind: 'clients',
        label: 'pages',
        arrivals: groups(6, 4000, 1000, 14),
        timeoutMs: 3000,
        keys: { kind: 'zipf', count: 1 },
        to: 'gate',
      },
      script: {
        kind: 'clients',
        label: 'a script',
        arrivals: groups(60, 10_000, 3900, 5),
        timeoutMs: 3000,
        keys: { kind: 'addresses', count: 1 },
        to: 'gate',
      },
      gate: {
        kind: 'limiter',
        label: 'limiter',
        per: 'key',
        algorithm: { kind: 'token-bucket', capacity: 2, refillPerSecond: 2 },
        to: 'db',
      },
      db: { kind: 'service', label: 'database', concurrency: 1, serviceMs: { kind: 'constant', ms: 25 } },
    }),
    knob: { path: 'gate.algorithm.capacity', label: 'Tokens that the bucket holds', min: 1, max: 40, step: 1, start: 2 },
    goals: [
      { label: 'Calls of pages refused', read: failedOf('pages'), op: '<=', value: 0, unit: 'ratio' },
      { label: 'p99', read: 'latencyMs.p99', op: '<=', value: 330, unit: 'ms' },
    ],
    solution: 8,
    why: 'The capacity is the largest honest burst and a little more: six for a page. The refill rate, not the capacity, is what holds over time.',
    tooLow: 'A page’s six calls come at once, so a bucket that holds fewer refuses some of them however slowly pages come.',
    tooHigh: 'Whatever the bucket holds can come at once. The script’s burst goes through and stands in front of the pages.',
  },
  {
    ...knobQuestion,
    id: 'knob-queue-limit',
    level: 'senior',
    lesson: 'backpressure-and-shedding',
    ask: 'Four workers take 100 ms each, and 36 requests come a second. How many may wait, so that at most 5% fail and p99 stays below 705 ms?',
    scenario: drawn('A service and its line', {
      users: { kind: 'clients', label: 'users', arrivals: poisson(36), timeoutMs: 2000, to: 'app' },
      app: {
        kind: 'service',
        label: 'app',
        backends: [{ id: 'a' }],
        concurrency: 4,
        queueLimit: 60,
        serviceMs: { kind: 'exponential', meanMs: 100 },
      },
    }),
    knob: { path: 'app.queueLimit', label: 'Places in line', min: 0, max: 60, step: 1, start: 60 },
    goals: [
      { label: 'Failed', read: failedShare, op: '<=', value: 0.05, unit: 'ratio' },
      { label: 'p99', read: 'latencyMs.p99', op: '<=', value: 705, unit: 'ms' },
    ],
    solution: 12,
    why: 'Each place in line is 25 ms of waiting at 40 a second, so a dozen are 300 ms on top of the work. Fewer waste the calm between bursts; more only make the answers late.',
    tooLow: 'Bursts are refused although the workers would have come to them a moment later.',
    tooHigh: 'Everyone is let in, and those at the end of the line wait longer than the goal allows.',
  },
  {
    ...knobQuestion,
    id: 'knob-slots',
    lesson: 'latency-and-throughput',
    ask: 'Sixty requests a second take 100 ms each. How many at once must the service work on, so that p99 stays below 400 ms and it is used at least 64%?',
    scenario: drawn('A service to size', {
      users: { kind: 'clients', label: 'users', arrivals: poisson(60), timeoutMs: 2000, to: 'app' },
      app: {
        kind: 'service',
        label: 'app',
        backends: [{ id: 'a' }],
        concurrency: 2,
        serviceMs: { kind: 'lognormal', meanMs: 100, cv: 0.5 },
      },
    }),
    knob: { path: 'app.concurrency', label: 'Requests worked on at once', min: 2, max: 20, step: 1, start: 2 },
    goals: [
      { label: 'p99', read: 'latencyMs.p99', op: '<=', value: 400, unit: 'ms' },
      { label: 'Used', read: 'nodes.app.utilization', op: '>=', value: 0.64, unit: 'ratio' },
    ],
    solution: 8,
    why: 'By Little’s law six are at work on average: 60 a second times a tenth of a second. Chance needs one or two on top, and not ten.',
    tooLow: 'Six are busy on average, so six or fewer leave no room for chance: the line grows.',
    tooHigh: 'Nobody waits, and you pay for slots that stand idle.',
  },
  {
    ...knobQuestion,
    id: 'knob-cache-size',
    lesson: 'cache-eviction',
    ask: 'Five hundred things are asked for, a few of them most of the time. How many must the cache hold for 57% hits, at a dollar each and at most $150?',
    scenario: drawn('A cache to size', {
      users: {
        kind: 'clients',
        label: 'users',
        arrivals: poisson(60),
        timeoutMs: 2000,
        keys: { kind: 'zipf', count: 500 },
        to: 'cache',
      },
      cache: { kind: 'cache', label: 'cache', policy: { kind: 'lru', capacity: 10 }, ttlMs: 600_000, to: 'db' },
      db: { kind: 'service', label: 'database', concurrency: 1, queueLimit: 20, serviceMs: { kind: 'constant', ms: 30 } },
    }),
    knob: { path: 'cache.policy.capacity', label: 'Entries', min: 10, max: 500, step: 5, start: 10 },
    goals: [{ label: 'Hits', read: 'nodes.cache.hitRatio', op: '>=', value: 0.57, unit: 'ratio' }],
    budget: { label: 'Memory', currency: '$', most: 150, prices: [{ path: 'cache.policy.capacity', each: 1 }] },
    solution: 100,
    why: 'A fifth of the things are most of the requests. Each next entry brings less than the one before, so the curve bends long before everything fits.',
    tooLow: 'Things that are asked for often push each other out.',
    tooHigh: 'The last hundred entries bring a few hits in a hundred, and cost as much as the first.',
  },
  {
    ...knobQuestion,
    id: 'knob-weight',
    lesson: 'load-balancing',
    ask: 'Two machines have weight 4. The third is half as fast. At 88 requests a second, which weight keeps p99 below 650 ms and failures below 2%?',
    scenario: drawn('Weights for a mixed fleet', {
      users: { kind: 'clients', label: 'users', arrivals: poisson(88), timeoutMs: 2000, to: 'lb' },
      lb: { kind: 'balancer', label: 'balancer', algorithm: 'weighted-round-robin', to: 'app' },
      app: {
        kind: 'service',
        label: 'app',
        backends: [
          { id: 'a', weight: 4 },
          { id: 'b', weight: 4 },
          { id: 'c', weight: 4, speed: 0.5 },
        ],
        concurrency: 4,
        serviceMs: { kind: 'lognormal', meanMs: 100, cv: 0.5 },
      },
    }),
    knob: { path: 'app/c.weight', label: 'Weight of the slow one', min: 1, max: 8, step: 1, start: 4 },
    goals: [
      { label: 'Failed', read: failedShare, op: '<=', value: 0.02, unit: 'ratio' },
      { label: 'p99', read: 'latencyMs.p99', op: '<=', value: 650, unit: 'ms' },
    ],
    solution: 2,
    why: 'Half the strength, half the weight: then all three are equally busy, which is the most that the fleet can do.',
    tooLow: 'The two fast ones must do what the slow one is not given, and they have no room for it.',
    tooHigh: 'The slow one is given more than it can do, and its line never ends.',
  },
  {
    ...knobQuestion,
    id: 'knob-refill',
    lesson: 'rate-limiting',
    ask: 'A database does a hundred queries a second; a hundred and fifty are asked. Nobody waits longer than a second. To which rate should the limiter refill, so that at least 80 a second are answered and p99 stays below 350 ms?',
    scenario: drawn('A limit before a database', {
      users: { kind: 'clients', label: 'users', arrivals: poisson(150), timeoutMs: 1000, to: 'gate' },
      gate: {
        kind: 'limiter',
        label: 'limiter',
        algorithm: { kind: 'token-bucket', capacity: 10, refillPerSecond: 200 },
        to: 'db',
      },
      db: { kind: 'service', label: 'database', concurrency: 4, serviceMs: { kind: 'exponential', meanMs: 40 } },
    }),
    knob: { path: 'gate.algorithm.refillPerSecond', label: 'Tokens a second', min: 20, max: 200, step: 2, start: 200 },
    goals: [
      {
        label: 'Answered in time',
        read: { series: 'goodputRps', fold: 'mean', fromMs: 10_000 },
        op: '>=',
        value: 80,
        unit: 'rps',
      },
      { label: 'p99', read: 'latencyMs.p99', op: '<=', value: 350, unit: 'ms' },
    ],
    solution: 86,
    why: 'A little below what the database can do. At its capacity the line has no reason to get shorter, and a moment of bad luck stays for ever.',
    tooLow: 'Queries are turned away that the database had time for.',
    tooHigh: 'At or above capacity the line grows until every answer is late. Then more is refused to fewer answers.',
  },
];
