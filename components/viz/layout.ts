import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { roomOf } from './node-state';
import { type ControlLine, controlLines, type PairLine, pairLines } from './sidelines';
import { acrossWire, downWire, PAD, type Wire, wiresOf } from './wires';

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
  /** From each node that stands beside the way of calls to the one it acts on. */
  readonly controls: readonly ControlLine[];
  /** Links of pairs: between the two that a node joins. */
  readonly pairs: readonly PairLine[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface NodeBox extends Box {
  /** Drawn as its places, under its name where there are several. */
  readonly isGroup: boolean;
  readonly nameLines: number;
  /** Lines of words below its name. */
  readonly lines: number;
}
export interface PlaceBox extends Box {
  /** One line of figures only. */
  readonly isCompact: boolean;
  /** Centre line of the marks, and the line that parts those who wait (left) from those at work (right). */
  readonly markY: number;
  readonly counterX: number;
}

const NODE_MIN_WIDTH = 104;
const NODE_MAX_WIDTH = 140;
const NODE_HEIGHT = 40;
const LINE_HEIGHT = 16;
export const ROW_HEIGHT = 18;
const MIN_GAP = 32;
/** Where there is room, boxes are narrower rather than nearer. */
const GOOD_GAP = 64;
const BLOCK_GAP = 18;
/** Between the two of a pair, for the link between them. */
const PAIR_GAP = 40;
/** Before the rows of a box. */
export const ROWS_TOP = 6;
const SATELLITE_GAP = 26;
const SATELLITE_MAX_WIDTH = 170;
const PLACE_MIN_WIDTH = 232;
const PLACE_MAX_WIDTH = 380;
const GROUP_HEADING = 24;
const DOWN_GAP = 46;
const DOWN_INDENT = 26;
const DOWN_NODE_WIDTH = 200;
/** Narrower than this no box is, going down: those of one layer take several rows instead. */
const DOWN_LEAST_WIDTH = 76;
const BESIDE_GAP = 18;
const DOWN_ROW_GAP = 28;
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

/** Whether a service is told from its backends: it has, or comes to have, more than one. */
export const isNamedGroup = ({ places }: Recording, node: number): boolean =>
  places.filter((place) => place.node === node).length > 1;

/** What a place is called in a picture: the only one of a node by the node's name. */
export function nameOfPlace(recording: Recording, place: number): string {
  const { node, label } = recording.places[place];
  return isNamedGroup(recording, node) ? label : recording.nodes[node].label;
}

/** Layer of each node: the longest way to it from a source. Those beside the way have none. */
function layersOf({ nodes, links }: Recording): number[] {
  const layer = nodes.map(() => 0);
  for (let round = 0; round < nodes.length; round++)
    for (const { from, to } of links) layer[to] = Math.max(layer[to], layer[from] + 1);
  const last = Math.max(0, ...layer);
  const feeds = nodes.map((_, i) => links.some(({ from }) => from === i));
  return layer.map((depth, i) => {
    if (nodes[i].of !== undefined) return BESIDE;
    return feeds[i] ? depth : Math.max(depth, depth === 0 ? 0 : last);
  });
}

const BESIDE = -1;

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
  const narrow = columns - (hasPlaces ? 1 : 0);
  const widthAt = (gap: number): number =>
    (width - PAD * 2 - (columns - 1) * gap - (hasPlaces ? PLACE_MIN_WIDTH : 0)) / Math.max(1, narrow);
  const isAcross = widthAt(MIN_GAP) >= NODE_MIN_WIDTH;
  const nodeWidth = Math.min(NODE_MAX_WIDTH, Math.max(NODE_MIN_WIDTH, widthAt(GOOD_GAP)));
  const workWidth = Math.min(Math.max(1, slots), MOST_SLOTS) * WORK_STEP + 8;
  const draft = newDraft(recording, workWidth);
  const blocks = recording.nodes.flatMap(({ of }, i) => (of === undefined ? [blockOf(recording, i, tMs, nodeWidth)] : []));
  const rows = Array.from({ length: columns }, (_, column) => blocks.filter(({ node }) => layer[node] === column));
  const height = isAcross ? across(draft, rows, width, nodeWidth) : down(draft, rows, width);
  return {
    width,
    height,
    direction: isAcross ? 'across' : 'down',
    nodes: draft.nodes,
    places: draft.places,
    wires: wiresOf(recording, draft.nodes, draft.places, isAcross ? acrossWire : downWire),
    controls: controlLines(recording, draft.nodes),
    pairs: pairLines(recording, draft.nodes),
  };
}

