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

const meanLatency = {
  id: 'mean',
  title: 'Mean latency',
  unit: 'ms' as const,
  lines: [{ series: 'latencyMs.mean', label: 'mean', tone: 'ok' as const }],
};

/** The formulas for eight cores, four fifths busy, 44 ms of wire: one shared line, and eight lines of their own. */
export const shapeMs = { shared: 172.6, apart: 544 };

export const labs = {
  'one-box': {
    title: 'Everything in one machine',
    summary:
      'One machine of eight cores serves everybody well. Once it is off, for an upgrade or for a fault, nobody is served until it is back.',
    scenario: scenarios.oneBox,
    controls: ['users.arrivals.rateRps', 'app.concurrency'],
    ranges: { 'users.arrivals.rateRps': [10, 100], 'app.concurrency': [2, 16] },
    tryThis: [
      { id: 'kill', text: 'Kill the machine, and bring it back half a minute later.', done: { did: 'revive' } },
      { id: 'more', text: 'Double its cores: no code changes, only a knob.', done: { turned: 'app.concurrency' } },
    ],
  },
  'four-small': {
    title: 'The same cores in four machines',
    summary:
      'Four machines of two cores serve the same people. After one of them dies, the other three are asked for a tenth more than they can do; their lines grow until every answer comes too late.',
    scenario: scenarios.fourSmall,
    controls: ['users.arrivals.rateRps', 'app.concurrency'],
    ranges: { 'users.arrivals.rateRps': [10, 100], 'app.concurrency': [1, 8] },
    speed: 2,
    tryThis: [
      { id: 'calm', text: 'At 48 a second, kill one machine. Who notices?', done: { did: 'kill' } },
      {
        id: 'spare',
        text: 'Go back to 66 and buy each machine a third core. Kill one again.',
        done: { turned: 'app.concurrency' },
      },
    ],
  },
  shapes: {
    title: 'Eight cores, eight machines',
    summary:
      'Eight machines of one core each get requests at random. Some have a line while others stand idle, which cannot happen to the cores of a single machine.',
    scenario: scenarios.shapes,
    controls: ['lb.algorithm', 'users.arrivals.rateRps'],
    ranges: { 'users.arrivals.rateRps': [10, 79] },
    speed: 5,
    charts: ['traffic', meanLatency, 'queue'],
    theory: [{ series: 'latencyMs.mean', label: 'formula, eight lines', value: shapeMs.apart }],
    tryThis: [
      {
        id: 'count',
        text: 'Choose least connections: how much of the difference does it win back?',
        done: { turned: 'lb.algorithm' },
      },
    ],
  },
  'one-database': {
    title: 'What cannot be copied so easily',
    summary:
      'Every page asks a web machine and then the one database, which can do fifty queries a second. Sixty pages are asked for: the database is always full, and more web machines change nothing.',
    scenario: scenarios.oneDatabase,
    controls: ['users.arrivals.rateRps', 'web.concurrency', 'db/db.speed'],
    ranges: { 'users.arrivals.rateRps': [10, 100], 'web.concurrency': [1, 16], 'db/db.speed': [0.5, 4] },
    tryThis: [{ id: 'up', text: 'Make the database half as fast again: scale it up.', done: { turned: 'db/db.speed' } }],
  },
  drill: {
    title: 'The peak, and a drill',
    summary:
      'At the peak each of four machines is switched off in turn for ten seconds. Eight cores are enough for the peak, but the six that are left are not.',
    scenario: scenarios.drillAtPeak,
    controls: ['app/a.concurrency', 'app/b.concurrency', 'app/c.concurrency', 'app/d.concurrency'],
    ranges: Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [`app/${id}.concurrency`, [1, 8] as const])),
    speed: 2,
    moreControls: false,
    faults: false,
  },
} as const satisfies Record<string, LessonLab>;
