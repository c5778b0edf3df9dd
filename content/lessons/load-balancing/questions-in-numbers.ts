import type { Question } from '@/content/question-types';
import { choose } from './labs';
import { slowDown } from './predictions';
import * as scenarios from './scenarios';

const turnsByWeight = {
  format: 1,
  title: 'Turns by weight',
  seed: 7,
  // 720 requests, and time for the last to arrive.
  forMs: 60_060,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'constant', rateRps: 12 }, to: 'lb' },
    lb: { kind: 'balancer', algorithm: { kind: 'weighted-round-robin' }, to: 'app' },
    app: {
      kind: 'service',
      backends: [{ id: 'a', weight: '$weight' }, { id: 'b' }, { id: 'c' }],
      concurrency: 64,
      serviceMs: { kind: 'constant', ms: 100 },
    },
  },
  links: { 'users->lb': { latencyMs: 30 }, 'lb->app': { latencyMs: 20 } },
};

/** Answered with a number that a run or a closed form gives. */
export const questionsInNumbers = [
  {
    id: 'weighted-share',
    kind: 'computed',
    ask: 'Three backends have weights {weight}, 1 and 1. Smooth weighted round robin hands out 720 requests. How many does the first backend get?',
    again: 'the-backends-differ-turns-by-strength',
    draws: { weight: { from: [2, 3, 4, 6, 7, 8] } },
    unit: 'count',
    answer: { scenario: turnsByWeight, read: 'nodes.app.backends.a.arrived' },
    tolerance: { relative: 0.02 },
    why: 'Its share is its weight over the sum of the weights: {weight} out of {weight} + 2.',
    slips: [{ value: { divide: [720, 3] }, why: 'That is plain round robin: weights ignored.' }],
  },
  {
    id: 'two-at-load',
    kind: 'computed',
    level: 'senior',
    ask: 'Very many equal servers at {load} load, Poisson arrivals, exponential work. Requests join the shorter of two lines drawn at random. How many service times does a request stay, on average?',
    again: 'two-draws-are-nearly-as-good-as-looking-at-all',
    draws: { load: { from: [0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99], unit: 'ratio' } },
    unit: 'count',
    answer: { theory: 'power-of-d', args: { load: '$load', choices: 2 }, field: 'meanResponseInServiceTimes' },
    tolerance: { relative: 0.25 },
    why: 'Add up 1 + λ² + λ⁶ + λ¹⁴ + …: each exponent is twice the last, plus two, so the sum soon stops growing.',
    slips: [
      {
        value: { theory: 'power-of-d', args: { load: '$load', choices: 1 }, field: 'meanResponseInServiceTimes' },
        why: 'That is one draw: 1/(1 − λ).',
      },
    ],
  },
  {
    id: 'own-queue',
    kind: 'computed',
    ask: 'A balancer chooses at random among many equal backends, so that each sees {arrivalRps} requests a second, Poisson like all the traffic, and can serve 10, exponential work. What is the mean time a request spends at its backend?',
    again: 'nothing-differs-chance-or-turns',
    draws: { arrivalRps: { from: [6, 7, 8, 9, 9.5] } },
    unit: 'ms',
    answer: { theory: 'mm1', args: { arrivalRps: '$arrivalRps', serviceRps: 10 }, field: 'meanResponseMs' },
    tolerance: { relative: 0.05 },
    why: 'A random share of random arrivals is random arrivals again, so each backend is an M/M/1 queue: 1/(μ − λ) seconds, here 1/(10 − {arrivalRps}).',
    slips: [
      {
        value: { divide: [1000, 10] },
        why: 'That is the service time alone. A request also waits for those that chance sent before it.',
      },
      { value: { divide: [1000, '$arrivalRps'] }, why: 'That is the gap between arrivals at one backend.' },
    ],
  },
  {
    id: 'two-against-one',
    kind: 'estimate',
    ask: 'At 95% load over very many servers, with Poisson arrivals and exponential work, one random draw keeps a request 20 service times. How many does it stay with two draws?',
    again: 'two-draws-are-nearly-as-good-as-looking-at-all',
    unit: 'count',
    answer: { theory: 'power-of-d', args: { load: 0.95, choices: 2 }, field: 'meanResponseInServiceTimes' },
    tolerance: { factor: 1.3 },
    why: 'The share of servers that hold at least k falls like λ to the power 2ᵏ − 1 instead of λᵏ.',
    slips: [
      { value: 10, why: 'Twice the choices does not halve the wait; it squares the rarity of long lines.' },
      {
        value: 19,
        why: 'One more draw is far more than one twentieth of the way: at each length, both draws must be that unlucky.',
      },
    ],
  },
  {
    id: 'hole-estimate',
    kind: 'estimate',
    level: 'senior',
    ask: 'Four backends that serve two requests at a time, half busy, no health checks. One dies and refuses at once. Under least connections, what share of all requests fails from then on?',
    again: 'the-quickest-answer-is-no',
    unit: 'ratio',
    answer: {
      scenario: scenarios.blackHole,
      inputs: [choose('least-connections'), { atMs: 20_000, do: 'kill', target: 'app/b' }],
      read: {
        divide: [
          { series: 'failedRps', fold: 'mean', fromMs: 22_000, toMs: 60_000 },
          { series: 'offeredRps', fold: 'mean', fromMs: 22_000, toMs: 60_000 },
        ],
      },
      lab: 'black-hole',
    },
    tolerance: { absolute: 0.12 },
    why: 'A backend that refuses at once is never busy, so it wins whenever all the others have something to do. When others are idle too, they are tied, and take turns.',
    slips: [
      { value: 0.25, why: 'That is what round robin loses: a turn in four. Counting makes the dead one the favourite.' },
      { value: 1, why: 'Its count is never above another, but it is often tied: an idle backend has nothing out either.' },
      { value: 0, why: 'A balancer that counts does not see that answers are refusals, only that they came back.' },
    ],
  },
  {
    id: 'opening-estimate',
    kind: 'estimate',
    ask: 'Three backends in turn, 12 requests a second; one can serve 2.7 a second, the others 6.7 each. Clients give up after three seconds. Once things have settled, what share fails?',
    again: 'room-to-spare-and-people-turned-away',
    unit: 'ratio',
    answer: {
      scenario: scenarios.oneSlow,
      inputs: slowDown,
      read: {
        divide: [
          { series: 'failedRps', fold: 'mean', fromMs: 20_000, toMs: 40_000 },
          { series: 'offeredRps', fold: 'mean', fromMs: 20_000, toMs: 40_000 },
        ],
      },
      lab: 'one-slow',
    },
    tolerance: { absolute: 0.06 },
    why: 'Once the line at the slow one is longer than three seconds, nearly everyone sent there gives up: its whole third.',
    slips: [
      {
        value: 0.11,
        why: 'That is what it cannot finish, 1.33 of 12. But it finishes the wrong ones: those at the head of the line, whose clients have left.',
      },
      { value: 0, why: 'Capacity of 16 for 12 would do, if requests went where the capacity is.' },
    ],
  },
] as const satisfies readonly Question[];
