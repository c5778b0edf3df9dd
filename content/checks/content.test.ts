import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runFigures } from '../computed';
import { readFigure } from '../figures';
import { loadContent } from '../load-content';
import { splitFrontMatter, writtenSlugs } from '../load-lessons';
import { checkNumbers } from './check-numbers';
import { checkQuestionNumbers } from './check-question-numbers';
import { checkQuestions } from './check-questions';
import { checkReasons } from './check-reasons';
import { checkChallenge, checkClaim, checkLab, checkPrediction } from './check-runs';
import { checkWords } from './check-words';

const LONG_MS = 120_000;
const slugs = writtenSlugs();
const lessons = await Promise.all(slugs.map(async (slug) => ({ slug, content: await loadContent(slug) })));

test('there are lessons to check', () => expect(slugs.length).toBeGreaterThan(0));

describe.each(lessons)('$slug', ({ slug, content }) => {
  const { labs, claims, predictions, challenges, sideBySides = {}, questions } = content;
  const { frontMatter, body } = splitFrontMatter(readFileSync(`content/lessons/${slug}/lesson.mdx`, 'utf8'), slug);

  test('names only what is in the vocabulary and declared; links and terms lead somewhere', () =>
    expect(checkWords(body, content, frontMatter.sources)).toEqual([]));

  test('no number that nothing vouches for', () => expect(checkNumbers(body, content)).toEqual([]));

  test('nor in a question', () => expect(checkQuestionNumbers(content)).toEqual([]));

  test('what vouches for a number comes to it', () => expect(checkReasons(content)).toEqual([]), LONG_MS);

  test(
    'enough questions, of enough kinds, each answer explained and confirmed',
    () => expect(checkQuestions(questions)).toEqual([]),
    LONG_MS,
  );

  test.each(Object.keys(labs))('lab %s opens, and its knobs are there', (id) => expect(checkLab(labs[id]!)).toEqual([]), LONG_MS);

  test.each(Object.keys(claims))(
    'claim %s holds on seeds that nobody chose',
    (id) => expect(checkClaim(claims[id]!)).toEqual([]),
    LONG_MS,
  );

  test.each(Object.keys(predictions))(
    'prediction %s has an outcome that its start does not give away',
    (id) => expect(checkPrediction(predictions[id]!, labs)).toEqual([]),
    LONG_MS,
  );

  test.each(Object.keys(challenges))(
    'challenge %s is lost untouched, lost with a bigger box, won with the pattern',
    (id) => expect(checkChallenge(challenges[id]!, labs)).toEqual([]),
    LONG_MS,
  );

  test.each(Object.keys(sideBySides))(
    'side by side %s: every row gives every figure',
    (id) => {
      const { scenario, rows, figures } = sideBySides[id]!;
      const measured = rows.flatMap(({ inputs }) =>
        figures.map(({ read }) => readFigure(read, runFigures({ scenario, inputs }))),
      );
      expect(measured.filter((figure) => !Number.isFinite(figure))).toEqual([]);
      expect(measured.length).toBeGreaterThan(1);
    },
    LONG_MS,
  );
});
