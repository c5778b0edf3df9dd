import type { Recording } from '@/engine/recording/types';
import type { Box } from './layout';

/** One link's way to one place, or to a node. */
export interface Wire {
  readonly link: number;
  /** −1: the node itself. */
  readonly place: number;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Length of the way up to each point. */
  readonly at: Float64Array;
}

/** Between the left edge of a picture and what stands in it. */
export const PAD = 16;
const POINTS = 25;
/** Between a wire and a box that it goes around. */
const CLEARANCE = 8;
/** Between a box and the wire that goes down beside it. */
const GUTTER = 9;

type Line = Pick<Wire, 'xs' | 'ys'>;
type WireShape = (from: Box, to: Box, port: number, between: readonly Box[]) => Line;
/** A group has no box of its own: what it is made of has. */
type Around = Box & { readonly isGroup?: boolean };

export function wiresOf(
  recording: Recording,
  nodes: readonly Around[],
  places: readonly (Box | null)[],
  shape: WireShape,
): Wire[] {
  return recording.links.flatMap(({ from, to }, link) => {
    const targets = places.flatMap((box, place) => (box !== null && recording.places[place].node === to ? [place] : []));
    const ends = targets.length > 0 ? targets : [-1];
    const between = nodes.filter((box, node) => node !== from && node !== to && box.isGroup !== true);
    return ends.map((place) => {
      const end = place === -1 ? nodes[to] : places[place]!;
      return { link, place, ...measured(shape(nodes[from], end, place === -1 ? 0 : 1, between)) };
    });
  });
}

/** From right edge to left edge; where a box stands in the way, under it or over it. */
export function acrossWire(from: Box, to: Box, _port = 0, between: readonly Box[] = []): Line {
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x, y: to.y + to.height / 2 };
  const straight = curve(start, end);
  const inTheWay = between.filter((box) => runsThrough(straight, box));
  if (inTheWay.length === 0) return straight;
  const left = Math.min(...inTheWay.map(({ x }) => x));
  const right = Math.max(...inTheWay.map(({ x, width }) => x + width));
  const top = Math.min(...inTheWay.map(({ y }) => y));
  const bottom = Math.max(...inTheWay.map(({ y, height }) => y + height));
  const y = end.y < (top + bottom) / 2 ? top - CLEARANCE : bottom + CLEARANCE;
  const [first, last] = [curve(start, { x: left, y }), curve({ x: right, y }, end)];
  return { xs: Float64Array.of(...first.xs, ...last.xs), ys: Float64Array.of(...first.ys, ...last.ys) };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Leaves and arrives level. */
function curve(from: Point, to: Point): Line {
  const bend = (to.x - from.x) * 0.5;
  const xs = new Float64Array(POINTS);
  const ys = new Float64Array(POINTS);
  for (let i = 0; i < POINTS; i++) {
    const t = i / (POINTS - 1);
    const s = 1 - t;
    xs[i] = s * s * s * from.x + 3 * s * s * t * (from.x + bend) + 3 * s * t * t * (to.x - bend) + t * t * t * to.x;
    ys[i] = s * s * s * from.y + 3 * s * s * t * from.y + 3 * s * t * t * to.y + t * t * t * to.y;
  }
  return { xs, ys };
}

const runsThrough = ({ xs, ys }: Line, { x, y, width, height }: Box): boolean =>
  xs.some((at, i) => at > x && at < x + width && ys[i] > y && ys[i] < y + height);

/** Straight down between nodes; past what stands in the way between boxes; to places, or at the left, down a rail, then in. */
export function downWire(from: Box, to: Box, port: number, between: readonly Box[] = []): Line {
  const y0 = from.y + from.height;
  const isPast = between.some(({ y }) => y > y0 && y < to.y);
  const railX = isPast ? PAD / 2 : PAD + 10;
  if (port === 0 && !isPast) {
    const x0 = from.x + Math.min(railX, from.width / 2);
    const x1 = to.x + Math.min(railX, to.width / 2);
    return { xs: Float64Array.of(x0, x0, x1, x1), ys: Float64Array.of(y0, (y0 + to.y) / 2, (y0 + to.y) / 2, to.y) };
  }
  const gutterX = port === 0 ? gutterOf(from, to, between) : undefined;
  if (gutterX !== undefined) {
    const x0 = from.x + Math.min(PAD + 10, from.width / 2);
    const x1 = to.x + Math.min(PAD + 10, to.width / 2);
    const [above, below] = [y0 + CLEARANCE, to.y - CLEARANCE];
    return { xs: Float64Array.of(x0, x0, gutterX, gutterX, x1, x1), ys: Float64Array.of(y0, above, above, below, below, to.y) };
  }
  const y1 = to.y + to.height / 2;
  const x0 = Math.max(railX + PAD, from.x + 10);
  return { xs: Float64Array.of(x0, x0, railX, railX, to.x), ys: Float64Array.of(y0, y0 + 8, y0 + 16, y1, y1) };
}

/** A way down between the boxes to one that has another at its left; to those at the left the rail leads. */
function gutterOf(from: Box, to: Box, between: readonly Box[]): number | undefined {
  const inTheWay = between.filter(({ y, height }) => y + height > from.y + from.height && y < to.y);
  const isFree = (x: number): boolean => inTheWay.every((box) => x < box.x || x > box.x + box.width);
  return to.x - GUTTER < PAD ? undefined : [to, from].map(({ x }) => x - GUTTER).find((x) => x > 0 && isFree(x));
}

function measured({ xs, ys }: Line): Pick<Wire, 'xs' | 'ys' | 'at'> {
  const at = new Float64Array(xs.length);
  for (let i = 1; i < xs.length; i++) at[i] = at[i - 1] + Math.sqrt((xs[i] - xs[i - 1]) ** 2 + (ys[i] - ys[i - 1]) ** 2);
  return { xs, ys, at };
}

/** A point of a wire, `side` pixels to the right of the way toward the far end. */
export function pointOn({ xs, ys, at }: Wire, along: number, side: number, into: { x: number; y: number }): void {
  const wanted = along * at[at.length - 1];
  let i = 1;
  while (i < at.length - 1 && at[i] < wanted) i++;
  const length = at[i] - at[i - 1] || 1;
  const share = (wanted - at[i - 1]) / length;
  const dx = xs[i] - xs[i - 1];
  const dy = ys[i] - ys[i - 1];
  into.x = xs[i - 1] + share * dx - (side * dy) / length;
  into.y = ys[i - 1] + share * dy + (side * dx) / length;
}

export function wirePath({ xs, ys }: Wire): string {
  if (xs.length === POINTS) return curvePath(xs[0], ys[0], xs[POINTS - 1], ys[POINTS - 1]);
  let d = `M${tenths(xs[0])} ${tenths(ys[0])}L`;
  for (let i = 1; i < xs.length; i++) d += `${i > 1 ? ' ' : ''}${tenths(xs[i])} ${tenths(ys[i])}`;
  return d;
}

/** The curve that `acrossWire` takes its points from. */
function curvePath(x0: number, y0: number, x1: number, y1: number): string {
  const middle = tenths((x0 + x1) / 2);
  const end = tenths(y1);
  return `M${tenths(x0)} ${tenths(y0)}C${middle} ${tenths(y0)} ${middle} ${end} ${tenths(x1)} ${end}`;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** How far along a link its cut is drawn: halfway, or before it parts into several ways. */
export const cutAlong = (ways: number): number => (ways > 1 ? 0.2 : 0.5);
