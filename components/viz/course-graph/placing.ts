import type { Layers, Slot } from './layers';

/** The least distance between the middles of two that stand side by side in a layer. */
export type Between = (slot: Slot, next: Slot) => number;

const ROUNDS = 40;
/** A line that passes is kept straight before a node is moved to its neighbours. */
const STRAIGHT = 6;

/**
 * Where each slot stands across its layer: as near to its neighbours as the distances allow, in the order that is given.
 * The least is 0.
 * @param room what the widest layer may take at most; a layer whose distances need more takes more
 */
export function placesAcross(
  { layers, lines }: Layers,
  between: Between,
  room = Number.POSITIVE_INFINITY,
): ReadonlyMap<Slot, number> {
  const beside = neighbours(lines);
  const at = new Map<Slot, number>();
  for (const layer of layers) spread(layer, between, (_, i) => ({ want: i, weight: 1 }), at, room);
  for (let round = 0; round < ROUNDS; round++) {
    for (const layer of round % 2 === 0 ? layers : layers.toReversed()) {
      spread(layer, between, (slot) => wish(slot, beside.get(slot) ?? [], at), at, room);
    }
  }
  const least = Math.min(...at.values());
  return new Map([...at].map(([slot, place]) => [slot, place - least]));
}

interface Wish {
  readonly want: number;
  readonly weight: number;
}

const weightOf = (a: Slot, b: Slot): number => (a.node === null ? STRAIGHT : 1) * (b.node === null ? STRAIGHT : 1);

function wish(slot: Slot, beside: readonly Slot[], at: ReadonlyMap<Slot, number>): Wish {
  const weight = beside.reduce((sum, other) => sum + weightOf(slot, other), 0);
  if (weight === 0) return { want: at.get(slot)!, weight: 0.001 };
  return { want: beside.reduce((sum, other) => sum + weightOf(slot, other) * at.get(other)!, 0) / weight, weight };
}

function neighbours(lines: Layers['lines']): ReadonlyMap<Slot, readonly Slot[]> {
  const beside = new Map<Slot, Slot[]>();
  const join = (slot: Slot, other: Slot) => beside.set(slot, [...(beside.get(slot) ?? []), other]);
  for (const { slots } of lines)
    for (const [i, slot] of slots.slice(1).entries()) {
      join(slot, slots[i]!);
      join(slots[i]!, slot);
    }
  return beside;
}

interface Run extends Wish {
  readonly count: number;
}

/**
 * The places nearest to what is wished, by weighted squares, that keep order and distances: with the distances taken off, places must
 * only not fall, which pooling neighbours solves exactly (isotonic regression, Ayer and others 1955).
 */
function spread(
  layer: readonly Slot[],
  between: Between,
  wished: (slot: Slot, i: number) => Wish,
  at: Map<Slot, number>,
  room: number,
): void {
  let offset = 0;
  const offsets = layer.map((slot, i) => {
    if (i > 0) offset += between(layer[i - 1]!, slot);
    return offset;
  });
  const runs: Run[] = [];
  for (const [i, slot] of layer.entries()) {
    const { want, weight } = wished(slot, i);
    let run: Run = { want: want - offsets[i]!, weight, count: 1 };
    for (let last = runs.at(-1); last !== undefined && last.want > run.want; last = runs.at(-1)) {
      runs.pop();
      const total = last.weight + run.weight;
      run = { want: (last.want * last.weight + run.want * run.weight) / total, weight: total, count: last.count + run.count };
    }
    runs.push(run);
  }
  const bases = runs.flatMap(({ want, count }) => Array.from({ length: count }, () => want));
  const most = Math.max(0, room - offset);
  // within bounds that are the same for all, the nearest is the nearest without them, cut off at them
  for (const [i, slot] of layer.entries())
    at.set(slot, Math.min(most, room === Infinity ? bases[i]! : Math.max(0, bases[i]!)) + offsets[i]!);
}
