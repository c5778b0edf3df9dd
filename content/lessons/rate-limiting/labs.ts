import type { LessonLab } from '@/content/lesson-types';
import type { LimiterId } from '@/engine/limiters/registry';
import type { ScenarioEvent } from '@/engine/scenario/types';
import * as scenarios from './scenarios';

export const set = (target: string, knob: string, value: unknown): ScenarioEvent => ({ atMs: 0, do: 'set', target, knob, value });

/** The limiter made to decide another way from the start. */
export const decideBy = (kind: LimiterId, knobs: Readonly<Record<string, number>> = {}): readonly ScenarioEvent[] => [
  set('gate', 'algorithm', { kind, ...knobs }),
];

/** The same limit of ten in five seconds, under each kind of window. */
export const windowed = (kind: 'fixed-window' | 'sliding-window-log' | 'sliding-window-counter') =>
  decideBy(kind, { limit: 10, windowMs: 5000 });

const gateChart = {
  id: 'gate',
  title: 'At the limiter',
  unit: 'rps' as const,
  lines: [
    { series: 'gate.passedRps', label: 'passed', tone: 'ok' as const },
    { series: 'gate.refusedRps', label: 'refused', tone: 'shed' as const },
  ],
};
const permits = {
  id: 'permits',
  title: 'Permits to be had',
  unit: 'count' as const,
  lines: [{ series: 'gate.remaining', label: 'at once', tone: 'ink' as const }],
};
/** Whose requests fail, beside whose succeed. */
const whoseRequests = (...clients: readonly (readonly [id: string, label: string])[]) =>
  clients.map(([id, label]) => ({
    id: `of-${id}`,
    title: label,
    unit: 'rps' as const,
    lines: [
      { series: `${id}.goodputRps`, label: 'answered', tone: 'ok' as const },
      { series: `${id}.failedRps`, label: 'failed', tone: 'failed' as const },
    ],
  }));

