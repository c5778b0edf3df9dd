import type { LessonLab } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import * as scenarios from './scenarios';

/** A knob turned before anything happens. */
export const set = (target: string, knob: string, value: unknown): ScenarioEvent => ({ atMs: 0, do: 'set', target, knob, value });

export const budgets = {
  /** One retry for every five requests, and nothing in reserve. */
  share: { kind: 'finagle-budget', minRetriesPerSecond: 0, percentCanRetry: 0.2 },
  /** As the library comes: ten retries a second, whatever the traffic. */
  withReserve: { kind: 'finagle-budget' },
  throttle: { kind: 'grpc-throttle' },
} as const;

export const backoffs = {
  none: { kind: 'exponential', baseMs: 500, capMs: 8000, jitter: 'none' },
  equal: { kind: 'exponential', baseMs: 500, capMs: 8000, jitter: 'equal' },
  full: { kind: 'exponential', baseMs: 500, capMs: 8000, jitter: 'full' },
  decorrelated: { kind: 'decorrelated', baseMs: 500, capMs: 8000 },
  secondsPlus: { kind: 'linear', baseMs: 1000, capMs: 60_000, jitter: 'additive', jitterMs: 500 },
} as const;

const attemptsChart = {
  id: 'attempts',
  title: 'Requests and attempts',
  unit: 'rps' as const,
  lines: [
    { series: 'retry.requestsRps', label: 'requests', tone: 'ink' as const },
    { series: 'retry.attemptsRps', label: 'attempts', tone: 'retry' as const },
  ],
};

