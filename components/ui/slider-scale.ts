/**
 * Where a value stands on a slider, and what value a position means. On a linear scale positions are the values
 * themselves; on a log scale they are 0..LOG_POSITIONS, evenly spaced in the logarithm, and values come back rounded to
 * two significant digits (or to `step`, where the step is finer than the scale needs), so that nobody meets 97.72.
 */
export interface SliderScale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale: 'linear' | 'log';
}

export const LOG_POSITIONS = 200;

/** Digits after the point that a step implies: 0.05 → 2. */
export function decimalsOf(step: number): number {
  const text = String(step);
  const exponent = text.indexOf('e-');
  if (exponent >= 0) return Number(text.slice(exponent + 2)) + (text.indexOf('.') >= 0 ? exponent - text.indexOf('.') - 1 : 0);
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** The nearest allowed value: inside the bounds, a whole number of steps from `min`. */
export function snap(value: number, { min, max, step }: SliderScale): number {
  const stepped = min + Math.round((value - min) / step) * step;
  const tidy = Number(stepped.toFixed(Math.max(decimalsOf(step), decimalsOf(min))));
  return Math.min(max, Math.max(min, tidy));
}

/** Log scales need a positive floor; a `min` of 0 gets the bottom position to itself and the log starts at one step. */
const floorOf = ({ min, step }: SliderScale): number => (min > 0 ? min : step);

export function positionOf(value: number, scale: SliderScale): number {
  if (scale.scale === 'linear') return value;
  const floor = floorOf(scale);
  if (value < floor) return 0;
  const offset = scale.min > 0 ? 0 : 1;
  const share = Math.log(value / floor) / Math.log(scale.max / floor);
  return Math.min(LOG_POSITIONS, offset + share * (LOG_POSITIONS - offset));
}

export function valueAt(position: number, scale: SliderScale): number {
  if (scale.scale === 'linear') return snap(position, scale);
  if (position <= 0) return scale.min;
  if (position >= LOG_POSITIONS) return scale.max;
  const floor = floorOf(scale);
  const offset = scale.min > 0 ? 0 : 1;
  const exact = floor * (scale.max / floor) ** ((position - offset) / (LOG_POSITIONS - offset));
  const rounded = Number(exact.toPrecision(2));
  const onStep = Math.round(rounded / scale.step) * scale.step;
  const tidy = Number((onStep || rounded).toFixed(Math.max(decimalsOf(scale.step), 0)));
  return Math.min(scale.max, Math.max(scale.min, tidy));
}

/**
 * One key press further along. On a log scale several positions may round to one value; a key must never do nothing,
 * so the walk goes on until the value changes or the end is reached.
 */
export function nudge(value: number, positions: number, scale: SliderScale): number {
  if (scale.scale === 'linear') return snap(value + positions * scale.step, scale);
  const direction = Math.sign(positions);
  let position = positionOf(value, scale) + positions;
  let next = valueAt(position, scale);
  while ((direction > 0 ? next <= value : next >= value) && position > 0 && position < LOG_POSITIONS) {
    position += direction;
    next = valueAt(position, scale);
  }
  return next;
}
