import type { StationSpec } from './station';

/**
 * The kinds of node that are at hand. The registry brings all of them at once; a page's worker brings each when a scenario
 * first places one. Kinds that are only announced are known by name: they exist, and can be brought.
 */
const specs = new Map<string, StationSpec>();
const announced = new Set<string>();

/** Moves when a kind arrives: what was derived from the kinds must be derived again. */
let version = 0;

export function addStations(added: Iterable<StationSpec>): void {
  for (const spec of added) {
    specs.set(spec.kind, spec);
    announced.add(spec.kind);
    version++;
  }
}

export function announceStations(kinds: Iterable<string>): void {
  for (const kind of kinds) announced.add(kind);
  version++;
}

export const catalogVersion = (): number => version;
export const hasStation = (kind: string): boolean => specs.has(kind);
/** The kinds at hand, in the order they came. */
export const stationSpecs = (): readonly StationSpec[] => [...specs.values()];
/** Kinds that could be brought and are not here. */
export const absentKinds = (): readonly string[] => [...announced].filter((kind) => !specs.has(kind));

/** The kind of a checked node. */
export function stationSpec(kind: string): StationSpec {
  const spec = specs.get(kind);
  if (spec === undefined) throw new Error(`no station of kind ${kind} is at hand`);
  return spec;
}
