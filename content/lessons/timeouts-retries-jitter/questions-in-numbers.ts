import { meanOf } from '@/content/measured';
import type { Question } from '@/content/question-types';
import * as scenarios from './scenarios';

const tier = (maxAttempts: string, to: string) => ({
  kind: 'retry',
  maxAttempts,
  backoff: { kind: 'constant', baseMs: 20, jitter: 'none' },
  to,
});

/** Everything fails, and every tier tries. */
const stack = {
  format: 1,
  title: 'Two tiers that retry, and a database that fails',
  seed: 7,
  forMs: 20_000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'constant', rateRps: 5 }, to: 'api' },
    api: tier('$outer', 'orders'),
    orders: tier('$inner', 'db'),
    db: { kind: 'service', backends: [{ id: 'a' }], concurrency: 64, serviceMs: { kind: 'constant', ms: 20 } },
  },
  links: { 'users->api': { latencyMs: 10 }, 'api->orders': { latencyMs: 10 }, 'orders->db': { latencyMs: 10 } },
  events: [{ atMs: 0, do: 'fail', target: 'db/a', ratio: 1 }],
};

/** Everything fails, three attempts are allowed, a budget stands in the way. */
const budgeted = {
  format: 1,
  title: 'A budget in an outage',
  seed: 7,
  forMs: 40_000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'constant', rateRps: '$rateRps' }, to: 'retry' },
    retry: {
      kind: 'retry',
      maxAttempts: 3,
      backoff: { kind: 'exponential', baseMs: 100, jitter: 'full' },
      budget: { kind: 'finagle-budget', minRetriesPerSecond: 0, percentCanRetry: '$share' },
      to: 'app',
    },
    app: { kind: 'service', backends: [{ id: 'a' }], concurrency: 64, serviceMs: { kind: 'constant', ms: 20 } },
  },
  links: { 'users->retry': { latencyMs: 10 }, 'retry->app': { latencyMs: 10 } },
  events: [{ atMs: 0, do: 'fail', target: 'app/a', ratio: 1 }],
};

