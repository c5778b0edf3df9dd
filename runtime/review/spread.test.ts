import { expect, test } from 'vitest';
import { DAY_MS } from './days';
import { cardsOf } from './schedule';

const beganMs = Date.UTC(2026, 2, 2, 12);
const sheet = (count: number, correct = false, atMs = beganMs) =>
  Array.from({ length: count }, (_, i) => ({ questionId: `interview/feed.design.p${i}`, atMs: atMs + i, correct }));
const daysOf = (answers: Parameters<typeof cardsOf>[0]): number[] =>
  [...cardsOf(answers).values()].map(({ dueAtMs }) => Math.floor((dueAtMs - beganMs) / DAY_MS));

test('a thin sheet comes back five a day, what was told first on the first day', () => {
  expect(daysOf(sheet(12))).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3]);
});

test('a few come back together; so does what has no sheet', () => {
  expect(daysOf(sheet(5))).toEqual([1, 1, 1, 1, 1]);
  const quiz = sheet(8).map((answer, i) => ({ ...answer, questionId: `lesson/q${i}` }));
  expect(daysOf(quiz)).toEqual(Array(8).fill(1));
  const prompt = sheet(7).map((answer, i) => ({ ...answer, questionId: `articulate/lru.u${i}` }));
  expect(daysOf(prompt)).toEqual(Array(7).fill(1));
});

test('what was covered takes no turn', () => {
  const [first, ...others] = sheet(7);
  expect(daysOf([{ ...first!, correct: true }, ...others]).slice(1)).toEqual([1, 1, 1, 1, 1, 2]);
});

test('those that are asked again go their own way; the turns of the others stay', () => {
  const whole = sheet(12);
  const again = whole.slice(0, 5).map((answer, i) => ({ ...answer, atMs: beganMs + DAY_MS + i * 20_000 }));
  expect(daysOf([...whole, ...again])).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3]);
});

test('points missed one by one in review are not one sheet', () => {
  const spaced = sheet(8).map((answer, i) => ({ ...answer, atMs: beganMs + i * 20_000 }));
  expect(daysOf(spaced)).toEqual(Array(8).fill(1));
});
