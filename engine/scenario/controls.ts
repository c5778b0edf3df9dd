import { InputError, known } from '../input-error';
import type { Knob, Knobs } from '../knobs/knobs';
import { backendKnobs } from '../stations/service-knobs';
import { specOf } from './parse';
import { splitTarget } from './target';
import type { NodeScenario, Scenario } from './types';

/** One thing that can be turned in a scenario, as controls, links and screen readers need it. */
export interface Control {
  /** `users.arrivals.rateRps`, `lb.algorithm`, `app/a.speed`. */
  readonly path: string;
  /** For a `set` event. */
  readonly target: string;
  readonly knobName: string;
  readonly knob: Knob;
  readonly value: unknown;
}

/**
 * The control at a dotted path, with the value the scenario gives it.
 * @throws InputError when the path leads nowhere, listing what is there
 */
export function controlAt(scenario: Scenario, path: string): Control {
  const dot = path.indexOf('.');
  const target = dot === -1 ? path : path.slice(0, dot);
  const [id, backend] = splitTarget(target);
  const node = known(scenario.nodes, id, path);
  const [knobs, values] = backend === null ? [specOf(node).knobs, node] : [backendKnobs, backendValues(node, target, backend)];
  return descend(path, target, path.slice(target.length + 1), knobs, values);
}

/** Whether a path leads to a knob of a form that may be chosen: until it is, there is nothing to turn. */
export function isOfSomeForm(scenario: Scenario, path: string): boolean {
  const dot = path.lastIndexOf('.');
  try {
    const { knob } = controlAt(scenario, path.slice(0, Math.max(0, dot)));
    return knob.kind === 'variant' && Object.values(knob.variants).some(({ knobs }) => Object.hasOwn(knobs, path.slice(dot + 1)));
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** Every control of a scenario: nodes first, then each backend's own. */
export function allControls(scenario: Scenario): Control[] {
  const paths: string[] = [];
  for (const [id, node] of Object.entries(scenario.nodes)) {
    paths.push(...pathsIn(id, specOf(node).knobs, node));
    for (const { id: backend } of (node.backends ?? []) as readonly { id: string }[])
      paths.push(`${id}/${backend}.speed`, `${id}/${backend}.weight`, `${id}/${backend}.concurrency`);
  }
  return paths.map((path) => controlAt(scenario, path));
}

function pathsIn(prefix: string, knobs: Knobs, values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(knobs).flatMap(([name, knob]) => {
    const path = `${prefix}.${name}`;
    if (knob.kind === 'list' || knob.kind === 'data') return [];
    if (knob.kind !== 'variant') return [path];
    const value = values[name] as { kind: string } | null;
    return value === null ? [path] : [path, ...pathsIn(path, knob.variants[value.kind].knobs, value)];
  });
}

function backendValues(node: NodeScenario, target: string, backend: string): Readonly<Record<string, unknown>> {
  const backends = (node.backends ?? []) as readonly Readonly<Record<string, unknown>>[];
  const found = backends.find((other) => other.id === backend);
  if (found === undefined)
    throw new InputError(target, `must be a backend of this service (${backends.map((other) => other.id).join(', ')})`);
  return found;
}

function descend(path: string, target: string, rest: string, knobs: Knobs, values: Readonly<Record<string, unknown>>): Control {
  const [name, ...inner] = rest.split('.');
  const knob = known(knobs, name, path);
  const value = values[name];
  if (inner.length === 0) return { path, target, knobName: path.slice(target.length + 1), knob, value };
  if (knob.kind !== 'variant' || value === null || typeof value !== 'object')
    throw new InputError(path, `leads no further than ${name}`);
  const form = value as Readonly<Record<string, unknown>> & { readonly kind: string };
  return descend(path, target, inner.join('.'), known(knob.variants, form.kind, path).knobs, form);
}
