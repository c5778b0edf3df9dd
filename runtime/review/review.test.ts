import fc from 'fast-check';
import { Rating } from 'ts-fsrs';
import { expect, test } from 'vitest';
import { calibrationOf, shareBounds, surenessOverTime } from './calibration';
import { DAY_MS, dayOf, habitOf } from './days';
import { interleave, isDue, planSession } from './plan';
import { type Card, cardsOf, ratingOf, recallAt, schedulerWith } from './schedule';

/** What an answer must have been to be rated so. */
const rated = {
  again: { correct: false, confidence: 0.95 },
  hard: { correct: true, confidence: 0.4 },
  good: { correct: true, confidence: 0.75 },
  easy: { correct: true, confidence: 0.95 },
} as const;
type Rated = keyof typeof rated;
const beganMs = Date.UTC(2022, 11, 29, 12, 30);

/** Each answer on the day it falls due. */
function history(ratings: readonly Rated[], schedule = schedulerWith()): Card[] {
  const cards: Card[] = [];
  for (const rating of ratings) {
    const before = cards.at(-1);
    cards.push(schedule(before, { atMs: before?.dueAtMs ?? beganMs, ...rated[rating] }));
  }
  return cards;
}

// open-spaced-repetition/ts-fsrs, packages/fsrs/__tests__/impl/long-term_scheduler.test.ts: test1 to test5
const w = [
  0.4197, 1.1869, 3.0412, 15.2441, 7.1434, 0.6477, 1.0007, 0.0674, 1.6597, 0.1712, 1.1178, 2.0225, 0.0904, 0.3025, 2.1214, 0.2498,
  2.9466, 0.4891, 0.6468,
];
const sixGood = Array<Rated>(6).fill('good');
test.each<[Rated[], number[], number[]]>([
  [
    [...sixGood, 'again', 'again', ...sixGood.slice(1)],
    [3, 13, 48, 155, 445, 1158, 17, 3, 11, 37, 112, 307, 773],
    [
      3.0412, 13.09130698, 48.15848988, 154.93732625, 445.05562739, 1158.07779739, 16.63063166, 3.01732209, 11.42247264,
      37.37521902, 111.8752758, 306.5974569, 772.94026648,
    ],
  ],
  [
    ['again', 'hard', 'good', 'easy', 'again', 'hard', 'good', 'easy'],
    [1, 2, 6, 41, 4, 7, 21, 133],
    [0.4197, 1.0344317, 5.5356759, 41.0033667, 4.46605519, 6.67743292, 20.88868155, 132.81849454],
  ],
  [
    ['hard', 'good', 'easy', 'again', 'hard', 'good', 'easy', 'again'],
    [2, 7, 54, 5, 8, 26, 171, 8],
    [1.1869, 6.59167572, 53.76078737, 5.0853693, 8.09786749, 25.52991279, 171.16195166, 8.11072373],
  ],
  [
    ['good', 'easy', 'again', 'hard', 'good', 'easy', 'again', 'hard'],
    [3, 33, 4, 7, 26, 193, 9, 14],
    [3.0412, 32.65484522, 4.22256838, 7.2325009, 25.52681746, 193.36618775, 8.63899847, 14.31323867],
  ],
  [
    ['easy', 'again', 'hard', 'good', 'easy', 'again', 'hard', 'good'],
    [15, 3, 6, 27, 240, 10, 17, 60],
    [15.2441, 3.25621013, 6.32684549, 26.56339029, 239.70462771, 9.75621519, 17.06035531, 59.59547542],
  ],
])('published intervals and stabilities of %j', (ratings, intervals, stabilities) => {
  const cards = history(ratings, schedulerWith({ w, enable_short_term: false }));
  expect(cards.map(({ dueAtMs, lastAtMs }) => (dueAtMs - lastAtMs) / DAY_MS)).toEqual(intervals);
  for (const [i, { stabilityDays }] of cards.entries()) expect(stabilityDays).toBeCloseTo(stabilities[i]!, 7);
});

