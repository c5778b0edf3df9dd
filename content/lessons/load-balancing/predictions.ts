import type { FigureRead } from '@/content/figures';
import type { Prediction } from '@/content/lesson-types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { choose } from './labs';

/** The disk of c goes bad ten seconds in: it works at 0.4 of its pace. */
export const slowDown: readonly ScenarioEvent[] = [{ atMs: 10_000, do: 'slow', target: 'app/c', factor: 2.5 }];

/** Of the requests offered between two moments, how many failed. */
export const failedShare = (fromMs: number, toMs: number): FigureRead => ({
  divide: [
    { series: 'failedRps', fold: 'mean', fromMs, toMs },
    { series: 'offeredRps', fold: 'mean', fromMs, toMs },
  ],
});

export const predictions = {
  'one-slow': {
    kind: 'number',
    lab: 'one-slow',
    ask: 'Ten seconds in, backend c slows to two fifths of its speed. Clients wait three seconds and then give up. Over the last twenty seconds, what share of the requests fails?',
    label: 'Failed, last 20 s',
    inputs: slowDown,
    read: failedShare(20_000, 40_000),
    unit: 'ratio',
    min: 0,
    max: 1,
    step: 0.01,
    start: 0.05,
    because:
      'Round robin goes on handing c its full turn. What c cannot finish joins its line, the line outgrows everyone’s patience, and from then on nearly every request sent to c is lost, however idle a and b are.',
  },
  'two-choices': {
    kind: 'number',
    lab: 'two-choices',
    ask: 'The same twenty backends, the same arrivals. Instead of one backend, the balancer draws two at random and sends the request to the one with fewer in flight. What is the mean latency now?',
    label: 'Mean latency with two choices',
    inputs: [choose('power-of-two-choices')],
    read: 'latencyMs.mean',
    unit: 'ms',
    min: 100,
    max: 2000,
    step: 10,
    scale: 'log',
    start: 800,
    series: 'latencyMs.mean',
    because:
      'To join a long line, both draws must hit one. That makes long lines rarer not by half but by the square, at every length again.',
  },
} as const satisfies Record<string, Prediction>;
