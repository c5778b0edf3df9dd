import type { SideBySideSpec } from '@/content/lesson-types';
import { mapBy } from './labs';
import { failed, missed } from './predictions';
import * as scenarios from './scenarios';

export const sideBySides = {
  rules: {
    title: 'A fifth cache joins: seven rules, one stream',
    caption:
      'Read the misses of the two seconds after the fifth cache joined, then what they did. At first what missed before must miss, and a fifth of the rest; the popular keys among them are soon loaded again.',
    scenario: scenarios.launchDay,
    live: { rows: ['Modulo', 'Ring, 160 points', 'Jump', 'Bounded loads'], speed: 4 },
    rows: [
      { label: 'Modulo', inputs: [mapBy({ kind: 'ip-hash' })] },
      { label: 'Ring, 1 point', inputs: [mapBy({ kind: 'ring-hash', pointsPerWeight: 1 })] },
      { label: 'Ring, 160 points', inputs: [mapBy({ kind: 'ring-hash', pointsPerWeight: 160 })] },
      { label: 'Rendezvous', inputs: [mapBy({ kind: 'rendezvous' })] },
      { label: 'Jump', inputs: [mapBy({ kind: 'jump-hash' })] },
      { label: 'Maglev', inputs: [mapBy({ kind: 'maglev' })] },
      { label: 'Bounded loads', inputs: [mapBy({ kind: 'bounded-load' })] },
    ],
    figures: [
      { label: 'Missed before', read: missed(35_000, 40_000), unit: 'ratio', better: 'low' },
      { label: 'Missed after', read: missed(40_000, 42_000), unit: 'ratio', better: 'low' },
      { label: 'Failed', read: failed, unit: 'ratio', better: 'low' },
      { label: 'p99', read: 'latencyMs.p99', unit: 'ms', better: 'low' },
    ],
  },
} as const satisfies Record<string, SideBySideSpec>;
