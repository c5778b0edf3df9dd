import type { Recording } from '@/engine/recording/types';
import type { Box } from './layout';

/** What no call goes along: who acts on whom, and the links of pairs. */
export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}
export interface ControlLine extends Segment {
  readonly node: number;
}
export interface PairLine extends Segment {
  readonly node: number;
  /** "from->to" by index of node. */
  readonly from: number;
  readonly to: number;
}

/** Straight from edge to edge, up or down or across, whichever way the other lies. */
function between(a: Box, b: Box): Segment {
  const x = Math.max(a.x, b.x) + Math.min(a.width, b.width) / 2;
  if (a.y >= b.y + b.height) return { x1: x, y1: a.y, x2: x, y2: b.y + b.height };
  if (b.y >= a.y + a.height) return { x1: x, y1: a.y + a.height, x2: x, y2: b.y };
  const y = Math.max(a.y, b.y) + 20;
  return a.x > b.x ? { x1: a.x, y1: y, x2: b.x + b.width, y2: y } : { x1: a.x + a.width, y1: y, x2: b.x, y2: y };
}

export const controlLines = ({ nodes }: Recording, boxes: readonly Box[]): ControlLine[] =>
  nodes.flatMap(({ of }, node) => (of === undefined ? [] : [{ node, ...between(boxes[node], boxes[of]) }]));

export const pairLines = ({ nodes }: Recording, boxes: readonly Box[]): PairLine[] =>
  nodes.flatMap(({ pair }, node) => {
    if (pair === undefined) return [];
    const [from, to] = pair;
    return [{ node, from, to, ...between(boxes[from], boxes[to]) }];
  });
