import { describe, expect, test } from 'vitest';
import { glossary } from '../glossary';
import { loadLesson, writtenSlugs } from '../load-lessons';
import { searchEntries, searchIndexJson } from './entries';
import { entryKinds } from './entry';
import { find, grouped, lit } from './find';
import { makeIndex, readIndex, termsOf } from './index-form';

const entries = await searchEntries();
/** As a page reads it: through the text that the build writes. */
const index = readIndex(await searchIndexJson());

const hrefs = (query: string): string[] => find(index, query).map(({ href }) => href);
describe('what can be found', () => {
  test('leads to one place each, of every kind', () => {
    expect(new Set(entries.map(({ href }) => href)).size).toBe(entries.length);
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(Object.keys(entryKinds)));
  });

  const headings = writtenSlugs().flatMap((slug) => loadLesson(slug).headings.map(({ id, text }) => ({ slug, id, text })));
  test('every heading, by its own words', () => {
    expect(headings.length).toBeGreaterThan(150);
    const lost = headings.filter(({ slug, id, text }) => !hrefs(text).includes(`/learn/${slug}#${id}`));
    expect(lost).toEqual([]);
  });

  test('every term of the glossary, among the first three by its own words', () => {
    const lost = Object.entries(glossary).filter(([id, { term }]) => !hrefs(term).slice(0, 3).includes(`/glossary#${id}`));
    expect(lost.map(([id]) => id)).toEqual([]);
  });

  test('every lesson, page of reference and of practice, by its own words', () => {
    const lost = entries.filter(({ href, title }) => !hrefs(title).includes(href));
    expect(lost.map(({ href }) => href)).toEqual([]);
  });
});

describe('how it is asked', () => {
  test.each([
    ['half a word', 'rate lim', '/learn/rate-limiting'],
    ['a letter too many', 'consistennt hashing', '/learn/consistent-hashing'],
    ['a letter missing', 'circuit breker', '/learn/circuit-breakers'],
    ['two letters changed over', 'cahce evicton', '/learn/cache-eviction'],
    ['another form of the word', 'load balancer', '/learn/load-balancing'],
    ['no capitals, no accents', 'belady', '/reference/caches#belady'],
    ['capitals', 'LRU', '/glossary#lru'],
    ['a question', 'how do I stop a retry storm', '/learn/retry-storm'],
  ])('with %s: “%s”', (_, query, href) => expect(hrefs(query).slice(0, 3)).toContain(href));

  test('with words that nothing has: nothing', () => expect(find(index, 'zzyzx qqqq')).toEqual([]));
  test('with nothing: nothing', () => expect([...find(index, ''), ...find(index, '  ?! ')]).toEqual([]));
  test('with a lesson’s name: the lesson, not each of its headings', () => {
    const own = hrefs('nines').filter((href) => href.startsWith('/learn/nines-and-redundancy'));
    expect(own).toEqual(['/learn/nines-and-redundancy']);
  });
});

describe('an answer', () => {
  const entry = (href: string, kind: 'lesson' | 'term', title: string) => ({ href, kind, title, of: '', line: '', also: '' });
  const small = makeIndex([entry('/a', 'term', 'retry budget'), entry('/b', 'lesson', 'Retries'), entry('/c', 'term', 'retry')]);

  test('is grouped by kind, the kind with the best match first, nothing twice', () => {
    const groups = grouped(find(small, 'retry'));
    expect(groups.map(({ kind, found }) => [kind, found.map(({ href }) => href)])).toEqual([
      ['term', ['/c', '/a']],
      ['lesson', ['/b']],
    ]);
  });

  test.each([
    ['What a retry buys', ['retri'], ['What a ', '*retry', ' buys']],
    ['Two in one: two limits', termsOf('two'), ['*Two', ' in one: ', '*two', ' limits']],
    ['Bélády’s oracle', ['belady'], ['*Bélády', '’s oracle']],
    ['nothing here', ['other'], ['nothing here']],
    ['', ['x'], []],
  ])('lights the words of “%s” that answered', (text, terms, pieces) => {
    expect(lit(text, new Set(terms)).map((piece) => (piece.isLit ? `*${piece.text}` : piece.text))).toEqual(pieces);
  });
});
