import type { FigureRead } from '@/content/figures';
import type { Prediction } from '@/content/lesson-types';
import { MINUTE } from './scenarios';

/** Minutes from the jump, at minute 3, until so many serve. */
export const minutesUntil = (ready: number): FigureRead => ({
  divide: [{ minus: [{ series: 'scaler.ready', reaches: ready }, 3 * MINUTE] }, MINUTE],
});

export const refused: FigureRead = { divide: ['requests.failed', 'requests.offered'] };
export const moves: FigureRead = { sum: ['nodes.scaler.scaleOuts', 'nodes.scaler.scaleIns'] };
export const mostAsked: FigureRead = { series: 'scaler.desired', fold: 'max' };

export const predictions = {
  news: {
    kind: 'number',
    lab: 'news',
    ask: 'Three replicas. At minute 3 the photos go from one a second to eight, and stay there. Above 70% for five minutes adds two; then nothing moves for five minutes; a new replica takes two minutes until it serves. How many minutes after the jump does the second pair begin to serve?',
    label: 'Minutes until the second pair serves',
    inputs: [],
    read: minutesUntil(7),
    unit: 'min',
    min: 0,
    max: 27,
    step: 0.5,
    start: 7,
    because:
      'The waits add up: the rule has to be sure, the pair has to start, the pause has to end, and the next pair has to start too. Nobody added them up when the rule was written, because each was sensible.',
  },
  eager: {
    kind: 'number',
    lab: 'eager',
    ask: 'The load needs about twelve replicas. The rule asks in proportion, looks every fifteen seconds, and never pauses; a replica takes two minutes to start; it may ask for forty. What is the most that it asks for?',
    label: 'Most replicas asked for',
    inputs: [],
    read: mostAsked,
    unit: 'count',
    min: 3,
    max: 80,
    step: 1,
    start: 13,
    close: { factor: 1.15 },
    series: 'scaler.desired',
    because:
      'Until the first of them serve, every look sees the same overload and multiplies what has been asked for once more. It stops only where somebody has set a limit.',
  },
  waves: {
    kind: 'number',
    lab: 'waves',
    ask: 'Waves of four minutes, from two photos a second to seven and back. The rule scales in as soon as it may, and out as soon as it must. What share of the photos is refused?',
    label: 'Photos refused',
    inputs: [],
    read: refused,
    unit: 'ratio',
    min: 0,
    max: 0.6,
    step: 0.01,
    start: 0.02,
    close: { absolute: 0.08 },
    series: 'failedRps',
    because:
      'A replica takes half a wave to start. What is asked for on the way up comes at the top or after it, is found idle on the way down, and is gone when the next wave rises.',
  },
} as const satisfies Record<string, Prediction>;
