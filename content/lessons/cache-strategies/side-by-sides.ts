import type { SideBySideSpec } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { choose, dropOnWrite } from './labs';
import { staleShare } from './predictions';
import * as scenarios from './scenarios';

const row = (label: string, ...inputs: readonly ScenarioEvent[]) => ({ label, inputs });

export const sideBySides = {
  strategies: {
    title: 'One mix, every strategy, and a crash at second 39',
    caption:
      'Read the last column first: only one row loses anything. Then read what the others pay for that, in time, in freshness, or at the store.',
    scenario: scenarios.oneMix,
    live: {
      rows: ['Cache-aside', 'Write-around', 'Write-through', 'Write-back'],
      controls: ['users.writeRatio'],
      speed: 5,
    },
    rows: [
      row('Cache-aside', choose('cache-aside')),
      row('Cache-aside, dropped on write', choose('cache-aside'), dropOnWrite),
      row('Read-through', choose('read-through')),
      row('Write-around', choose('write-around')),
      row('Write-through', choose('write-through')),
      row('Write-back', choose('write-back')),
    ],
    figures: [
      { label: 'Mean', read: 'latencyMs.mean', unit: 'ms', better: 'low' },
      { label: 'Hit ratio', read: 'nodes.cache.hitRatio', unit: 'ratio', better: 'high' },
      { label: 'At the store', read: { divide: ['nodes.store.arrived', 70] }, unit: 'rps', better: 'low' },
      { label: 'Reads out of date', read: staleShare, unit: 'ratio', better: 'low' },
      { label: 'Writes lost', read: 'nodes.cache.lostWrites', unit: 'count', better: 'low' },
    ],
  },
} as const satisfies Record<string, SideBySideSpec>;
