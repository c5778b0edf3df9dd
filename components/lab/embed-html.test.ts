import { expect, test } from 'vitest';
import { embedHtml } from './embed-html';

test('a title cannot leave its attribute', () => {
  const html = embedHtml('https://example.org/embed/a/b?run=jX&y', 'p99 > "5 s" & <b>more</b>');
  expect(html).toContain('src="https://example.org/embed/a/b?run=jX&amp;y"');
  expect(html).toContain('title="p99 &gt; &quot;5 s&quot; &amp; &lt;b&gt;more&lt;/b&gt;"');
  expect(html.match(/"/g)).toHaveLength(14);
});
