/** The bounds between which a share may well lie, after so few answers. */
export interface ShareBounds {
  readonly low: number;
  readonly high: number;
}

const Z_95 = 1.959964;

/** Wilson's score interval at 95%: honest for few answers, and never outside 0..1. Nothing asked: anything is possible. */
export function shareBounds(right: number, asked: number): ShareBounds {
  if (asked === 0) return { low: 0, high: 1 };
  const z2 = Z_95 * Z_95;
  const share = right / asked;
  const centre = (share + z2 / (2 * asked)) / (1 + z2 / asked);
  const reach = (Z_95 / (1 + z2 / asked)) * Math.sqrt((share * (1 - share)) / asked + z2 / (4 * asked * asked));
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

export interface Sureness extends ShareBounds {
  /** What was said, 0..1. */
  readonly said: number;
  readonly asked: number;
  readonly right: number;
}

/** How often you were right, by how sure you said you were. */
export function calibrationOf(
  answers: readonly { readonly correct: boolean; readonly confidence?: number }[],
  levels: readonly number[],
): Sureness[] {
  return levels.map((said) => {
    const given = answers.filter(({ confidence }) => confidence === said);
    const right = given.filter(({ correct }) => correct).length;
    return { said, asked: given.length, right, ...shareBounds(right, given.length) };
  });
}

/** How sure you said you were and how often you were right, over some answers in a row. */
export interface SurenessSpell extends ShareBounds {
  readonly answers: number;
  /** The mean of what was said, 0..1. */
  readonly said: number;
  readonly right: number;
}

/** Answers that said how sure, so many at a time, oldest first. What is left over at the beginning joins the first of them. */
export function surenessOverTime(
  answers: readonly { readonly correct: boolean; readonly confidence?: number }[],
  atATime: number,
): SurenessSpell[] {
  const sure = answers.flatMap(({ correct, confidence }) => (confidence === undefined ? [] : [{ correct, confidence }]));
  const count = Math.floor(sure.length / atATime);
  const extra = sure.length - count * atATime;
  return Array.from({ length: count }, (_, i) => {
    const spell = sure.slice(i === 0 ? 0 : extra + i * atATime, extra + (i + 1) * atATime);
    const right = spell.filter(({ correct }) => correct).length;
    const said = spell.reduce((sum, { confidence }) => sum + confidence, 0) / spell.length;
    return { answers: spell.length, said, right, ...shareBounds(right, spell.length) };
  });
}
