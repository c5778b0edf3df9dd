import { expect, test } from 'vitest';
import { ankiText, itemTag } from './anki';
import { wordsOf } from './answers-in-words';
import { loadItems } from './catalog';
import type { PracticeQuestion } from './item-types';
import { practiceItems } from './items';
import { placePractice } from './placed';
import { recapOf } from './sheets';

test('headers as the manual names them, then one line of three fields for each item', () => {
  const placed = placePractice(practiceItems.filter(({ kind }) => kind !== 'flaw'));
  const lines = ankiText(placed).trimEnd().split('\n');
  expect(lines.slice(0, 6)).toEqual([
    '#separator:tab',
    '#html:true',
    '#notetype:Basic',
    '#deck:Headroom',
    '#columns:Front\tBack\tTags',
    '#tags column:3',
  ]);
  expect(lines).toHaveLength(6 + placed.length);
  for (const line of lines.slice(6)) {
    const fields = line.split('\t');
    expect(fields).toHaveLength(3);
    expect(fields[0]).not.toMatch(/^[#"]/);
    expect(fields[2]!.split(' ').at(-1)).toMatch(/^headroom-item::practice::/);
  }
  expect(new Set(lines).size).toBe(lines.length);
});

test('what means something to Anki is written so that it means nothing', () => {
  const item = {
    kind: 'match',
    id: 'odd',
    lesson: 'cdn',
    again: 'a',
    ask: '"Which" is <b> & what\tis not\n?',
    pairs: [{ left: 'a', right: 'b', why: 'c' }],
  } as PracticeQuestion;
  const line = ankiText(placePractice([item])).split('\n')[6]!;
  expect(line.split('\t')[0]).toMatch(/^&quot;Which&quot; is &lt;b&gt; &amp; what is not \?<ul>/);
  expect(line.endsWith(itemTag('practice/odd'))).toBe(true);
});

test('every item of the site can be said in words', async () => {
  for (const { id, item } of await loadItems()) {
    const { ask, answer } = wordsOf(item);
    expect(answer.length, id).toBeGreaterThan(0);
    expect(`${ask}${answer.join()}`, id).not.toMatch(/undefined|NaN|no figure/);
  }
}, 120_000);

test('a recap is its lines', () => {
  const source =
    '---\nid: cdn\ntitle: CDN\nquestion: What?\nminutes: 1\nneeds: []\nsources: [x]\n---\n\n<Recap>\n\n- One `a`\n  and on.\n- Two.\n\n</Recap>\n';
  expect(recapOf(source, 'cdn')).toEqual(['One `a` and on.', 'Two.']);
});
