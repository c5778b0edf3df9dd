import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { markupOf } from './markup';

const Word = ({ says }: { readonly says: string }) => (
  <text x={1.5} textAnchor="end" className="fill-ink">
    {says}
    {null}
    {false} {2}
  </text>
);

/** With the quotes that markup inside a JSON string does without. */
const asReact = (node: React.ReactElement): string => renderToStaticMarkup(node).replaceAll("'", '&#39;').replaceAll('"', "'");

test.each([
  [
    'components and fragments',
    <g key="g">
      {/* biome-ignore lint/complexity/noUselessFragments: what is tested */}
      <>
        <Word says="a < b & 'c'" />
        {[<Word key={1} says="" />]}
      </>
    </g>,
  ],
  [
    'names and booleans',
    <svg key="s" viewBox="0 0 1 1" aria-hidden={false} strokeDasharray="2 1" data-on={true} focusable="false" />,
  ],
  ['styles', <div key="d" style={{ maxWidth: 328, opacity: 0.5, color: 'red' }} />],
])('%s are written as React writes them', (_, node) => {
  expect(markupOf(node).replaceAll('&#39;', '&#x27;')).toBe(asReact(node).replaceAll('&#39;', '&#x27;'));
});

test('what would be lost is refused', () => {
  // biome-ignore lint/a11y/noStaticElementInteractions: never put on a page
  expect(() => markupOf(<g onClick={() => {}} />)).toThrow('no markup for onClick');
});
