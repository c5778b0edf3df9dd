import type { FigureRead } from '@/content/figures';
import type { Prediction } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { set } from './labs';

export const failedShare: FigureRead = { divide: ['requests.failed', 'requests.offered'] };
/** Twenty requests come in a second: so many seconds of them were lost. */
export const lostSeconds: FigureRead = { divide: ['requests.failed', 20] };
export const crash: readonly ScenarioEvent[] = [{ atMs: 30_000, do: 'kill', target: 'first' }];

export const predictions = {
  'in-a-row': {
    kind: 'number',
    lab: 'in-a-row',
    ask: 'Gate, shop and store each work 95% of the time, and break at times of their own. A page needs all three. What share of the requests fails?',
    label: 'Failed',
    inputs: [],
    read: failedShare,
    unit: 'ratio',
    min: 0.001,
    max: 0.5,
    scale: 'log',
    step: 0.001,
    start: 0.05,
    because:
      'The page is up only while all three are. Three small chances of being down nearly add up, because the parts seldom have the kindness to break together.',
  },
  feed: {
    kind: 'number',
    lab: 'pair',
    ask: 'Two machines, each up 95% of the time, one is enough: together they fail about one request in four hundred. Now both hang on one power feed, which is up 99% of the time. What share of the requests fails?',
    label: 'Failed with a shared feed',
    inputs: [set('wear', 'commonMtbfMs', 99_000)],
    read: failedShare,
    unit: 'ratio',
    min: 0.0005,
    max: 0.2,
    scale: 'log',
    step: 0.0005,
    start: 0.003,
    close: { factor: 1.75 },
    because:
      'A better part would have been welcome anywhere but here: the feed stands in a row with the pair, so its downtime is added whole. What two machines share decides, not how good they are.',
  },
  takeover: {
    kind: 'number',
    lab: 'standby',
    ask: 'The active machine sends a heartbeat every second. After ten seconds of silence the standby takes over, and that takes it five seconds more. The active one dies. For how many seconds are requests lost?',
    label: 'Seconds of requests lost',
    inputs: crash,
    read: lostSeconds,
    unit: 's',
    min: 1,
    max: 60,
    step: 0.5,
    start: 5,
    because:
      'First the silence must be long enough to mean something, then the standby must become active. Having two machines starts the clock; it does not stop it.',
  },
} as const satisfies Record<string, Prediction>;