test('published memory state of FSRS-6 without steps, at the usual weights', () => {
  // packages/fsrs/__tests__/FSRS-6.test.ts: after days 0, 0, 1, 3, 8, 21
  const schedule = schedulerWith({ enable_short_term: false });
  let card: Card | undefined;
  let atMs = beganMs;
  for (const [i, days] of [0, 0, 1, 3, 8, 21].entries()) {
    atMs += days * DAY_MS;
    card = schedule(card, { atMs, ...(i === 0 ? rated.again : rated.good) });
  }
  expect(card!.stabilityDays).toBeCloseTo(53.335106, 4);
  expect(card!.memory.difficulty).toBeCloseTo(6.3574867, 4);
});

test('how sure decides how long', () => {
  expect(Object.values(rated).map(ratingOf)).toEqual([Rating.Again, Rating.Hard, Rating.Good, Rating.Easy]);
  expect(ratingOf({ correct: true })).toBe(Rating.Good);
  const firsts = Object.values(rated).map((answer) => schedulerWith()(undefined, { atMs: 0, ...answer }).dueAtMs / DAY_MS);
  expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
  expect(firsts[0]).toBe(1);
  const longest = history(Array<Rated>(12).fill('easy')).map(({ dueAtMs, lastAtMs }) => (dueAtMs - lastAtMs) / DAY_MS);
  // the library keeps hard, good and easy apart by a day each, past the longest
  expect(Math.max(...longest)).toBe(182);
});

test('the schedule is what the answers say, in whatever order they are told', () => {
  const answer = fc.record({
    questionId: fc.constantFrom('a', 'b'),
    atMs: fc.integer({ min: 0, max: 400 }).map((hours) => hours * 3_600_000),
    correct: fc.boolean(),
    confidence: fc.constantFrom(0.4, 0.75, 0.95),
  });
  const answers = fc.uniqueArray(answer, { selector: ({ questionId, atMs }) => `${questionId}${atMs}`, maxLength: 20 });
  fc.assert(
    fc.property(answers, (given) => {
      const cards = cardsOf(given);
      expect([...cardsOf([...given].reverse())].sort()).toEqual([...cards].sort());
      for (const card of cards.values()) {
        expect(card.dueAtMs - card.lastAtMs).toBeGreaterThanOrEqual(DAY_MS);
        expect(recallAt(card, card.lastAtMs)).toBe(1);
        expect(recallAt(card, card.lastAtMs - DAY_MS)).toBe(1);
        expect(recallAt(card, card.dueAtMs)).toBeLessThan(1);
      }
    }),
  );
});

test('a history that grows says what the whole of it says', () => {
  const whole = [missed('a', 1), missed('b', 2), { ...missed('a', 4), correct: true }, missed('c', 5), missed('b', 9)];
  const fresh = cardsOf(whole.map((answer) => ({ ...answer })));
  for (let count = 0; count <= whole.length; count++) cardsOf(whole.slice(0, count));
  expect(cardsOf(whole)).toEqual(fresh);
  expect([...cardsOf(whole.slice(1)).keys()]).toEqual(['b', 'a', 'c']);
  expect(cardsOf([])).toEqual(new Map());
});

const now = (day: number, hour = 12, minutesEast = 0) => ({ nowMs: (day * 24 + hour) * 3_600_000, minutesEast });
const missed = (questionId: string, day: number, hour = 12) => ({ questionId, atMs: now(day, hour).nowMs, correct: false });

test('what was missed at night is due the next morning, and not the same night', () => {
  const [card] = cardsOf([missed('a', 10, 23)]).values();
  expect([now(10, 23.9), now(11, 7)].map((at) => isDue(card!, at))).toEqual([false, true]);
  // 23:00 UTC is 01:00 of the next day two hours east
  expect(isDue(card!, now(11, 7, 120))).toBe(false);
});

test('days are local', () => {
  expect([-60, 0, 60].map((minutesEast) => dayOf(DAY_MS * 5 + 1_800_000 * 47, { minutesEast }))).toEqual([5, 5, 6]);
});

