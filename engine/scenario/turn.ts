import { InputError } from '../input-error';
import { parseWith } from '../knobs/parse';
import type { Variants } from '../knobs/variants';
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
  const before = put(root, path, value, `${at}.${knob}`);
  try {
    return (typeof value === 'string' && backend === null && keptForm(spec, copy, path, before, value)) || checked(spec, copy);
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

function checked(spec: StationSpec, node: Values): NodeScenario {
  const turned = parseTurned(node);
  spec.check?.(turned);
  return turned;
}

/**
 * A form chosen by its bare name keeps what both forms have: another eviction policy has the same room, other arrivals the same
 * rate. Null where there was no other form, or where what is kept would not be valid: then the defaults hold.
 */
function keptForm(spec: StationSpec, node: Values, path: readonly string[], before: unknown, kind: string): NodeScenario | null {
  if (before === null || typeof before !== 'object' || !Object.hasOwn(before, 'kind')) return null;
  const forms = formsOf(spec, path);
  if (forms === null || !Object.hasOwn(forms, kind)) return null;
  const form = forms[kind];
  const kept = Object.entries(before).filter(([name]) => Object.hasOwn(form.knobs, name));
  if (kept.length === 0) return null;
  const copy = deepCopy(node) as Values;
  put(copy, path, { kind, ...Object.fromEntries(kept) }, '');
  try {
    return checked(spec, copy);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** The forms of a knob at the top of a node; null for anything deeper. */
function formsOf({ knobs }: StationSpec, [name, ...deeper]: readonly string[]): Variants | null {
  const knob = Object.hasOwn(knobs, name) && deeper.length === 0 ? knobs[name] : undefined;
  return knob?.kind === 'variant' ? knob.variants : null;
}

/** Follows a dotted path through values that are there; what is inherited is not there. Returns what stood at its end. */
function put(root: Values, path: readonly string[], value: unknown, at: string): unknown {
  let place = root;
  let before: unknown;
  path.forEach((name, i) => {
    if (name === '__proto__') throw new InputError(at, 'is not a known field');
    const inner = Object.hasOwn(place, name) ? place[name] : undefined;
    if (i === path.length - 1) {
      before = inner;
      place[name] = value;
      return;
    }
    if (inner === null || typeof inner !== 'object') throw new InputError(at, 'is not a known field');
    place = inner as Values;
  });
  return before;
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
