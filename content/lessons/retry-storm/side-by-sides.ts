import type { SideBySideSpec } from '@/content/lesson-types';
import { failedOfAll, lostShare } from '@/content/measured';
import { budget, set } from './labs';
import { storm } from './scenarios';

const sees = set('library', 'propagateDeadline', true);
const floor = set('scaler', 'algorithm.minReplicas', 3);
const shortLine = set('app', 'queueLimit', 6);

export const sideBySides = {
  cures: {
    title: 'One storm, eight ways to stand in it',
    caption:
      'First find the rows that come back. Then look at the machines and the bill of those that do not: there are two kinds.',
    scenario: storm,
    live: { rows: ['As it was', 'The breaker sees', 'It sees, and a floor of three', 'A retry budget'], speed: 2 },
    rows: [
      { label: 'As it was', inputs: [] },
      { label: 'The breaker sees', inputs: [sees] },
      { label: 'A short line', inputs: [shortLine] },
      { label: 'It sees, and a floor of three', inputs: [sees, floor] },
      { label: 'A short line, and a floor of three', inputs: [shortLine, floor] },
      { label: 'Last come, first served', inputs: [set('app', 'discipline', 'lifo')] },
      { label: 'A retry budget', inputs: [set('retry', 'budget', budget)] },
      { label: 'Three more machines allowed', inputs: [set('scaler', 'algorithm.maxReplicas', 8)] },
    ],
    figures: [
      { label: 'Failed, last 20 s', read: lostShare(70_000, 90_000), unit: 'ratio', better: 'low' },
      { label: 'Failed in all', read: failedOfAll, unit: 'ratio', better: 'low' },
      { label: 'Attempts each', read: 'nodes.retry.amplification', unit: 'factor', better: 'low' },
      { label: 'Machines at the end', read: { series: 'scaler.ready', fold: 'last' }, unit: 'count', better: 'low' },
      { label: 'Bill', read: 'nodes.scaler.dollars', unit: 'usd', better: 'low' },
    ],
  },
} as const satisfies Record<string, SideBySideSpec>;
