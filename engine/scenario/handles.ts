import { InputError } from '../input-error';
import { applyToNodes, linksIn, specOf } from './parse';
import type { NodeScenario, Scenario, ScenarioEvent } from './types';

/** What can be done to a node or a part of one, knobs and links apart. */
export type NodeAction = Exclude<ScenarioEvent['do'], 'set' | 'cut' | 'mend'>;

export interface NodeHandles {
  /** Done to the node as a whole. */
  readonly whole: readonly NodeAction[];
  /** Done to one of its parts, as `node/part`. */
  readonly part: readonly NodeAction[];
  /** Names of its parts where they are not backends, which come and go. */
  readonly parts: readonly string[];
}

/** Everything that can happen to a system beside the turning of knobs: for menus, so that none is written by kind. */
export interface Handles {
  readonly nodes: Readonly<Record<string, NodeHandles>>;
  /** Links that can be cut, as "from->to". */
  readonly links: readonly string[];
}

export function handlesOf({ nodes }: Pick<Scenario, 'nodes'>): Handles {
  const handled = Object.entries(nodes).map(([id, node]) => [id, handlesOfNode(nodes, id, node)] as const);
  return { nodes: Object.fromEntries(handled), links: linksIn(nodes) };
}

function handlesOfNode(nodes: Scenario['nodes'], id: string, node: NodeScenario): NodeHandles {
  const { takes = [], parts } = specOf(node);
  const actions = takes as readonly NodeAction[];
  const named = parts?.(node) ?? [];
  const backends = (node.backends ?? []) as readonly { readonly id: string }[];
  const [one] = [...named, ...backends.map((backend) => backend.id)];
  return {
    whole: actions.filter((action) => isPossible(nodes, action, id)),
    part: one === undefined ? [] : actions.filter((action) => action !== 'add' && isPossible(nodes, action, `${id}/${one}`)),
    parts: named,
  };
}

/** Asks the same rules that a scenario's events are held to. */
function isPossible(nodes: Scenario['nodes'], action: NodeAction, target: string): boolean {
  try {
    applyToNodes({ ...nodes }, exampleOf(action, target), 'handles');
    return true;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** A name that nobody gives a backend. */
const NEW_BACKEND = 'a-backend-to-be-added';

function exampleOf(action: NodeAction, target: string): ScenarioEvent {
  const head = { atMs: 0, target };
  if (action === 'slow') return { ...head, do: action, factor: 1 };
  if (action === 'fail') return { ...head, do: action, ratio: 0 };
  if (action === 'add') return { ...head, do: action, backend: { id: NEW_BACKEND } };
  return { ...head, do: action };
}