test('a habit is counted, an unfinished day breaks nothing', () => {
  const on = (...days: number[]) => days.map((day) => ({ atMs: now(day).nowMs }));
  expect(habitOf(on(7, 8, 9), now(10), 4)).toEqual({ daysInARow: 3, lastDays: [true, true, true, false] });
  expect(habitOf(on(7, 8, 9, 10), now(10), 4).daysInARow).toBe(4);
  expect(habitOf(on(7, 8), now(10), 4)).toEqual({ daysInARow: 0, lastDays: [true, true, false, false] });
  expect(habitOf([], now(10)).daysInARow).toBe(0);
});

test('few answers say little', () => {
  // Wilson 1927, as in Brown, Cai and DasGupta 2001: 9 of 10 gives 0.596 to 0.982
  const { low, high } = shareBounds(9, 10);
  expect([low, high].map((bound) => Number(bound.toFixed(3)))).toEqual([0.596, 0.982]);
  expect(shareBounds(0, 0)).toEqual({ low: 0, high: 1 });
  expect(shareBounds(1, 1).low).toBeLessThan(0.25);
  expect(shareBounds(100, 100).high).toBe(1);
});

test('sure against right', () => {
  const answers = [
    { correct: true, confidence: 0.95 },
    { correct: false, confidence: 0.95 },
    { correct: true, confidence: 0.4 },
    { correct: true },
  ];
  expect(calibrationOf(answers, [0.4, 0.95]).map(({ asked, right }) => [asked, right])).toEqual([
    [1, 1],
    [2, 1],
  ]);
});

test('sure against right over time: so many answers at a time, none left out', () => {
  const answers = (count: number, confidence: number, right: number) =>
    Array.from({ length: count }, (_, i) => ({ correct: i < right, confidence }));
  const history = [...answers(3, 0.95, 0), { correct: true }, ...answers(10, 0.95, 5), ...answers(10, 0.4, 4)];
  expect(surenessOverTime(history, 10).map(({ answers, said, right }) => [answers, Number(said.toFixed(2)), right])).toEqual([
    [13, 0.95, 5],
    [10, 0.4, 4],
  ]);
  expect(surenessOverTime(history.slice(0, 9), 10)).toEqual([]);
});

const groups = [['limit', 'shed', 'break']];
const candidates = (...patterns: string[]) => patterns.map((pattern, i) => ({ id: `${pattern}/${i}`, pattern }));
const patternsOf = (items: readonly { pattern: string }[]) => items.map(({ pattern }) => pattern);

test('like beside like', () => {
  const order = patternsOf(interleave(candidates('limit', 'cdn', 'shed', 'cache', 'break'), groups));
  expect(order).toEqual(['limit', 'shed', 'break', 'cdn', 'cache']);
});

test('no two of one pattern in a row where that can be helped', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('limit', 'shed', 'break', 'cdn'), { maxLength: 24 }), (patterns) => {
      const order = patternsOf(interleave(candidates(...patterns), groups));
      expect([...order].sort()).toEqual([...patterns].sort());
      const most = Math.max(
        0,
        ...groups
          .flat()
          .concat('cdn')
          .map((name) => patterns.filter((other) => other === name).length),
      );
      const neighbours = order.filter((pattern, i) => pattern === order[i - 1]).length;
      expect(neighbours).toBe(Math.max(0, most - (patterns.length - most) - 1));
    }),
  );
});

test('due first, most forgotten first; then new ones of lessons begun; nothing that can wait', () => {
  const items = [...candidates('limit', 'limit', 'cdn', 'cdn'), { id: 'old', pattern: 'shed' }, { id: 'known', pattern: 'shed' }];
  const cards = cardsOf([missed('old', 1), { ...missed('known', 9), correct: true, confidence: 0.95 }]);
  const plan = (count: number, isAhead = false) =>
    planSession({ items, cards, now: now(10), count, seed: 3, confusable: groups, begun: new Set(['cdn']), isAhead });
  expect(plan(1)).toEqual(['old']);
  expect(plan(2)[1]).toMatch(/^cdn/);
  expect(plan(9)).toHaveLength(5);
  expect(plan(9, true)).toContain('known');
  expect(plan(9)).toEqual(plan(9));
});
