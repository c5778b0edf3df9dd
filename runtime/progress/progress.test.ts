import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeProgress } from './merge';
import { emptyProgress, type Progress, parseProgress } from './progress';
import { exportText, readText } from './vault';

/** Few, so that two histories speak of the same thing; now and then any at all. */
const id = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c') },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 8 }) },
);
const instant = fc.nat(50);
const progress: fc.Arbitrary<Progress> = fc.record({
  version: fc.constant(3 as const),
  lessons: fc.dictionary(
    id,
    fc.record(
      { firstVisitAtMs: instant, lastVisitAtMs: instant, finishedAtMs: instant },
      { requiredKeys: ['firstVisitAtMs', 'lastVisitAtMs'], noNullPrototype: true },
    ),
    { noNullPrototype: true },
  ),
  answers: fc.array(
    fc.record(
      { questionId: id, atMs: instant, correct: fc.boolean(), confidence: fc.constantFrom(0, 0.5, 1), draw: fc.nat(2) },
      { requiredKeys: ['questionId', 'atMs', 'correct'], noNullPrototype: true },
    ),
    { maxLength: 40 },
  ),
  predictions: fc.dictionary(
    id,
    fc.record(
      { atMs: instant, value: fc.oneof(id, fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 16 })) },
      { noNullPrototype: true },
    ),
    {
      noNullPrototype: true,
    },
  ),
  challenges: fc.dictionary(
    id,
    fc.record(
      { wonAtMs: instant, stars: fc.constantFrom<1 | 2 | 3>(1, 2, 3), run: id },
      { requiredKeys: ['wonAtMs', 'stars'], noNullPrototype: true },
    ),
    { noNullPrototype: true },
  ),
  kept: fc.dictionary(
    id,
    fc.record({ atMs: instant, value: fc.oneof(id, fc.nat(), fc.constant(null), fc.array(id)) }, { noNullPrototype: true }),
    { noNullPrototype: true },
  ),
});

test('what is exported is read back the same', () => {
  fc.assert(
    fc.property(progress, (before) => {
      expect(readText(exportText(before))).toEqual(before);
    }),
  );
});

test('merging does not depend on order or grouping, and twice is once', () => {
  fc.assert(
    fc.property(progress, progress, progress, (a, b, c) => {
      const ab = mergeProgress(a, b);
      expect(exportText(mergeProgress(b, a))).toBe(exportText(ab));
      expect(exportText(mergeProgress(ab, b))).toBe(exportText(ab));
      expect(exportText(mergeProgress(ab, c))).toBe(exportText(mergeProgress(a, mergeProgress(b, c))));
    }),
  );
});

test('merging keeps the first finish, the first prediction and the last visit', () => {
  const here = {
    ...emptyProgress,
    lessons: { cdn: { firstVisitAtMs: 5, lastVisitAtMs: 9, finishedAtMs: 9 } },
    predictions: { p: { atMs: 4, value: 80 } },
  };
  const there = {
    ...emptyProgress,
    lessons: { cdn: { firstVisitAtMs: 3, lastVisitAtMs: 7, finishedAtMs: 6 } },
    predictions: { p: { atMs: 8, value: 12 } },
  };
  expect(mergeProgress(here, there)).toMatchObject({
    lessons: { cdn: { firstVisitAtMs: 3, lastVisitAtMs: 9, finishedAtMs: 6 } },
    predictions: { p: { atMs: 4, value: 80 } },
  });
});

test.each([
  { raw: null, says: 'progress must be an object, got null' },
  { raw: [], says: 'progress must be an object, got []' },
  { raw: { ...emptyProgress, version: 4 }, says: 'version must be 1, 2 or 3, got 4' },
  {
    raw: { ...emptyProgress, challenges: { a: { wonAtMs: 1, stars: 4 } } },
    says: 'challenges.a.stars must be 1, 2 or 3, got 4',
  },
  { raw: { ...emptyProgress, version: 1 }, says: 'progress.kept is not known' },
  {
    raw: { ...emptyProgress, kept: { review: { atMs: 1, value: 'x'.repeat(200_000) } } },
    says: 'kept.review.value must be JSON of at most 200000 characters',
  },
  { raw: { ...emptyProgress, kept: { review: { atMs: 1 } } }, says: 'kept.review.value must be JSON' },
  {
    raw: { ...emptyProgress, streak: 9 },
    says: 'progress.streak is not known; known are version, lessons, answers, predictions, challenges, kept',
  },
  { raw: { ...emptyProgress, answers: {} }, says: 'answers must be a list, got {}' },
  {
    raw: { ...emptyProgress, answers: [{ questionId: 'q', atMs: 1, correct: 'yes' }] },
    says: 'answers[0].correct must be true or false, got "yes"',
  },
  {
    raw: { ...emptyProgress, answers: [{ questionId: 'q', atMs: 1, correct: true, confidence: 70 }] },
    says: 'answers[0].confidence must be from 0 to 1, got 70',
  },
  {
    raw: { ...emptyProgress, lessons: { cdn: { firstVisitAtMs: -1, lastVisitAtMs: 0 } } },
    says: 'lessons.cdn.firstVisitAtMs must be milliseconds since 1970, got -1',
  },
  {
    raw: { ...emptyProgress, predictions: { p: { atMs: 0, value: [1, null] } } },
    says: 'predictions.p.value must be 1 to 64 numbers, got 2',
  },
  {
    raw: { ...emptyProgress, predictions: { p: { atMs: 0, value: '' } } },
    says: 'predictions.p.value must be text of 1 to 10,000 characters, got ""',
  },
])('refuses: $says', ({ raw, says }) => expect(() => parseProgress(raw)).toThrow(says));

test('what version 1 wrote is read, and nothing is kept in it', () => {
  const { kept: _, ...old } = { ...emptyProgress, version: 1, answers: [{ questionId: 'q', atMs: 1, correct: true }] };
  expect(parseProgress(old)).toEqual({ ...emptyProgress, answers: old.answers });
});

test('what is over does not come back from an older copy', () => {
  const open = { ...emptyProgress, kept: { review: { atMs: 5, value: ['a'] } } };
  const over = { ...emptyProgress, kept: { review: { atMs: 6, value: null } } };
  expect(mergeProgress(over, open).kept).toEqual(over.kept);
});

test('text that is no JSON is named', () => expect(() => readText('{')).toThrow('progress must be JSON, got "{"'));

test('a win of version 2 has one star, and any later one is kept beside its first time', () => {
  const old = { ...emptyProgress, version: 2, challenges: { a: { wonAtMs: 4, run: 'j1' } } };
  const read = parseProgress(old);
  expect(read).toEqual({ ...emptyProgress, challenges: { a: { wonAtMs: 4, stars: 1, run: 'j1' } } });
  const better = { ...emptyProgress, challenges: { a: { wonAtMs: 9, stars: 3 as const, run: 'j2' } } };
  expect(mergeProgress(read, better).challenges).toEqual({ a: { wonAtMs: 4, stars: 3, run: 'j2' } });
  expect(() => parseProgress({ ...old, challenges: { a: { wonAtMs: 4, stars: 3 } } })).toThrow('stars is not known');
});
