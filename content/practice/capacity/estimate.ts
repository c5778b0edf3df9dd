/** A guess with its bounds. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export interface Judged {
  /** Between the bounds. */
  readonly isInside: boolean;
  /** The middle of the guess over the value: 2 is twice too much, 0.5 half. */
  readonly ratio: number;
  /** How far apart the bounds are, as a factor. */
  readonly width: number;
}

/** @returns why the range cannot be judged; null when it can */
export function rangeProblem({ low, high }: Range): string | null {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return 'Give both bounds, as numbers.';
  if (low <= 0) return 'Bounds are more than nothing.';
  return low > high ? 'The lower bound comes first.' : null;
}

/** Sizes are compared as factors, so the middle of a range is the geometric one. */
export function judgeRange({ low, high }: Range, value: number): Judged {
  return { isInside: low <= value && value <= high, ratio: Math.sqrt(low * high) / value, width: high / low };
}

/** Factors that are as good as right on the back of an envelope. */
const CLOSE = 1.15;

/** `1.9× too much`, `about right`. */
export function writeRatio(ratio: number): string {
  const off = ratio >= 1 ? ratio : 1 / ratio;
  if (off < CLOSE) return 'about right';
  return `${off >= 10 ? Math.round(off).toLocaleString('en-GB') : Number(off.toPrecision(2))}× too ${ratio > 1 ? 'much' : 'little'}`;
}
