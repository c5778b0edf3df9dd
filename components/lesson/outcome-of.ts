import { middlesOf } from '@/content/curve';
import { type FigureUnit, isMet, isWithin, type RunFigures, readFigure, writeFigure } from '@/content/figures';
import type { ChoicePrediction, NumberPrediction, Prediction } from '@/content/lesson-types';
import type { LabOverlay } from '../lab/lab-spec';
import { curveOutcome, describeCurve, drawingOf } from './curve-outcome';

/** What was predicted: a number, an option's id, or the heights of a drawn line. */
export type Said = number | string | readonly number[];

export interface OutcomeOf {
  readonly found: string;
  readonly gap: string;
  readonly isClose: boolean;
  /** What came where points were drawn. */
  readonly curve?: readonly number[];
}

export function outcomeOf(prediction: Prediction, made: Said, run: RunFigures): OutcomeOf {
  switch (prediction.kind) {
    case 'number':
      return numberOutcome(prediction, Number(made), run);
    case 'curve':
      return curveOutcome(prediction, drawingOf(prediction, made), run);
    case 'choice':
      return choiceOutcome(prediction, String(made), run);
  }
}

export function saidOf(prediction: Prediction, made: Said): string {
  if (prediction.kind === 'number') return writeFigure(Number(made), prediction.unit);
  if (prediction.kind === 'curve') return describeCurve(prediction, drawingOf(prediction, made));
  return prediction.options.find(({ id }) => id === made)?.label ?? String(made);
}

/** The prediction as it lies over the lab's charts. */
export function overlayOf(prediction: Prediction, made: Said): LabOverlay[] {
  if (prediction.kind === 'curve') {
    const middles = middlesOf(prediction);
    const points = drawingOf(prediction, made).map((value, i) => [middles[i]!, value] as const);
    return [{ series: prediction.series, label: 'you drew', points }];
  }
  if (prediction.kind !== 'number' || prediction.series === undefined || typeof made !== 'number') return [];
  return [{ series: prediction.series, label: `you said ${writeFigure(made, prediction.unit)}`, value: made }];
}

function numberOutcome({ read, unit, close = { factor: 1.3 } }: NumberPrediction, made: number, run: RunFigures): OutcomeOf {
  const found = readFigure(read, run);
  const isClose = isWithin(close, found, made);
  return { found: writeFigure(found, unit), gap: gapWords(made, found, unit, isClose), isClose };
}

/** The distance from what was said to what came, in the words that fit it. */
export function gapWords(made: number, found: number, unit: FigureUnit, isClose: boolean): string {
  if (!Number.isFinite(found)) return 'The run gives no such figure.';
  const ratio = found / made;
  const distance =
    unit === 'ratio'
      ? `${writeFigure(Math.abs(found - made) * 100, 'count')} points ${found > made ? 'more' : 'less'}`
      : ratio >= 2
        ? `${writeFigure(ratio, 'factor')} what you said`
        : ratio > 0 && ratio <= 0.5
          ? `1/${writeFigure(1 / ratio, 'count')} of what you said`
          : `${writeFigure(Math.abs(found - made), unit)} ${found > made ? 'more' : 'less'}`;
  if (writeFigure(made, unit) === writeFigure(found, unit)) return 'You saw it coming.';
  return isClose ? `Close: ${distance}.` : `${distance.charAt(0).toUpperCase()}${distance.slice(1)}.`;
}

function choiceOutcome({ options, show = [] }: ChoicePrediction, made: string, run: RunFigures): OutcomeOf {
  const came = options.find(({ when }) => when.every((goal) => isMet(goal, readFigure(goal.read, run))));
  const isClose = came?.id === made;
  const figures = show.map(({ label, read, unit }) => `${label}: ${writeFigure(readFigure(read, run), unit)}`).join('; ');
  return {
    found: came?.label ?? 'none of these',
    gap: `${isClose ? 'You saw it coming.' : 'It went another way.'}${figures === '' ? '' : ` ${figures}.`}`,
    isClose,
  };
}
