import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { course } from '../course';
import { headingsOf, splitFrontMatter } from '../load-lessons';
import { loadItems } from '../practice/catalog';
import { confusable } from '../practice/confusable';
import { isFlawRight, isMatchRight, isWalkRight, judgeKnob, rightsOf, rightWay, walkDown } from '../practice/grade';
import type { CaseQuestion, FlawQuestion, KnobQuestion, MatchQuestion, WalkQuestion } from '../practice/item-types';
import { practiceItems } from '../practice/items';
import { trees } from '../practice/trees';
import { checkPracticeItem, checkTaught, checkTree } from './check-practice';

const LONG_MS = 120_000;
const slugs = new Set(course.map(({ slug }) => slug));

/** Every lesson has these; a lesson that is not written yet will. */
const always = ['what-it-solves-what-it-creates', 'when-not-to-use-it', 'in-the-interview', 'what-to-remember'];

describe.each(practiceItems)('$id', (item) => {
  test(
    'every answer explained, one key, confirmed by the engine',
    () => expect(checkPracticeItem(item, trees)).toEqual([]),
    LONG_MS,
  );
});

function anchorsOf(lesson: string): readonly string[] | null {
  if (!slugs.has(lesson)) return null;
  const file = `content/lessons/${lesson}/lesson.mdx`;
  if (!existsSync(file)) return always;
  return headingsOf(splitFrontMatter(readFileSync(file, 'utf8'), lesson).body).map(({ id }) => id);
}

test('everything that can be asked is taught by a lesson, at a heading that is there', async () => {
  const items = await loadItems();
  expect(items.length).toBeGreaterThan(250);
  const lost = items.flatMap(({ id, pattern, item }) =>
    checkTaught({ lesson: pattern, again: item.again }, anchorsOf).map((problem) => `${id}: ${problem}`),
  );
  expect(lost).toEqual([]);
});

test.each([
  [{ lesson: 'nowhere', again: 'in-the-interview' }, 'no lesson nowhere teaches it'],
  [{ lesson: 'load-balancing', again: 'gone' }, 'load-balancing has no heading gone'],
  [{ lesson: 'multi-region', again: 'one' }, 'multi-region has no heading one'],
])('%o is refused', (place, says) => expect(checkTaught(place, anchorsOf)).toEqual([says]));

test('ids are known once; there are enough of each kind', () => {
  expect(new Set(practiceItems.map(({ id }) => id)).size).toBe(practiceItems.length);
  for (const kind of ['match', 'walk', 'flaw', 'knob'] as const) {
    expect(practiceItems.filter((item) => item.kind === kind).length, kind).toBeGreaterThanOrEqual(6);
  }
});

test('patterns that are taken for one another are lessons; those that a session must mix have something to ask', async () => {
  expect(confusable.flat().filter((slug) => !slugs.has(slug))).toEqual([]);
  const asked = new Set((await loadItems()).filter(({ onceMissed }) => !onceMissed).map(({ pattern }) => pattern));
  expect(confusable.slice(0, 2).flatMap((group) => group.filter((slug) => !asked.has(slug)))).toEqual([]);
});

test('the right one of a case stands in each place, and is not told by its length', () => {
  const cases = practiceItems.filter((item) => item.kind === 'choice');
  expect(new Set(cases.map(({ options }) => options.findIndex(({ correct }) => correct))).size).toBe(4);
  const longest = cases.filter(({ options }) => {
    const lengths = options.map(({ why, correct }) => ({ correct, length: why.length }));
    return lengths.every(({ correct, length }) => correct || length < lengths.find((one) => one.correct)!.length);
  });
  expect(longest.length).toBeLessThan(cases.length / 2);
});

describe.each(Object.entries(trees))('tree %s', (id, tree) => {
  test('leads somewhere from everywhere', () => expect([tree.id, checkTree(tree)]).toEqual([id, []]));

  test('is walked by several cases', () => {
    const walks = practiceItems.filter((item): item is WalkQuestion => item.kind === 'walk' && item.tree === id);
    const ends = new Set(walks.map((walk) => walkDown(tree, rightWay(walk)).at(-1)));
    expect(ends.size).toBeGreaterThanOrEqual(3);
  });
});

const byId = <T>(id: string) => practiceItems.find((item) => item.id === id) as T;

test('grading a match: each to its own, and two that say the same are the same', () => {
  const question = byId<MatchQuestion>('match-protections');
  const rights = rightsOf(question);
  expect(rights).toHaveLength(question.pairs.length + question.decoys!.length);
  const right = question.pairs.map((_, i) => i);
  expect(isMatchRight(question, right)).toBe(true);
  expect(isMatchRight(question, [...right].reverse())).toBe(false);
  expect(isMatchRight(question, [4, 1, 2, 3])).toBe(false);
  expect(isMatchRight(question, [0, 1, 2, null])).toBe(false);
  expect(isMatchRight(question, [])).toBe(false);
});

