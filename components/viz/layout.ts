import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { type Block, blockOf, type Draft, gapOf, newDraft, put, putNode, SATELLITE_GAP, WORK_STEP } from './layout-blocks';
import { down } from './layout-down';
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
const MIN_GAP = 32;
/** Where there is room, boxes are narrower rather than nearer. */
const GOOD_GAP = 64;
const SATELLITE_MAX_WIDTH = 170;
const PLACE_MIN_WIDTH = 232;
const PLACE_MAX_WIDTH = 380;
const MOST_SLOTS = 12;

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

export function layoutOf(recording: Recording, width: number, options: LayoutOptions = {}): Layout {
  const { draft, height, isAcross } = placed(recording, width, options);
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

/** How high a picture is at a moment: the height of its layout, without the wires. */
export const heightAt = (recording: Recording, width: number, tMs: Ms): number => placed(recording, width, { tMs }).height;

function placed(recording: Recording, width: number, { tMs = 0, slots = 4 }: LayoutOptions) {
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
  return { draft, isAcross, height: isAcross ? across(draft, rows, width, nodeWidth) : down(draft, rows, width) };
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
