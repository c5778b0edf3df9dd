import type { FigureRead } from '@/content/figures';
import type { Prediction } from '@/content/lesson-types';

const mean = (series: string, fromMs: number, toMs: number): FigureRead => ({ series, fold: 'mean', fromMs, toMs });

/** Of the requests of one clients node that ended between two moments, how many failed. */
export const failedOf = (clients: string, fromMs: number, toMs: number): FigureRead => {
  const failed = mean(`${clients}.failedRps`, fromMs, toMs);
  return { divide: [failed, { sum: [failed, mean(`${clients}.goodputRps`, fromMs, toMs)] }] };
};

export const predictions = {
  unprotected: {
    kind: 'number',
    lab: 'unprotected',
    ask: 'At second 10 the script begins, at twenty a second. The database refuses nobody in particular: whoever finds its line full is turned away. From second 15 on, what share of the people’s requests fails?',
    label: 'People turned away',
    inputs: [],
    read: failedOf('people', 15_000, 60_000),
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.01,
    start: 0.2,
    because:
      'A full line asks no names. Whoever arrives when a place falls free gets it, so places go to those who knock most often, and that is the script.',
  },
  edge: {
    kind: 'number',
    lab: 'edge',
    ask: 'The limit is ten in five seconds, counted by the clock. A dozen requests come in the fifth second, a dozen more in the sixth. How many of the twenty-four pass?',
    label: 'Passed',
    inputs: [],
    read: 'nodes.gate.completed',
    unit: 'count',
    min: 0,
    max: 24,
    step: 1,
    start: 10,
    because:
      'The boundary lies between the two dozens. To the counter they are two windows, each within its limit; to the database they are one burst.',
  },
  'come-back': {
    kind: 'number',
    lab: 'come-back',
    ask: 'Forty programs ask at once. Ten pass, and two permits a second come back. Each refused program is told exactly when the next permit is there, and obeys. When it is over, how many attempts has the limiter seen?',
    label: 'Attempts at the limiter',
    inputs: [],
    read: 'nodes.gate.arrived',
    unit: 'count',
    min: 40,
    max: 800,
    step: 1,
    scale: 'log',
    start: 70,
    close: { factor: 1.4 },
    because:
      'All of them are told the same instant, because there is one next permit. All come back for it, one gets it, and the rest are told the same instant again.',
  },
} as const satisfies Record<string, Prediction>;
