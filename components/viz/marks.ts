import type { Layout, NodeBox, PlaceBox } from './layout';
import { COMPACT_FIGURE, WORK_STEP } from './layout-blocks';
import type { MarkGroup } from './mark-groups';
import { MarkState } from './mark-state';
import type { PlaceScene, Scene } from './scene';
import { cutAlong, pointOn, type Wire } from './wires';

/** Every mark of a picture, as columns: what, where, and for work how much of it is done. */
export interface Marks {
  count: number;
  state: Uint8Array;
  x: Float32Array;
  y: Float32Array;
  /** NaN where it says nothing. */
  done: Float32Array;
  /** Which request it is; −1 where it is none. */
  request: Int32Array;
}

export const MARK_RADIUS = 4;
const LINE_STEP = 10;
const SIDE = 4;
/** From the lower edge of a node's box to the middle of its marks. */
export const NODE_MARKS = 12;

/** How many people a place's line has room for, and how many places at work. */
export const lineRoom = (box: PlaceBox): number => Math.max(1, Math.floor((box.counterX - lineStart(box) - 6) / LINE_STEP));
export const workRoom = (box: PlaceBox): number =>
  Math.max(1, Math.floor((box.x + box.width - (box.isCompact ? COMPACT_FIGURE + 4 : 4) - box.counterX) / WORK_STEP));

/** Before it stands "+n" for those there is no room for. */
const lineStart = (box: PlaceBox): number => box.x + (box.isCompact ? 64 : 40);

export function newMarks(room = 4096): Marks {
  return {
    count: 0,
    state: new Uint8Array(room),
    x: new Float32Array(room),
    y: new Float32Array(room),
    done: new Float32Array(room),
    request: new Int32Array(room).fill(-1),
  };
}

function add(marks: Marks, state: number, x: number, y: number, request = -1, done = Number.NaN): void {
  if (marks.count === marks.state.length) return;
  const i = marks.count++;
  marks.state[i] = state;
  marks.x[i] = x;
  marks.y[i] = y;
  marks.done[i] = done;
  marks.request[i] = request;
}

/**
 * Puts the marks of a scene where the layout says.
 * @param slotsOf how many a place works on at once, where that is known: free ones are drawn too
 * @param into reused from frame to frame
 */
export function placeMarks(
  scene: Scene,
  layout: Layout,
  slotsOf: (place: number) => number | null,
  into: Marks = newMarks(),
): Marks {
  into.count = 0;
  for (const place of scene.places) {
    const box = layout.places[place.place];
    if (box !== null && box !== undefined) placeInBox(into, place, box, slotsOf(place.place));
  }
  placeMovers(into, scene, layout);
  placeAtNodes(into, scene, layout);
  return into;
}

function placeInBox(marks: Marks, { line, work, inService, health }: PlaceScene, box: PlaceBox, slots: number | null): void {
  const room = lineRoom(box);
  for (let i = 0; i < Math.min(line.length, room); i++)
    add(marks, line[i].state, box.counterX - 9 - i * LINE_STEP, box.markY, line[i].request);
  const places = Math.min(workRoom(box), Math.max(slots ?? 0, inService));
  for (let i = 0; i < places; i++) {
    const x = box.counterX + 10 + i * WORK_STEP;
    if (i < work.length) add(marks, work[i].state, x, box.markY, work[i].request, work[i].done);
    else if (health !== 'down') add(marks, MarkState.free, x, box.markY);
  }
}

function placeMovers(marks: Marks, { movers }: Scene, { wires }: Layout): void {
  const byLink = wireTable(wires);
  const point = { x: 0, y: 0 };
  for (let i = 0; i < movers.count; i++) {
    const options = byLink.get(movers.link[i]);
    if (options === undefined) continue;
    const wire = options.get(movers.place[i]) ?? options.values().next().value;
    if (wire === undefined) continue;
    pointOn(wire, alongOf(movers, i, cutAlong(options.size)), movers.isBack[i] === 0 ? -SIDE : SIDE, point);
    add(marks, movers.state[i], point.x, point.y, movers.request[i]);
  }
}

/** What is lost gets as far as the cut, from whichever end it comes. */
function alongOf({ along, isLost, isBack }: Scene['movers'], i: number, cut: number): number {
  if (isLost[i] === 0) return along[i];
  return isBack[i] === 1 ? cut + along[i] * (1 - cut) : along[i] * cut;
}

const tables = new WeakMap<readonly Wire[], Map<number, Map<number, Wire>>>();

function wireTable(wires: readonly Wire[]): Map<number, Map<number, Wire>> {
  let table = tables.get(wires);
  if (table === undefined) {
    table = new Map();
    for (const wire of wires) {
      const ways = table.get(wire.link) ?? new Map<number, Wire>();
      ways.set(wire.place, wire);
      table.set(wire.link, ways);
    }
    tables.set(wires, table);
  }
  return table;
}

/** Room between the marks of one request and those of the next. */
const GROUP_GAP = 4;
const widthOf = ({ states }: MarkGroup): number => states.length * LINE_STEP + (states.length > 1 ? GROUP_GAP : 0);
/** Kept free at the end of a row for "+n". */
const MORE_WIDTH = 36;

/** How many of a node's requests its row has room for. */
export function nodeRoom({ width }: NodeBox, groups: readonly MarkGroup[], total: number): number {
  let left = width - 8;
  let fitting = 0;
  while (fitting < groups.length && widthOf(groups[fitting]) <= left) left -= widthOf(groups[fitting++]);
  if (fitting === total) return fitting;
  while (fitting > 0 && left < MORE_WIDTH) left += widthOf(groups[--fitting]);
  return fitting;
}

/** Answers the clients had last, newest at the right; and what is at a node itself, as a line. */
function placeAtNodes(marks: Marks, scene: Scene, layout: Layout): void {
  scene.nodes.forEach(({ recent, recentRequests, groups, total }, i) => {
    const box = layout.nodes[i];
    if (box === undefined || box.isGroup) return;
    const room = Math.floor((box.width - 4) / LINE_STEP);
    const y = box.y + box.height - NODE_MARKS;
    recent.slice(-room).forEach((state, k) => {
      add(marks, state, box.x + 7 + k * LINE_STEP, y, recentRequests.at(k - Math.min(room, recent.length)));
    });
    let x = box.x + 10;
    for (const group of groups.slice(0, nodeRoom(box, groups, total))) {
      placeGroup(marks, group, x, y);
      x += widthOf(group);
    }
  });
}

function placeGroup(marks: Marks, { request, states, done }: MarkGroup, x: number, y: number): void {
  states.forEach((state, i) => {
    add(marks, state, x + i * LINE_STEP, y, request, i === states.length - 1 ? done : Number.NaN);
    if (i > 0) add(marks, MarkState.join, x + (i - 0.5) * LINE_STEP, y);
  });
}

/** The request whose mark lies nearest to a point, no further off than `reach`; null where there is none. */
export function requestAt(
  { count, x, y, request }: Marks,
  at: { readonly x: number; readonly y: number },
  reach: number,
): number | null {
  let found: number | null = null;
  let nearest = reach * reach;
  for (let i = 0; i < count; i++) {
    const away = (x[i] - at.x) ** 2 + (y[i] - at.y) ** 2;
    if (request[i] === -1 || away > nearest) continue;
    nearest = away;
    found = request[i];
  }
  return found;
}
