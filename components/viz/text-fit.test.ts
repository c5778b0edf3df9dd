import { describe, expect, test } from 'vitest';
import { linesWithin, widthOf } from './text-fit';

const name = { sizePx: 14, isBold: true };
const word = { sizePx: 13 };

// Set by Chromium in the page's own Inter, px
test.each([
  ['cache, else database', name, 143],
  ['Weighted round robin', word, 132],
  ['414/s asked', word, 77],
  ['82 kept, 17 unsaved', word, 126],
])('%s is as wide as it is set', (words, face, px) => {
  expect(Math.abs(widthOf(words, face) / px - 1)).toBeLessThan(0.04);
});

describe('words in a box', () => {
  test('stay on one line where they fit', () => {
    expect(linesWithin('gateway 1', 90, 2, name)).toEqual(['gateway 1']);
  });
  test('break between words, and are whole', () => {
    expect(linesWithin('cache, else database', 88, 2, name)).toEqual(['cache, else', 'database']);
    expect(linesWithin('balancer 1 is active', 88, 2, word)).toEqual(['balancer 1 is', 'active']);
  });
  test('are cut where no line is left, and where one word is too long', () => {
    expect(linesWithin('cache, else database', 88, 1, name)).toEqual(['cache, else…']);
    expect(linesWithin('a-very-long-single-name', 60, 2, word)).toEqual([expect.stringMatching(/^a-very-.*…$/)]);
  });
  test('are never wider than the box, but for the little that letters may be set closer', () => {
    for (const width of [40, 62, 88, 130])
      for (const words of ['Least connections', 'power of two choices, weighted', 'x', 'Weighted round robin'])
        for (const line of linesWithin(words, width, 2, word)) expect(widthOf(line, word) * 0.88).toBeLessThanOrEqual(width);
  });
});
