import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';

/** Where everything is, in CSS pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Layers run from left to right, or from top to bottom where there is no room. */
  readonly direction: 'across' | 'down';
  readonly nodes: readonly NodeBox[];
  /** By place; null for places that are drawn as their node or not at all. */
  readonly places: readonly (PlaceBox | null)[];
  readonly wires: readonly Wire[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface NodeBox extends Box {
  /** Drawn as a heading over its places. */
  readonly isGroup: boolean;
}
export interface PlaceBox extends Box {
  /** One line of figures only. */
  readonly isCompact: boolean;
  /** Centre line of the marks, and the line that parts those who wait (left) from those at work (right). */
  readonly markY: number;
  readonly counterX: number;
}
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

const PAD = 12;
const NODE_WIDTH = 108;
const NODE_HEIGHT = 56;
const NARROW_NODE_HEIGHT = 50;
const MIN_GAP = 40;
const PLACE_MIN_WIDTH = 232;
const PLACE_MAX_WIDTH = 380;
const GROUP_HEADING = 22;
const DOWN_GAP = 46;
const DOWN_INDENT = 26;
const POINTS = 25;
/** Distance between requests being worked on. */
export const WORK_STEP = 12;
const MOST_SLOTS = 12;
/** Room for the one figure of a compact box. */
export const COMPACT_FIGURE = 84;

/** Places that exist at a moment and have a box of their own: backends. */
const hasBox = (recording: Recording, place: number, tMs: Ms): boolean => {
  const { node, fromMs, untilMs } = recording.places[place];
  return recording.nodes[node].kind === 'service' && fromMs <= tMs && tMs < untilMs;
};

/** Layer of each node: the longest way to it from a source. */
function layersOf({ nodes, links }: Recording): number[] {
  const layer = nodes.map(() => 0);
  for (let round = 0; round < nodes.length; round++)
    for (const { from, to } of links) layer[to] = Math.max(layer[to], layer[from] + 1);
  const last = Math.max(0, ...layer);
  const feeds = nodes.map((_, i) => links.some(({ from }) => from === i));
  return layer.map((depth, i) => (feeds[i] ? depth : Math.max(depth, depth === 0 ? 0 : last)));
}

export interface LayoutOptions {
  /** Backends that exist then get a box. @default 0 */
  readonly tMs?: Ms;
  /** How many requests one backend works on at once: room to set aside. @default 4 */
  readonly slots?: number;
}

export function layoutOf(recording: Recording, width: number, { tMs = 0, slots = 4 }: LayoutOptions = {}): Layout {
  const layer = layersOf(recording);
  const columns = Math.max(...layer) + 1;
  const hasPlaces = recording.nodes.some(({ kind }) => kind === 'service');
  const least =
    PAD * 2 + (columns - (hasPlaces ? 1 : 0)) * NODE_WIDTH + (columns - 1) * MIN_GAP + (hasPlaces ? PLACE_MIN_WIDTH : 0);
  const workWidth = Math.min(Math.max(1, slots), MOST_SLOTS) * WORK_STEP + 8;
  const room: Room = { recording, width, tMs, layer, workWidth };
  return width >= least ? across(room) : down(room);
}

interface Room {
  readonly recording: Recording;
  readonly width: number;
  readonly tMs: Ms;
  readonly layer: readonly number[];
  readonly workWidth: number;
}

interface Block {
  readonly node: number;
  readonly places: readonly number[];
  readonly rowHeight: number;
  readonly gap: number;
  readonly height: number;
}

function blockOf(recording: Recording, node: number, tMs: Ms, isGroupNamed: boolean, nodeHeight: number): Block {
  const places = recording.places.flatMap((place, i) => (place.node === node && hasBox(recording, i, tMs) ? [i] : []));
  if (places.length === 0) return { node, places, rowHeight: 0, gap: 0, height: nodeHeight };
  const rowHeight = places.length > 16 ? 22 : places.length > 8 ? 30 : 56;
  const gap = places.length > 8 ? 4 : 10;
  const heading = isGroupNamed ? GROUP_HEADING : 0;
  return { node, places, rowHeight, gap, height: heading + places.length * (rowHeight + gap) - gap };
}

const isGroupNamed = (recording: Recording): boolean => recording.nodes.filter(({ kind }) => kind === 'service').length > 1;

function across({ recording, width, tMs, layer, workWidth }: Room): Layout {
  const named = isGroupNamed(recording);
  const columns = Math.max(...layer) + 1;
  const blocks = recording.nodes.map((_, i) => blockOf(recording, i, tMs, named, NODE_HEIGHT));
  const columnHeight = (column: number): number =>
    blocks.filter((_, i) => layer[i] === column).reduce((sum, { height }) => sum + height + 18, -18);
  const height = Math.max(150, ...Array.from({ length: columns }, (_, column) => columnHeight(column))) + PAD * 2;
  const lastHasPlaces = blocks.some(({ places }, i) => places.length > 0 && layer[i] === columns - 1);
  const placeWidth = Math.min(PLACE_MAX_WIDTH, Math.max(PLACE_MIN_WIDTH, width * 0.4));
  const lastWidth = lastHasPlaces ? placeWidth : NODE_WIDTH;
  const step = columns > 1 ? (width - PAD * 2 - lastWidth) / (columns - 1) : 0;
  const draft = newDraft(recording, workWidth, named);
  for (let column = 0; column < columns; column++) {
    const mine = blocks.filter((_, i) => layer[i] === column);
    const spare = (height - PAD * 2 - columnHeight(column)) / (mine.length + 1);
    let y = PAD + spare;
    const x = column === columns - 1 ? width - PAD - lastWidth : PAD + column * step;
    for (const block of mine) {
      const boxWidth = block.places.length > 0 ? (column === columns - 1 ? lastWidth : placeWidth) : NODE_WIDTH;
      put(draft, block, { x, y, width: boxWidth, height: block.height });
      y += block.height + 18 + spare;
    }
  }
  return {
    width,
    height,
    direction: 'across',
    nodes: draft.nodes,
    places: draft.places,
    wires: wiresOf(recording, draft, acrossWire),
  };
}

function down({ recording, width, tMs, layer, workWidth }: Room): Layout {
  const named = isGroupNamed(recording);
  const blocks = recording.nodes.map((_, i) => blockOf(recording, i, tMs, named, NARROW_NODE_HEIGHT));
  const draft = newDraft(recording, workWidth, named);
  let y = PAD;
  for (let row = 0; row <= Math.max(...layer); row++) {
    const mine = blocks.filter((_, i) => layer[i] === row);
    const nodes = mine.filter(({ places }) => places.length === 0);
    const share = (width - PAD * 2) / Math.max(1, nodes.length);
    nodes.forEach((block, i) => {
      put(draft, block, { x: PAD + i * share, y, width: Math.min(share - 8, 200), height: block.height });
    });
    if (nodes.length > 0) y += NARROW_NODE_HEIGHT + DOWN_GAP;
    for (const block of mine.filter(({ places }) => places.length > 0)) {
      put(draft, block, { x: PAD + DOWN_INDENT, y, width: width - PAD * 2 - DOWN_INDENT, height: block.height });
      y += block.height + 18;
    }
  }
  return {
    width,
    height: y,
    direction: 'down',
    nodes: draft.nodes,
    places: draft.places,
    wires: wiresOf(recording, draft, downWire),
  };
}

interface Draft {
  readonly nodes: NodeBox[];
  readonly places: (PlaceBox | null)[];
  readonly workWidth: number;
  readonly named: boolean;
}
const newDraft = ({ nodes, places }: Recording, workWidth: number, named: boolean): Draft => ({
  workWidth,
  named,
  nodes: new Array<NodeBox>(nodes.length),
  places: places.map(() => null),
});

function put(draft: Draft, { node, places, rowHeight, gap }: Block, box: Box): void {
  const isGroup = places.length > 0;
  draft.nodes[node] = { ...box, isGroup };
  const top = box.y + (isGroup && draft.named ? GROUP_HEADING : 0);
  places.forEach((place, i) => {
    const y = top + i * (rowHeight + gap);
    const isCompact = rowHeight < 40;
    draft.places[place] = {
      x: box.x,
      y,
      width: box.width,
      height: rowHeight,
      isCompact,
      markY: isCompact ? y + rowHeight / 2 - 1 : y + 35,
      counterX: box.x + box.width - draft.workWidth - (isCompact ? COMPACT_FIGURE : 0),
    };
  });
}

type WireShape = (from: Box, to: Box, port: number) => Pick<Wire, 'xs' | 'ys'>;

function wiresOf(recording: Recording, { nodes, places }: Draft, shape: WireShape): Wire[] {
  return recording.links.flatMap(({ from, to }, link) => {
    const targets = places.flatMap((box, place) => (box !== null && recording.places[place].node === to ? [place] : []));
    const ends = targets.length > 0 ? targets : [-1];
    return ends.map((place) => {
      const end = place === -1 ? nodes[to] : (places[place] as Box);
      return { link, place, ...measured(shape(nodes[from], end, place === -1 ? 0 : 1)) };
    });
  });
}

function acrossWire(from: Box, to: Box): Pick<Wire, 'xs' | 'ys'> {
  const x0 = from.x + from.width;
  const y0 = from.y + from.height / 2;
  const x1 = to.x;
  const y1 = to.y + to.height / 2;
  const bend = (x1 - x0) * 0.5;
  const xs = new Float64Array(POINTS);
  const ys = new Float64Array(POINTS);
  for (let i = 0; i < POINTS; i++) {
    const t = i / (POINTS - 1);
    const s = 1 - t;
    xs[i] = s * s * s * x0 + 3 * s * s * t * (x0 + bend) + 3 * s * t * t * (x1 - bend) + t * t * t * x1;
    ys[i] = s * s * s * y0 + 3 * s * s * t * y0 + 3 * s * t * t * y1 + t * t * t * y1;
  }
  return { xs, ys };
}

/** Straight down between nodes; to places down a rail at the left, then in. */
function downWire(from: Box, to: Box, port: number): Pick<Wire, 'xs' | 'ys'> {
  const railX = PAD + 10;
  const y0 = from.y + from.height;
  if (port === 0) {
    const x0 = from.x + Math.min(railX, from.width / 2);
    const x1 = to.x + Math.min(railX, to.width / 2);
    return { xs: Float64Array.of(x0, x0, x1, x1), ys: Float64Array.of(y0, (y0 + to.y) / 2, (y0 + to.y) / 2, to.y) };
  }
  const y1 = to.y + to.height / 2;
  return { xs: Float64Array.of(railX + PAD, railX + PAD, railX, railX, to.x), ys: Float64Array.of(y0, y0 + 8, y0 + 16, y1, y1) };
}

function measured({ xs, ys }: Pick<Wire, 'xs' | 'ys'>): Pick<Wire, 'xs' | 'ys' | 'at'> {
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
  let d = `M${xs[0].toFixed(1)} ${ys[0].toFixed(1)}`;
  for (let i = 1; i < xs.length; i++) d += `L${xs[i].toFixed(1)} ${ys[i].toFixed(1)}`;
  return d;
}