export const labs = {
  pause: {
    title: 'A service and its retrying caller',
    summary:
      'A service with room to spare is slowed for ten seconds while its caller tries everything three times at once; when it is as fast as before, it still answers nobody in time, because three attempts for each request are more than it can do.',
    scenario: scenarios.opening,
    speed: 2,
    controls: ['retry.maxAttempts', 'users.arrivals.rateRps'],
    ranges: { 'users.arrivals.rateRps': [2, 24], 'retry.maxAttempts': [1, 4] },
    charts: ['traffic', attemptsChart, 'queue'],
    tryThis: [
      { id: 'slow', text: 'Slow the backend for some ten seconds, then set it right again.', done: { did: 'slow' } },
      { id: 'once', text: 'Do the same with a single attempt.', done: { turned: 'retry.maxAttempts' } },
      {
        id: 'rate',
        text: 'With three attempts, bring the rate down once it is stuck. How far must it fall before it comes back?',
        done: { turned: 'users.arrivals.rateRps' },
      },
    ],
  },
  timeouts: {
    title: 'How long is too long?',
    summary:
      'A healthy service answers half of its calls in about a tenth of a second, and a few take a whole one; a caller that waits 200 ms gives up on about a sixth of the answers that were on their way.',
    scenario: scenarios.waitingFor,
    controls: ['caller.timeoutMs', 'users.arrivals.rateRps'],
    ranges: { 'caller.timeoutMs': [50, 30_000], 'users.arrivals.rateRps': [10, 200] },
    speed: 2,
    charts: [
      'traffic',
      'latency',
      {
        id: 'held',
        title: 'Calls held by the caller',
        unit: 'count',
        lines: [{ series: 'inFlight', label: 'held', tone: 'waiting' }],
      },
    ],
    tryThis: [
      { id: 'longer', text: 'Raise the timeout until almost nobody is given up on.', done: { turned: 'caller.timeoutMs' } },
      { id: 'hang', text: 'Now slow the backend as far as it goes, and watch what the caller holds.', done: { did: 'slow' } },
    ],
  },
  flaky: {
    title: 'One in ten goes wrong',
    summary:
      'One answer in ten is an error, at random. A second attempt makes that one in a hundred and a third one in a thousand, for a ninth more work.',
    scenario: scenarios.flaky,
    controls: ['retry.maxAttempts', 'users.arrivals.rateRps'],
    ranges: { 'retry.maxAttempts': [1, 5], 'users.arrivals.rateRps': [5, 120] },
    charts: ['traffic', attemptsChart],
    compare: [set('retry', 'maxAttempts', 3)],
    tryThis: [
      { id: 'three', text: 'Allow three attempts.', done: { turned: 'retry.maxAttempts' } },
      {
        id: 'full',
        text: 'Raise the rate until the service has no room, and see what the extra attempts cost now.',
        done: { turned: 'users.arrivals.rateRps' },
      },
    ],
  },
  tiers: {
    title: 'Three careful tiers',
    summary:
      'A page, an interface and a service each try what is behind them three times; when the database begins to fail, every click becomes twenty-seven queries.',
    scenario: scenarios.tiers,
    controls: ['page.maxAttempts', 'api.maxAttempts', 'orders.maxAttempts'],
    ranges: { 'page.maxAttempts': [1, 4], 'api.maxAttempts': [1, 4], 'orders.maxAttempts': [1, 4] },
    charts: [
      'traffic',
      {
        id: 'each',
        title: 'Attempts of each tier',
        unit: 'rps',
        lines: [
          { series: 'page.attemptsRps', label: 'page', tone: 'ink' },
          { series: 'api.attemptsRps', label: 'api', tone: 'muted' },
          { series: 'orders.attemptsRps', label: 'orders', tone: 'retry' },
        ],
      },
    ],
    tryThis: [
      {
        id: 'one',
        text: 'Let only the tier next to the database retry: set the other two to one attempt.',
        done: { turned: 'page.maxAttempts' },
      },
      { id: 'four', text: 'Set all three to four attempts, and let the database fail.', done: { turned: 'orders.maxAttempts' } },
    ],
  },
  herd: {
    title: 'A thousand come back at once',
    summary:
      'About a thousand clients ask within a twentieth of a second. Without jitter those turned away return together at every doubling and are turned away again; with full jitter they come spread out and all are served.',
    scenario: scenarios.herd,
    controls: ['retry.backoff.jitter', 'retry.backoff', 'retry.maxAttempts'],
    speed: 2,
    charts: ['traffic', attemptsChart],
    tryThis: [
      { id: 'full', text: 'Choose full jitter.', done: { turned: 'retry.backoff.jitter' } },
      { id: 'other', text: 'Choose decorrelated jitter, which is a backoff of its own.', done: { turned: 'retry.backoff' } },
    ],
  },
  budget: {
    title: 'A pause of ten seconds, and a budget',
    summary:
      'The same pause with the same three attempts: without a budget the service stays down, with retries capped at a fifth of the traffic it comes back.',
    scenario: scenarios.mending,
    speed: 2,
    controls: [
      'retry.budget',
      'retry.budget.percentCanRetry',
      'retry.budget.minRetriesPerSecond',
      'retry.backoff',
      'retry.maxAttempts',
    ],
    charts: ['traffic', attemptsChart, 'queue'],
    compare: [set('retry', 'budget', budgets.share)],
    tryThis: [
      {
        id: 'backoff',
        text: 'Try to mend it with backoff alone: exponential, full jitter, a long base.',
        done: { turned: 'retry.backoff' },
      },
      { id: 'budget', text: 'Give it a budget, and make the reserve small.', done: { turned: 'retry.budget' } },
    ],
  },
  payments: {
    title: 'Pay, and pay again',
    summary:
      'A shop answers a few payments too late for its caller, who asks again; in a minute some payments are made that may have been made before.',
    scenario: scenarios.payments,
    speed: 2,
    controls: ['retry.retryNonIdempotent', 'retry.perTryTimeoutMs'],
    ranges: { 'retry.perTryTimeoutMs': [100, 3000] },
    charts: ['traffic', attemptsChart],
    tryThis: [
      { id: 'off', text: 'Stop repeating payments that may have gone through.', done: { turned: 'retry.retryNonIdempotent' } },
      {
        id: 'wait',
        text: 'Wait longer per attempt, and see how few doubts are left.',
        done: { turned: 'retry.perTryTimeoutMs' },
      },
    ],
  },
  backup: {
    title: 'A second runner',
    summary:
      'Five backends, each slow now and then for reasons of its own. A second attempt, sent to another one when the first takes longer than nineteen in twenty do, halves the slowest answers for one request in twenty more.',
    scenario: scenarios.backup,
    speed: 2,
    controls: ['hedge.maxShare', 'hedge.delay.percentile', 'users.arrivals.rateRps'],
    ranges: { 'users.arrivals.rateRps': [10, 1000] },
    compare: [set('hedge', 'maxShare', 0.1)],
    tryThis: [
      { id: 'hedge', text: 'Allow a tenth of the requests a second attempt.', done: { turned: 'hedge.maxShare' } },
      {
        id: 'early',
        text: 'Send it at the median instead. What does the tail gain, and what does it cost?',
        done: { turned: 'hedge.delay.percentile' },
      },
    ],
  },
  deadlines: {
    title: 'Working for nobody',
    summary:
      'Clients leave after a second, and after a pause the service works through a line of people who have left. Told of the deadline, it drops them and soon answers nearly everyone again.',
    scenario: scenarios.deadlines,
    speed: 2,
    controls: ['gate.propagateDeadline', 'users.arrivals.rateRps'],
    ranges: { 'users.arrivals.rateRps': [2, 24] },
    compare: [set('gate', 'propagateDeadline', true)],
    tryThis: [
      { id: 'tell', text: 'Let the gateway pass the deadline on.', done: { turned: 'gate.propagateDeadline' } },
      {
        id: 'more',
        text: 'Raise the rate past what the service can do. What is a deadline worth then?',
        done: { turned: 'users.arrivals.rateRps' },
      },
    ],
  },
  'come-back': {
    title: 'Come back by yourself',
    summary:
      'Four answers in a hundred are errors, so the caller retries; ten seconds of slowness push the service over, and its own retries keep it there.',
    scenario: scenarios.comeBack,
    controls: [
      'retry.maxAttempts',
      'retry.backoff',
      'retry.budget',
      'retry.budget.percentCanRetry',
      'retry.budget.minRetriesPerSecond',
      'app/a.speed',
    ],
    ranges: { 'app/a.speed': [1, 1.5], 'retry.maxAttempts': [1, 5] },
    moreControls: false,
    faults: false,
    charts: ['traffic', attemptsChart, 'queue'],
    speed: 2,
  },
} as const satisfies Record<string, LessonLab>;
