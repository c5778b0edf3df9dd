import type { Question } from '@/content/question-types';
import { set } from './labs';
import * as scenarios from './scenarios';

const closed = {
  ...scenarios.farPeople,
  nodes: {
    ...scenarios.farPeople.nodes,
    users: { kind: 'clients', arrivals: { kind: 'users', count: '$people', meanThinkMs: 0 }, to: 'app' },
  },
};

/** Answered with a number that a run or a closed form gives. */
export const questionsInNumbers = [
  {
    id: 'time-at-load',
    kind: 'computed',
    ask: 'One worker finishes 50 requests a second when it never rests. {arrivalRps} a second arrive at random; the work is exponential. How long does a request stay, on average?',
    again: 'nineteen-out-of-twenty',
    draws: { arrivalRps: { from: [30, 40, 45, 47.5, 49] } },
    unit: 'ms',
    answer: { theory: 'mm1', args: { arrivalRps: '$arrivalRps', serviceRps: 50 }, field: 'meanResponseMs' },
    tolerance: { relative: 0.05 },
    why: 'The time is one over the room left: 1 / (50 − {arrivalRps}) seconds.',
    slips: [
      { value: { divide: [1000, 50] }, why: 'That is the work alone. A request also waits for those in front of it.' },
      { value: { divide: [1000, '$arrivalRps'] }, why: 'That is the mean gap between two arrivals, which nobody waits for.' },
    ],
  },
  {
    id: 'how-many-inside',
    kind: 'computed',
    ask: 'A service answers {arrivalRps} requests a second, and each stays {stayMs} ms. How many are inside at once, on average?',
    again: 'littles-law',
    draws: { arrivalRps: { from: [40, 120, 250, 800] }, stayMs: { from: [50, 150, 400, 900] } },
    unit: 'count',
    answer: { theory: 'little', args: { arrivalRps: '$arrivalRps', meanResponseMs: '$stayMs' }, field: 'meanInSystem' },
    tolerance: { relative: 0.03 },
    why: 'L = λ·W: {arrivalRps} a second times {stayMs} / 1,000 seconds each. No assumption about chance is needed.',
    slips: [
      {
        value: { times: ['$arrivalRps', '$stayMs'] },
        why: 'Milliseconds were multiplied with a rate per second: a thousand times too many.',
      },
      {
        value: { divide: ['$arrivalRps', '$stayMs'] },
        why: 'Rate and time are multiplied, not divided: the longer each stays, the more are inside.',
      },
    ],
  },
  {
    id: 'slow-pages',
    kind: 'computed',
    ask: 'A page needs {parts} calls, all of them, made at once. Each is slow 1% of the time, independently. What share of pages is slow?',
    again: 'one-in-a-hundred-ten-times-a-page',
    draws: { parts: { from: [5, 20, 40, 70, 150] } },
    unit: 'ratio',
    answer: { theory: 'k-of-n', args: { availability: 0.99, n: '$parts', k: '$parts' }, field: 'unavailability' },
    tolerance: { absolute: 0.02 },
    why: 'All {parts} are quick with a chance of 0.99 to the power {parts}; the rest of the pages have met at least one slow part.',
    slips: [
      {
        value: { times: [0.01] },
        why: 'One in a hundred is the chance of one part. The page takes that chance with every part.',
      },
    ],
  },
  {
    id: 'people-and-throughput',
    kind: 'computed',
    level: 'senior',
    ask: '{people} people each ask again the moment they are answered. The wire takes 150 ms there and back, the work 50 ms; four workers. What throughput do they reach?',
    again: 'a-long-road-is-not-a-narrow-one',
    draws: { people: { from: [2, 4, 6, 40, 60] } },
    unit: 'rps',
    answer: { scenario: closed, read: 'throughputRps' },
    tolerance: { relative: 0.1 },
    why: 'Each person goes round in 200 ms, five times a second, until the four workers are full: four every 50 ms is 80 a second, and no number of people gets more out of them. {people} people: the smaller of the two.',
    slips: [
      {
        value: { times: ['$people', 20] },
        why: 'That is one over the work alone, for each person. The wire is part of every round.',
      },
    ],
  },
  {
    id: 'nineteen-again',
    kind: 'estimate',
    ask: 'One worker, 50 ms of work on average and exponential, random arrivals. At 10 a second a request stays 100 ms. About how long at 19 a second?',
    again: 'nineteen-out-of-twenty',
    unit: 'ms',
    answer: { theory: 'mm1', args: { arrivalRps: 19, serviceRps: 20 }, field: 'meanResponseMs' },
    tolerance: { factor: 1.5 },
    why: 'The room left went from ten a second to one, so the time there went from a tenth of a second to one second.',
    slips: [
      {
        value: 190,
        why: 'Nineteen tenths of the load is not nineteen tenths of the time. Time goes with one over the room left.',
      },
      {
        value: 100,
        why: 'It would stay so only if nobody ever met anybody. Random arrivals meet, and at this load the lines do not dissolve.',
      },
    ],
  },
  {
    id: 'no-chance',
    kind: 'estimate',
    ask: 'A worker is 90% busy: 18 requests a second like a metronome, each exactly 50 ms of work, 20 ms of wire. What is the mean latency?',
    again: 'what-a-line-is-made-of',
    unit: 'ms',
    answer: {
      scenario: scenarios.varied,
      inputs: [
        set('users', 'arrivals', { kind: 'constant', rateRps: 18 }),
        set('app', 'serviceMs', { kind: 'constant', ms: 50 }),
      ],
      read: 'latencyMs.mean',
      lab: 'varied',
    },
    tolerance: { relative: 0.1 },
    why: 'A request comes every 55.6 ms and is done after 50, so it never meets another. What is left is work and wire.',
    slips: [
      {
        value: 520,
        why: 'That is the latency with random arrivals and exponential work. Here there is no chance at all, so there is no line.',
      },
      { value: 50, why: 'Nearly: the wire there and back is part of what the client sees.' },
    ],
  },
  {
    id: 'threads',
    kind: 'estimate',
    ask: 'A call to a supplier takes 800 ms, and you make 150 of them a second. How many threads are waiting for it at any moment, on average?',
    again: 'littles-law',
    unit: 'count',
    answer: { theory: 'little', args: { arrivalRps: 150, meanResponseMs: 800 }, field: 'meanInSystem' },
    tolerance: { relative: 0.05 },
    why: '150 a second times 0.8 seconds. A pool of 50 threads would be the ceiling at 62.5 calls a second, whatever the processors do.',
    slips: [
      { value: 150, why: 'That would be right if each call took a whole second.' },
      { value: 188, why: 'Dividing gives a number that means nothing here: longer calls need more threads, not fewer.' },
    ],
  },
] as const satisfies readonly Question[];
