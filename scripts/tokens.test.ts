import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('app/globals.css', 'utf8');
const tokensIn = (block: string): Record<string, string> =>
  Object.fromEntries([...block.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]));
const blockAfter = (start: string): string => css.slice(css.indexOf(start)).split('}')[0]!;

const light = tokensIn(blockAfter('@theme'));
const dark = { ...light, ...tokensIn(blockAfter('[data-theme="dark"] {')) };
const bySystem = { ...light, ...tokensIn(blockAfter(':root:not([data-theme])')) };

/** WCAG 2.2 relative luminance and contrast. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

test('dark is the same whether chosen or followed', () => {
  expect(Object.keys(dark)).toContain('paper');
  expect(bySystem).toEqual(dark);
});

const data = ['ok', 'waiting', 'service', 'hit', 'retry', 'failed', 'shed'];

test.each([
  ['light', light],
  ['dark', dark],
] as const)('%s: words, edges and data can be told from their paper', (_, tokens) => {
  for (const ground of [tokens.paper!, tokens.raised!]) {
    expect(contrast(tokens.ink!, ground)).toBeGreaterThanOrEqual(12);
    expect(contrast(tokens.muted!, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.edge!, ground)).toBeGreaterThanOrEqual(3);
    for (const name of data) expect(contrast(tokens[name]!, ground), name).toBeGreaterThanOrEqual(4.3);
  }
  expect(contrast(tokens['on-marker']!, tokens.marker!)).toBeGreaterThanOrEqual(4.5);
});
