import { area, line, scaleLinear, scaleLog } from 'd3';
import type { Ms } from '@/engine/units';
import { writeTime } from './write-figure';

/** A place to draw a line over time: so many points, one beside the other, each at a height of the learner's. */
export interface PadSpec {
  readonly atMs: readonly Ms[];
  readonly untilMs: Ms;
  readonly min: number;
  readonly max: number;
  readonly scale: 'linear' | 'log';
}

export interface PadSize {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface PadAxes {
  readonly x: (atMs: Ms) => number;
  readonly y: (value: number) => number;
  /** The value drawn at a height, kept on the axis, to two digits. */
  readonly valueAt: (y: number) => number;
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  readonly yTicks: readonly { readonly y: number; readonly value: number }[];
}

/** Heights of the points; null where nothing has been drawn yet. */
export type Drawn = readonly (number | null)[];

export const nothingDrawn = ({ atMs }: PadSpec): Drawn => atMs.map(() => null);

const clock = (ms: Ms): string => writeTime(ms).replace(/\.0$/, '');

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600].map((seconds) => seconds * 1000);

/** Round moments of a clock, at most so many after the first. */
function momentsUpTo(untilMs: Ms, most: number): Ms[] {
  const step = steps.find((one) => untilMs / one <= most) ?? untilMs;
  return Array.from({ length: Math.floor(untilMs / step) + 1 }, (_, i) => i * step);
}

export function padAxes({ untilMs, min, max, scale }: PadSpec, { width, height, left, right, top, bottom }: PadSize): PadAxes {
  const x = scaleLinear([0, untilMs / 1000], [left, width - right]);
  const y = (scale === 'log' ? scaleLog() : scaleLinear()).domain([min, max]).range([height - bottom, top]);
  const clamp = (value: number): number => Math.min(max, Math.max(min, value));
  const tickCount = Math.max(2, Math.floor((width - left - right) / 80));
  return {
    x: (atMs) => x(atMs / 1000),
    y: (value) => y(clamp(value)),
    valueAt: (at) => clamp(Number(y.invert(at).toPrecision(2))),
    xTicks: momentsUpTo(untilMs, tickCount).map((atMs) => ({ x: x(atMs / 1000), text: clock(atMs) })),
    yTicks: y.ticks(scale === 'log' ? 3 : 4).map((value) => ({ y: y(value), value })),
  };
}

/** The drawing once the pointer has gone from one spot to another: every point on the way takes the height it was passed at. */
export function drawnThrough(drawn: Drawn, spec: PadSpec, { x, valueAt }: PadAxes, from: Spot, to: Spot): Drawn {
  const xs = spec.atMs.map(x);
  const nearest = (at: number): number =>
    xs.reduce((best, one, i) => (Math.abs(one - at) < Math.abs(xs[best] - at) ? i : best), 0);
  const heightAt = (at: number): number =>
    from.x === to.x ? to.y : from.y + ((to.y - from.y) * (at - from.x)) / (to.x - from.x);
  const [left, right] = from.x < to.x ? [from, to] : [to, from];
  const end = nearest(to.x);
  return drawn.map((value, i) => {
    if (i === end) return valueAt(to.y);
    return xs[i] >= left.x && xs[i] <= right.x ? valueAt(heightAt(xs[i])) : value;
  });
}

/** A whole line: what was not drawn goes straight from the drawn point before it to the next; with nothing drawn it is flat. */
export function filledIn(drawn: Drawn, start: number, scale: PadSpec['scale']): number[] {
  const [to, back] = scale === 'log' ? [Math.log, Math.exp] : [Number, Number];
  return drawn.map((value, i) => {
    if (value !== null) return value;
    const before = drawn.findLastIndex((one, at) => one !== null && at < i);
    const after = drawn.findIndex((one, at) => one !== null && at > i);
    if (before < 0 && after < 0) return start;
    if (before < 0 || after < 0) return drawn[before < 0 ? after : before] as number;
    const share = (i - before) / (after - before);
    const [low, high] = [to(drawn[before] as number), to(drawn[after] as number)];
    return back(low + (high - low) * share);
  });
}

export interface CurvePaths {
  readonly line: string;
  /** Between two lines, where both are known. */
  readonly between: string;
}

/** A line, and the area that lies between it and another. */
export function curvePaths(
  { atMs }: PadSpec,
  { x, y }: PadAxes,
  values: readonly number[],
  other: readonly number[],
): CurvePaths {
  const points = atMs.map((_, i) => i);
  return {
    line:
      line<number>(
        (i) => x(atMs[i]),
        (i) => y(values[i]),
      )
        .defined((i) => Number.isFinite(values[i]))
        .digits(1)(points) ?? '',
    between:
      area<number>(
        (i) => x(atMs[i]),
        (i) => y(values[i]),
        (i) => y(other[i]),
      )
        .defined((i) => Number.isFinite(values[i]) && Number.isFinite(other[i]))
        .digits(1)(points) ?? '',
  };
}
