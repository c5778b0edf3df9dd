import type { SideBySideSpec } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { set } from './labs';
import { cutInto, shapes } from './scenarios';

/** Seven tenths busy, in turns, and the first machine off from second 100 to second 200. */
const lost: readonly ScenarioEvent[] = [
  set('users', 'arrivals.rateRps', 56),
  set('lb', 'algorithm', 'round-robin'),
  { atMs: 100_000, do: 'kill', target: 'app/m1' },
  { atMs: 200_000, do: 'revive', target: 'app/m1' },
];

export const sideBySides = {
  cuts: {
    title: 'Eight cores, cut four ways, one machine lost for a third of the run',
    caption: 'Seven tenths busy before the loss. Read the failures from the top down, then from the bottom up.',
    scenario: shapes,
    rows: [
      { label: 'One machine of eight', inputs: [...cutInto(1), ...lost] },
      { label: 'Two of four', inputs: [...cutInto(2), ...lost] },
      { label: 'Four of two', inputs: [...cutInto(4), ...lost] },
      { label: 'Eight of one', inputs: [...lost] },
    ],
    figures: [
      { label: 'Failed', read: { divide: ['requests.failed', 'requests.offered'] }, unit: 'ratio', better: 'low' },
      { label: 'p50', read: 'latencyMs.p50', unit: 'ms', better: 'low' },
      { label: 'p99 of those answered', read: 'latencyMs.p99', unit: 'ms', better: 'low' },
    ],
  },
} as const satisfies Record<string, SideBySideSpec>;
