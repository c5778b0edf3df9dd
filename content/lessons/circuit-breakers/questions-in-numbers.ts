import { lostShare, meanOf } from '@/content/measured';
import type { Question } from '@/content/question-types';
import * as scenarios from './scenarios';

const steady = (rateRps: unknown) => ({ kind: 'constant', rateRps });

/** A dead callee for one minute, seen through a breaker. */
const minuteOfErrors = {
  format: 1,
  title: 'A minute of errors',
  seed: 7,
  forMs: 71_000,
  nodes: {
    users: { kind: 'clients', arrivals: steady(10), to: 'breaker' },
    breaker: {
      kind: 'breaker',
      algorithm: {
        kind: 'rolling-window',
        slidingWindowSize: 10,
        minimumNumberOfCalls: 10,
        failureRateThreshold: 1,
        waitDurationInOpenStateMs: '$waitMs',
        permittedNumberOfCallsInHalfOpenState: '$probes',
      },
      to: 'app',
    },
    app: { kind: 'service', backends: [{ id: 'a' }], concurrency: 32, serviceMs: { kind: 'constant', ms: 50 } },
  },
  links: { 'users->breaker': { latencyMs: 5 }, 'breaker->app': { latencyMs: 10 } },
  events: [
    { atMs: 10_000, do: 'fail', target: 'app/a', ratio: 1 },
    { atMs: 70_000, do: 'fail', target: 'app/a', ratio: 0 },
  ],
};

/** A callee that hangs, a timeout, and threads enough for anything. */
const hung = {
  format: 1,
  title: 'Threads that wait',
  seed: 7,
  forMs: 40_000,
  nodes: {
    users: { kind: 'clients', arrivals: steady('$rateRps'), to: 'threads' },
    threads: { kind: 'bulkhead', algorithm: { kind: 'semaphore', maxConcurrentCalls: 1000 }, to: 'call' },
    call: { kind: 'timeout', timeoutMs: '$timeoutMs', to: 'suggest' },
    suggest: { kind: 'service', backends: [{ id: 's' }], concurrency: 64, serviceMs: { kind: 'constant', ms: 80 } },
  },
  links: { 'users->threads': { latencyMs: 5 }, 'threads->call': { latencyMs: 1 }, 'call->suggest': { latencyMs: 5 } },
  events: [{ atMs: 5000, do: 'slow', target: 'suggest/s', factor: 10_000 }],
};

/** Answered with a number that a run or a short sum gives. */
export const questionsInNumbers = [
  {
    id: 'reach',
    kind: 'computed',
    ask: 'A callee answers everything with an error for one minute; ten calls a second come. The breaker opens when all of the last ten failed, waits {waitMs}, then lets {probes} through. About how many calls reach the callee in that minute?',
    again: 'the-machine',
    draws: { waitMs: { from: [5000, 10_000, 20_000], unit: 'ms' }, probes: { from: [2, 4, 8] } },
    unit: 'count',
    answer: { scenario: minuteOfErrors, read: 'requests.failed.error' },
    tolerance: { relative: 0.25 },
    why: 'Ten to open it, and then {probes} for each wait of {waitMs} that fits into the minute.',
    slips: [
      {
        value: { times: [600] },
        why: 'That is every call of the minute. After the first ten the breaker answers nearly all of them.',
      },
      {
        value: { times: [1, '$probes'] },
        why: 'That is one round of probes. It tries again after every wait, and needed ten to open.',
      },
    ],
  },
  {
    id: 'hold',
    kind: 'computed',
    ask: 'Your service makes {rateRps} calls a second to a callee that hangs, with a timeout of {timeoutMs} and no breaker. About how many of your threads does it hold?',
    again: 'their-slowness-your-outage',
    draws: { rateRps: { from: [20, 40, 60, 80] }, timeoutMs: { from: [500, 2000, 4000], unit: 'ms' } },
    unit: 'count',
    answer: { scenario: hung, read: meanOf('threads.inUse', 20_000) },
    tolerance: { relative: 0.08 },
    why: 'Little’s law: rate times stay, and each call stays until its timeout.',
    slips: [{ value: { times: ['$rateRps'] }, why: 'That would be one second each. A hung call stays until its timeout.' }],
  },
  {
    id: 'threads-needed',
    kind: 'estimate',
    ask: 'Sixty pages a second, each holding a thread for 50 ms of its own and then half a second for a timeout. How many threads are needed, on average?',
    again: 'three-things-to-add',
    unit: 'count',
    answer: { value: 33, working: '60 × (0.05 + 0.5) = 33' },
    tolerance: { relative: 0.06 },
    why: 'Sixty a second times 0.55 s. With twenty threads they queue, though each page has its timeout and its fallback.',
    slips: [
      { value: 3, why: 'That is sixty a second times the page’s own work. The thread is held through the wait as well.' },
      { value: 20, why: 'That is how many there are. What is needed is the rate times the time each is held.' },
    ],
  },
  {
    id: 'two-calls',
    kind: 'estimate',
    ask: 'One call in ten fails at random. A breaker opens when at least half of the last two calls failed. How likely is it that a given pair of calls opens it?',
    again: 'how-few-calls-are-too-few',
    unit: 'ratio',
    answer: { value: 0.19, working: '1 - 0.9 × 0.9 = 0.19' },
    tolerance: { relative: 0.08 },
    why: 'It opens unless both succeed: one minus nine tenths of nine tenths. The first error of the day is enough, and one call in ten is an error.',
    slips: [
      { value: 0.01, why: 'That is both failing. Half of two is one: a single failure is enough.' },
      { value: 0.1, why: 'That is one call. There are two chances of a failure.' },
    ],
  },
  {
    id: 'partial-estimate',
    kind: 'estimate',
    level: 'senior',
    ask: 'Four backends take turns behind one breaker that opens when a fifth of the last twenty calls failed, stays open for five seconds and then lets three probes through; twenty requests a second come. One backend answers everything with an error. What share of the requests fails?',
    again: 'when-it-makes-things-worse',
    unit: 'ratio',
    answer: {
      scenario: scenarios.partial,
      inputs: scenarios.oneFails,
      read: lostShare(20_000, 45_000),
      lab: 'partial',
    },
    tolerance: { absolute: 0.08 },
    why: 'A quarter fails, which is more than a fifth, so it opens. Of any three probes in turn one is likely to meet the bad backend, and then it opens again, for five seconds more.',
    slips: [
      {
        value: 0.25,
        why: 'That is what fails without the breaker. With it, most of the other three quarters are refused as well.',
      },
      { value: 0.2, why: 'The threshold says when it opens, not how much fails after that.' },
    ],
  },
] as const satisfies readonly Question[];
