import type { FigureRead } from '@/content/figures';
import type { Prediction } from '@/content/lesson-types';
import type { Ms } from '@/engine/units';

/** The moment of a run by which everything that a prediction asks about has happened. */
export function askedUntil(prediction: Prediction, forMs: Ms): Ms {
  if (prediction.kind === 'curve') return Math.min(prediction.untilMs, forMs);
  const reads =
    prediction.kind === 'number'
      ? [prediction.read]
      : [...prediction.options.flatMap(({ when }) => when), ...(prediction.show ?? [])].map(({ read }) => read);
  return Math.max(0, ...reads.map((read) => readUntil(read, forMs)));
}

/** A figure of the summary is of the whole run. */
function readUntil(read: FigureRead, forMs: Ms): Ms {
  if (typeof read === 'number') return 0;
  if (typeof read === 'string') return forMs;
  if ('series' in read) return Math.min('toMs' in read ? (read.toMs ?? forMs) : forMs, forMs);
  const parts = 'divide' in read ? read.divide : 'minus' in read ? read.minus : read.sum;
  return Math.max(0, ...parts.map((part) => readUntil(part, forMs)));
}
