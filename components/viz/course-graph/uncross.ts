import { group, mean, sum } from 'd3';
import type { Layer, Layers, Slot } from './layers';

const SWEEPS = 10;

/** One step of a line, from a layer to the next. */
type Hop = readonly [from: Slot, to: Slot];

/** The steps out of each layer. */
type Hops = readonly (readonly Hop[])[];

const hopsOf = ({ layers, lines }: Layers): Hops => {
  const hops = lines.flatMap(({ slots }) => slots.slice(1).map((slot, i): Hop => [slots[i]!, slot]));
  return layers.map((_, layer) => hops.filter(([from]) => from.layer === layer));
};

/**
 * The order within layers with the fewest crossings that was met: each layer in turn is sorted by where its neighbours stand, forth
 * and back (the barycentre method of Sugiyama, Tagawa and Toda, 1981); then what still gains by a move is moved.
 * Deviation: a group moves as one, to where its members would be on average.
 */
export function uncrossed(layered: Layers): Layers {
  const hops = hopsOf(layered);
  let current: readonly Layer[] = layered.layers.map((layer) => layer.toSorted((a, b) => a.group - b.group));
  let best = moved(current, hops);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    current = swept(current, hops, sweep % 2 === 0 ? 1 : -1);
    const polished = moved(current, hops);
    if (sum(crossings(polished, hops)) < sum(crossings(best, hops))) best = polished;
  }
  return { layers: best, lines: layered.lines };
}

export const crossingsIn = (layered: Layers): number => sum(crossings(layered.layers, hopsOf(layered)));

const crossings = (layers: readonly Layer[], hops: Hops): number[] =>
  hops.map((own, i) => (own.length === 0 ? 0 : crossingsBetween(layers[i]!, layers[i + 1]!, own)));

/** How often two lines cross between a layer and the next. */
function crossingsBetween(left: Layer, right: Layer, hops: readonly Hop[]): number {
  const at = placesIn(left, right);
  const ends = hops.map(([from, to]) => [at.get(from)!, at.get(to)!] as const);
  return sum(ends.map(([a, b], i) => ends.slice(i + 1).filter(([c, d]) => (a - c) * (b - d) < 0).length));
}

const placesIn = (...layers: readonly Layer[]): ReadonlyMap<Slot, number> =>
  new Map(layers.flatMap((layer) => layer.map((slot, i) => [slot, i] as const)));

/** @param way 1 from the first layer to the last, each by the one before; −1 back, each by the one after */
function swept(layers: readonly Layer[], hops: Hops, way: 1 | -1): readonly Layer[] {
  const next = [...layers];
  const order = [...layers.keys()];
  for (const i of way === 1 ? order : order.reverse()) {
    const at = placesIn(...next);
    const beside = (slot: Slot): Slot[] =>
      way === 1
        ? (hops[i - 1] ?? []).flatMap(([from, to]) => (to === slot ? [from] : []))
        : hops[i]!.flatMap(([from, to]) => (from === slot ? [to] : []));
    const pull = (slot: Slot): number => mean(beside(slot), (other) => at.get(other)) ?? at.get(slot)!;
    next[i] = blocksOf(next[i]!)
      .map((block) => block.toSorted((a, b) => pull(a) - pull(b)))
      .toSorted((a, b) => mean(a, pull)! - mean(b, pull)!)
      .flat();
  }
  return next;
}

/** What moves as one: the nodes of a group, or a line alone. */
const blocksOf = (layer: Layer): readonly Layer[] => [
  ...group(layer, (slot) => (slot.node === null ? slot : slot.group)).values(),
];

/** Moves one block, or one of a block, as long as that takes crossings away. */
function moved(layers: readonly Layer[], hops: Hops): readonly Layer[] {
  const around = (i: number, layer: Layer): number =>
    (i > 0 ? crossingsBetween(layers[i - 1]!, layer, hops[i - 1]!) : 0) +
    (i + 1 < layers.length ? crossingsBetween(layer, layers[i + 1]!, hops[i]!) : 0);
  for (const [i, layer] of layers.entries()) {
    const count = around(i, layer);
    const better = rearranged(layer).find((other) => around(i, other) < count);
    if (better) return moved(layers.with(i, better), hops);
  }
  return layers;
}

const rearranged = (layer: Layer): readonly Layer[] => {
  const blocks = blocksOf(layer);
  const within = blocks.flatMap((block, i) => shifts(block).map((other) => blocks.with(i, other).flat()));
  return [...within, ...shifts(blocks).map((order) => order.flat())];
};

/** Every order in which one thing stands elsewhere. */
const shifts = <T>(things: readonly T[]): readonly (readonly T[])[] =>
  things.flatMap((thing, from) =>
    [...things.keys()].filter((to) => to !== from).map((to) => things.toSpliced(from, 1).toSpliced(to, 0, thing)),
  );
