import { expect, test } from 'vitest';
import { withoutRepeats } from './payload.mjs';

const picture = '<svg><text>λ → 84/s</text></svg>';
const row = (id: string, text: string): string => `${id}:T${Buffer.byteLength(text).toString(16)},${text}`;
const script = (text: string): string =>
  `<script>self.__next_f.push([1,${JSON.stringify(text).replaceAll('<', '\\u003c')}])</script>`;

const started = (html: string): string => {
  const heard: string[] = [];
  for (const [, code] of html.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
    new Function('self', code)({ __next_f: { push: ([, text]: [number, string]) => heard.push(text) } });
  }
  return heard.join('');
};

test('a picture that stands in the page is not said again, though its row is cut in two', () => {
  const payload = `0:["$","b",null,{}]\n${row('1f', picture)}2:"$1f"\n`;
  const html = `<div>${picture}</div>${script(payload.slice(0, 40))}<p>between</p>${script(payload.slice(40))}`;
  const once = withoutRepeats(html);
  expect(started(html)).toBe(payload);
  expect(started(once)).toBe('0:["$","b",null,{}]\n1f:T1, 2:"$1f"\n');
  expect(once).toContain('<p>between</p>');
  expect(once).toContain(`<div>${picture}</div>`);
});

test('what the page does not show stays: a long text, a picture for later', () => {
  const payload = `${row('a', 'long words <b>&</b>')}${row('b', picture)}c:1\n`;
  expect(started(withoutRepeats(`<p>${script(payload)}</p>`))).toBe(payload);
});

test('a page without a payload is left alone', () => {
  expect(withoutRepeats('<p>words</p>')).toBe('<p>words</p>');
});
