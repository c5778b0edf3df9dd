/** Rough widths in pixels: of a letter, of a mark with the gap behind it. */
const LETTER = 6.5;
const MARK = 16;

/** On which side of a mark its words stand; null where they would run into another mark, its words, or out of the picture. */
export type WordSide = 'after' | 'before' | null;

/** Words keep away from each other; the marks themselves always stand. Marks come from left to right. */
export function sidesOfWords(marks: readonly { readonly x: number; readonly letters: number }[], width: number): WordSide[] {
  const sides: WordSide[] = [];
  let takenTo = 0;
  marks.forEach(({ x, letters }, i) => {
    const wanted = letters * LETTER;
    const after = (marks[i + 1]?.x ?? width) - MARK / 2 - (x + MARK / 2);
    const side = wanted <= after ? 'after' : wanted <= x - MARK / 2 - takenTo ? 'before' : null;
    takenTo = x + MARK / 2 + (side === 'after' ? wanted : 0);
    sides.push(side);
  });
  return sides;
}

const STEPS_MS = [1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000];
const MOST_TICKS = 8;
const TICK_WIDTH = 44;

/** Round moments along an axis of so many pixels, far enough apart to be read. */
export function ticksOf(forMs: number, span: number): number[] {
  const most = Math.max(1, Math.min(MOST_TICKS, Math.floor(span / TICK_WIDTH)));
  const step = STEPS_MS.find((one) => forMs / one <= most) ?? forMs;
  return Array.from({ length: Math.floor(forMs / step) + 1 }, (_, i) => i * step);
}
