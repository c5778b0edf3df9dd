/**
 * The entry that typed letters lead to, found as a native list does: a word stays where it still holds and goes on from there
 * otherwise; one letter again and again goes round those that begin with it.
 *
 * @param active where the list stands, an index of `labels`
 * @param typed what was typed in one go, at least one letter
 * @returns an index, or null when no label begins so
 */
export function entryTyped(labels: readonly string[], active: number, typed: string): number | null {
  const find = (start: string, from: number): number | null => {
    const order = labels.map((_, i) => (from + i) % labels.length);
    return order.find((i) => labels[i].toLowerCase().startsWith(start.toLowerCase())) ?? null;
  };
  const isOneLetter = [...typed].every((letter) => letter.toLowerCase() === typed[0].toLowerCase());
  const whole = typed.length === 1 ? null : find(typed, active);
  return whole ?? (isOneLetter ? find(typed[0], active + 1) : null);
}
