import { InputError, known } from '../input-error';
import { parseWith } from '../knobs/parse';
import { stations } from '../stations/registry';
import type { StationSpec } from '../stations/station';
import { eventSchema, nodeSchema, scenarioSchema } from './schema';
import type { BackendScenario, NodeScenario, Scenario, ScenarioEvent } from './types';

type Nodes = Record<string, NodeScenario>;

/**
 * A scenario checked whole: every value in bounds, every reference known, every event possible when it comes.
 * @param raw parsed JSON
 * @throws InputError naming the path, the rule and the value
 */
export function parseScenario(raw: unknown): Scenario {
  const scenario = parseWith(scenarioSchema, raw) as unknown as Scenario;
  checkNodes(scenario);
  checkLinks(scenario);
  checkEvents(scenario, scenario.events, (i) => `events[${i}]`);
  return scenario;
}

/** What a learner did, checked against the scenario it is done to. @throws InputError */
export function parseInputs(scenario: Scenario, raw: readonly unknown[]): ScenarioEvent[] {
  const inputs = raw.map((input, i) => parseWith(eventSchema, input, `inputs[${i}]`) as unknown as ScenarioEvent);
  checkEvents(scenario, mergeEvents(scenario.events, inputs), () => 'inputs');
  return inputs;
}

/** Scripted and live events in order of time; at one instant the scripted come first, each in the order given. */
export function mergeEvents(scripted: readonly ScenarioEvent[], live: readonly ScenarioEvent[]): ScenarioEvent[] {
  return [...scripted, ...live].sort((a, b) => a.atMs - b.atMs);
}

export function specOf(node: NodeScenario): StationSpec {
  return stations[node.kind as keyof typeof stations];
}

/** The ids a node sends to. */
export function targetsOf(node: NodeScenario): readonly string[] {
  return node.to === undefined ? [] : typeof node.to === 'string' ? [node.to] : node.to;
}

function checkNodes({ nodes }: Scenario): void {
  for (const [id, node] of Object.entries(nodes)) {
    const at = `nodes.${id}`;
    const spec = specOf(node);
    checkReach(nodes, id, node, spec);
    try {
      spec.check?.(node);
    } catch (error) {
      throw error instanceof InputError ? error.at(at) : error;
    }
  }
  if (!Object.values(nodes).some((node) => specOf(node).isSource))
    throw new InputError('nodes', 'must have a node of kind clients');
  checkCycles(nodes);
}

function checkReach(nodes: Scenario['nodes'], id: string, node: NodeScenario, spec: StationSpec): void {
  const field = `nodes.${id}.to`;
  const targets = targetsOf(node);
  const { min, max } = spec.sends;
  if (targets.length < min) throw new InputError(field, 'must name where calls go on to', node.to);
  if (targets.length > max)
    throw new InputError(
      field,
      max === 0 ? `must be left out: a ${node.kind} sends nothing on` : `must name at most ${max}`,
      node.to,
    );
  for (const to of targets) {
    const target = known(nodes, to, field);
    const targetSpec = specOf(target);
    if (targetSpec.isSource) throw new InputError(field, 'must not be a node of kind clients', to);
    if (spec.feeds !== undefined && !spec.feeds.includes(target.kind))
      throw new InputError(field, `must be a node of kind ${spec.feeds.join(' or ')}`, to);
    if (target.kind === 'service' && !spec.choosesBackend && (target.backends as unknown[]).length !== 1)
      throw new InputError(
        `nodes.${to}.backends`,
        `must have exactly 1 entry, because ${id} sends to it without a balancer`,
        (target.backends as unknown[]).length,
      );
  }
}

function checkCycles(nodes: Scenario['nodes']): void {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id))
      throw new InputError(`nodes.${id}.to`, 'must not lead back to itself', [...path.slice(path.indexOf(id)), id].join(' -> '));
    if (done.has(id)) return;
    for (const to of targetsOf(nodes[id])) visit(to, [...path, id]);
    done.add(id);
  };
  for (const id of Object.keys(nodes)) visit(id, []);
}