export const labs = {
  unprotected: {
    title: 'People, a script, a small database',
    summary:
      'People ask a small database four times a second and are served; when a script begins to ask twenty times a second, most of the people are turned away and most of the answers go to the script.',
    scenario: scenarios.unprotected,
    controls: ['people.arrivals.rateRps', 'db/1.speed'],
    ranges: { 'people.arrivals.rateRps': [1, 10], 'db/1.speed': [0.5, 4] },
    charts: [...whoseRequests(['people', 'People'], ['script', 'The script']), 'queue'],
    faults: false,
    tryThis: [{ id: 'box', text: 'Buy a database twice as fast. Who gets the new half?', done: { turned: 'db/1.speed' } }],
  },
  edge: {
    title: 'A dozen before the boundary, a dozen after',
    summary:
      'A fixed window allows ten in five seconds; a dozen requests just before the boundary and a dozen just after it bring twenty through within two seconds.',
    scenario: scenarios.edge,
    controls: ['gate.algorithm'],
    charts: [gateChart, permits],
    faults: false,
    tryThis: [
      {
        id: 'log',
        text: 'Choose the sliding window log: the same limit, no boundary.',
        done: { turned: 'gate.algorithm' },
      },
    ],
  },
  guess: {
    title: 'What two counts can know',
    summary:
      'Ten requests late in one window and a steady stream in the next: the log passes nobody until the ten have aged, the counter lets some through early, because it believes that the ten were spread out.',
    scenario: scenarios.guess,
    controls: ['gate.algorithm'],
    charts: [gateChart, permits],
    compare: windowed('sliding-window-counter'),
    faults: false,
    tryThis: [{ id: 'counter', text: 'Choose the sliding window counter.', done: { turned: 'gate.algorithm' } }],
  },
  pages: {
    title: 'Pages of six calls',
    summary:
      'A page makes six calls at once, every few seconds. A bucket of one token refuses five of each six; a bucket of six passes them all, at the same refill rate.',
    scenario: scenarios.pages,
    controls: ['gate.algorithm.capacity', 'gate.algorithm.refillPerSecond', 'users.arrivals'],
    ranges: { 'gate.algorithm.capacity': [1, 12], 'gate.algorithm.refillPerSecond': [0.5, 8] },
    charts: [gateChart, permits],
    faults: false,
    tryThis: [
      { id: 'six', text: 'Give the bucket room for a page: capacity 6.', done: { turned: 'gate.algorithm.capacity' } },
      { id: 'flood', text: 'Then make the arrivals constant, twenty a second: an attack.', done: { turned: 'users.arrivals' } },
      { id: 'rate', text: 'Which of the two numbers bounds the attack?', done: { turned: 'gate.algorithm.refillPerSecond' } },
    ],
  },
  batches: {
    title: 'Pass at once, or hold back',
    summary:
      'A batch of ten reaches a database that works on one thing at a time. Behind a token bucket all ten stand in its line; behind a leaky bucket they wait at the limiter and come out one by one.',
    scenario: scenarios.batches,
    controls: ['gate.algorithm'],
    charts: [gateChart, 'queue', 'latency'],
    compare: decideBy('leaky-bucket', { capacity: 9, drainPerSecond: 4, delayAfter: 0 }),
    faults: false,
    tryThis: [
      { id: 'leak', text: 'Choose the leaky bucket, and see where the wait has gone.', done: { turned: 'gate.algorithm' } },
    ],
  },
  whose: {
    title: 'One limit for all, or one for each',
    summary:
      'One limit for everybody keeps the database safe and leaves most of the people outside, because the script takes most of the permits; one limit for each address leaves only the script outside.',
    scenario: scenarios.whose,
    controls: ['gate.per', 'gate.algorithm', 'people.keys.count'],
    ranges: { 'people.keys.count': [1, 100] },
    charts: [...whoseRequests(['people', 'People'], ['script', 'The script']), 'queue'],
    faults: false,
    tryThis: [
      { id: 'key', text: 'Make it one limit for each key.', done: { turned: 'gate.per' } },
      {
        id: 'small',
        text: 'Each now has the whole limit. Make it small enough for one: capacity 6, refill 2.',
        done: { turned: 'gate.algorithm.refillPerSecond' },
      },
      { id: 'office', text: 'Put all the people behind one address.', done: { turned: 'people.keys.count' } },
    ],
  },
  'come-back': {
    title: 'Told when to come back',
    summary:
      'Forty refused programs obey Retry-After to the millisecond. All return at the same instant for one permit, again and again; with random extra waits most of the attempts are saved.',
    scenario: scenarios.comeBack,
    controls: ['retry.backoff.jitter', 'retry.backoff.jitterMs', 'gate.algorithm'],
    ranges: { 'retry.backoff.jitterMs': [0, 20_000] },
    charts: [gateChart, permits],
    faults: false,
    tryThis: [
      {
        id: 'jitter',
        text: 'Choose additive jitter: never early, and not all at once.',
        done: { turned: 'retry.backoff.jitter' },
      },
    ],
  },
  'front-door': {
    title: 'The front door of a small database',
    summary:
      'Three scrapers take nearly every permit of one limit shared by all, so that people and a partner with honest batches are turned away; a limit for each client, with room for a batch, lets them in.',
    scenario: scenarios.frontDoor,
    controls: [
      'gate.per',
      'gate.algorithm',
      'gate.algorithm.limit',
      'gate.algorithm.capacity',
      'gate.algorithm.refillPerSecond',
      'db/1.speed',
    ],
    ranges: { 'db/1.speed': [1, 2] },
    speed: 0.5,
    charts: [...whoseRequests(['people', 'People'], ['partner', 'The partner'], ['scrapers', 'Scrapers']), 'latency'],
    moreControls: false,
    faults: false,
  },
} as const satisfies Record<string, LessonLab>;
