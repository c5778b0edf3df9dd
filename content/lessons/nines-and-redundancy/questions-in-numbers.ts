import type { Question } from '@/content/question-types';
import { set } from './labs';
import { crash, failedShare, lostSeconds } from './predictions';
import * as scenarios from './scenarios';

const part = { mtbfHours: '$mtbf', mttrHours: '$mttr' };
const takeover = {
  ...scenarios.standby,
  nodes: { ...scenarios.standby.nodes, address: { ...scenarios.standby.nodes.address, timeoutMs: '$patience', promoteMs: 4000 } },
};

/** Answered with a number that a run or a closed form gives. */
export const questionsInNumbers = [
  {
    id: 'hours-a-year',
    kind: 'computed',
    ask: 'A part works {mtbf} hours on average until it breaks, and is repaired in {mttr}. How many hours a year is it down, on average?',
    again: 'a-mean-is-not-a-year',
    draws: { mtbf: { from: [500, 1000, 2000, 4000] }, mttr: { from: [1, 2, 4, 8] } },
    unit: 'h',
    answer: { theory: 'system-availability', args: { system: part }, field: 'downHoursPerYear' },
    tolerance: { relative: 0.05 },
    why: 'Down is MTTR / (MTBF + MTTR) of the time: {mttr} out of {mtbf} + {mttr} hours, times 8,760.',
    slips: [
      {
        value: { times: ['$mttr', 12] },
        why: 'That would be a failure each month. Count how often {mtbf} hours fit into a year of 8,760.',
      },
    ],
  },
  {
    id: 'all-of-n',
    kind: 'computed',
    ask: 'A page needs {n} services, each up 99.9% of the time, failures independent. What share of the time is the page down?',
    again: 'three-good-parts',
    draws: { n: { from: [5, 8, 20, 40, 80] } },
    unit: 'ratio',
    answer: { theory: 'k-of-n', args: { availability: 0.999, n: '$n', k: '$n' }, field: 'unavailability' },
    tolerance: { relative: 0.1 },
    why: 'Up is 0.999 to the power {n}. For small downtimes that is nearly {n} times a thousandth down.',
    slips: [{ value: { times: [0.001] }, why: 'That is one service. All {n} are needed, and each adds its own downtime.' }],
  },
  {
    id: 'pair-down',
    kind: 'computed',
    ask: 'Two machines, each of which works {mtbf} hours on average and is repaired in 10. One is enough, failures are independent, takeover is instant. How many minutes a year are both down?',
    again: 'two-of-the-same',
    draws: { mtbf: { from: [190, 490, 990, 1990] } },
    unit: 'min',
    answer: {
      theory: 'system-availability',
      args: {
        system: {
          needed: 1,
          of: [
            { mtbfHours: '$mtbf', mttrHours: 10 },
            { mtbfHours: '$mtbf', mttrHours: 10 },
          ],
        },
      },
      field: 'downMinutesPerYear',
    },
    tolerance: { relative: 0.06 },
    why: 'Each is down 10 out of {mtbf} + 10 hours. Both at once: that share squared, times 525,600 minutes.',
    slips: [
      {
        value: {
          theory: 'system-availability',
          args: { system: { mtbfHours: '$mtbf', mttrHours: 10 } },
          field: 'downMinutesPerYear',
        },
        why: 'That is one machine by itself.',
      },
    ],
  },
  {
    id: 'majority',
    kind: 'computed',
    level: 'senior',
    ask: 'Three copies, each up {up} of the time, independent; two of them must be up. What share of the time are there too few?',
    again: 'how-many-is-enough',
    draws: { up: { from: [0.9, 0.95, 0.98, 0.99], unit: 'ratio' } },
    unit: 'ratio',
    answer: { theory: 'k-of-n', args: { availability: '$up', n: 3, k: 2 }, field: 'unavailability' },
    tolerance: { relative: 0.1 },
    why: 'With u for the share down, two down is 3·u²·(1 − u), all three u³. Any of three pairs may be the two that are down.',
    slips: [
      {
        value: { theory: 'k-of-n', args: { availability: '$up', n: 2, k: 1 }, field: 'unavailability' },
        why: 'That is a pair of which one is enough. Here there are three pairs that can be down together.',
      },
      {
        value: { theory: 'k-of-n', args: { availability: '$up', n: 3, k: 1 }, field: 'unavailability' },
        why: 'That is all three down: one of three would be enough.',
      },
    ],
  },
  {
    id: 'on-one-feed',
    kind: 'computed',
    level: 'senior',
    ask: 'Two machines, each up 99% of the time, share a power feed that works 8,750 hours on average and is repaired in {repair}. How many hours a year is the pair down?',
    again: 'what-they-share',
    draws: { repair: { from: [2, 5, 10, 20] } },
    unit: 'h',
    answer: {
      theory: 'system-availability',
      args: {
        system: {
          needed: 1,
          of: [
            { mtbfHours: 990, mttrHours: 10 },
            { mtbfHours: 990, mttrHours: 10 },
          ],
          common: { mtbfHours: 8750, mttrHours: '$repair' },
        },
      },
      field: 'downHoursPerYear',
    },
    tolerance: { relative: 0.1 },
    why: 'The feed is down about {repair} hours a year, and the pair by itself less than one. In a row they nearly add up.',
    slips: [{ value: { times: [0.876] }, why: 'That is the pair without its feed: a hundredth of a hundredth of the year.' }],
  },
  {
    id: 'takeover-time',
    kind: 'computed',
    ask: 'An active machine sends heartbeats each second; the standby waits {patience} ms of silence and takes 4 seconds to take over. The active one dies. About how many seconds of requests are lost?',
    again: 'the-seconds-in-between',
    draws: { patience: { from: [3000, 6000, 12_000, 20_000] } },
    unit: 's',
    answer: { scenario: takeover, inputs: crash, read: lostSeconds },
    tolerance: { factor: 1.3 },
    why: 'The silence counts from the last heartbeat, up to a second before the death; then the takeover. So a little less than {patience} ms and 4 seconds.',
    slips: [
      {
        value: { times: [1] },
        why: 'One heartbeat may be late or lost. Nobody takes over after one; the patience must pass first.',
      },
      { value: { times: [4] }, why: 'That is the takeover alone. It begins only when the silence has lasted long enough.' },
    ],
  },
  {
    id: 'four-nines',
    kind: 'estimate',
    ask: 'How many minutes a year may a service be down that promises 99.99%?',
    again: 'three-good-parts',
    unit: 'min',
    answer: {
      theory: 'system-availability',
      args: { system: { mtbfHours: 99.99, mttrHours: 0.01 } },
      field: 'downMinutesPerYear',
    },
    tolerance: { relative: 0.1 },
    why: 'A year has 525,600 minutes; a ten-thousandth of them.',
    slips: [
      { value: 526, why: 'That is 99.9%, nearly nine hours. One nine more is a tenth of it.' },
      { value: 5.26, why: 'That is five nines: one tenth of it.' },
      { value: 4.38, why: 'That is what a month of it allows.' },
    ],
  },
  {
    id: 'feed-estimate',
    kind: 'estimate',
    ask: 'Two machines, up 95% each at times of their own, hang on one feed that is up 99%. One machine is enough. What share of requests fails, in a long run?',
    again: 'what-they-share',
    unit: 'ratio',
    answer: {
      scenario: scenarios.pair,
      inputs: [set('wear', 'commonMtbfMs', 99_000)],
      read: failedShare,
      lab: 'pair',
    },
    tolerance: { absolute: 0.006 },
    why: 'The feed adds a hundredth, the pair by itself a four-hundredth.',
    slips: [
      { value: 0.0025, why: 'That is the pair alone. What both hang on stands in the row with it.' },
      { value: 0.06, why: 'That adds the feed to a single machine. Two are there.' },
    ],
  },
] as const satisfies readonly Question[];
