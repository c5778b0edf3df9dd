import type { Ms } from '@/engine/units';

/** The one time axis of a lab: charts and timeline stand on the same pixels. */
export interface TimeAxis {
  readonly left: number;
  readonly right: number;
  readonly x: (tMs: Ms) => number;
  readonly at: (x: number) => Ms;
}

/** Where there is no room for words at the ends of lines; they stand above the chart instead. */
export const isNarrow = (width: number): boolean => width < 520;

export function timeAxis(width: number, forMs: Ms): TimeAxis {
  const left = 52;
  const right = isNarrow(width) ? 10 : 164;
  const span = Math.max(1, width - left - right);
  return {
    left,
    right,
    x: (tMs) => left + (forMs > 0 ? (tMs / forMs) * span : 0),
    at: (x) => Math.min(1, Math.max(0, (x - left) / span)) * forMs,
  };
}
