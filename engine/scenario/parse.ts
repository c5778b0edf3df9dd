import { InputError, known, within } from '../input-error';
import { parseWith } from '../knobs/parse';
import { checkBackendName } from '../stations/backend-name';
import { stationSpec, stationSpecs } from '../stations/catalog';
import type { StationSpec } from '../stations/station';
import type { Ms } from '../units';
import { eventSchema, scenarioSchema } from './schema';
import { splitTarget } from './target';
import { turnKnob } from './turn';
import type { BackendScenario, NodeScenario, Scenario, ScenarioEvent } from './types';

type Nodes = Record<string, NodeScenario>;

/** Names that an autoscaler gives to the backends it adds. */
const ADDED_BACKEND = /^auto-[1-9][0-9]*$/;

/**
 * A scenario checked whole: every value in bounds, every reference known, every event possible when it comes.
 * @param raw parsed JSON
 * @throws InputError naming the path, the rule and the value
 */
export function parseScenario(raw: unknown): Scenario {
  const scenario = parseWith(scenarioSchema(), raw) as unknown as Scenario;
  if (scenario.windowMs !== undefined) checkWindows(scenario.windowMs, scenario.forMs);
  checkNodes(scenario);
  checkLinks(scenario);
  checkEvents(scenario, scenario.events, (i) => `events[${i}]`);
  return scenario;
}

const MOST_WINDOWS = 100_000;

/** @throws InputError when a run of this length would have more windows than anybody can hold */
export function checkWindows(windowMs: Ms, forMs: Ms): void {
  const leastMs = forMs / MOST_WINDOWS;
  if (windowMs < leastMs) throw new InputError('windowMs', `must be >= ${leastMs} in a run of ${forMs} ms`, windowMs);
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
  return stationSpec(node.kind);
}

/** The ids a node sends to. */
export function targetsOf(node: NodeScenario): readonly string[] {
  return node.to === undefined ? [] : typeof node.to === 'string' ? [node.to] : node.to;
}