function checkLinks({ nodes, links }: Scenario): void {
  const edges = Object.entries(nodes).flatMap(([id, node]) => targetsOf(node).map((to) => `${id}->${to}`));
  for (const edge of Object.keys(links))
    if (!edges.includes(edge)) throw new InputError(`links.${edge}`, `is not a link of this system (links: ${edges.join(', ')})`);
}

/** Plays the events on the configurations alone, so that the first impossible one is found before the run. */
function checkEvents(scenario: Scenario, events: readonly ScenarioEvent[], fieldOf: (index: number) => string): void {
  const nodes: Nodes = { ...scenario.nodes };
  const order = events.map((event, index) => ({ event, index })).sort((a, b) => a.event.atMs - b.event.atMs);
  for (const { event, index } of order) applyToNodes(nodes, event, fieldOf(index));
}

/** What an event makes of the configurations: knob turns and membership; faults leave them as they are. @throws InputError */
export function applyToNodes(nodes: Nodes, event: ScenarioEvent, field: string): void {
  const [id, backend] = splitTarget(event.target);
  const node = known(nodes, id, `${field}.target`);
  if (event.do === 'set') {
    nodes[id] = turnKnob(node, id, backend, event.knob, event.value);
    return;
  }
  if (node.kind !== 'service') throw new InputError(`${field}.target`, 'must be a service or one of its backends', event.target);
  const backends = node.backends as readonly BackendScenario[];
  if (event.do === 'add') {
    if (backends.some((other) => other.id === event.backend.id))
      throw new InputError(`${field}.backend.id`, 'must differ from the others', event.backend.id);
    nodes[id] = { ...node, backends: [...backends, event.backend] };
    return;
  }
  if (backend !== null && !backends.some((other) => other.id === backend))
    throw new InputError(
      `${field}.target`,
      `must be one of ${backends.map((other) => `${id}/${other.id}`).join(', ')}`,
      event.target,
    );
  if (event.do === 'remove') {
    if (backend === null) throw new InputError(`${field}.target`, 'must name a backend as "node/backend"', event.target);
    nodes[id] = { ...node, backends: backends.filter((other) => other.id !== backend) };
  }
}

export function splitTarget(target: string): [node: string, backend: string | null] {
  const slash = target.indexOf('/');
  return slash === -1 ? [target, null] : [target.slice(0, slash), target.slice(slash + 1)];
}

/**
 * The node with one knob turned, checked again whole.
 * @param knob dotted path inside the node, or inside the backend when one is named
 * @throws InputError with the path as a learner names it: `app/a.speed must be > 0, got -1`
 */
export function turnKnob(node: NodeScenario, id: string, backend: string | null, knob: string, value: unknown): NodeScenario {
  const path = knob.split('.');
  if (path[0] === 'kind' || path[0] === 'to') throw new InputError(`${id}.${path[0]}`, 'cannot be changed while it runs');
  const copy = structuredCopy(node) as Record<string, unknown>;
  const root = backend === null ? copy : backendOf(copy, id, backend);
  let place = root;
  for (const part of path.slice(0, -1)) {
    const inner = place[part];
    if (inner === null || typeof inner !== 'object') throw new InputError(`${id}.${knob}`, 'is not a known field');
    place = inner as Record<string, unknown>;
  }
  place[path[path.length - 1]] = value;
  const turned = parseWith(nodeSchema, copy, id) as unknown as NodeScenario;
  try {
    specOf(turned).check?.(turned);
  } catch (error) {
    throw error instanceof InputError ? error.at(id) : error;
  }
  return turned;
}

function backendOf(node: Record<string, unknown>, id: string, backend: string): Record<string, unknown> {
  const backends = (node.backends ?? []) as Record<string, unknown>[];
  const found = backends.find((other) => other.id === backend);
  if (found === undefined)
    throw new InputError(`${id}/${backend}`, `must be one of ${backends.map((other) => `${id}/${other.id}`).join(', ')}`);
  return found;
}

function structuredCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(structuredCopy) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, structuredCopy(inner)])) as T;
}