/** A node, what it is made of, and those that act on it. */
interface Block {
  readonly node: number;
  readonly places: readonly number[];
  readonly rowHeight: number;
  readonly gap: number;
  readonly heading: number;
  readonly height: number;
  readonly satellites: readonly { readonly node: number; readonly height: number }[];
}

/** @param width of its box, and of those that act on it */
function blockOf(recording: Recording, node: number, tMs: Ms, width: number): Block {
  const places = recording.places.flatMap((place, i) => (place.node === node && hasBox(recording, i, tMs) ? [i] : []));
  const satellites = recording.nodes.flatMap(({ of }, i) =>
    of === node ? [{ node: i, height: heightOf(recording, i, width) }] : [],
  );
  const rowHeight = places.length > 16 ? 22 : places.length > 8 ? 30 : 56;
  const gap = places.length > 8 ? 4 : 10;
  const heading = isNamedGroup(recording, node) ? GROUP_HEADING : 0;
  const height = places.length === 0 ? heightOf(recording, node, width) : heading + places.length * (rowHeight + gap) - gap;
  return { node, places, rowHeight, gap, heading, height, satellites };
}

function heightOf(recording: Recording, node: number, width: number): number {
  const { nameLines, lines, rows } = roomOf(recording, node, width);
  return NODE_HEIGHT + (nameLines - 1 + lines) * LINE_HEIGHT + (rows > 0 ? ROWS_TOP + rows * ROW_HEIGHT : 0);
}

/** The second of those that act on a node stands above it, the others below. */
const isAbove = (i: number): boolean => i === 1;
const sideHeight = ({ satellites }: Block, above: boolean): number =>
  satellites.reduce((sum, { height }, i) => (isAbove(i) === above ? sum + height + SATELLITE_GAP : sum), 0);
const stackHeight = (block: Block): number => sideHeight(block, true) + block.height + sideHeight(block, false);
/** A column of one node keeps the way of calls straight: what stands below it has as much room above. */
const isStraight = (blocks: readonly Block[]): boolean => blocks.length === 1 && blocks[0].places.length === 0;
const wholeHeight = (blocks: readonly Block[], gap: number): number => {
  if (isStraight(blocks)) return blocks[0].height + 2 * Math.max(sideHeight(blocks[0], true), sideHeight(blocks[0], false));
  return blocks.reduce((sum, block) => sum + stackHeight(block) + gap, -gap);
};

interface Draft {
  readonly recording: Recording;
  readonly nodes: NodeBox[];
  readonly places: (PlaceBox | null)[];
  readonly workWidth: number;
}
const newDraft = (recording: Recording, workWidth: number): Draft => ({
  recording,
  workWidth,
  nodes: new Array<NodeBox>(recording.nodes.length),
  places: recording.places.map(() => null),
});

const gapOf = ({ recording }: Draft): number => (recording.nodes.some(({ pair }) => pair) ? PAIR_GAP : BLOCK_GAP);

function across(draft: Draft, rows: readonly (readonly Block[])[], width: number, nodeWidth: number): number {
  const columns = rows.length;
  const gap = gapOf(draft);
  const height = Math.max(150, ...rows.map((blocks) => wholeHeight(blocks, gap))) + PAD * 2;
  const lastHasPlaces = rows[columns - 1].some(({ places }) => places.length > 0);
  const spare = width - PAD * 2 - (columns - 1) * (nodeWidth + GOOD_GAP);
  const placeWidth = Math.min(PLACE_MAX_WIDTH, width * 0.4, spare);
  const lastWidth = lastHasPlaces ? Math.max(PLACE_MIN_WIDTH, placeWidth) : nodeWidth;
  const step = columns > 1 ? (width - PAD * 2 - lastWidth) / (columns - 1) : 0;
  rows.forEach((blocks, column) => {
    const isOne = isStraight(blocks);
    const share = isOne ? 0 : (height - PAD * 2 - wholeHeight(blocks, gap)) / (blocks.length + 1);
    let y = isOne ? (height - blocks[0].height) / 2 - sideHeight(blocks[0], true) : PAD + share;
    const x = column === columns - 1 ? width - PAD - lastWidth : PAD + column * step;
    for (const block of blocks) {
      const boxWidth = block.places.length > 0 ? lastWidth : nodeWidth;
      putStack(draft, block, { x, y, width: boxWidth, height: block.height }, Math.min(SATELLITE_MAX_WIDTH, boxWidth));
      y += stackHeight(block) + gap + share;
    }
  });
  return height;
}

