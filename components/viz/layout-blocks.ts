import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import type { Box, NodeBox, PlaceBox } from './layout';
import { roomOf } from './node-state';
import { isNamedGroup } from './place-names';

const NODE_HEIGHT = 40;
const LINE_HEIGHT = 16;
export const ROW_HEIGHT = 18;
/** Before the rows of a box. */
export const ROWS_TOP = 6;
export const SATELLITE_GAP = 26;
const GROUP_HEADING = 24;
const BLOCK_GAP = 18;
/** Between the two of a pair, for the link between them. */
const PAIR_GAP = 40;
/** Distance between requests being worked on. */
export const WORK_STEP = 12;
/** Room for the one figure of a compact box. */
export const COMPACT_FIGURE = 84;

/** Places that exist at a moment and have a box of their own: backends. */
const hasBox = (recording: Recording, place: number, tMs: Ms): boolean => {
  const { node, fromMs, untilMs } = recording.places[place];
  return recording.nodes[node].kind === 'service' && fromMs <= tMs && tMs < untilMs;
};

/** A node, what it is made of, and those that act on it. */
export interface Block {
  readonly node: number;
  readonly places: readonly number[];
  readonly rowHeight: number;
  readonly gap: number;
  readonly heading: number;
  readonly height: number;
  readonly satellites: readonly { readonly node: number; readonly height: number }[];
}

/** @param width of its box, and of those that act on it */
export function blockOf(recording: Recording, node: number, tMs: Ms, width: number): Block {
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

export function heightOf(recording: Recording, node: number, width: number): number {
  const { nameLines, lines, rows } = roomOf(recording, node, width);
  return NODE_HEIGHT + (nameLines - 1 + lines) * LINE_HEIGHT + (rows > 0 ? ROWS_TOP + rows * ROW_HEIGHT : 0);
}

export interface Draft {
  readonly recording: Recording;
  readonly nodes: NodeBox[];
  readonly places: (PlaceBox | null)[];
  readonly workWidth: number;
}
export const newDraft = (recording: Recording, workWidth: number): Draft => ({
  recording,
  workWidth,
  nodes: new Array<NodeBox>(recording.nodes.length),
  places: recording.places.map(() => null),
});

export const gapOf = ({ recording }: Draft): number => (recording.nodes.some(({ pair }) => pair) ? PAIR_GAP : BLOCK_GAP);

export function putNode({ recording, nodes }: Draft, node: number, box: Box): void {
  nodes[node] = { ...box, isGroup: false, ...roomOf(recording, node, box.width) };
}

export function put(draft: Draft, { node, places, rowHeight, gap, heading }: Block, box: Box): void {
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
