import type { Question } from '@/content/question-types';
import { windowed } from './labs';
import * as scenarios from './scenarios';

const aroundTheEdge = {
  format: 1,
  title: 'One second around the boundary',
  seed: 7,
  forMs: 14_000,
  nodes: {
    users: {
      kind: 'clients',
      arrivals: { kind: 'spike', rateRps: 0, spikeRps: 500, spikeAtMs: 9470, spikeForMs: 1000 },
      to: 'gate',
    },
    gate: { kind: 'limiter', algorithm: { kind: 'fixed-window', limit: '$limit', windowMs: 10_000 }, to: 'db' },
    db: { kind: 'service', concurrency: 512, serviceMs: { kind: 'constant', ms: 200 } },
  },
  links: { 'users->gate': { latencyMs: 30 }, 'gate->db': { latencyMs: 30 } },
};

const flooded = {
  format: 1,
  title: 'A bucket under a flood',
  seed: 7,
  forMs: 21_000,
  nodes: {
    users: {
      kind: 'clients',
      arrivals: { kind: 'spike', rateRps: 0, spikeRps: 60, spikeAtMs: 0, spikeForMs: 20_000 },
      to: 'gate',
    },
    gate: { kind: 'limiter', algorithm: { kind: 'token-bucket', capacity: '$capacity', refillPerSecond: '$refill' }, to: 'db' },
    db: { kind: 'service', concurrency: 512, serviceMs: { kind: 'constant', ms: 200 } },
  },
  links: { 'users->gate': { latencyMs: 30 }, 'gate->db': { latencyMs: 30 } },
};

/** Answered with a number that a run, a closed form or a sum gives. */
export const questionsInNumbers = [
  {
    id: 'edge-drawn',
    kind: 'computed',
    ask: 'A fixed window allows {limit} requests in 10 s. A client is quiet, then sends 500 a second for one second, half of it before a boundary and half after. How many pass?',
    again: 'by-the-clock',
    draws: { limit: { from: [20, 40, 50, 80, 100, 120] } },
    unit: 'count',
    answer: { scenario: aroundTheEdge, read: 'nodes.gate.completed' },
    tolerance: { relative: 0.02 },
    why: 'Each of the two windows gives all its {limit} permits, one set before the boundary and one after it.',
    slips: [
      { value: { times: ['$limit', 1] }, why: 'That is what one window allows. The second spans two of them.' },
      {
        value: { times: ['$limit', 1.1] },
        why: 'That adds a tenth of a window’s rate to one window’s limit, as a bucket would. A fixed window gives all its permits at once at its start.',
      },
    ],
  },
  {
    id: 'bucket-flooded',
    kind: 'computed',
    ask: 'A token bucket holds {capacity} and refills at {refill} a second. It is full when a client begins to send about sixty a second, for 20 s. How many pass?',
    again: 'two-limits-in-one',
    draws: { capacity: { from: [10, 30, 60, 100] }, refill: { from: [2, 5, 8, 10] } },
    unit: 'count',
    answer: { scenario: flooded, read: 'nodes.gate.completed' },
    tolerance: { relative: 0.04 },
    why: 'The full bucket, {capacity}, and what drips in meanwhile: 20 s at {refill} a second.',
    slips: [
      { value: { times: ['$refill', 20] }, why: 'That is the refill alone. The bucket was full at the start.' },
      {
        value: { times: ['$capacity', 1] },
        why: 'That is the first burst. Tokens go on dripping while the client goes on sending.',
      },
    ],
  },
  {
    id: 'bucket-bound',
    kind: 'computed',
    ask: 'You sell {refill} requests a second and allow bursts of {capacity}. What is the most that one client can get through in any minute?',
    again: 'two-limits-in-one',
    draws: { capacity: { from: [20, 50, 100, 200] }, refill: { from: [1, 5, 10, 20] } },
    unit: 'count',
    answer: {
      theory: 'burst-bound',
      args: { capacity: '$capacity', refillPerSecond: '$refill', windowMs: 60_000 },
      field: 'maxAdmitted',
    },
    tolerance: { relative: 0.01 },
    why: 'Capacity plus rate times time: {capacity} and sixty seconds at {refill}.',
    slips: [
      {
        value: { times: ['$refill', 60] },
        why: 'That is the long-run average. Any one minute may also hold a full bucket’s burst.',
      },
    ],
  },
  {
    id: 'two-counts',
    kind: 'estimate',
    ask: 'Sliding window counter, 80 a minute. The last minute had 60, this one has 25 so far, and 20 seconds of it have passed. What does the counter believe the last sixty seconds held?',
    again: 'by-a-guess',
    unit: 'count',
    answer: { value: 65, working: '60 × 40 ÷ 60 + 25 = 65' },
    tolerance: { relative: 0.02 },
    why: 'Two thirds of the last minute still lie within the last sixty seconds, so two thirds of its sixty are counted, and all of this minute’s.',
    slips: [
      { value: 85, why: 'That counts the whole last minute. A third of it has already slid out.' },
      { value: 45, why: 'That keeps the third that slid out instead of the two thirds that remain.' },
      { value: 25, why: 'That is a fixed window, which forgets at the boundary.' },
    ],
  },
  {
    id: 'log-memory',
    kind: 'estimate',
    level: 'senior',
    ask: 'A sliding log for a limit of 1,000 an hour, a million clients who use all of it, 8 bytes a moment and nothing else. How much memory?',
    again: 'by-memory',
    unit: 'bytes',
    answer: { value: 8_000_000_000, working: '1,000 × 1,000,000 × 8 = 8,000,000,000' },
    tolerance: { factor: 1.2 },
    why: 'One moment for each permit in the window, for each client. What a store keeps beside each entry comes on top.',
    slips: [
      { value: 16_000_000, why: 'That is two numbers for each client: a counter or a bucket. A log keeps every moment.' },
      { value: 8_000_000, why: 'That is one number for each client, as GCRA keeps.' },
    ],
  },
  {
    id: 'edge-by-log',
    kind: 'estimate',
    ask: 'The limit is ten in five seconds. A dozen requests come in the fifth second, a dozen in the sixth. How many does a sliding window log let through?',
    again: 'by-memory',
    unit: 'count',
    answer: { scenario: scenarios.edge, inputs: windowed('sliding-window-log'), read: 'nodes.gate.completed', lab: 'edge' },
    tolerance: { absolute: 0.5 },
    why: 'All twenty-four lie within one span of five seconds, and no such span may hold more than ten.',
    slips: [
      { value: 20, why: 'That is the fixed window, for which the boundary starts a new account.' },
      { value: 24, why: 'Each dozen is itself more than ten.' },
    ],
  },
  {
    id: 'come-back-estimate',
    kind: 'estimate',
    level: 'senior',
    ask: 'Forty programs ask at once; ten pass and two permits a second come back. Every refused one returns at exactly the moment of the next permit, twenty attempts at most. About how many attempts reach the limiter?',
    again: 'everyone-told-the-same-moment',
    unit: 'count',
    answer: { scenario: scenarios.comeBack, read: 'nodes.gate.arrived', lab: 'come-back' },
    tolerance: { factor: 1.25 },
    why: 'Forty, then thirty, then twenty-nine, and so on: each round all who are left come and one gets in. The sum of a falling row grows with the square of the crowd.',
    slips: [
      { value: 70, why: 'That would be one return each. They return together, so all but one are refused again.' },
      { value: 800, why: 'Twenty attempts each would be so many, but one in each round succeeds and leaves.' },
    ],
  },
] as const satisfies readonly Question[];