/** @param box where the whole stack begins; the node is below those above it */
function putStack(draft: Draft, block: Block, box: Box, width: number): void {
  let { y } = box;
  const putSatellites = (above: boolean): void => {
    block.satellites.forEach(({ node, height }, i) => {
      if (isAbove(i) !== above) return;
      if (!above) y += SATELLITE_GAP;
      putNode(draft, node, { x: box.x, y, width, height });
      y += height + (above ? SATELLITE_GAP : 0);
    });
  };
  putSatellites(true);
  put(draft, block, { ...box, y });
  y += block.height;
  putSatellites(false);
}

function down(draft: Draft, rows: readonly (readonly Block[])[], width: number): number {
  const gap = gapOf(draft);
  let y = PAD;
  for (const blocks of rows) {
    const single = blocks.filter(({ places }) => places.length === 0);
    if (single.length > 0) y = putBeside(draft, single, y, width - PAD * 2);
    for (const block of blocks.filter(({ places }) => places.length > 0)) {
      const box = { x: PAD + DOWN_INDENT, width: width - PAD * 2 - DOWN_INDENT };
      put(draft, block, { ...box, y, height: block.height });
      y += block.height + gap;
      for (const { node } of block.satellites) {
        const satelliteWidth = Math.min(box.width, DOWN_NODE_WIDTH);
        const height = heightOf(draft.recording, node, satelliteWidth);
        putNode(draft, node, { x: box.x, width: satelliteWidth, y: y + 6, height });
        y += height + SATELLITE_GAP;
      }
    }
  }
  return y;
}

/** As many beside one another as can be read, with those that act on them, in rows of about one length. */
function putBeside(draft: Draft, blocks: readonly Block[], top: number, room: number): number {
  const groups = blocks.map(({ node, satellites }) => [node, ...satellites.map((one) => one.node)]);
  const count = groups.flat().length;
  const most = Math.max(1, Math.floor((room + BESIDE_GAP) / (DOWN_LEAST_WIDTH + BESIDE_GAP)));
  const inRow = Math.ceil(count / Math.ceil(count / most));
  const boxWidth = Math.min((room - 8 * Number(inRow === 1) - BESIDE_GAP * (inRow - 1)) / inRow, DOWN_NODE_WIDTH);
  const step = boxWidth + Math.min(36, inRow > 1 ? (room - boxWidth * inRow) / (inRow - 1) : 0);
  let y = top;
  let column = 0;
  let tallest = 0;
  for (const group of groups) {
    if (column > 0 && column + group.length > inRow) {
      y += tallest + DOWN_ROW_GAP;
      [column, tallest] = [0, 0];
    }
    for (const node of group) {
      const height = heightOf(draft.recording, node, boxWidth);
      putNode(draft, node, { x: PAD + column * step, y, width: boxWidth, height });
      tallest = Math.max(tallest, height);
      column++;
    }
  }
  return y + tallest + DOWN_GAP - 6;
}

function putNode({ recording, nodes }: Draft, node: number, box: Box): void {
  nodes[node] = { ...box, isGroup: false, ...roomOf(recording, node, box.width) };
}

function put(draft: Draft, { node, places, rowHeight, gap, heading }: Block, box: Box): void {
  if (places.length === 0) {
    putNode(draft, node, box);
    return;
  }
  draft.nodes[node] = { ...box, isGroup: true, nameLines: 0, lines: 0 };
  places.forEach((place, i) => {
    const y = box.y + heading + i * (rowHeight + gap);
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
