import type { Question } from '@/content/question-types';
import * as scenarios from './scenarios';

const poweredOff = {
  ...scenarios.powerCut,
  title: 'Found out after so many checks',
  forMs: 60_000,
  nodes: {
    ...scenarios.powerCut.nodes,
    users: { kind: 'clients', arrivals: { kind: 'constant', rateRps: 80 }, timeoutMs: 2000, to: 'lb' },
    app: { ...scenarios.powerCut.nodes.app, concurrency: 8 },
    checks: {
      kind: 'health-checks',
      of: 'lb',
      mechanism: { kind: 'active', intervalMs: '$intervalMs', timeoutMs: 500, fall: '$fall', rise: 2 },
    },
  },
};

const takenOver = {
  ...scenarios.pair,
  title: 'A pair with another timeout',
  nodes: { ...scenarios.pair.nodes, address: { ...scenarios.pair.nodes.address, timeoutMs: '$timeoutMs' } },
};

/** Answered with a number that a run or a sum gives. */
export const questionsInNumbers = [
  {
    id: 'lost-drawn',
    kind: 'computed',
    ask: 'Eighty requests a second, four backends in turn. One dies and refuses. Each is asked every {intervalMs}, and {fall} failures in a row take it out. About how many requests fail?',
    again: 'the-time-before-you-know',
    draws: { intervalMs: { from: [1000, 2000, 4000], unit: 'ms' }, fall: { from: [3, 4, 5] } },
    unit: 'count',
    answer: { scenario: poweredOff, read: 'requests.failed' },
    tolerance: { factor: 1.6 },
    why: 'Twenty a second go to the dead one, for between {fall} − 1 and {fall} intervals of {intervalMs}.',
    slips: [
      {
        value: { divide: [20_000, '$intervalMs'] },
        why: 'That divides by the interval. The longer the interval, the more is lost.',
      },
      {
        value: { times: [0.08, '$intervalMs', '$fall'] },
        why: 'That counts all requests. Only a quarter of them go to the dead one.',
      },
    ],
  },
  {
    id: 'takeover-drawn',
    kind: 'computed',
    ask: 'A pair with one address. Heartbeats come every second, the standby waits {timeoutMs} without one and then needs half a second to take over. How long is nobody there, as measured from the last heartbeat it could have heard?',
    again: 'who-watches-the-watcher',
    draws: { timeoutMs: { from: [2000, 3000, 4000, 5000, 6000], unit: 'ms' } },
    unit: 'ms',
    answer: { scenario: takenOver, read: 'nodes.address.takeoverMs' },
    tolerance: { relative: 0.2 },
    why: 'The timeout, and the half second after it. How often heartbeats come decides how short a timeout you dare to set.',
    slips: [{ value: { times: [500, 1] }, why: 'That is the takeover alone. First the standby must be sure enough.' }],
  },
  {
    id: 'checks-per-second',
    kind: 'estimate',
    level: 'senior',
    ask: 'A mesh of 400 proxies, each checking 250 backends every 2 seconds. How many checks a second is that in all?',
    again: 'the-time-before-you-know',
    unit: 'count',
    answer: { value: 50_000, working: '400 × 250 ÷ 2 = 50,000' },
    tolerance: { factor: 1.2 },
    why: 'Every watcher asks everyone. Each backend alone answers two hundred a second, perhaps more than it has users.',
    slips: [
      { value: 125, why: 'That is one proxy. All four hundred ask.' },
      { value: 100_000, why: 'That is one round of asking. It is spread over two seconds.' },
    ],
  },
  {
    id: 'power-cut-estimate',
    kind: 'estimate',
    ask: 'Twenty requests a second, four backends in turn, one dies. Checks every two seconds, three failures to fall. How many requests fail?',
    again: 'the-time-before-you-know',
    unit: 'count',
    answer: { scenario: scenarios.powerCut, read: 'requests.failed', lab: 'power-cut' },
    tolerance: { factor: 1.5 },
    why: 'Five a second for four to six seconds.',
    slips: [
      { value: 10, why: 'That is one interval. The third failure in a row comes two intervals after the first.' },
      { value: 100, why: 'That is all the traffic of five seconds. Three of the four backends are well.' },
    ],
  },
  {
    id: 'shared-estimate',
    kind: 'estimate',
    level: 'senior',
    ask: 'Four backends with deep checks, once a second, two failures to fall, four passes to rise. What they share fails six calls in ten for thirty seconds. What share of the requests fails in that time, with no panic threshold?',
    again: 'when-everyone-is-ill',
    unit: 'ratio',
    answer: {
      scenario: scenarios.shared,
      read: {
        divide: [
          { series: 'failedRps', fold: 'mean', fromMs: 15_000, toMs: 45_000 },
          { series: 'offeredRps', fold: 'mean', fromMs: 15_000, toMs: 45_000 },
        ],
      },
      lab: 'shared',
    },
    tolerance: { absolute: 0.16 },
    why: 'Backends are ejected for a fault that is not theirs and hardly ever pass four checks in a row, so that soon nobody is left to give even the four answers in ten.',
    slips: [
      { value: 0.6, why: 'That is what fails without any checks. The checks add refusals of their own.' },
      { value: 0.15, why: 'That would be one backend of four. All four share the cause.' },
    ],
  },
] as const satisfies readonly Question[];