/** Answered with a number that a run, a closed form or a short sum gives. */
export const questionsInNumbers = [
  {
    id: 'multiply',
    kind: 'computed',
    ask: 'A gateway tries each request up to {outer} times, and the service behind it tries its database up to {inner} times. The database answers everything with an error. Five requests a second come in. How many queries a second does the database get?',
    again: 'attempts-multiply',
    draws: { outer: { from: [2, 3, 4] }, inner: { from: [2, 3, 5] } },
    unit: 'rps',
    answer: { scenario: stack, read: meanOf('db/a.throughputRps', 8000) },
    tolerance: { relative: 0.03 },
    why: 'Each attempt of the gateway is a whole request to the service: {outer} × {inner} queries for each of the five.',
    slips: [
      {
        value: { times: [5, '$inner'] },
        why: 'That is the service’s share alone. The gateway asks it again each time that it fails.',
      },
    ],
  },
  {
    id: 'budget-load',
    kind: 'computed',
    ask: 'A client makes {rateRps} requests a second with up to three attempts each, and a retry budget of {share} of its requests without a reserve. Everything fails. How many attempts a second does it send?',
    again: 'how-much-to-try',
    draws: { rateRps: { from: [20, 40, 60, 100] }, share: { from: [0.1, 0.2, 0.25, 0.5], unit: 'ratio' } },
    unit: 'rps',
    answer: { scenario: budgeted, read: meanOf('retry.attemptsRps', 20_000) },
    tolerance: { relative: 0.04 },
    why: 'Every request goes out once, and retries are at most {share} of that: the rate times one plus the share.',
    slips: [{ value: { times: [3, '$rateRps'] }, why: 'That is what three attempts come to without a budget.' }],
  },
  {
    id: 'held',
    kind: 'computed',
    ask: 'You call a service {arrivalRps} times a second with a timeout of {meanResponseMs}. It hangs: no answers at all. How many of your calls wait at any moment?',
    again: 'how-long-to-wait',
    draws: {
      arrivalRps: { from: [20, 50, 100, 200] },
      meanResponseMs: { from: [500, 2000, 5000, 30_000], unit: 'ms' },
    },
    unit: 'count',
    answer: { theory: 'little', args: { arrivalRps: '$arrivalRps', meanResponseMs: '$meanResponseMs' }, field: 'meanInSystem' },
    tolerance: { relative: 0.03 },
    why: 'Little’s law: what is inside is the rate times the time each stays, and each stays until its timeout. That many threads must be yours to lose.',
    slips: [{ value: { times: ['$arrivalRps'] }, why: 'That is one second’s worth. Each call stays until its timeout.' }],
  },
  {
    id: 'stuck-rate',
    kind: 'estimate',
    ask: 'A service can do 20 requests a second and gets 12. A pause puts it into the state in which every attempt times out; each request is tried three times. About how many attempts a second does it get then?',
    again: 'the-cause-is-gone-and-nothing-works',
    unit: 'rps',
    answer: {
      scenario: scenarios.opening,
      inputs: scenarios.pauseInputs,
      read: meanOf('retry.attemptsRps', 40_000),
      lab: 'pause',
    },
    tolerance: { relative: 0.15 },
    why: 'Twelve new requests a second, and each is sent three times. That its attempts lie a timeout apart does not change the rate.',
    slips: [
      { value: 24, why: 'Three attempts are the first and two more: the first counts as well.' },
      { value: 20, why: 'That is what it can answer. What it is asked for does not depend on what it can do.' },
    ],
  },
  {
    id: 'worst-tiers',
    kind: 'estimate',
    level: 'staff',
    ask: 'Three tiers, each with a retry budget of 20% of its own requests and no reserve. Everything fails at the bottom. By what factor can the load there become larger than what users ask for?',
    again: 'how-much-to-try',
    unit: 'factor',
    answer: { value: 1.728, working: '1.2 × 1.2 × 1.2 = 1.728' },
    tolerance: { relative: 0.05 },
    why: 'Budgets multiply like attempts do, from a much smaller number: each tier adds a fifth to what it is asked for.',
    slips: [
      { value: 1.6, why: 'Shares do not add: the second tier takes a fifth of what the first has already raised.' },
      { value: 27, why: 'That is three attempts at each tier with no budget.' },
    ],
  },
  {
    id: 'down-to',
    kind: 'estimate',
    level: 'senior',
    ask: 'The service of the opening does 20 a second and is stuck: every request is tried three times. The rate of requests falls slowly. Below about how many requests a second can it begin to recover?',
    again: 'the-cause-is-gone-and-nothing-works',
    unit: 'rps',
    answer: { value: 6.667, working: '20 / 3 = 6.667' },
    tolerance: { relative: 0.1 },
    why: 'While it is stuck each request is three attempts, so attempts fit only once three times the rate is below the capacity. At twelve it was well until the pause, and at twelve it does not come back: this gap is what makes it a trap.',
    slips: [
      { value: 20, why: 'That is the capacity for requests that are asked once. While it is stuck each is asked three times.' },
      { value: 12, why: 'It was well at twelve before the pause; being stuck is a different state at the same rate.' },
    ],
  },
  {
    id: 'thrice',
    kind: 'estimate',
    ask: 'A fifth of all attempts fail, each by itself. With up to three attempts, what share of requests fails?',
    again: 'what-a-retry-buys',
    unit: 'ratio',
    answer: { value: 0.008, working: '0.2 × 0.2 × 0.2 = 0.008' },
    tolerance: { relative: 0.1 },
    why: 'All three must fail, and they are strangers to each other: a fifth of a fifth of a fifth.',
    slips: [
      { value: 0.067, why: 'Dividing by the number of attempts is too modest: chances of independent failures multiply.' },
      { value: 0.04, why: 'That is two attempts.' },
    ],
  },
] as const satisfies readonly Question[];
