/** Widths of Inter's letters, hundredths of their size, as Chromium sets them; tabular figures. What is not here is as wide as a figure. */
const widths = new Map(
  (
    [
      [24, 'ijl'],
      [28, " !',.:;I·"],
      [34, 'ft|/\\`'],
      [40, 'r()[]{}'],
      [50, '"^_s?–'],
      [56, 'JLackvxyz'],
      [60, 'EFbdeghnopqu'],
      [70, 'KXYACDV'],
      [76, 'GHNOQU'],
      [85, 'wm…→≥'],
      [98, 'MW@%'],
    ] as const
  ).flatMap(([width, letters]) => [...letters].map((letter) => [letter, width / 100] as const)),
);
const FIGURE = 0.64;

export interface Face {
  readonly sizePx: number;
  /** Semibold letters are wider. */
  readonly isBold?: boolean;
}

/** How wide words are set, px; within some 3%. Boxes are laid out without a page to measure in. */
export function widthOf(words: string, { sizePx, isBold = false }: Face): number {
  let ems = 0;
  for (const letter of words) ems += widths.get(letter) ?? FIGURE;
  return ems * sizePx * (isBold ? 1.04 : 1);
}

/** Letters may be set this much closer before words are broken or cut. */
const CLOSER = 0.88;

/** Words in at most so many lines, broken between words; what has no room ends in "…". */
export function linesWithin(words: string, widthPx: number, most: number, face: Face): string[] {
  const fits = (line: string): boolean => widthOf(line, face) * CLOSER <= widthPx;
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines[lines.length - 1]} ${word}`;
    if (lines.length === 0 || !fits(longer)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  const shown = lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')];
  return shown.map((line) => (fits(line) ? line : cut(line, fits)));
}

function cut(line: string, fits: (line: string) => boolean): string {
  let kept = line;
  while (kept.length > 1 && !fits(`${kept}…`)) kept = kept.slice(0, -1).trimEnd();
  return `${kept}…`;
}
