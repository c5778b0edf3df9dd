import { describe, expect, test } from 'vitest';
import { course } from '@/content/course';
import { CHIP, type Drawing, drawnAcross, drawnDown } from './drawing';
import { essentialNeeds, type GraphNode, inLayers } from './layers';
import { linesOf } from './lines-of';
import { placesAcross } from './placing';
import { crossingsIn, uncrossed } from './uncross';

const node = (id: string, needs: readonly string[] = [], group = 1): GraphNode => ({ id, needs, group });
const ids = (nodes: readonly GraphNode[]) =>
  inLayers(nodes).layers.map((layer) => layer.map(({ node: id }) => id ?? '|').join(' '));

describe('layers', () => {
  test('a node stands one after the last that it needs, and a line passes through every layer between', () => {
    expect(ids([node('a'), node('b', ['a']), node('c', ['b']), node('d', ['a', 'c']), node('e', ['a'])])).toEqual([
      'a',
      'b e',
      'c',
      'd',
    ]);
    expect(ids([node('a'), node('x'), node('b', ['a']), node('c', ['b', 'x'])])).toEqual(['a x', 'b |', 'c']);
  });

  test('a need that another one already asks for has no line', () => {
    expect([...essentialNeeds([node('a'), node('b', ['a']), node('c', ['a', 'b'])])]).toEqual([
      ['a', []],
      ['b', ['a']],
      ['c', ['b']],
    ]);
  });

  test('what is last stands in the last layer', () => {
    expect(ids([node('a'), { ...node('z', ['a']), isLast: true }, node('b', ['a']), node('c', ['b'])])).toEqual([
      'a',
      'b |',
      'z c',
    ]);
  });

  test('a circle is refused by name', () => {
    expect(() => inLayers([node('a', ['b']), node('b', ['a'])])).toThrow('a needs itself: a → b → a');
  });
});

describe('order', () => {
  test('two lines that cross are uncrossed', () => {
    const nodes = [node('a', [], 1), node('b', [], 2), node('c', ['b'], 3), node('d', ['a'], 4)];
    expect(crossingsIn(inLayers(nodes))).toBe(1);
    expect(crossingsIn(uncrossed(inLayers(nodes)))).toBe(0);
  });

  test('a group stays together', () => {
    const nodes = [node('a', [], 1), node('b', [], 2), node('c', ['b'], 1), node('d', ['a'], 2), node('e', ['b'], 1)];
    const groups = uncrossed(inLayers(nodes)).layers[1]!.map(({ group }) => group);
    expect(groups.join('')).toMatch(/^(112|211)$/);
  });
});

test('places keep their distances, and the room that there is', () => {
  const layered = inLayers([node('a'), node('b', ['a']), node('c', ['a']), node('d', ['a'])]);
  const at = placesAcross(layered, () => 10, 24);
  const [b, c, d] = layered.layers[1]!.map((slot) => at.get(slot)!);
  expect(c! - b!).toBeGreaterThanOrEqual(10 - 1e-9);
  expect(d! - c!).toBeGreaterThanOrEqual(10 - 1e-9);
  expect(d! - b!).toBeLessThanOrEqual(24);
  expect(at.get(layered.layers[0]![0]!)).toBeCloseTo(c!);
});

describe('the course', () => {
  const layered = uncrossed(
    inLayers(course.map(({ slug, part, needs }) => ({ id: slug, group: part, needs, isLast: part === 8 }))),
  );
  const numbers = (d: string) => [...d.matchAll(/-?[\d.]+/g)].map(Number);

  test('every lesson stands once, every line goes forward', () => {
    const placed = layered.layers.flat().flatMap(({ node: id }) => id ?? []);
    expect(placed.toSorted()).toEqual(course.map(({ slug }) => slug).toSorted());
    for (const { slots } of layered.lines)
      expect(slots.map(({ layer }) => layer)).toEqual(slots.map((_, i) => slots[0]!.layer + i));
  });

  test('few lines cross', () => expect(crossingsIn(layered)).toBeLessThanOrEqual(layered.lines.length * 0.7));

  const overlapping = ({ nodes }: Drawing, isApart: (dx: number, dy: number) => boolean): string[] =>
    nodes.flatMap((a, i) => nodes.slice(i + 1).flatMap((b) => (isApart(a.x - b.x, a.y - b.y) ? [] : [`${a.id} ${b.id}`])));

  test('wide: words of two lines have room, and lines lead to the right', () => {
    const drawing = drawnAcross(layered);
    expect(overlapping(drawing, (dx, dy) => Math.abs(dx) > 10 || Math.abs(dy) >= 40)).toEqual([]);
    for (const { from, to, d } of drawing.lines) {
      const xs = numbers(d).filter((_, i) => i % 2 === 0);
      expect(xs, `${from} ${to}`).toEqual(xs.toSorted((a, b) => a - b));
    }
  });

  test('narrow: numbers stand clear of each other on the narrowest phone, within it, and lines lead down', () => {
    const drawing = drawnDown(layered);
    const px = (share: number): number => (share / 100) * 328;
    expect(overlapping(drawing, (dx, dy) => Math.abs(px(dx)) > CHIP.width || Math.abs(dy) > CHIP.height)).toEqual([]);
    for (const { x } of drawing.nodes) expect(px(x) >= CHIP.width / 2 && px(x) <= 328 - CHIP.width / 2).toBe(true);
    for (const { from, to, d } of drawing.lines) {
      const ys = numbers(d).filter((_, i) => i % 2 === 1);
      expect(ys, `${from} ${to}`).toEqual(ys.toSorted((a, b) => a - b));
    }
  });

  test('wide: no line passes behind words that it has nothing to do with', () => {
    const drawing = drawnAcross(layered);
    const behind = drawing.lines.flatMap(({ from, to, d }) => {
      const ends = numbers(d);
      const anchors = ends.flatMap((x, i) => (i % 6 === 0 ? [{ x, y: ends[i + 1]! }] : []));
      const runs = anchors.slice(1).flatMap(({ x, y }, i) => (anchors[i]!.y === y ? [{ left: anchors[i]!.x, right: x, y }] : []));
      return runs.flatMap(({ left, right, y }) =>
        drawing.nodes
          .filter((one) => ![from, to].includes(one.id) && one.x >= left - 0.1 && one.x < right && Math.abs(one.y - y) < 30)
          .map(({ id }) => `${from} → ${to} behind ${id}`),
      );
    });
    expect(behind).toEqual([]);
    expect(drawing.lines.some(({ d }) => numbers(d).length > 12)).toBe(true);
  });
});

test.each([
  ['2.6 API gateway', ['2.6 API gateway']],
  ['4.3 Timeouts, retries and jitter', ['4.3 Timeouts,', 'retries and jitter']],
  ['1.5 Capacity planning', ['1.5 Capacity', 'planning']],
  ['9.9 Incomprehensibilities', ['9.9 Incomprehensibilities']],
])('%s is set as %j', (text, lines) => expect(linesOf(text)).toEqual(lines));
