import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { loadContent } from './load-content';
import { writtenSlugs } from './load-lessons';
import { changesIn, nextStar, starsOf } from './stars';

const scenario = { nodes: { app: { size: 4 }, lb: { algorithm: 'round-robin' } } };
const set = (target: string, knob: string, value: unknown, atMs = 0): ScenarioEvent => ({ atMs, do: 'set', target, knob, value });
const budget = { label: 'Size', currency: '$', most: 1000, prices: [{ path: 'app.size', each: 100 }] };
const solution = [set('lb', 'algorithm', 'p2c'), set('app', 'size', 5)];
const size = (value: number, atMs = 0) => set('app', 'size', value, atMs);

test.each<[string, ScenarioEvent[], number]>([
  ['dearer than the solution', [size(6)], 1],
  ['dearer for a while only', [size(6), size(4, 500)], 1],
  ['the solution itself', solution, 3],
  ['the same cost, one thing more', [...solution, set('lb', 'slowStartMs', 5)], 2],
  ['the same cost, a knob turned twice', [...solution, set('lb', 'algorithm', 'random', 900)], 3],
  [
    'cheaper, however much is changed',
    [size(3), set('lb', 'algorithm', 'p2c'), set('lb', 'slowStartMs', 5), set('lb', 'x', 1)],
    3,
  ],
])('%s', (_, inputs, stars) => expect(starsOf({ budget, solution }, scenario, inputs)).toBe(stars));

test('without prices only the changes count', () => {
  expect(starsOf({ solution }, scenario, [size(100)])).toBe(3);
  expect(starsOf({ solution }, scenario, [...solution, set('lb', 'slowStartMs', 5)])).toBe(2);
  expect(nextStar({ solution }, scenario, 2)).toBe('Three stars: change at most 2 things.');
});

test('the next star is said with its price', () => {
  expect(nextStar({ budget, solution }, scenario, 1)).toBe('Two stars: spend at most $500.');
  expect(nextStar({ budget, solution: [size(5)] }, scenario, 2)).toBe(
    'Three stars: spend less than $500, or change one thing only.',
  );
  expect(nextStar({ budget, solution }, scenario, 3)).toBeNull();
});

test('spending more never wins a star', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (a, b) => {
      const stars = (value: number) => starsOf({ budget, solution }, scenario, [size(value)]);
      expect(stars(Math.max(a, b))).toBeLessThanOrEqual(stars(Math.min(a, b)));
    }),
  );
});

describe.each(writtenSlugs())('%s', (slug) => {
  test('the solution has three stars', async () => {
    const { challenges, labs } = await loadContent(slug);
    for (const challenge of Object.values(challenges)) {
      expect(changesIn(challenge.solution)).toBeGreaterThan(0);
      expect(starsOf(challenge, labs[challenge.lab]!.scenario, challenge.solution)).toBe(3);
    }
  });
});
