import { lostShare, meanOf } from '@/content/measured';
import type { Question } from '@/content/question-types';
import * as scenarios from './scenarios';

/** Pushed into the bad state, at a rate and with attempts to choose. */
const pushedOver = {
  format: 1,
  title: 'Pushed over',
  seed: 7,
  forMs: 45_000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'constant', rateRps: '$rateRps' }, to: 'retry' },
    retry: {
      kind: 'retry',
      maxAttempts: '$attempts',
      perTryTimeoutMs: 500,
      backoff: { kind: 'exponential', baseMs: 100, jitter: 'full' },
      to: 'app',
    },
    app: {
      kind: 'service',
      backends: [{ id: 'a', speed: 1 }],
      concurrency: 3,
      serviceMs: { kind: 'constant', ms: 100 },
    },
  },
  links: { 'users->retry': { latencyMs: 5 }, 'retry->app': { latencyMs: 5 } },
  events: scenarios.slowFor(20, 5000, 15_000),
};

/** The same with a budget: retries are a share of requests, however many fail. */
const bounded = {
  ...pushedOver,
  title: 'Bounded',
  forMs: 40_000,
  nodes: {
    ...pushedOver.nodes,
    retry: {
      ...pushedOver.nodes.retry,
      maxAttempts: 3,
      budget: { kind: 'finagle-budget', minRetriesPerSecond: 0, percentCanRetry: '$share' },
    },
  },
  events: [{ atMs: 0, do: 'slow', target: 'app', factor: 1000 }],
};

/** Answered with a number that a run or a short sum gives. */
export const questionsInNumbers = [
  {
    id: 'stuck-attempts',
    kind: 'computed',
    ask: 'Callers make {rateRps} requests a second with up to {attempts} attempts each. A push has put the fleet into the state in which every attempt times out; it can do 30 a second. How many attempts a second does it get now?',
    again: 'two-states-at-one-load',
    draws: { rateRps: { from: [18, 20, 24, 27] }, attempts: { from: [2, 3, 4] } },
    unit: 'rps',
    answer: { scenario: pushedOver, read: meanOf('retry.attemptsRps', 25_000) },
    tolerance: { relative: 0.06 },
    why: 'All attempts of every request are made: {rateRps} × {attempts}. What the fleet can do does not come into it.',
    slips: [{ value: { times: ['$rateRps'] }, why: 'That is what it got before the push, when the first attempt was answered.' }],
  },
  {
    id: 'bounded-attempts',
    kind: 'computed',
    ask: 'The same callers at {rateRps} requests a second, three attempts each, now with a retry budget of {share} and no reserve. Nothing is answered at all. How many attempts a second do they make?',
    again: 'the-scaler-keeps-you-on-the-edge',
    draws: { rateRps: { from: [20, 30, 40] }, share: { from: [0.1, 0.2, 0.25], unit: 'ratio' } },
    unit: 'rps',
    answer: { scenario: bounded, read: meanOf('retry.attemptsRps', 20_000) },
    tolerance: { relative: 0.05 },
    why: 'One for each request and {share} more. This is the worst there can be, and it must fit your capacity.',
    slips: [{ value: { times: [3, '$rateRps'] }, why: 'That is the worst without a budget.' }],
  },
  {
    id: 'stable-below',
    kind: 'estimate',
    ask: 'A fleet can do 600 requests a second. Callers try up to four times. Below about what rate does every push heal by itself?',
    again: 'two-states-at-one-load',
    unit: 'rps',
    answer: { value: 150, working: '600 / 4 = 150' },
    tolerance: { relative: 0.08 },
    why: 'Stuck, each request costs four attempts. Only below a quarter of the capacity do all attempts fit.',
    slips: [
      { value: 600, why: 'That is the capacity while nothing goes wrong. Up to there it works, and may be tipped.' },
      { value: 200, why: 'Four attempts are the first and three more: divide by four.' },
    ],
  },
  {
    id: 'target-rule',
    kind: 'estimate',
    level: 'senior',
    ask: 'Your autoscaler holds processors at 80%. How large may a retry budget be, as a share of requests, so that even in a total outage the load fits the fleet as it stands?',
    again: 'the-scaler-keeps-you-on-the-edge',
    unit: 'ratio',
    answer: { value: 0.25, working: '1 / 0.8 - 1 = 0.25' },
    tolerance: { relative: 0.06 },
    why: 'Utilisation times one plus the budget must stay below one: 0.8 × 1.25 is just one. Take less, to leave room for draining lines.',
    slips: [
      {
        value: 0.2,
        why: 'A fifth of the fleet is free, but it is free for a share of the load in use: a fifth divided by four fifths.',
      },
      { value: 0.8, why: 'That is the target. The budget is about what is left above it.' },
    ],
  },
  {
    id: 'drain',
    kind: 'estimate',
    ask: 'A line of 900 stands before a fleet that does 30 a second. You turn retries off; 20 requests a second keep coming. How many seconds until the line is gone?',
    again: 'while-it-lasts',
    unit: 's',
    answer: { value: 90, working: '900 / (30 - 20) = 90' },
    tolerance: { relative: 0.08 },
    why: 'Only spare capacity drains a line, and of thirty a second twenty are needed for those who come. Until the wait is below their patience, all of them fail.',
    slips: [
      { value: 30, why: 'That is with nobody new. Twenty a second stand behind it meanwhile.' },
      { value: 45, why: 'The twenty that come are not what drains it; the ten that are left are.' },
    ],
  },
  {
    id: 'end-of-storm',
    kind: 'estimate',
    ask: 'The opening: fifteen seconds of slowness that end at second 35. What share of requests fails from second 70 to second 90?',
    again: 'four-right-things',
    unit: 'ratio',
    answer: { scenario: scenarios.storm, read: lostShare(70_000, 90_000), lab: 'storm' },
    tolerance: { absolute: 0.05 },
    why: 'Attempts at three times the rate of requests are more than five machines can do, so nobody is answered in time and everybody tries three times.',
    slips: [
      { value: 0, why: 'The slowness is over, and what it set going is not.' },
      {
        value: 0.17,
        why: 'It can do fifty of sixty attempts, but it does them in the order of the line, for people who have left.',
      },
    ],
  },
] as const satisfies readonly Question[];
