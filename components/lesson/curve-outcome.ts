import { curveOf, gapOf, middlesOf, type Turn, turnOf } from '@/content/curve';
import { type RunFigures, writeFigure } from '@/content/figures';
import type { CurvePrediction } from '@/content/lesson-types';
import type { OutcomeOf } from './outcome-of';

/** A drawing as it was kept. What was kept of another form, or for other points, stands flat. */
export const drawingOf = ({ points, start }: CurvePrediction, kept: unknown): number[] =>
  Array.isArray(kept) && kept.length === points ? kept.map(Number) : Array.from({ length: points }, () => start);

export function curveOutcome(prediction: CurvePrediction, made: readonly number[], run: RunFigures): OutcomeOf {
  const came = curveOf(prediction, run);
  const { isClose } = gapOf(made, came, prediction.close);
  return { found: describeCurve(prediction, came), gap: curveGapWords(prediction, made, came), isClose, curve: came };
}

/** `from 18/s, lowest 0/s at 28 s, 0/s at the end`. */
export function describeCurve(prediction: CurvePrediction, values: readonly number[]): string {
  const write = (value: number) => writeFigure(rounded(value), prediction.unit);
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return 'nothing to measure';
  const turn = turnOf(values);
  const [first, last] = [known[0]!, known[known.length - 1]!];
  if (turn === null) return `about ${write(first)} throughout`;
  const at = values[turn.point]!;
  if (write(at) === write(last)) {
    const when = turn.point === values.length - 1 ? '' : `, reached at ${momentOf(prediction, turn)}`;
    return `from ${write(first)} ${at > first ? 'up' : 'down'} to ${write(at)}${when}`;
  }
  const beginning = turn.point === 0 ? '' : `from ${write(first)}, `;
  return `${beginning}${turn.kind} ${write(at)} at ${momentOf(prediction, turn)}, ${write(last)} at the end`;
}

/** Two digits are more than a hand can draw. */
const rounded = (value: number): number => Number(value.toPrecision(2));

const momentOf = (prediction: CurvePrediction, { point }: Turn): string =>
  writeFigure(rounded(middlesOf(prediction)[point]!), 'ms');

/** How far off, when it turned, how it ended: each is said where it differs. */
export function curveGapWords(prediction: CurvePrediction, made: readonly number[], came: readonly number[]): string {
  if (!came.some(Number.isFinite)) return 'The run gives no such figure.';
  const words = [distanceWords(prediction, made, came), turnWords(prediction, made, came), endWords(prediction, made, came)];
  return words.filter((one) => one !== '').join(' ');
}

function distanceWords({ unit, scale, close }: CurvePrediction, made: readonly number[], came: readonly number[]): string {
  const { mean, factor, isClose } = gapOf(made, came, close);
  const inUnit = `${writeFigure(rounded(unit === 'ratio' ? mean * 100 : mean), unit === 'ratio' ? 'count' : unit)}${unit === 'ratio' ? ' points' : ''}`;
  const isByFactor = factor !== null && (scale === 'log' || close === undefined || 'factor' in close);
  const distance = isByFactor
    ? `a factor of ${Number(factor.toPrecision(2))} off, ${inUnit} in the mean`
    : `${inUnit} off in the mean`;
  return isClose ? `Close: ${distance}.` : `You were ${distance}.`;
}

function turnWords(prediction: CurvePrediction, made: readonly number[], came: readonly number[]): string {
  const turn = turnOf(came);
  if (turn === null) return turnOf(made) === null ? '' : 'You had it move; it hardly did.';
  const drawn = turnOf(made, turn.kind);
  const verb = turn.kind === 'highest' ? 'peaked' : 'was lowest';
  if (drawn === null) return `You had it stay level; it ${verb} at ${momentOf(prediction, turn)}.`;
  if (Math.abs(drawn.point - turn.point) < 2) return '';
  const had = turn.kind === 'highest' ? 'peak' : 'lowest';
  return `You had it ${had} at ${momentOf(prediction, drawn)}; it ${verb} at ${momentOf(prediction, turn)}.`;
}

/** A quarter of all that either line moves through is another ending. */
function endWords({ unit }: CurvePrediction, made: readonly number[], came: readonly number[]): string {
  const last = came.findLastIndex(Number.isFinite);
  const all = [...made, ...came.filter(Number.isFinite)];
  if (Math.abs(made[last]! - came[last]!) < (Math.max(...all) - Math.min(...all)) / 4) return '';
  const write = (value: number) => writeFigure(rounded(value), unit);
  return `You had it end at ${write(made[last]!)}; it ended at ${write(came[last]!)}.`;
}
