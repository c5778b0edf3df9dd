import { isWithin, type RunFigures, readFigure, type Tolerance } from './figures';
import type { CurvePrediction } from './lesson-types';

/** What counts as having drawn it well, where a lesson does not say. */
const USUAL_CLOSE: Tolerance = { factor: 1.5 };

export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A drawn line has a point for each of these stretches of equal length; it stands at their middle. */
export const stretchesOf = ({ points, untilMs }: Pick<CurvePrediction, 'points' | 'untilMs'>): Stretch[] =>
  Array.from({ length: points }, (_, i) => ({ fromMs: (i * untilMs) / points, toMs: ((i + 1) * untilMs) / points }));

export const middlesOf = (prediction: Pick<CurvePrediction, 'points' | 'untilMs'>): number[] =>
  stretchesOf(prediction).map(({ fromMs, toMs }) => (fromMs + toMs) / 2);

/** What the run has where the points are drawn: the mean over each stretch; NaN where there was nothing to measure. */
export const curveOf = (prediction: CurvePrediction, run: RunFigures): number[] =>
  stretchesOf(prediction).map((stretch) => readFigure({ series: prediction.series, fold: 'mean', ...stretch }, run));

export interface CurveGap {
  /** Mean distance of the points from what came, in the unit. */
  readonly mean: number;
  /** The factor that a point is off by in the (geometric) middle; null where something is not above zero. */
  readonly factor: number | null;
  readonly isClose: boolean;
}

/** How far a drawing is from what came, over the points where something came. */
export function gapOf(made: readonly number[], found: readonly number[], close: Tolerance = USUAL_CLOSE): CurveGap {
  const pairs = found.flatMap((came, i) => (Number.isFinite(came) ? [[made[i]!, came] as const] : []));
  const mean = meanOf(pairs.map(([said, came]) => Math.abs(said - came)));
  const isPositive = pairs.every(([said, came]) => said > 0 && came > 0);
  const factor = isPositive ? Math.exp(meanOf(pairs.map(([said, came]) => Math.abs(Math.log(said / came))))) : null;
  return { mean, factor, isClose: pairs.length > 0 && isSmall({ mean, factor }, meanOf(pairs.map(([, came]) => came)), close) };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function isSmall({ mean, factor }: Omit<CurveGap, 'isClose'>, foundMean: number, close: Tolerance): boolean {
  if ('factor' in close) return factor !== null && isWithin(close, 1, factor);
  return isWithin(close, foundMean, foundMean + mean);
}

/** Where a line turns: its highest point where it rises further than it falls from where it began, else its lowest. */
export interface Turn {
  readonly kind: 'highest' | 'lowest';
  readonly point: number;
}

/** Of a plateau the point where it is first reached; null for a line that hardly moves, by less than a tenth of its largest value. */
export function turnOf(values: readonly number[], kind?: Turn['kind']): Turn | null {
  const known = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (known.length === 0 || high - low <= 0.1 * Math.max(Math.abs(low), Math.abs(high))) return null;
  const turns = kind ?? (high - known[0]! >= known[0]! - low ? 'highest' : 'lowest');
  const nearly = (high - low) / 50;
  const point = values.findIndex((value) => (turns === 'highest' ? value >= high - nearly : value <= low + nearly));
  return { kind: turns, point };
}
