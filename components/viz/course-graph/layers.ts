/** Which node builds on which, in layers: every line leads to a later layer, and crosses few others. Where they stand comes after. */

export interface GraphNode {
  readonly id: string;
  /** Those of one group stay together within a layer. */
  readonly group: number;
  /** Ids that come before it. */
  readonly needs: readonly string[];
  /** Stands in the last layer, whatever it needs. */
  readonly isLast?: boolean;
}

/** A place in a layer: a node, or a line on its way past. */
export interface Slot {
  readonly layer: number;
  readonly group: number;
  /** What stands here; null where a line passes. */
  readonly node: string | null;
}

export interface Line {
  readonly from: string;
  readonly to: string;
  /** From its first slot to its last, one in every layer. */
  readonly slots: readonly Slot[];
}

export type Layer = readonly Slot[];

export interface Layers {
  readonly layers: readonly Layer[];
  readonly lines: readonly Line[];
}

/** @throws Error naming a node that needs itself, if only through others */
export function inLayers(nodes: readonly GraphNode[]): Layers {
  const needs = essentialNeeds(nodes);
  const depth = depths(nodes, needs);
  const slots = new Map(nodes.map(({ id, group }): [string, Slot] => [id, { layer: depth(id), group, node: id }]));
  const lines = nodes.flatMap(({ id }) => needs.get(id)!.map((from) => lineBetween(slots.get(from)!, slots.get(id)!)));
  const everything = new Set([...slots.values(), ...lines.flatMap((line) => line.slots)]);
  const count = Math.max(-1, ...[...everything].map(({ layer }) => layer)) + 1;
  const layers = Array.from({ length: count }, (_, i) => [...everything].filter(({ layer }) => layer === i));
  return { layers, lines };
}

function lineBetween(start: Slot, end: Slot): Line {
  const between = Array.from(
    { length: end.layer - start.layer - 1 },
    (_, i): Slot => ({ layer: start.layer + 1 + i, group: end.group, node: null }),
  );
  return { from: start.node!, to: end.node!, slots: [start, ...between, end] };
}

/** Without those that another need already asks for. */
export function essentialNeeds(nodes: readonly GraphNode[]): ReadonlyMap<string, readonly string[]> {
  const needs = new Map(nodes.map((node) => [node.id, node.needs]));
  const all = new Map(nodes.map(({ id }) => [id, allNeeds(needs, id)]));
  const isImplied = (need: string, own: readonly string[]): boolean => own.some((other) => all.get(other)!.has(need));
  return new Map([...needs].map(([id, own]) => [id, own.filter((need) => !isImplied(need, own))]));
}

/** Everything that a node builds on, near and far. */
export function allNeeds(
  needs: ReadonlyMap<string, readonly string[]>,
  id: string,
  path: readonly string[] = [],
): ReadonlySet<string> {
  if (path.includes(id)) throw new Error(`${id} needs itself: ${[...path, id].join(' → ')}`);
  return new Set((needs.get(id) ?? []).flatMap((need) => [need, ...allNeeds(needs, need, [...path, id])]));
}

/** The longest way to a node. */
function depths(nodes: readonly GraphNode[], needs: ReadonlyMap<string, readonly string[]>): (id: string) => number {
  const depth = (id: string): number => Math.max(-1, ...needs.get(id)!.map(depth)) + 1;
  const depthOf = new Map(nodes.map(({ id }) => [id, depth(id)]));
  const last = Math.max(...depthOf.values());
  for (const { id, isLast } of nodes) if (isLast) depthOf.set(id, last);
  return (id) => depthOf.get(id)!;
}
