import { describe, expect, test } from 'vitest';
import { MarkState, markStates } from './mark-state';
import { newMarks } from './marks';
import { type Ink, paintMarks } from './paint';
import { Sprites, wordOf } from './sprites';

const ink = Object.fromEntries(markStates.map((name, i) => [name, `#0000${(16 + i).toString(16)}`])) as Ink;

/** Pixels that are covered, partly ones in part. */
const areaOf = (words: Uint32Array): number => words.reduce((sum, word) => sum + (word >>> 24) / 255, 0);
const blank = (width: number, height: number) => ({ width, height, words: new Uint32Array(width * height) });

function marksAt(...at: readonly { state: number; x: number; y: number; done?: number }[]) {
  const marks = newMarks(8);
  for (const { state, x, y, done = Number.NaN } of at) {
    marks.state[marks.count] = state;
    marks.x[marks.count] = x;
    marks.y[marks.count] = y;
    marks.done[marks.count++] = done;
  }
  return marks;
}

describe('pictures of marks', () => {
  // ok: a disc of radius 3.5; waiting: a ring of radius 3.25, 1.5 thick; retry: a diamond of half-diagonal 4.5; held: a square's edge of 6.5, 1.5 thick
  test.each([
    { name: 'ok', area: Math.PI * 3.5 ** 2 },
    { name: 'waiting', area: 2 * Math.PI * 3.25 * 1.5 },
    { name: 'retry', area: 2 * 4.5 ** 2 },
    { name: 'held', area: 4 * 6.5 * 1.5 },
  ] as const)('$name covers what its outline does, at any scale and wherever it stands', ({ name, area }) => {
    for (const scale of [1, 1.25, 2])
      for (const x of [20, 20.5]) {
        const covered = areaOf(new Sprites(ink, scale).of(MarkState[name], Number.NaN, x, 20.5).words) / scale ** 2;
        expect(Math.abs(covered / area - 1)).toBeLessThan(0.06);
      }
  });

  test('the more of a work is done, the fuller its ring', () => {
    const sprites = new Sprites(ink, 1);
    const areas = [Number.NaN, 0.25, 0.5, 0.75, 1].map((done) => areaOf(sprites.of(MarkState.service, done, 9.5, 9.5).words));
    expect(areas).toEqual(areas.toSorted((a, b) => a - b));
    // the ring of radius 4.25, 1.25 thick, and within it a disc of radius 3.25
    expect(areas[4] - areas[0]).toBeGreaterThan(0.8 * Math.PI * 3.25 ** 2);
  });

  test('a mark is drawn once, however often it is asked for', () => {
    const sprites = new Sprites(ink, 1);
    expect(sprites.of(MarkState.ok, 0, 3.5, 4)).toBe(sprites.of(MarkState.ok, 0, 90.5, 7));
  });

  test.each([
    ['#0a63b0', 0xb0630a],
    ['rgb(10, 99, 176)', 0xb0630a],
    ['color(srgb 1 0.2 0)', 0x0033ff],
  ])('%s is a word of a pixel', (colour, word) => {
    expect(wordOf(colour)).toBe(word);
  });
});

describe('painting', () => {
  test.each([
    [40.5, 12.5],
    [40, 13],
    [40.2, 12.9],
  ])('a mark at %f, %f stands there, a quarter of a pixel away at most', (x, y) => {
    const into = blank(60, 40);
    paintMarks(into, marksAt({ state: MarkState.ok, x, y }), new Sprites(ink, 1));
    let [sum, sumX, sumY] = [0, 0, 0];
    into.words.forEach((word, i) => {
      sum += word >>> 24;
      sumX += (word >>> 24) * ((i % 60) + 0.5);
      sumY += (word >>> 24) * (Math.floor(i / 60) + 0.5);
    });
    expect(Math.abs(sumX / sum - x)).toBeLessThanOrEqual(0.26);
    expect(Math.abs(sumY / sum - y)).toBeLessThanOrEqual(0.26);
  });

  test('what lies over the edge is cut off there, on every side', () => {
    const into = blank(30, 30);
    for (const [x, y] of [
      [0, 15],
      [30, 15],
      [15, 0],
      [15, 30],
    ]) {
      paintMarks(into, marksAt({ state: MarkState.ok, x, y }), new Sprites(ink, 1));
      expect(Math.abs(areaOf(into.words) / ((Math.PI * 3.5 ** 2) / 2) - 1)).toBeLessThan(0.2);
    }
    paintMarks(into, marksAt({ state: MarkState.ok, x: -40, y: 90 }), new Sprites(ink, 1));
    expect(areaOf(into.words)).toBe(0);
  });

  test('of two of one colour each covers what the other leaves open', () => {
    const [first, second] = [
      { state: MarkState.waiting, x: 14.5, y: 15.5 },
      { state: MarkState.waiting, x: 17.2, y: 15.5 },
    ];
    const [both, one, other] = [[first, second], [first], [second]].map((at) => {
      const into = blank(30, 30);
      paintMarks(into, marksAt(...at), new Sprites(ink, 1));
      return into.words;
    });
    both.forEach((word, i) => {
      const open = (1 - (one[i] >>> 24) / 255) * (1 - (other[i] >>> 24) / 255);
      expect(Math.abs((word >>> 24) / 255 - (1 - open))).toBeLessThan(0.01);
      if (word !== 0) expect((word >>> 16) & 255).toBe(16 + MarkState.waiting);
    });
  });

  test('where marks lie on one another both are seen, and nothing shines through', () => {
    const into = blank(30, 30);
    const [low, high] = [MarkState.waiting, MarkState.failed];
    paintMarks(into, marksAt({ state: high, x: 15, y: 15 }, { state: low, x: 15, y: 15 }), new Sprites(ink, 1));
    const alone = blank(30, 30);
    paintMarks(alone, marksAt({ state: high, x: 15, y: 15 }), new Sprites(ink, 1));
    const colours = new Set<number>();
    into.words.forEach((word, i) => {
      if (word !== 0) colours.add((word >>> 16) & 255);
      expect(word >>> 24).toBeGreaterThanOrEqual(alone.words[i] >>> 24);
      // of another state, and whatever the order they come in
      if (alone.words[i] >>> 24 === 255) expect(word).toBe(alone.words[i]);
    });
    expect(colours).toContain(16 + low);
    expect(colours).toContain(16 + high);
  });
});
