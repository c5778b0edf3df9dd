import { expect, test } from 'vitest';
import { planSession } from './plan';
import { cardsOf } from './schedule';

const DAY_MS = 86_400_000;
const items = [
  { id: 'articulate/a.b', pattern: 'cdn', onceMissed: true as const },
  { id: 'cdn/new', pattern: 'cdn' },
];
const plan = (answers: Parameters<typeof cardsOf>[0]) =>
  planSession({
    items,
    cards: cardsOf(answers),
    now: { nowMs: 10 * DAY_MS, minutesEast: 0 },
    count: 10,
    seed: 1,
    confusable: [],
    begun: new Set(),
  });

test('what is asked only once it was missed is never new, and comes back when it was', () => {
  expect(plan([])).toEqual(['cdn/new']);
  expect(plan([{ questionId: 'articulate/a.b', atMs: 8 * DAY_MS, correct: false }]).sort()).toEqual([
    'articulate/a.b',
    'cdn/new',
  ]);
});
