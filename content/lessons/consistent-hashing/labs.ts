import type { LessonLab } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import * as scenarios from './scenarios';

export const set = (target: string, knob: string, value: unknown): ScenarioEvent => ({ atMs: 0, do: 'set', target, knob, value });

/** Keys given to backends in another way from the start. */
export const mapBy = (algorithm: scenarios.Algorithm): ScenarioEvent => set('lb', 'algorithm', algorithm);

const missChart = {
  id: 'misses',
  title: 'At the database',
  unit: 'rps' as const,
  lines: [{ series: 'db/1.throughputRps', label: 'loads', tone: 'service' as const }],
};
const paceChart = {
  id: 'pace',
  title: 'Answered by each',
  unit: 'rps' as const,
  lines: ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({
    series: `app/${id}.throughputRps`,
    label: id,
    tone: 'ok' as const,
    dash: ['', '6 3', '2 3', '8 3 2 3', '1 4'][i]!,
  })),
};

export const labs = {
  growing: {
    title: 'Four caches become five',
    summary:
      'Four caches before one database; a fifth joins at second 40. With the hash modulo the number of caches nearly three quarters of the requests miss at once and the database drowns; with a ring about a fifth miss and it hardly notices.',
    scenario: scenarios.growing,
    controls: ['lb.algorithm', 'lb.members', 'db/1.speed'],
    ranges: { 'lb.members': [1, 5], 'db/1.speed': [0.5, 4] },
    speed: 2,
    charts: ['traffic', missChart, 'queue'],
    stillAtMs: 41_000,
    faults: false,
    tryThis: [
      { id: 'ring', text: 'Choose ring hash before second 40.', done: { turned: 'lb.algorithm' } },
      { id: 'back', text: 'Take the fifth cache away again. Which keys move now?', done: { turned: 'lb.members' } },
    ],
  },
  shares: {
    title: 'How long are the arcs?',
    summary:
      'Five equal backends on a ring with one point each: one gets nearly half of the requests and fails most of them, another a thirtieth. With more points the shares draw together.',
    scenario: scenarios.shares,
    controls: ['lb.algorithm.pointsPerWeight', 'users.arrivals.rateRps', 'app/a.weight'],
    ranges: { 'lb.algorithm.pointsPerWeight': [1, 1000], 'users.arrivals.rateRps': [20, 190], 'app/a.weight': [1, 5] },
    charts: ['traffic', paceChart, 'queue'],
    faults: false,
    tryThis: [
      { id: 'ten', text: 'Give each ten points, then a hundred and sixty.', done: { turned: 'lb.algorithm.pointsPerWeight' } },
      { id: 'weight', text: 'Then make a’s weight 2. What does it get?', done: { turned: 'app/a.weight' } },
    ],
  },
  leaving: {
    title: 'One of five leaves',
    summary:
      'When a backend with one point leaves the ring, its whole share falls on the next one; with many points it is spread over all that remain.',
    scenario: scenarios.leaving,
    controls: ['lb.algorithm.pointsPerWeight'],
    ranges: { 'lb.algorithm.pointsPerWeight': [1, 1000] },
    charts: [paceChart, 'queue'],
    tryThis: [
      { id: 'many', text: 'Give each 160 points, and remove e again.', done: { turned: 'lb.algorithm.pointsPerWeight' } },
    ],
  },
  'hot-key': {
    title: 'One key that everybody wants',
    summary:
      'On a perfectly ordinary ring the backend that owns the most popular key gets a third of all requests and drowns; bounded loads pass what is too much on to the next along the ring.',
    scenario: scenarios.hotKey,
    controls: ['lb.algorithm', 'users.keys.exponent', 'users.arrivals.rateRps'],
    ranges: { 'users.keys.exponent': [0, 1.5], 'users.arrivals.rateRps': [20, 190] },
    charts: ['traffic', paceChart, 'queue'],
    compare: [mapBy({ kind: 'bounded-load', pointsPerWeight: 160 })],
    faults: false,
    tryThis: [
      { id: 'bound', text: 'Choose consistent hashing with bounded loads.', done: { turned: 'lb.algorithm' } },
      { id: 'flat', text: 'Make all keys alike: skew 0. Who needs a bound then?', done: { turned: 'users.keys.exponent' } },
    ],
  },
  'launch-day': {
    title: 'A fifth cache on launch day',
    summary:
      'Traffic has grown, a fifth cache joins at second 40, and by the hash modulo the number of caches most keys move at once: the database, sized for the misses of a warm tier, drowns.',
    scenario: scenarios.launchDay,
    controls: ['lb.algorithm', 'db/1.speed'],
    ranges: { 'db/1.speed': [1, 1.5] },
    speed: 2,
    charts: ['traffic', missChart, 'queue'],
    stillAtMs: 41_000,
    moreControls: false,
    faults: false,
  },
} as const satisfies Record<string, LessonLab>;
