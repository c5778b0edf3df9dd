import type { Question } from '@/content/question-types';
import { loseOne } from './claims';
import * as scenarios from './scenarios';

/** Machines that are exactly enough for the load after one is lost, or not. */
const afterTheLoss = {
  format: 1,
  title: 'Machines, one of them lost',
  seed: 7,
  forMs: 60_000,
  nodes: {
    users: { kind: 'clients', arrivals: { kind: 'constant', rateRps: '$rate' }, timeoutMs: 5000, to: 'lb' },
    lb: { kind: 'balancer', algorithm: 'round-robin', to: 'app' },
    app: {
      kind: 'service',
      backends: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }, { id: 'e' }],
      concurrency: 2,
      serviceMs: { kind: 'constant', ms: 100 },
    },
  },
  links: { 'users->lb': { latencyMs: 20 }, 'lb->app': { latencyMs: 2 } },
  events: [{ atMs: 0, do: 'remove', target: 'app/e' }],
};

/** Answered with a number that a run or a closed form gives. */
export const questionsInNumbers = [
  {
    id: 'price-out',
    kind: 'computed',
    ask: 'A small machine costs $50 a month. A load needs {units} of them; each further machine loses a tenth to working together; a balancer costs $30, and you keep one spare. What is the monthly bill?',
    again: 'the-price-of-the-next-doubling',
    draws: { units: { from: [4, 6, 8, 12, 20] } },
    unit: 'usd',
    answer: { theory: 'scaling-cost', args: { units: '$units' }, field: 'horizontalPrice' },
    tolerance: { relative: 0.03 },
    why: 'Machines: 1 + ({units} − 1) / 0.9, rounded up, and one spare. Times $50, and $30 for the balancer.',
    slips: [
      {
        value: { times: ['$units', 50] },
        why: 'That is the machines alone, as if they lost nothing to each other, without spare and balancer.',
      },
    ],
  },
  {
    id: 'busy-after-loss',
    kind: 'computed',
    ask: 'Five machines of two cores, a tenth of a second of work per request, {rate} requests a second like clockwork. One machine is taken away. How busy are the other four?',
    again: 'four-machines-and-the-day-one-is-off',
    draws: { rate: { from: [40, 48, 56, 64, 72] } },
    unit: 'ratio',
    answer: { scenario: afterTheLoss, read: { series: 'app/a.utilization', fold: 'mean', fromMs: 10_000 } },
    tolerance: { absolute: 0.03 },
    why: 'Eight cores are left, and eight cores do 80 a second: {rate} / 80.',
    slips: [{ value: { divide: ['$rate', 100] }, why: 'That is how busy the five were. The same work now falls on four.' }],
  },
  {
    id: 'one-line',
    kind: 'computed',
    level: 'senior',
    ask: 'One machine of eight cores, one line, {arrivalRps} requests a second at random, exponential work of 100 ms on one core. What is the mean time in the machine?',
    again: 'nothing-fails-what-do-the-pieces-cost',
    draws: { arrivalRps: { from: [56, 64, 70, 74, 76] } },
    unit: 'ms',
    answer: { theory: 'mmc', args: { arrivalRps: '$arrivalRps', serviceRps: 10, servers: 8 }, field: 'meanResponseMs' },
    tolerance: { relative: 0.15 },
    why: 'A request waits only when all eight cores are taken, and then one of the eight is soon free. So even at {arrivalRps} of 80 a second the wait is a fraction of what a core with a line of its own would give.',
    slips: [
      {
        value: { theory: 'mm1', args: { arrivalRps: '$arrivalRps', serviceRps: 80 }, field: 'meanResponseMs' },
        why: 'That is one core eight times as fast. Here each request runs on a core of ordinary speed: 100 ms on average, before any waiting.',
      },
    ],
  },
  {
    id: 'four-at-sixty-six',
    kind: 'estimate',
    level: 'senior',
    ask: 'Four machines that can do 20 a second each get 66 a second. One dies and is taken out. People wait two seconds at most; nothing is refused. A minute later, what share is answered in time?',
    again: 'four-machines-and-the-day-one-is-off',
    unit: 'ratio',
    answer: {
      scenario: scenarios.fourSmall,
      inputs: loseOne,
      read: {
        divide: [
          { series: 'goodputRps', fold: 'mean', fromMs: 90_000, toMs: 120_000 },
          { series: 'offeredRps', fold: 'mean', fromMs: 90_000, toMs: 120_000 },
        ],
      },
      lab: 'four-small',
    },
    tolerance: { absolute: 0.1 },
    why: 'The three can do 60, so the line grows by six requests every second. When it is longer than two seconds, everything the machines finish is for somebody who has left.',
    slips: [
      { value: 0.91, why: 'That is 60 of 66: what they finish. But they finish it too late.' },
      { value: 0.75, why: 'Three of four machines are there; their lines are not shorter for it.' },
    ],
  },
  {
    id: 'fill-at-most',
    kind: 'estimate',
    level: 'senior',
    ask: 'Six equal machines stand in three zones, two in each. A whole zone may fail at the peak. How full may each machine be at most beforehand, if the rest must not go beyond 90%?',
    again: 'four-machines-and-the-day-one-is-off',
    unit: 'ratio',
    answer: { value: 0.6, working: '0.9 × 4 ÷ 6 = 0.6' },
    tolerance: { absolute: 0.02 },
    why: 'Four of six carry it all: the load may be 0.9 of four machines, spread over six.',
    slips: [
      { value: 0.75, why: 'That is the loss of one machine in six, 0.9 × 5 ÷ 6. Here two go together.' },
      { value: 0.9, why: 'Then the other four would be asked for 135% of what they can do.' },
    ],
  },
] as const satisfies readonly Question[];
