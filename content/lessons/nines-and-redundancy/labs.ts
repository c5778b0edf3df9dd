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

const answered = {
  id: 'answered',
  title: 'Answered',
  unit: 'rps' as const,
  lines: [
    { series: 'goodputRps', label: 'answered', tone: 'ok' as const },
    { series: 'failedRps', label: 'failed', tone: 'failed' as const },
  ],
};

const days = [1000, 600_000] as const;

export const labs = {
  'in-a-row': {
    title: 'Three parts, all of them needed',
    summary:
      'A page needs a gate, a shop and a store, one after another. Each is down one day in twenty, at times of its own, so the page is down nearly three days in twenty.',
    scenario: scenarios.inARow,
    controls: ['wear1.mtbfMs', 'wear2.mtbfMs', 'wear3.mtbfMs'],
    ranges: { 'wear1.mtbfMs': days, 'wear2.mtbfMs': days, 'wear3.mtbfMs': days },
    speed: 5,
    charts: [answered],
    tryThis: [
      {
        id: 'one',
        text: 'Make one of the three ten times better: up for 190,000 ms, which is 190 days here. How much of the way is that?',
        done: { turned: 'wear1.mtbfMs' },
      },
    ],
  },
  pair: {
    title: 'Two machines, one is enough',
    summary:
      'Two machines fail at times of their own, and requests go to whichever is up. Both are down together one day in four hundred; once they share a power feed, mostly when the feed is down.',
    scenario: scenarios.pair,
    controls: ['wear.mtbfMs', 'wear.mttrMs', 'wear.commonMtbfMs'],
    ranges: { 'wear.mtbfMs': days, 'wear.mttrMs': [100, 10_000], 'wear.commonMtbfMs': [1000, 600_000] },
    speed: 5,
    charts: [answered],
    tryThis: [
      { id: 'better', text: 'With the shared feed, make the machines ten times better.', done: { turned: 'wear.mtbfMs' } },
      { id: 'repair', text: 'Halve the time of repair instead.', done: { turned: 'wear.mttrMs' } },
    ],
  },
  copies: {
    title: 'How many of three?',
    summary:
      'A store of three copies. If it needs all of them it is down more often than any one copy; if two are enough, less than one day in a hundred; if one is, hardly ever.',
    scenario: scenarios.copies,
    controls: ['store.need', 'wear1.mtbfMs'],
    ranges: { 'store.need': [1, 3], 'wear1.mtbfMs': days },
    speed: 5,
    charts: [answered],
    tryThis: [
      { id: 'two', text: 'Let two copies be enough.', done: { turned: 'store.need' } },
      { id: 'poor', text: 'Make one copy ten times worse. Who notices?', done: { turned: 'wear1.mtbfMs' } },
    ],
  },
  standby: {
    title: 'One active, one standing by',
    summary:
      'The active machine dies. The standby misses its heartbeats for ten seconds, takes five more to take over, and until then every request fails.',
    scenario: scenarios.standby,
    controls: ['address.timeoutMs', 'address.promoteMs', 'address.heartbeatMs'],
    ranges: { 'address.timeoutMs': [1500, 30_000], 'address.promoteMs': [0, 20_000], 'address.heartbeatMs': [200, 5000] },
    tryThis: [
      { id: 'kill', text: 'Kill the first one, and count the seconds.', done: { did: 'kill' } },
      { id: 'sooner', text: 'Suspect sooner. What could go wrong with that?', done: { turned: 'address.timeoutMs' } },
    ],
  },
  hidden: {
    title: 'Everything twice',
    summary:
      'A shop on two machines and a store of three copies. It is down about one day in five, because the pair hangs on one power feed and every order waits for all three copies.',
    scenario: scenarios.hidden,
    controls: ['wear.mtbfMs', 'wear.commonMtbfMs', 'store.need'],
    ranges: { 'wear.mtbfMs': [19_000, 76_000], 'wear.commonMtbfMs': [24_000, 48_000], 'store.need': [2, 3] },
    speed: 5,
    charts: [answered],
    moreControls: false,
    faults: false,
  },
} as const satisfies Record<string, LessonLab>;
