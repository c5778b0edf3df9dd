import type { SideBySideSpec } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { set } from './labs';
import { failedShare } from './predictions';
import { pair } from './scenarios';

const one: ScenarioEvent = { atMs: 0, do: 'remove', target: 'app/b' };
const late = { kind: 'active', intervalMs: 100, timeoutMs: 50, fall: 2, rise: 2 };

export const sideBySides = {
  designs: {
    title: 'What the same machine becomes, six ways',
    caption: 'A machine that is up 95% of the time, in the same six hundred days: what each change takes off the failures.',
    scenario: pair,
    rows: [
      { label: 'One machine', inputs: [one] },
      { label: 'One that breaks half as often', inputs: [one, set('wear', 'mtbfMs', 38_000)] },
      { label: 'One that is repaired in half the time', inputs: [one, set('wear', 'mttrMs', 500)] },
      { label: 'Two on one feed (up 99%)', inputs: [set('wear', 'commonMtbfMs', 99_000)] },
      { label: 'Two, a break noticed a few hours late', inputs: [set('checks', 'mechanism', late)] },
      { label: 'Two, apart, noticed at once', inputs: [] },
    ],
    figures: [
      { label: 'Failed', read: failedShare, unit: 'ratio', better: 'low' },
      { label: 'Machines broke', read: 'nodes.wear.failures', unit: 'count', better: 'low' },
    ],
  },
} as const satisfies Record<string, SideBySideSpec>;
