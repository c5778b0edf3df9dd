import { describe, expect, test } from 'vitest';
import { course } from '../course';
import { recallCards } from '../practice/articulate/cards';
import { prompts } from '../practice/articulate/prompts';
import { seemsTouched } from '../practice/articulate/touched';
import { checkPrompt, doubt } from './check-prompts';

const slugs = new Set(course.map(({ slug }) => slug));

describe.each(prompts)('$id', (prompt) => {
  test('six to ten ideas, three answers, every number vouched for', () => expect(checkPrompt(prompt)).toEqual([]));

  test('belongs to a lesson', () => expect(slugs).toContain(prompt.lesson));
});

test('there are enough, each known once, and so is each of their cards', () => {
  expect(prompts.length).toBeGreaterThanOrEqual(20);
  expect(new Set(prompts.map(({ id }) => id)).size).toBe(prompts.length);
  const cards = recallCards();
  expect(cards).toHaveLength(prompts.reduce((sum, { units }) => sum + units.length, 0));
  expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
});

const [prompt] = prompts as [(typeof prompts)[0]];

test.each([
  [{ units: prompt.units.slice(0, 5) }, 'units'],
  [{ exemplars: { mid: prompt.exemplars.mid, senior: prompt.exemplars.senior } }, 'exemplars.staff'],
  [{ title: 'Scale to 77' }, 'nothing vouches for 77'],
  [{ title: 'Scale to 77', given: { '77': { working: '7 × 12' } } }, '77 is said, but the sum gives 84'],
  [{ given: { '9': { set: 'no reason' } } }, '9 is given and never needed'],
  [{ units: prompt.units.map((unit) => ({ ...unit, hints: ['zebra'] })) }, 'its hints do not know its own words'],
])('%o is refused', (change, says) => {
  expect(checkPrompt({ ...prompt, ...change } as never).join('; ')).toContain(says);
});

test('what is said aloud is rounded, a little', () => {
  expect(doubt('580', { working: '50,000,000 ÷ 86,400' })).toEqual([]);
  expect(doubt('99%', { working: '1 - 100 / 10,000' })).toEqual([]);
  expect(doubt('640', { working: '50,000,000 ÷ 86,400' })).toHaveLength(1);
});

// one hint, all of its words, in one sentence, as beginnings of words
test.each([
  ['retry budget', 'We set a budget for retries.', false],
  ['retr budget', 'We set a budget for retries.', true],
  ['retr budget', 'A budget. Then retries.', false],
  ['cache', 'Put a CACHE there', true],
  ['cache', 'uncached', false],
  ['5,800', 'about 5,800 reads', true],
  ['1/', 'a wait of 1/(1 − ρ)', true],
  ['503', 'answer 503, early', true],
  ['cache', '', false],
])('“%s” in “%s”: %s', (hint, text, is) => {
  expect(seemsTouched({ hints: [hint] }, text)).toBe(is);
});
