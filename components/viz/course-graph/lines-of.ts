const ONE_LINE = 17;

/** Words in one line, or in two that are as even as they can be, so that what holds them is no wider than it must. */
export function linesOf(text: string): readonly string[] {
  if (text.length <= ONE_LINE) return [text];
  const words = text.split(' ');
  // the number that begins it never stands alone
  const ways = words.slice(2).map((_, i) => [words.slice(0, i + 2).join(' '), words.slice(i + 2).join(' ')]);
  const longest = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length));
  return ways.toSorted((a, b) => longest(a) - longest(b))[0] ?? [text];
}
