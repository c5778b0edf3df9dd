import type { LessonLab } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import * as scenarios from './scenarios';

/** A knob turned before anything happens. */
export const set = (target: string, knob: string, value: unknown): ScenarioEvent => ({ atMs: 0, do: 'set', target, knob, value });

const threadsChart = {
  id: 'threads',
  title: 'Threads in use, and pages waiting for one',
  unit: 'count' as const,
  lines: [
    { series: 'threads.inUse', label: 'in use', tone: 'service' as const },
    { series: 'threads.waiting', label: 'waiting', tone: 'waiting' as const },
  ],
};
const rateChart = {
  id: 'rates',
  title: 'What the breaker has counted',
  unit: 'ratio' as const,
  lines: [
    { series: 'breaker.failureRate', label: 'failed', tone: 'failed' as const },
    { series: 'breaker.slowCallRate', label: 'slow', tone: 'waiting' as const },
  ],
};
const refusedChart = {
  id: 'refused',
  title: 'Refused by the breaker',
  unit: 'rps' as const,
  lines: [{ series: 'breaker.refusedRps', label: 'refused', tone: 'shed' as const }],
};

export const labs = {
  threads: {
    title: 'A shop with twenty threads',
    summary:
      'Each page asks for prices and then for suggestions, holding one of twenty threads. When suggestions become slow, all threads are soon waiting for them and nearly every page fails, prices and all.',
    scenario: scenarios.bare,
    controls: ['users.arrivals.rateRps', 'threads.algorithm.maxConcurrentCalls'],
    ranges: { 'users.arrivals.rateRps': [5, 60], 'threads.algorithm.maxConcurrentCalls': [5, 120] },
    speed: 2,
    charts: ['traffic', threadsChart, 'latency'],
    tryThis: [
      { id: 'slow', text: 'Slow the suggestions, by as much as you like.', done: { did: 'slow' } },
      { id: 'kill', text: 'Then kill them instead. Which costs more threads?', done: { did: 'kill' } },
      {
        id: 'more',
        text: 'How many threads would it take to live through the slowness?',
        done: { turned: 'threads.algorithm.maxConcurrentCalls' },
      },
    ],
  },
  sale: {
    title: 'A timeout, a fallback, a breaker',
    summary:
      'At sixty pages a second a timeout and a fallback are not enough, because every page still waits half a second with a thread in its hand. With a breaker, pages go out without suggestions at once and none fails.',
    scenario: scenarios.sale,
    controls: ['call.timeoutMs', 'breaker.algorithm', 'breaker.algorithm.waitDurationInOpenStateMs', 'users.arrivals.rateRps'],
    ranges: {
      'call.timeoutMs': [100, 5000],
      'users.arrivals.rateRps': [10, 100],
      'breaker.algorithm.waitDurationInOpenStateMs': [500, 60_000],
    },
    speed: 2,
    charts: ['traffic', threadsChart, refusedChart],
    compare: [set('breaker', 'failures', [])],
    tryThis: [
      {
        id: 'wait',
        text: 'Let it stay open for half a second only. What do the threads say?',
        done: { turned: 'breaker.algorithm.waitDurationInOpenStateMs' },
      },
      { id: 'short', text: 'Halve the timeout.', done: { turned: 'call.timeoutMs' } },
    ],
  },
  machine: {
    title: 'Three states',
    summary:
      'A callee fails for one minute. The breaker opens after ten calls, refuses all, lets three through every ten seconds, and closes when three have gone well.',
    scenario: scenarios.machine,
    controls: ['breaker.algorithm', 'breaker.algorithm.waitDurationInOpenStateMs', 'users.arrivals.rateRps'],
    ranges: { 'users.arrivals.rateRps': [1, 60], 'breaker.algorithm.waitDurationInOpenStateMs': [500, 60_000] },
    speed: 2,
    charts: ['traffic', rateChart, refusedChart],
    tryThis: [
      {
        id: 'kill',
        text: 'Kill the callee, and revive it while the breaker is open. How long does nobody notice?',
        done: { did: 'revive' },
      },
      { id: 'row', text: 'Choose the breaker that counts failures in a row.', done: { turned: 'breaker.algorithm' } },
      {
        id: 'wait',
        text: 'Make it stay open for one second. What does the callee get to feel?',
        done: { turned: 'breaker.algorithm.waitDurationInOpenStateMs' },
      },
    ],
  },
  'slow-calls': {
    title: 'Slow and never wrong',
    summary:
      'The callee becomes twenty times slower and answers every call correctly. A breaker that counts failures sees none; one that counts slow calls opens.',
    scenario: scenarios.slowCalls,
    controls: ['breaker.algorithm.slowCallDurationThresholdMs', 'breaker.algorithm.slowCallRateThreshold'],
    ranges: { 'breaker.algorithm.slowCallDurationThresholdMs': [100, 60_000] },
    speed: 2,
    charts: ['traffic', 'latency', rateChart],
    tryThis: [
      {
        id: 'slow',
        text: 'Call slow what takes longer than half a second, and let half of them be enough.',
        done: { turned: 'breaker.algorithm.slowCallDurationThresholdMs' },
      },
    ],
  },
  'small-sample': {
    title: 'A verdict on two calls',
    summary:
      'One call in ten fails, as it does every day. A breaker that judges by as few as two calls opens again and again, and turns a tenth of errors into three quarters.',
    scenario: scenarios.smallSample,
    controls: [
      'breaker.algorithm.minimumNumberOfCalls',
      'breaker.algorithm.slidingWindowSize',
      'breaker.algorithm.failureRateThreshold',
    ],
    ranges: { 'breaker.algorithm.minimumNumberOfCalls': [1, 50], 'breaker.algorithm.slidingWindowSize': [2, 50] },
    speed: 2,
    charts: ['traffic', rateChart, refusedChart],
    tryThis: [
      { id: 'window', text: 'Widen the window to twenty calls.', done: { turned: 'breaker.algorithm.slidingWindowSize' } },
      {
        id: 'least',
        text: 'Then ask for at least ten before any verdict.',
        done: { turned: 'breaker.algorithm.minimumNumberOfCalls' },
      },
    ],
  },
  'two-answers': {
    title: 'The other way to the answer',
    summary:
      'A cache answers twenty questions a second; when it dies, all of them fall back to a database that can do ten, its line grows, and hardly anyone is answered.',
    scenario: scenarios.twoAnswers,
    controls: ['users.arrivals.rateRps', 'db.concurrency'],
    ranges: { 'users.arrivals.rateRps': [2, 40], 'db.concurrency': [1, 8] },
    speed: 2,
    charts: ['traffic', 'latency', 'queue'],
    tryThis: [
      { id: 'less', text: 'Find the rate at which this fallback works.', done: { turned: 'users.arrivals.rateRps' } },
      { id: 'more', text: 'How large must the database be to stand in for the cache?', done: { turned: 'db.concurrency' } },
    ],
  },
  partial: {
    title: 'One breaker before four backends',
    summary:
      'One of four backends fails. A breaker in front of all of them sees a quarter of its calls fail, opens, and refuses the other three quarters as well.',
    scenario: scenarios.partial,
    controls: ['breaker.algorithm.failureRateThreshold', 'lb.algorithm'],
    speed: 2,
    charts: ['traffic', rateChart, refusedChart],
    tryThis: [
      { id: 'fail', text: 'Let one backend fail, and watch what the others are given to do.', done: { did: 'fail' } },
      { id: 'half', text: 'Raise the threshold to half.', done: { turned: 'breaker.algorithm.failureRateThreshold' } },
      { id: 'count', text: 'Keep it at half, choose least connections, and kill a backend.', done: { turned: 'lb.algorithm' } },
    ],
  },
  'through-the-outage': {
    title: 'Through the outage of somebody else',
    summary:
      'Sixty pages a second on twenty threads; for twenty seconds suggestions take forty times as long. With a timeout of five seconds and a breaker that waits a minute, pages are slow at first and then without suggestions long after it is over.',
    scenario: scenarios.throughTheOutage,
    controls: [
      'call.timeoutMs',
      'breaker.algorithm',
      'breaker.algorithm.slidingWindowSize',
      'breaker.algorithm.minimumNumberOfCalls',
      'breaker.algorithm.waitDurationInOpenStateMs',
      'breaker.algorithm.permittedNumberOfCallsInHalfOpenState',
      'threads.algorithm.maxConcurrentCalls',
    ],
    ranges: {
      'call.timeoutMs': [100, 10_000],
      'threads.algorithm.maxConcurrentCalls': [20, 60],
      'breaker.algorithm.waitDurationInOpenStateMs': [500, 60_000],
    },
    moreControls: false,
    faults: false,
    speed: 2,
    charts: ['traffic', threadsChart, 'latency'],
  },
} as const satisfies Record<string, LessonLab>;
