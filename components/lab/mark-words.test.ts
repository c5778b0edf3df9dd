import { expect, test } from 'vitest';
import { sidesOfWords, ticksOf } from './mark-words';

// 10 letters are 65 px, a mark 16
test.each([
  ['alone: after it', [{ x: 100, letters: 10 }], ['after']],
  ['at the right edge: before it', [{ x: 380, letters: 10 }], ['before']],
  [
    'close to the next: not at all, or before where that is free',
    [
      { x: 20, letters: 10 },
      { x: 60, letters: 10 },
    ],
    [null, 'after'],
  ],
  [
    'close to the next with room before',
    [
      { x: 200, letters: 10 },
      { x: 230, letters: 10 },
    ],
    ['before', 'after'],
  ],
  [
    'before it only as far as the words of the one before',
    [
      { x: 280, letters: 10 },
      { x: 380, letters: 5 },
    ],
    ['after', null],
  ],
  ['longer than the picture', [{ x: 200, letters: 100 }], [null]],
] as const)('words of a mark %s', (_name, marks, sides) => expect(sidesOfWords(marks, 400)).toEqual(sides));

test.each([
  [60_000, 240, [0, 15_000, 30_000, 45_000, 60_000]],
  [2_400_000, 240, [0, 600_000, 1_200_000, 1_800_000, 2_400_000]],
  [2_400_000, 1000, [0, 300_000, 600_000, 900_000, 1_200_000, 1_500_000, 1_800_000, 2_100_000, 2_400_000]],
  [12_900, 0, [0]],
])('ticks of %i ms on %i px', (forMs, span, ticks) => expect(ticksOf(forMs, span).slice(0, ticks.length)).toEqual(ticks));
