import { COMPACT_FIGURE, type Layout, type PlaceBox, pointOn, type Wire, WORK_STEP } from './layout';
import { MarkState } from './mark-state';
import type { PlaceScene, Scene } from './scene';

/** Every mark of a picture, as columns: what, where, and for work how much of it is done. */
export interface Marks {
  count: number;
  state: Uint8Array;
  x: Float32Array;
  y: Float32Array;
  /** NaN where it says nothing. */
  done: Float32Array;
}

export const MARK_RADIUS = 4;
const LINE_STEP = 10;
const SIDE = 4;

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
  };
}

function add(marks: Marks, state: number, x: number, y: number, done = Number.NaN): void {
  if (marks.count === marks.state.length) return;
  const i = marks.count++;
  marks.state[i] = state;
  marks.x[i] = x;
  marks.y[i] = y;
  marks.done[i] = done;
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
  for (let i = 0; i < Math.min(line.length, room); i++) add(marks, line[i].state, box.counterX - 9 - i * LINE_STEP, box.markY);
  const places = Math.min(workRoom(box), Math.max(slots ?? 0, inService));
  for (let i = 0; i < places; i++) {
    const x = box.counterX + 10 + i * WORK_STEP;
    if (i < work.length) add(marks, work[i].state, x, box.markY, work[i].done);
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
    const isAsking = movers.state[i] === MarkState.waiting || movers.state[i] === MarkState.retry;
    pointOn(wire, movers.along[i], isAsking ? -SIDE : SIDE, point);
    add(marks, movers.state[i], point.x, point.y);
  }
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

/** Answers the clients had last, newest at the right; and what a node holds back, as a line. */
function placeAtNodes(marks: Marks, scene: Scene, layout: Layout): void {
  scene.nodes.forEach(({ recent, held }, i) => {
    const box = layout.nodes[i];
    if (box === undefined || box.isGroup) return;
    const room = Math.floor((box.width - 4) / LINE_STEP);
    const y = box.y + box.height - 8;
    const shown = recent.slice(-room);
    shown.forEach((state, k) => {
      add(marks, state, box.x + 7 + k * LINE_STEP, y);
    });
    for (let k = 0; k < Math.min(held, room); k++) add(marks, MarkState.waiting, box.x + 7 + k * LINE_STEP, y);
  });
}
