import { curveBumpX, curveBumpY, line } from 'd3';
import type { Layer, Layers, Slot } from './layers';
import { placesAcross } from './placing';

export interface DrawnNode {
  readonly id: string;
  /** Its middle: across as a share of the width, 0..100; down in pixels. */
  readonly x: number;
  readonly y: number;
}

export interface DrawnLine {
  readonly from: string;
  readonly to: string;
  readonly d: string;
}

/** To be stretched to any width; heights are in pixels and stay. */
export interface Drawing {
  readonly height: number;
  readonly nodes: readonly DrawnNode[];
  readonly lines: readonly DrawnLine[];
}

type Point = readonly [x: number, y: number];

const isNode = ({ node }: Slot): boolean => node !== null;
const pixel = (value: number): number => Math.round(value * 10) / 10;

const collected = (
  { layers, lines }: Layers,
  height: number,
  at: (slot: Slot) => Point,
  draw: (slots: readonly Slot[]) => string,
) => ({
  height: Math.ceil(height),
  nodes: layers.flat().flatMap((slot): DrawnNode[] => {
    const [x, y] = at(slot);
    return slot.node === null ? [] : [{ id: slot.node, x: pixel(x), y: pixel(y) }];
  }),
  lines: lines.map(({ from, to, slots }): DrawnLine => ({ from, to, d: draw(slots) })),
});

/** A node and its words, two lines of them, and air. */
const ROW = 42;
const GROUP_GAP = 8;
const PAST = 11;
/** Of the room that a layer has, what its words may take; the rest is for lines to bend in. */
const WORDS_SHARE = 0.7;
/** What the words of the last layer may take, as a share of the whole width. */
const LAST_SHARE = 12;

/** From left to right, a column for each layer: for screens with room for words. */
export function drawnAcross(layered: Layers): Drawing {
  const between = (slot: Slot, next: Slot): number =>
    isNode(slot) && isNode(next)
      ? ROW + (slot.group === next.group ? 0 : GROUP_GAP)
      : isNode(slot) || isNode(next)
        ? ROW / 2 + PAST
        : PAST;
  const across = placesAcross(layered, between);
  const step = (100 - LAST_SHARE) / Math.max(1, layered.layers.length - 1);
  const top = ROW / 2;
  const at = (slot: Slot): Point => [slot.layer * step, across.get(slot)! + top];
  const pen = line<Point>().curve(curveBumpX).digits(1);
  const draw = (slots: readonly Slot[]): string => {
    const points = slots.flatMap((slot): Point[] => {
      const [x, y] = at(slot);
      return [
        [x, y],
        [x + step * WORDS_SHARE, y],
      ];
    });
    return pen(points.slice(0, -1))!;
  };
  return collected(layered, Math.max(...across.values()) + 2 * top, at, draw);
}

/** A node is its number alone. */
export const CHIP = { width: 36, height: 30 } as const;
const NARROW = 328;
const CROWD = 7;
const BEND = 40;
const SECOND_ROW = CHIP.height + 10;
const NEXT_CHIP = CHIP.width + 6;

/** From the top down, a row for each layer, two where they are many: for a phone. */
export function drawnDown(layered: Layers): Drawing {
  const isCrowded = (layer: Layer): boolean => layer.filter(isNode).length > CROWD;
  const crowded = layered.layers.map(isCrowded);
  const between = (slot: Slot, next: Slot): number => {
    if (isNode(slot) && isNode(next)) return crowded[slot.layer] ? NEXT_CHIP / 2 : NEXT_CHIP;
    return isNode(slot) || isNode(next) ? CHIP.width / 2 + 4 : 5;
  };
  const room = NARROW - CHIP.width - 2;
  const across = placesAcross(layered, between, room);
  const tops: number[] = [];
  let height = 0;
  for (const isTwo of crowded) {
    tops.push(height);
    height += CHIP.height + (isTwo ? SECOND_ROW : 0) + BEND;
  }
  const second = new Set(
    layered.layers.flatMap((layer, i) => (crowded[i] ? layer.filter(isNode).filter((_, k) => k % 2 === 1) : [])),
  );
  const margin = (NARROW - Math.max(...across.values())) / 2;
  const xOf = (slot: Slot): number => ((across.get(slot)! + margin) * 100) / NARROW;
  const at = (slot: Slot): Point => [xOf(slot), tops[slot.layer]! + CHIP.height / 2 + (second.has(slot) ? SECOND_ROW : 0)];
  const pen = line<Point>().curve(curveBumpY).digits(1);
  const draw = (slots: readonly Slot[]): string => {
    const points = slots.flatMap((slot): Point[] => {
      const [x, top] = [xOf(slot), tops[slot.layer]!];
      const bottom = top + CHIP.height + (crowded[slot.layer] ? SECOND_ROW : 0);
      if (!isNode(slot))
        return [
          [x, top],
          [x, bottom],
        ];
      return slot === slots[0] ? [at(slot), [x, bottom]] : [[x, top], at(slot)];
    });
    return pen(points)!;
  };
  return collected(layered, height - BEND, at, draw);
}
