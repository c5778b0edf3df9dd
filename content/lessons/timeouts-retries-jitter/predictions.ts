import type { Prediction } from '@/content/lesson-types';
import { lostShare } from '@/content/measured';
import { databaseFails, pauseInputs } from './scenarios';

export const predictions = {
  pause: {
    kind: 'number',
    lab: 'pause',
    ask: 'At second 10 the service slows to a third of its speed, and at second 20 it is as fast as before. The callers try three times. From second 40 to second 60, what share of the requests fails?',
    label: 'Failed, seconds 40 to 60',
    inputs: pauseInputs,
    read: lostShare(40_000, 60_000),
    unit: 'ratio',
    min: 0,
    max: 1.01,
    step: 0.01,
    start: 0.2,
    because:
      'The cause left at second 20 and something else had taken its place. Every request that times out is asked twice more, so the callers now ask for more than the service can do, so everything times out.',
  },
  tiers: {
    kind: 'number',
    lab: 'tiers',
    ask: 'Four clicks a second. At second 10 the database begins to answer every query with an error. Each of the three tiers tries three times. How many queries a second does the database get now?',
    label: 'Queries a second',
    inputs: databaseFails,
    read: { series: 'db/a.throughputRps', fold: 'mean', fromMs: 20_000 },
    unit: 'rps',
    min: 4,
    max: 300,
    step: 1,
    scale: 'log',
    start: 12,
    series: 'db/a.throughputRps',
    because: 'Each attempt of one tier is a whole request to the next, which tries it three times. Attempts multiply.',
  },
  herd: {
    kind: 'number',
    lab: 'herd',
    ask: 'About a thousand clients ask at once. The service answers 200 a second and turns away whom it cannot hold; those come back after half a second, then one, two, four, eight seconds, eight attempts in all. It could serve everyone in five seconds. What share never gets an answer?',
    label: 'Never answered',
    inputs: [],
    read: { divide: ['requests.failed', 'requests.offered'] },
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.01,
    start: 0.1,
    because:
      'They left together, so they wait alike, so they return together: the same crowd at the same door, a little smaller each time, with an empty house in between.',
  },
} as const satisfies Record<string, Prediction>;
