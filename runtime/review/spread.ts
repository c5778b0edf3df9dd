import type { Answer } from '../progress/progress';
import { DAY_MS } from './days';
import type { Card } from './schedule';

/** More that was missed in one go, and a day of review would be nothing else. */
export const MOST_A_DAY = 5;
/** Answers nearer than this were given in one go: nobody answers twice in a second. */
const ONE_GO_MS = 1000;

/**
 * Of what was missed on one sheet in one go, the first few stay due when the scheduler says, the next few are due a day later, and
 * so on; the sheet tells first what matters most. A card that is asked again goes its own way.
 * @param answers oldest first
 * @param cards by question id; what is of one sheet begins alike up to the first full stop: `interview/feed.design.cache`
 */
export function spread(answers: readonly Answer[], cards: ReadonlyMap<string, Card>): ReadonlyMap<string, Card> {
  const spreadOut = new Map(cards);
  const gone = new Map<string, { untilMs: number; missed: number }>();
  for (const { questionId, atMs, correct } of answers) {
    const sheet = sheetOf(questionId);
    if (sheet === null || correct) continue;
    const before = gone.get(sheet);
    const missed = before !== undefined && atMs < before.untilMs ? before.missed + 1 : 0;
    gone.set(sheet, { untilMs: atMs + ONE_GO_MS, missed });
    const laterDays = Math.floor(missed / MOST_A_DAY);
    const card = cards.get(questionId)!;
    if (laterDays > 0 && card.lastAtMs === atMs)
      spreadOut.set(questionId, { ...card, dueAtMs: card.dueAtMs + laterDays * DAY_MS });
  }
  return spreadOut;
}

/** The interview that a point belongs to. The few ideas of a prompt belong together and come back together. */
const sheetOf = (questionId: string): string | null => /^interview\/[^.]+/.exec(questionId)?.[0] ?? null;