test('grading a walk: the right end by the right way', () => {
  const question = byId<WalkQuestion>('walk-api-peak');
  expect(isWalkRight(question, [0, 0, 0])).toBe(true);
  expect([[0, 0], [1], [0, 0, 1, 0], []].map((taken) => isWalkRight(question, taken))).toEqual([false, false, false, false]);
  expect(walkDown(trees.scaling!, [0, 0, 0])).toEqual(['busy', 'tuned', 'state', 'out']);
  expect(walkDown(trees.scaling!, [1, 0, 0])).toEqual(['busy', 'optimise']);
});

test('grading a flaw and a knob', () => {
  const flaw = byId<FlawQuestion>('flaw-far-stock');
  expect(['page->stock', 'stock', 'nothing'].map((part) => isFlawRight(flaw, part))).toEqual([true, false, false]);
  const knob = byId<KnobQuestion>('knob-cache-size');
  const run = { summary: { nodes: { cache: { hitRatio: 0.7 } } }, windows: {} } as never;
  expect([100, 151].map((value) => judgeKnob(knob, value, run).isWon)).toEqual([true, false]);
});

const { way } = byId<WalkQuestion>('walk-api-peak');
const farStock = byId<FlawQuestion>('flaw-far-stock');

test.each([
  ['flaw-far-stock', { parts: [] }, 'parts'],
  ['flaw-far-stock', { mended: byId<FlawQuestion>('flaw-far-stock').scenario }, 'misses the goal mended'],
  [
    'flaw-old-machine',
    { parts: byId<FlawQuestion>('flaw-old-machine').parts.slice(0, 4) },
    'users is drawn and cannot be chosen',
  ],
  ['knob-slots', { solution: 2 }, 'loses with the solution'],
  ['knob-slots', { knob: { ...byId<KnobQuestion>('knob-slots').knob, start: 8 } }, 'wins with 8'],
  ['knob-slots', { tooLow: 'no' }, 'tooLow must explain'],
  ['walk-api-peak', { tree: 'balancing' }, 'the way is'],
  ['match-nines', { again: undefined }, 'again'],
  [
    'case-by-email',
    { options: byId<CaseQuestion>('case-by-email').options.map(({ text, why }) => ({ text, why })) },
    'exactly one right option',
  ],
  [
    'case-by-email',
    { options: byId<CaseQuestion>('case-by-email').options.map((option) => ({ ...option, text: 'An index' })) },
    'stands twice',
  ],
  ['match-nines', { lesson: '' }, 'lesson must be kebab-case'],
  ['match-nines', { pairs: byId<MatchQuestion>('match-nines').pairs.map((pair) => ({ ...pair, why: '' })) }, 'must explain'],
  [
    'match-nines',
    { pairs: byId<MatchQuestion>('match-nines').pairs.map((pair) => ({ ...pair, right: 'Never.' })) },
    'stands twice',
  ],
  ['walk-api-peak', { way: [{ ...way[0], answers: [{ right: true, why: 'yes' }, way[0]!.answers[1]] }] }, 'must explain'],
  ['walk-api-peak', { way: [{ ...way[0], answers: way[0]!.answers.map(({ why }) => ({ why })) }] }, 'exactly one right answer'],
  ['walk-api-peak', { way: way.slice(0, 1) }, 'which is no end'],
  ['flaw-far-stock', { parts: farStock.parts.map((part) => ({ ...part, correct: true })) }, 'exactly one part at fault'],
  ['flaw-far-stock', { parts: farStock.parts.map((part) => ({ ...part, why: '' })) }, 'must explain'],
  ['flaw-far-stock', { goal: { ...farStock.goal, op: '>=', value: 0 } }, 'meets the goal with the flaw'],
  ['knob-slots', { why: '' }, 'why must explain'],
  ['match-nines', { decoys: [{ right: '3.65 days', why: 'It would be the same as the first one.' }] }, 'stands twice'],
])('%s with %o is refused', (id, change, says) => {
  const item = { ...byId<object>(id), ...change } as never;
  expect(checkPracticeItem(item, trees).join('; ')).toContain(says);
});

test('a tree that leads nowhere, or round in a circle, is refused', () => {
  const tree = trees.serverless!;
  const lost = { ...tree, ends: { ...tree.ends, moon: tree.ends.servers! } };
  expect(checkTree(lost)).toEqual(['nothing leads to moon']);
  const round = { ...tree.questions.warm!, answers: tree.questions.warm!.answers.map((answer) => ({ ...answer, to: 'shape' })) };
  expect(checkTree({ ...tree, questions: { ...tree.questions, warm: round } })).toContain('some answers lead round in a circle');
});
