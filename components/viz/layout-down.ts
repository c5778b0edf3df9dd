import { type Block, type Draft, gapOf, heightOf, put, putNode, SATELLITE_GAP } from './layout-blocks';
import { PAD } from './wires';

const DOWN_GAP = 46;
const DOWN_INDENT = 26;
const DOWN_NODE_WIDTH = 200;
/** Narrower than this no box is, going down: those of one layer take several rows instead. */
const DOWN_LEAST_WIDTH = 76;
const BESIDE_GAP = 18;
const DOWN_ROW_GAP = 28;

/** Layers from top to bottom. @returns the height of it all */
export function down(draft: Draft, rows: readonly (readonly Block[])[], width: number): number {
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
