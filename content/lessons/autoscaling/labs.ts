import type { LessonLab } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import * as scenarios from './scenarios';

export const turn = (knob: string, value: unknown): ScenarioEvent => ({ atMs: 0, do: 'set', target: 'scaler', knob, value });
/** Another rule from the start. */
export const rule = (algorithm: unknown): ScenarioEvent => turn('algorithm', algorithm);

const replicas = {
  id: 'replicas',
  title: 'Replicas',
  unit: 'count' as const,
  lines: [
    { series: 'scaler.desired', label: 'asked for', tone: 'ink' as const, dash: '5 3' },
    { series: 'scaler.ready', label: 'serving', tone: 'ok' as const },
    { series: 'scaler.starting', label: 'starting', tone: 'waiting' as const, dash: '2 2' },
  ],
};
const watched = {
  id: 'watched',
  title: 'What the rule watches',
  unit: 'count' as const,
  lines: [
    { series: 'scaler.metric', label: 'metric', tone: 'service' as const },
    { series: 'scaler.target', label: 'target', tone: 'muted' as const, dash: '5 3' },
  ],
};
const charts = ['traffic', replicas, watched, 'latency'] as const;

export const labs = {
  news: {
    title: 'A link in the news',
    summary:
      'At minute three the photos become eight times as many. The rule waits five minutes, adds two replicas that take two minutes to serve, waits five minutes, adds two more. A quarter of all photos are refused meanwhile.',
    scenario: scenarios.news,
    controls: ['scaler.algorithm.highForMs', 'scaler.algorithm.cooldownMs', 'scaler.algorithm.stepOut', 'scaler.warmupMs'],
    ranges: {
      'scaler.algorithm.highForMs': [0, 600_000],
      'scaler.algorithm.cooldownMs': [0, 600_000],
      'scaler.algorithm.stepOut': [1, 10],
      'scaler.warmupMs': [0, 300_000],
    },
    charts,
    speed: 60,
    tryThis: [
      { id: 'hold', text: 'Let it decide after one minute.', done: { turned: 'scaler.algorithm.highForMs' } },
      { id: 'step', text: 'Let it add more at a time.', done: { turned: 'scaler.algorithm.stepOut' } },
    ],
  },
  eager: {
    title: 'Asking again for what is on its way',
    summary:
      'A rule in proportion to the load, without any pause, looks every fifteen seconds. What it asked for takes two minutes to come, so it asks again for the same shortage at every look, and ends at every replica that it may have.',
    scenario: scenarios.eager,
    controls: ['scaler.algorithm.scaleOutCooldownMs', 'scaler.algorithm.target', 'scaler.warmupMs'],
    ranges: {
      'scaler.algorithm.scaleOutCooldownMs': [0, 300_000],
      'scaler.algorithm.target': [0.3, 0.95],
      'scaler.warmupMs': [0, 300_000],
    },
    charts,
    speed: 30,
    tryThis: [
      {
        id: 'pause',
        text: 'Make the pause a little longer than a start takes.',
        done: { turned: 'scaler.algorithm.scaleOutCooldownMs' },
      },
      { id: 'quick', text: 'Or make replicas start at once.', done: { turned: 'scaler.warmupMs' } },
    ],
  },
  'which-metric': {
    title: 'What the rule can see',
    summary:
      'The same jump under one rule. Watching the CPU, which cannot be busier than full, it needs three waves; watching requests it needs one; watching the line in front of the replicas it forgets why it has them as soon as the line is gone.',
    scenario: scenarios.watching,
    controls: ['scaler.algorithm.metric', 'scaler.algorithm.target'],
    ranges: { 'scaler.algorithm.target': [0.1, 5] },
    charts,
    speed: 30,
    compare: [turn('algorithm.metric', scenarios.EACH)],
    tryThis: [
      { id: 'requests', text: 'Watch requests a second, each.', done: { turned: 'scaler.algorithm.metric' } },
      { id: 'line', text: 'Then watch what is in line, each, with a target of 1.', done: { turned: 'scaler.algorithm.target' } },
    ],
  },
  waves: {
    title: 'Waves',
    summary:
      'Load comes in waves of four minutes, and a replica takes two to start. A rule that scales in at once throws away in every trough what it needs at the next crest; one that remembers the last five minutes keeps it.',
    scenario: scenarios.waves,
    controls: ['scaler.algorithm.downscaleStabilizationMs', 'users.arrivals.periodMs'],
    ranges: { 'scaler.algorithm.downscaleStabilizationMs': [0, 600_000], 'users.arrivals.periodMs': [60_000, 1_200_000] },
    charts,
    speed: 60,
    tryThis: [
      {
        id: 'remember',
        text: 'Let it remember five minutes before it scales in.',
        done: { turned: 'scaler.algorithm.downscaleStabilizationMs' },
      },
      { id: 'slow', text: 'Or make the waves much longer.', done: { turned: 'users.arrivals.periodMs' } },
    ],
  },
  'a-day': {
    title: 'A day in forty minutes',
    summary:
      'Night, a steep morning, an evening peak, night. Target tracking on requests follows, always two minutes late; a lower target, a larger minimum or a quicker start buys back what that costs.',
    scenario: scenarios.under(scenarios.day, scenarios.tracking(scenarios.EACH, 0.7, scenarios.PATIENCE_MS)),
    controls: ['scaler.algorithm.target', 'scaler.algorithm.minReplicas', 'scaler.warmupMs'],
    ranges: {
      'scaler.algorithm.target': [0.3, 0.95],
      'scaler.algorithm.minReplicas': [1, 12],
      'scaler.warmupMs': [0, 300_000],
    },
    charts,
    speed: 60,
    tryThis: [
      { id: 'target', text: 'Leave more room: lower the target.', done: { turned: 'scaler.algorithm.target' } },
      { id: 'least', text: 'Let it go down to one at night.', done: { turned: 'scaler.algorithm.minReplicas' } },
      { id: 'warm', text: 'Make the warm-up three minutes.', done: { turned: 'scaler.warmupMs' } },
    ],
  },
  'through-the-day': {
    title: 'Through the day',
    summary:
      'The same day under the rule of the opening: it is too late for the morning and for the evening, and nearly a fifth of the photos are refused.',
    scenario: scenarios.day,
    controls: [
      'scaler.algorithm',
      'scaler.algorithm.metric',
      'scaler.algorithm.target',
      'scaler.algorithm.scaleOutCooldownMs',
      'scaler.algorithm.scaleInCooldownMs',
      'scaler.algorithm.minReplicas',
      'scaler.algorithm.maxReplicas',
    ],
    ranges: {
      'scaler.algorithm.target': [0.1, 1],
      'scaler.algorithm.scaleOutCooldownMs': [0, 300_000],
      'scaler.algorithm.minReplicas': [1, 12],
    },
    charts,
    speed: 60,
    moreControls: false,
    faults: false,
  },
} as const satisfies Record<string, LessonLab>;
