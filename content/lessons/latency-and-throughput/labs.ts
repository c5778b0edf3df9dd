import type { LessonLab } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import * as scenarios from './scenarios';

/** A knob turned from the start. */
export const set = (target: string, knob: string, value: unknown): ScenarioEvent => ({
  atMs: 0,
  do: 'set',
  target,
  knob,
  value,
});

/** What the formulas say of the labs, travel included; `claims.test.ts` works them out again. */
export const lineMs = {
  halfBusy: 1000 / (20 - 10) + scenarios.TRAVEL_MS,
  asVaried: 50 + (0.9 / (1 - 0.9)) * 50 + scenarios.TRAVEL_MS,
};

const meanLatency = {
  id: 'mean',
  title: 'Mean latency',
  unit: 'ms' as const,
  lines: [{ series: 'latencyMs.mean', label: 'mean', tone: 'ok' as const }],
};

const inside = {
  id: 'inside',
  title: 'Requests inside',
  unit: 'count' as const,
  lines: [{ series: 'inFlight', label: 'inside', tone: 'waiting' as const }],
};

export const labs = {
  'one-worker': {
    title: 'One worker',
    summary:
      'One worker does twenty requests a second at most. At ten a second hardly anyone waits; at nineteen a long line stands in front of it most of the time, although it is idle one second in twenty.',
    scenario: scenarios.oneWorker,
    controls: ['users.arrivals.rateRps', 'app.serviceMs.meanMs'],
    ranges: { 'users.arrivals.rateRps': [1, 21], 'app.serviceMs.meanMs': [10, 100] },
    speed: 5,
    charts: ['traffic', meanLatency, 'queue'],
    // Half load only: the line at 95% would give the prediction away.
    theory: [{ series: 'latencyMs.mean', label: 'formula, 50% busy', value: lineMs.halfBusy }],
    tryThis: [
      { id: 'most', text: 'Bring it to nineteen a second, and look at the line.', done: { turned: 'users.arrivals.rateRps' } },
      {
        id: 'past',
        text: 'Go past twenty. Does the line ever settle?',
        done: { series: 'app/worker.queued', above: 150, afterInput: true },
      },
    ],
  },
  climb: {
    title: 'Traffic that climbs',
    summary:
      'Traffic rises evenly until the worker is busy nineteen twentieths of its time. Latency hardly moves for most of the way, and bends up sharply at the end.',
    scenario: scenarios.climb,
    controls: ['users.arrivals.toRps', 'app.serviceMs.meanMs'],
    ranges: { 'users.arrivals.toRps': [50, 220], 'app.serviceMs.meanMs': [1, 10] },
    speed: 5,
    charts: ['traffic', meanLatency, 'queue'],
    tryThis: [
      { id: 'half', text: 'Let it climb to 100 a second. Where is the bend now?', done: { turned: 'users.arrivals.toRps' } },
      { id: 'over', text: 'Let it climb past 200.', done: { series: 'latencyMs.mean', above: 400, afterInput: true } },
    ],
  },
  'far-people': {
    title: 'People who wait for their answer',
    summary:
      'People far away ask again as soon as they are answered. Up to sixteen of them, each one more adds to the throughput and hardly anyone waits; from there on each one more only adds to the waiting.',
    scenario: scenarios.farPeople,
    controls: ['users.arrivals.count', 'app.concurrency'],
    ranges: { 'users.arrivals.count': [1, 64], 'app.concurrency': [1, 16] },
    charts: ['traffic', meanLatency, inside],
    tryThis: [
      { id: 'one', text: 'Leave one person. How much can one ask in a second?', done: { turned: 'users.arrivals.count' } },
      { id: 'wider', text: 'Go back to 32 people and double the workers.', done: { turned: 'app.concurrency' } },
    ],
  },
  varied: {
    title: 'The same load, more or less regular',
    summary:
      'A worker is busy nine tenths of its time. With work of constant length requests wait about half as long as with work as varied as exponential; with arrivals as regular as a metronome besides, they do not wait at all.',
    scenario: scenarios.varied,
    controls: ['app.serviceMs.cv', 'users.arrivals'],
    ranges: { 'app.serviceMs.cv': [0, 3] },
    speed: 10,
    charts: ['traffic', meanLatency, 'queue'],
    theory: [{ series: 'latencyMs.mean', label: 'formula, variation 1', value: lineMs.asVaried }],
    tryThis: [
      { id: 'steady', text: 'Bring the variation of the work to 0.', done: { turned: 'app.serviceMs.cv' } },
      {
        id: 'wild',
        text: 'Then to 2. The work in total is the same.',
        done: { series: 'latencyMs.mean', above: 1200, afterInput: true },
      },
    ],
  },
  'two-kinds': {
    title: 'A mean that nobody has',
    summary:
      'Ninety-eight requests in a hundred are answered in 40 ms and two take a second: the mean is a time that no request took, the median sees only the quick ones, the p99 only the slow ones.',
    scenario: scenarios.twoKinds,
    controls: ['app.serviceMs.longRatio', 'app.serviceMs.longMs'],
    ranges: { 'app.serviceMs.longRatio': [0, 0.1], 'app.serviceMs.longMs': [100, 3000] },
    speed: 2,
    charts: ['latency', meanLatency],
    tryThis: [
      {
        id: 'rare',
        text: 'Make slow ones rarer than one in a hundred. Which figure still knows of them?',
        done: { turned: 'app.serviceMs.longRatio' },
      },
      { id: 'slower', text: 'Make the slow ones slower, and watch mean and p99.', done: { turned: 'app.serviceMs.longMs' } },
    ],
  },
  page: {
    title: 'Ten parts, one page',
    summary:
      'A page asks for ten parts at once and is ready with the last of them. Each part is slow one time in a hundred, the page nearly one time in ten; if it may do without one part, almost never.',
    scenario: scenarios.page,
    controls: ['page.need', 'users.arrivals.rateRps'],
    ranges: { 'page.need': [1, scenarios.PARTS], 'users.arrivals.rateRps': [1, 20] },
    speed: 2,
    tryThis: [{ id: 'nine', text: 'Let the page be ready with nine parts of ten.', done: { turned: 'page.need' } }],
  },
  pictures: {
    title: 'Twelve pictures a second',
    summary:
      'A worker scales pictures of very different size; it is three fifths busy, and its slowest answers take seconds because small pictures stand in line behind huge ones.',
    scenario: scenarios.pictures,
    controls: ['users.arrivals.rateRps', 'app.serviceMs.cv', 'app/worker.speed'],
    ranges: { 'users.arrivals.rateRps': [6, 20], 'app.serviceMs.cv': [0.5, 3], 'app/worker.speed': [1, 2] },
    speed: 5,
    moreControls: false,
    faults: false,
  },
} as const satisfies Record<string, LessonLab>;
