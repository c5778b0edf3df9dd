import type { Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { heightAt } from './layout';

const known = new WeakMap<Recording['places'], Map<number, number>>();

/**
 * Room for the picture of a run at every moment of it, CSS pixels: backends come and go, and what stands below must not move with them.
 */
export function roomFor(recording: Recording, width: number): number {
  const { places } = recording;
  let rooms = known.get(places);
  if (rooms === undefined) {
    rooms = new Map();
    known.set(places, rooms);
  }
  let room = rooms.get(width);
  if (room === undefined) {
    room = Math.max(...crowds(recording).map((tMs) => heightAt(recording, width, tMs)));
    rooms.set(width, room);
  }
  return room;
}

/** A moment for every number of backends that there ever are, node by node. */
function crowds({ places, nodes, forMs }: Recording): Ms[] {
  const backends = places.filter(({ node }) => nodes[node].kind === 'service');
  const moments = new Set([0, ...backends.flatMap(({ fromMs, untilMs }) => [fromMs, untilMs])].filter((atMs) => atMs <= forMs));
  const found = new Map<string, Ms>();
  for (const atMs of moments) {
    const counts = nodes.map(
      (_, i) => backends.filter((one) => one.node === i && one.fromMs <= atMs && atMs < one.untilMs).length,
    );
    found.set(counts.join(), atMs);
  }
  return [...found.values()];
}

const NARROWEST = 200;
const WIDEST = 1152;
const STRIDE = 16;

/** The same at every width, as CSS for what stands in a container of that width: one step wherever the height changes. */
export function roomInCss(recording: Recording): string {
  const steps: string[] = [];
  let last = roomFor(recording, NARROWEST);
  const first = last;
  for (let width = NARROWEST + STRIDE; width <= WIDEST; width += STRIDE) {
    const next = roomFor(recording, width);
    if (next === last) continue;
    const at = firstWith(recording, width - STRIDE, width, last);
    const d = next - last;
    steps.push(d > 0 ? `clamp(0px,(100cqw - ${at - 0.5}px)*9999,${d}px)` : `clamp(${d}px,(${at - 0.5}px - 100cqw)*9999,0px)`);
    last = next;
  }
  return steps.length === 0 ? `${first}px` : `calc(${[`${first}px`, ...steps].join(' + ')})`;
}

/** The least width, above one that has a height and up to one that has not, from which on it is another. */
function firstWith(recording: Recording, has: number, hasNot: number, height: number): number {
  let [low, high] = [has, hasNot];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (roomFor(recording, middle) === height) low = middle;
    else high = middle;
  }
  return high;
}
