import type { LessonLab } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import * as scenarios from './scenarios';

/** A knob turned before anything happens. */
export const set = (target: string, knob: string, value: unknown): ScenarioEvent => ({ atMs: 0, do: 'set', target, knob, value });

/** One retry for every five requests, and nothing in reserve. */
export const budget = { kind: 'finagle-budget', minRetriesPerSecond: 0, percentCanRetry: 0.2 } as const;

const attemptsChart = {
  id: 'attempts',
  title: 'Requests and attempts',
  unit: 'rps' as const,
  lines: [
    { series: 'retry.requestsRps', label: 'requests', tone: 'ink' as const },
    { series: 'retry.attemptsRps', label: 'attempts', tone: 'retry' as const },
  ],
};
const fleetChart = {
  id: 'fleet',
  title: 'Machines that serve, and that are asked for',
  unit: 'count' as const,
  lines: [
    { series: 'scaler.ready', label: 'ready', tone: 'ok' as const },
    { series: 'scaler.desired', label: 'wanted', tone: 'muted' as const, dash: '3 3' },
  ],
};
const refusedChart = {
  id: 'refused',
  title: 'Refused by the breaker',
  unit: 'rps' as const,
  lines: [{ series: 'breaker.refusedRps', label: 'refused', tone: 'shed' as const }],
};

export const labs = {
  storm: {
    title: 'Four good defences',
    summary:
      'A fleet with timeouts, retries, a breaker and an autoscaler is slowed for fifteen seconds. When that is over all machines that money allows are running at full load, and nobody is answered in time.',
    scenario: scenarios.storm,
    controls: ['users.arrivals.rateRps', 'scaler.algorithm.maxReplicas', 'retry.maxAttempts'],
    ranges: { 'users.arrivals.rateRps': [2, 30], 'scaler.algorithm.maxReplicas': [1, 10], 'retry.maxAttempts': [1, 4] },
    speed: 2,
    charts: ['traffic', attemptsChart, fleetChart],
    tryThis: [
      { id: 'max', text: 'Allow more machines. How many does it take?', done: { turned: 'scaler.algorithm.maxReplicas' } },
      { id: 'once', text: 'Allow a single attempt.', done: { turned: 'retry.maxAttempts' } },
    ],
  },
  'two-states': {
    title: 'Two states at one load',
    summary:
      'Three machines, callers that try three times, and a moment of slowness that you make. A second of it heals by itself; after three seconds the system stays down.',
    scenario: scenarios.twoStates,
    controls: ['users.arrivals.rateRps', 'retry.maxAttempts'],
    ranges: { 'users.arrivals.rateRps': [2, 30], 'retry.maxAttempts': [1, 5] },
    charts: ['traffic', attemptsChart, 'queue'],
    tryThis: [
      { id: 'push', text: 'Slow all three for a moment. How short a moment is enough?', done: { did: 'slow' } },
      { id: 'pull', text: 'Once it is down, lower the rate until it comes back.', done: { turned: 'users.arrivals.rateRps' } },
    ],
  },
  cold: {
    title: 'A breaker that sees, a line that is short',
    summary:
      'With the breaker and the line mended the machines are idle instead of busy, the autoscaler takes all but one away, and one is too few whenever the breaker lets the traffic in.',
    scenario: scenarios.seeing,
    controls: ['scaler.algorithm.minReplicas', 'breaker.algorithm.waitDurationInOpenStateMs', 'scaler.algorithm.target'],
    ranges: {
      'scaler.algorithm.minReplicas': [1, 5],
      'breaker.algorithm.waitDurationInOpenStateMs': [500, 30_000],
    },
    speed: 2,
    charts: ['traffic', fleetChart, refusedChart],
    tryThis: [
      { id: 'floor', text: 'Give the autoscaler a floor of three machines.', done: { turned: 'scaler.algorithm.minReplicas' } },
      {
        id: 'wait',
        text: 'Or let the breaker wait less long. Is there a wait that it survives?',
        done: { turned: 'breaker.algorithm.waitDurationInOpenStateMs' },
      },
    ],
  },
  'way-out': {
    title: 'Stuck: get it out',
    summary:
      'The fleet has been stuck since second 20. Turning retries off is not enough, sending traffic away is not enough, and a restart works only if the machines come up warm, or come up to little traffic.',
    scenario: scenarios.stuck,
    controls: ['retry.maxAttempts', 'users.arrivals.rateRps', 'app.slowStartMs'],
    ranges: { 'retry.maxAttempts': [1, 3], 'users.arrivals.rateRps': [0, 30], 'app.slowStartMs': [0, 40_000] },
    speed: 2,
    charts: ['traffic', attemptsChart, 'queue'],
    tryThis: [
      {
        id: 'off',
        text: 'Play to second 40, then turn retries off. What does it wait for?',
        done: { turned: 'retry.maxAttempts' },
      },
      { id: 'kill', text: 'Restart: kill all three, and revive them.', done: { did: 'revive' } },
      { id: 'cold', text: 'Do it with machines that come up cold.', done: { turned: 'app.slowStartMs' } },
    ],
  },
  survive: {
    title: 'Survive',
    summary:
      'The system of the opening with a little more traffic and three errors in a hundred: fifteen seconds of slowness put it down for good.',
    scenario: scenarios.survive,
    controls: [
      'retry.maxAttempts',
      'retry.budget',
      'retry.budget.percentCanRetry',
      'retry.budget.minRetriesPerSecond',
      'library.propagateDeadline',
      'app.queueLimit',
      'scaler.algorithm.minReplicas',
      'scaler.algorithm.maxReplicas',
    ],
    ranges: { 'scaler.algorithm.minReplicas': [1, 5], 'scaler.algorithm.maxReplicas': [3, 7], 'retry.maxAttempts': [1, 4] },
    moreControls: false,
    faults: false,
    speed: 2,
    charts: ['traffic', attemptsChart, fleetChart],
  },
} as const satisfies Record<string, LessonLab>;