function checkNodes({ nodes }: Scenario): void {
  for (const [id, node] of Object.entries(nodes)) {
    const at = `nodes.${id}`;
    const spec = specOf(node);
    if (spec.controls === undefined) checkReach(nodes, id, node, spec);
    else checkControlled(nodes, id, node, spec.controls);
    within(at, () => spec.check?.(node));
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
  if (new Set(targets).size < targets.length) throw new InputError(field, 'must name different nodes', node.to);
  for (const to of targets) {
    const target = known(nodes, to, field);
    const targetSpec = specOf(target);
    if (targetSpec.isSource) throw new InputError(field, 'must not be a node of kind clients', to);
    if (targetSpec.controls !== undefined) throw new InputError(field, 'must be a node that takes calls', to);
    if (spec.feeds !== undefined && !spec.feeds.includes(target.kind))
      throw new InputError(field, `must be a node of kind ${spec.feeds.join(' or ')}`, to);
    if (target.kind === 'service' && !spec.choosesBackend && isScaled(nodes, to))
      throw new InputError(field, 'must be a balancer: the number of backends behind it changes', to);
    if (target.kind === 'service' && !spec.choosesBackend && (target.backends as unknown[]).length !== 1)
      throw new InputError(
        `nodes.${to}.backends`,
        `must have exactly 1 entry, because ${id} sends to it without a balancer`,
        (target.backends as unknown[]).length,
      );
  }
}

function checkControlled(nodes: Scenario['nodes'], id: string, node: NodeScenario, kinds: readonly string[]): void {
  const field = `nodes.${id}.of`;
  const target = known(nodes, node.of as string, field);
  if (!kinds.includes(target.kind)) throw new InputError(field, `must be a node of kind ${kinds.join(' or ')}`, node.of);
  const scaler = Object.keys(nodes).find((other) => nodes[other].of === node.of && specOf(nodes[other]).scales === true);
  if (specOf(node).scales && scaler !== id)
    throw new InputError(field, `must be a service that ${scaler} does not scale`, node.of);
}

/** Whether something adds backends to this service while it runs. */
function isScaled(nodes: Readonly<Nodes>, id: string): boolean {
  return Object.values(nodes).some((node) => node.of === id && specOf(node).scales === true);
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

/** Every link of a system, as "from->to". */
export function linksIn(nodes: Readonly<Nodes>): string[] {
  const sent = Object.entries(nodes).flatMap(([id, node]) => targetsOf(node).map((to) => `${id}->${to}`));
  const between = Object.values(nodes).flatMap((node) => (specOf(node).pairs ? [targetsOf(node).join('->')] : []));
  return [...new Set([...sent, ...between])];
}

function checkLinks({ nodes, links }: Scenario): void {
  const edges = linksIn(nodes);
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
  if (event.do === 'cut' || event.do === 'mend') {
    const edges = linksIn(nodes);
    if (!edges.includes(event.target))
      throw new InputError(`${field}.target`, `must be a link of this system (${edges.join(', ')})`, event.target);
    return;
  }
  const [id, backend] = splitTarget(event.target);
  const node = known(nodes, id, `${field}.target`);
  if (event.do === 'set') {
    nodes[id] = turnKnob(specOf(node), node, event, field);
    return;
  }
  if (!specOf(node).takes?.includes(event.do)) throw new InputError(`${field}.target`, refusalOf(event, node), event.target);
  if (node.kind !== 'service') {
    checkPart(node, event, backend, field);
    return;
  }
  const backends = node.backends as readonly BackendScenario[];
  if (event.do === 'add') {
    nodes[id] = withBackend(nodes, id, event.backend, field);
    return;
  }
  if (backend !== null && !backends.some((other) => other.id === backend)) {
    // What an autoscaler adds has a name only while it is there; aimed at nothing, the event does nothing.
    if (isScaled(nodes, id) && ADDED_BACKEND.test(backend)) return;
    throw new InputError(
      `${field}.target`,
      backends.length === 0
        ? `must be a backend: ${id} has none left`
        : `must be one of ${backends.map((other) => `${id}/${other.id}`).join(', ')}`,
      event.target,
    );
  }
  if (event.do === 'remove') {
    if (backend === null) throw new InputError(`${field}.target`, 'must name a backend as "node/backend"', event.target);
    nodes[id] = { ...node, backends: backends.filter((other) => other.id !== backend) };
  }
}

/** @throws InputError when there is no use for another backend, or it cannot have this name */
function withBackend(nodes: Readonly<Nodes>, id: string, backend: BackendScenario, field: string): NodeScenario {
  const node = nodes[id];
  const backends = node.backends as readonly BackendScenario[];
  if (backends.some((other) => other.id === backend.id))
    throw new InputError(`${field}.backend.id`, 'must differ from the others', backend.id);
  if (isScaled(nodes, id) && ADDED_BACKEND.test(backend.id))
    throw new InputError(`${field}.backend.id`, 'must not be a name that the autoscaler gives', backend.id);
  const direct = Object.entries(nodes).find(([, other]) => targetsOf(other).includes(id) && !specOf(other).choosesBackend);
  if (direct !== undefined)
    throw new InputError(`${field}.target`, `must be a service behind a balancer: ${direct[0]} sends to it directly`, id);
  within(`${field}.backend`, () => checkBackendName(backend.id));
  return { ...node, backends: [...backends, backend] };
}

function refusalOf(event: ScenarioEvent, node: NodeScenario): string {
  const takers = stationSpecs().filter((spec) => spec.takes?.includes(event.do));
  if (takers.length === 1 && takers[0].kind === 'service') return 'must be a service or one of its backends';
  const kinds = takers.map(({ kind }) => kind).join(' or ');
  return `must be a node of kind ${kinds}, not ${node.kind}`;
}

function checkPart(node: NodeScenario, event: ScenarioEvent, part: string | null, field: string): void {
  const parts = specOf(node).parts?.(node) ?? [];
  if (part === null || parts.includes(part)) return;
  const rule = parts.length === 0 ? 'must name a node alone' : `must name one of ${parts.join(', ')} after the slash`;
  throw new InputError(`${field}.target`, rule, event.target);
}
