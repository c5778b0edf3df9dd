import type { LabSpec } from './lab-spec';

/** One scenario, several ways to run it: the same arrivals to each. */
export interface SideBySideSpec extends Pick<LabSpec, 'id' | 'title' | 'scenario' | 'speed' | 'autoplay' | 'stillAtMs'> {
  readonly variants: readonly SideBySideVariant[];
  /** Turned for all variants alike. */
  readonly controls?: readonly string[];
  /** @default p99 of what clients waited, and what was answered in time */
  readonly charts?: readonly ('latencyMs.p99' | 'latencyMs.p50' | 'goodputRps' | 'failedRps' | (string & {}))[];
}

export interface SideBySideVariant {
  readonly label: string;
  /** Knobs that make it this one: `{ 'lb.algorithm': 'random' }`. */
  readonly set: Readonly<Record<string, unknown>>;
}

/** A scenario with knobs set by their paths: `lb.algorithm`, `users.arrivals.rateRps`, `app/a.speed`. */
export function withSet(scenario: unknown, set: Readonly<Record<string, unknown>>): unknown {
  const copy = structuredClone(scenario) as { nodes: Record<string, Record<string, unknown>> };
  for (const [path, value] of Object.entries(set)) {
    const dot = path.indexOf('.');
    const [id, backend] = path.slice(0, dot).split('/');
    const node = copy.nodes[id];
    const backends = node.backends as Record<string, unknown>[] | undefined;
    let place = (backend === undefined ? node : backends?.find((other) => other.id === backend)) as Record<string, unknown>;
    const knob = path.slice(dot + 1).split('.');
    for (const part of knob.slice(0, -1)) {
      if (typeof place[part] === 'string') place[part] = { kind: place[part] };
      place = place[part] as Record<string, unknown>;
    }
    place[knob[knob.length - 1]] = value;
  }
  return copy;
}
