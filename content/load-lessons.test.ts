import { expect, test } from 'vitest';
import { rowOf } from './course';
import { headingsOf, loadLesson, splitFrontMatter, writtenSlugs } from './load-lessons';

const front = (lines: string) => `---\n${lines}\n---\n\n# Hello\n`;
const whole = 'id: cdn\ntitle: CDN\nquestion: What may be kept?\nminutes: 12\nneeds: [cache-invalidation]\nsources: [RFC 9111]';

test('reads front matter', () => {
  const { frontMatter, body } = splitFrontMatter(front(whole), 'cdn');
  expect(frontMatter).toEqual({
    id: 'cdn',
    title: 'CDN',
    question: 'What may be kept?',
    minutes: 12,
    needs: ['cache-invalidation'],
    sources: ['RFC 9111'],
  });
  expect(body).toBe('\n# Hello\n');
});

test.each([
  { source: '# no front matter', says: 'must begin with front matter' },
  { source: front(whole.replace('12', 'ten')), says: 'minutes' },
  { source: front(whole.replace('kept?', 'kept.')), says: 'question must be a question' },
  { source: front(`${whole}\nauthor: me`), says: 'author' },
  { source: front(whole.replace('id: cdn', 'id: dns')), says: 'id must be cdn, got dns' },
])('refuses: $says', ({ source, says }) => expect(() => splitFrontMatter(source, 'cdn')).toThrow(says));

test('headings get the ids that the page gets, code fences are no headings', () => {
  const body =
    '# One\n## Two `a` **b**\ntext\n```sh\n## not me\n```\n### Two a b\n## <Term id="x">Three</Term> [four](/x)\n#### deep\n';
  expect(headingsOf(body)).toEqual([
    { id: 'two-a-b', text: 'Two a b', level: 2 },
    { id: 'two-a-b-1', text: 'Two a b', level: 3 },
    { id: 'three-four', text: 'Three four', level: 2 },
  ]);
});

test('every written lesson loads, and says what its row in the course says', () => {
  for (const slug of writtenSlugs()) {
    const { frontMatter, headings } = loadLesson(slug);
    const { title, question, minutes, needs } = rowOf(slug)!;
    expect(frontMatter, slug).toMatchObject({ title, question, minutes, needs });
    expect(headings.length, slug).toBeGreaterThan(0);
  }
});
