import { InputError } from '../input-error';
import { parseWith } from '../knobs/parse';
import type { StationSpec } from '../stations/station';
import { nodeSchema } from './schema';
import { splitTarget } from './target';
import type { NodeScenario, ScenarioEvent } from './types';

type Turn = Extract<ScenarioEvent, { do: 'set' }>;
type Values = Record<string, unknown>;

/** What a node is and whom it is wired to; membership has events of its own, which say what becomes of calls in flight. */
const FIXED = ['kind', 'to', 'of'];

/**
 * The node with one knob turned, checked again whole.
 * @param field the event, as a path: `events[3]`
 * @throws InputError with the path as a learner names it: `events[3]: app/a.speed must be > 0, got -1`
 */
export function turnKnob(spec: StationSpec, node: NodeScenario, { target, knob, value }: Turn, field: string): NodeScenario {
  const [id, backend] = splitTarget(target);
  const at = `${field}: ${target}`;
  const path = knob.split('.');
  refuseFixed(path, backend, at);
  const copy = deepCopy(node) as Values;
  const root = backend === null ? copy : backendOf(copy, id, backend, at);
  put(root, path, value, `${at}.${knob}`);
  try {
    const turned = parseTurned(copy);
    spec.check?.(turned);
    return turned;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // What is wrong with a backend is told of the backend, not of its place in a list.
    const inList = /^backends\[(\d+)\]\.?/.exec(error.field);
    if (backend === null || inList === null) throw error.at(at);
    throw error.named(`${at}.${error.field.slice(inList[0].length)}`);
  }
}

function refuseFixed([first]: readonly string[], backend: string | null, at: string): void {
  if (FIXED.includes(first) || (backend !== null && first === 'id'))
    throw new InputError(`${at}.${first}`, 'cannot be changed while it runs');
  if (backend === null && first === 'backends')
    throw new InputError(`${at}.backends`, 'cannot be set: add and remove backends, or turn the knobs of one as "node/backend"');
}

/** Follows a dotted path through values that are there; what is inherited is not there. */
function put(root: Values, path: readonly string[], value: unknown, at: string): void {
  let place = root;
  path.forEach((name, i) => {
    if (name === '__proto__') throw new InputError(at, 'is not a known field');
    if (i === path.length - 1) {
      place[name] = value;
      return;
    }
    const inner = Object.hasOwn(place, name) ? place[name] : undefined;
    if (inner === null || typeof inner !== 'object') throw new InputError(at, 'is not a known field');
    place = inner as Values;
  });
}

/** A service begins with a backend, and may lose its last one. */
function parseTurned(node: Values): NodeScenario {
  const { backends, ...rest } = node;
  const isEmptied = Array.isArray(backends) && backends.length === 0;
  const turned = parseWith(nodeSchema(), isEmptied ? rest : node) as unknown as NodeScenario;
  return isEmptied ? { ...turned, backends } : turned;
}

function backendOf(node: Values, id: string, backend: string, at: string): Values {
  const backends = (node.backends ?? []) as Values[];
  const found = backends.find((other) => other.id === backend);
  if (found !== undefined) return found;
  const names = backends.map((other) => `${id}/${other.id}`);
  throw new InputError(at, names.length === 0 ? `must be ${id} alone: it has no backends` : `must be one of ${names.join(', ')}`);
}

function deepCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(deepCopy) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, deepCopy(inner)])) as T;
}
