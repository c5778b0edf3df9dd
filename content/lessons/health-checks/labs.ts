import type { LessonLab } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import * as scenarios from './scenarios';

export const set = (target: string, knob: string, value: unknown): ScenarioEvent => ({ atMs: 0, do: 'set', target, knob, value });
export const judge = (mechanism: Readonly<Record<string, unknown>>): ScenarioEvent => set('checks', 'mechanism', mechanism);
export const asking = (intervalMs: number, fall: number, rise = 2): ScenarioEvent =>
  judge({ kind: 'active', intervalMs, timeoutMs: 1000, fall, rise });

const verdicts = {
  id: 'verdicts',
  title: 'Believed well',
  unit: 'count' as const,
  lines: [{ series: 'checks.healthy', label: 'backends', tone: 'ink' as const }],
};

export const labs = {
  'power-cut': {
    title: 'From failure to ejection',
    summary:
      'One of four backends dies at second 10. Until three checks in a row have failed it goes on getting a quarter of the requests, which all fail; then it is out and nothing fails any more.',
    scenario: scenarios.powerCut,
    controls: ['checks.mechanism.intervalMs', 'checks.mechanism.fall', 'checks.mechanism'],
    ranges: { 'checks.mechanism.intervalMs': [200, 10_000], 'checks.mechanism.fall': [1, 6] },
    charts: ['traffic', verdicts],
    stillAtMs: 13_000,
    tryThis: [
      { id: 'fast', text: 'Ask twice a second.', done: { turned: 'checks.mechanism.intervalMs' } },
      { id: 'passive', text: 'Then judge by real answers: choose passive.', done: { turned: 'checks.mechanism' } },
    ],
  },
  unsteady: {
    title: 'In, out, in, out',
    summary:
      'A backend that fails three checks in ten: with one check to fall and one to rise it is taken out and put back all the time; higher thresholds calm it, and keep a bad backend in for longer.',
    scenario: scenarios.unsteady,
    controls: ['checks.mechanism.fall', 'checks.mechanism.rise', 'checks.mechanism.intervalMs'],
    ranges: { 'checks.mechanism.fall': [1, 6], 'checks.mechanism.rise': [1, 20], 'checks.mechanism.intervalMs': [200, 5000] },
    speed: 2,
    charts: [verdicts, 'traffic'],
    tryThis: [
      { id: 'both', text: 'Set fall and rise to 2.', done: { turned: 'checks.mechanism.fall' } },
      { id: 'slow-back', text: 'Out quickly, back slowly: rise 20.', done: { turned: 'checks.mechanism.rise' } },
    ],
  },
  grey: {
    title: 'It passes every check',
    summary:
      'A backend that answers its checks and fails half of its requests is never taken out by them; judging by the answers of real requests finds it within seconds.',
    scenario: scenarios.grey,
    controls: ['checks.mechanism', 'checks.depth'],
    speed: 2,
    charts: ['traffic', verdicts],
    tryThis: [
      { id: 'deep', text: 'Make the checks deep.', done: { turned: 'checks.depth' } },
      { id: 'passive', text: 'Or judge by real answers: choose passive.', done: { turned: 'checks.mechanism' } },
    ],
  },
  shared: {
    title: 'What all of them share',
    summary:
      'When the database behind all backends fails, deep checks take out one backend after another until none is left, and more requests fail than without any checks; a panic threshold keeps them all in.',
    scenario: scenarios.shared,
    controls: ['checks.panicThreshold', 'checks.depth'],
    speed: 2,
    charts: ['traffic', verdicts],
    faults: false,
    tryThis: [
      { id: 'panic', text: 'Set the panic threshold to a half.', done: { turned: 'checks.panicThreshold' } },
      { id: 'shallow', text: 'Or make the checks shallow.', done: { turned: 'checks.depth' } },
    ],
  },
  rollout: {
    title: 'A deploy, one backend after another',
    summary:
      'Four backends are replaced one after another. Switched off at once, each loses what it holds and refuses its turn until the checks notice; drained first, none loses anything.',
    scenario: scenarios.rollout('kill'),
    controls: ['checks.mechanism.intervalMs', 'checks.mechanism.fall', 'users.arrivals.rateRps'],
    ranges: { 'users.arrivals.rateRps': [2, 60], 'checks.mechanism.intervalMs': [200, 5000], 'checks.mechanism.fall': [1, 6] },
    charts: ['traffic', verdicts],
    tryThis: [{ id: 'drain', text: 'Drain a backend by hand, and watch what is in flight.', done: { did: 'drain' } }],
  },
  pair: {
    title: 'Two balancers, one address',
    summary:
      'The machine of the active balancer vanishes at second 10. Its standby misses the heartbeats, takes the address after the timeout, and only what was asked in between is lost.',
    scenario: scenarios.pair,
    controls: ['address.timeoutMs', 'address.heartbeatMs'],
    ranges: { 'address.timeoutMs': [500, 8000], 'address.heartbeatMs': [100, 2000] },
    charts: ['traffic'],
    faults: false,
    tryThis: [{ id: 'faster', text: 'Halve the heartbeat, then the timeout.', done: { turned: 'address.timeoutMs' } }],
  },
  'bad-night': {
    title: 'One dead, one grey',
    summary:
      'Eight backends. One loses power at second 20 and another begins to fail half of its requests at second 45; slow, shallow checks find the first late and the second never.',
    scenario: scenarios.badNight,
    controls: [
      'checks.mechanism',
      'checks.mechanism.intervalMs',
      'checks.mechanism.fall',
      'checks.mechanism.maxFails',
      'checks.mechanism.failTimeoutMs',
      'checks.depth',
      'app.concurrency',
    ],
    ranges: { 'app.concurrency': [2, 4], 'checks.mechanism.failTimeoutMs': [1000, 120_000] },
    speed: 4,
    charts: ['traffic', verdicts, 'latency'],
    moreControls: false,
    faults: false,
  },
} as const satisfies Record<string, LessonLab>;
