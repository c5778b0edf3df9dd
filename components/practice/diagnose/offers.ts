import type { Change, Incident } from '@/content/practice/incidents/incident';
import type { Recording } from '@/engine/recording/types';
import type { Handles, NodeAction } from '@/engine/scenario/handles';
import type { ControlView } from '@/runtime/control-view';
import { nextName } from '../../lab/acts';
import { nameOfTarget } from '../../lab/words-of-fact';
import { nameOfPlace } from '../../viz/place-names';

/** Something that can be changed, and everything that can be done to it. */
export interface Offer {
  readonly target: string;
  readonly label: string;
  readonly knobs: readonly ControlView[];
  readonly repairs: readonly { readonly label: string; readonly change: Change }[];
}

type Repair = (target: string, newBackend: string) => { readonly label: string; readonly change: Change };

/** What an operator does to a part, whatever is wrong with it: an offer must not tell. */
const repairs: Partial<Record<NodeAction, Repair>> = {
  drain: (target) => ({ label: 'Take it out: no new requests', change: { do: 'drain', target } }),
  revive: (target) => ({ label: 'Restart it', change: { do: 'revive', target } }),
  slow: (target) => ({ label: 'Move it to fresh hardware of the same make', change: { do: 'slow', target, factor: 1 } }),
  fail: (target) => ({ label: 'Roll its software back to last week’s', change: { do: 'fail', target, ratio: 0 } }),
  add: (target, id) => ({ label: `Add a machine: ${id}`, change: { do: 'add', target, backend: { id } } }),
  purge: (target) => ({ label: 'Purge it: everything kept is forgotten', change: { do: 'purge', target } }),
};
/** Not of everything at once: that would be an outage. */
const ofParts: readonly NodeAction[] = ['drain', 'revive', 'slow', 'fail'];
const ofWholes: readonly NodeAction[] = ['add', 'revive', 'slow', 'fail', 'purge'];

/** From the engine's own controls: the incident's knobs, what its nodes take, and the links. */
export function offersOf(
  { repairs: repaired }: Pick<Incident, 'repairs'>,
  recording: Recording,
  controls: readonly ControlView[],
  handles: Handles,
): readonly Offer[] {
  const places = recording.places.flatMap(({ id, node, label }, place) =>
    repaired.includes(recording.nodes[node]!.id) ? [{ id, node: recording.nodes[node]!, label, place }] : [],
  );
  const whole = recording.nodes.map(({ id, label }): Offer => {
    const names = places.filter(({ node }) => node.id === id).map((place) => place.label);
    const takes = handles.nodes[id]?.whole ?? [];
    return {
      target: id,
      label: names.length > 1 ? `${label}, all machines` : label,
      knobs: controls.filter(({ target }) => target === id),
      repairs: repaired.includes(id) ? offered(ofWholes, takes, id, nextName(names)) : [],
    };
  });
  const parts = places
    .filter(({ node }) => places.filter((other) => other.node.id === node.id).length > 1)
    .map(
      ({ id, node, place }): Offer => ({
        target: id,
        label: `${node.label} ${nameOfPlace(recording, place)}`,
        knobs: controls.filter(({ target }) => target === id),
        repairs: offered(ofParts, handles.nodes[node.id]?.part ?? [], id, ''),
      }),
    );
  const links = handles.links.map(
    (target): Offer => ({
      target,
      label: `Link ${nameOfTarget(recording, target)}`,
      knobs: [],
      repairs: [{ label: 'Repair the link', change: { do: 'mend', target } }],
    }),
  );
  return [...whole, ...parts, ...links].filter((offer) => offer.knobs.length + offer.repairs.length > 0);
}

const offered = (wanted: readonly NodeAction[], takes: readonly NodeAction[], target: string, newBackend: string) =>
  wanted.flatMap((action) => (takes.includes(action) ? (repairs[action]?.(target, newBackend) ?? []) : []));

const keyOf = (change: Change): string => `${change.do} ${change.target} ${change.do === 'set' ? change.knob : ''}`;

/** The changes with one more; a knob turned twice was turned once. */
export const withChange = (changes: readonly Change[], change: Change): readonly Change[] => {
  const at = changes.findIndex((other) => keyOf(other) === keyOf(change));
  return at === -1 ? [...changes, change] : changes.with(at, change);
};

export const withoutChange = (changes: readonly Change[], gone: Change): readonly Change[] =>
  changes.filter((change) => keyOf(change) !== keyOf(gone));
