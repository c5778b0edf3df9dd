import type { Fact, Recording } from '@/engine/recording/types';
import type { Ms, Ratio } from '@/engine/units';

export interface Condition {
  readonly health: 'up' | 'down' | 'draining';
  readonly slowFactor: number;
  readonly failRatio: Ratio;
}

/** What those that watch, list or lead take a place or node to be, in a word. */
export interface Note {
  readonly words: string;
  readonly isBad: boolean;
}

/** What the facts up to a moment have made of a system. */
export interface Standing {
  /** By node id: the last word a mechanism there gave for its mode. */
  readonly modes: ReadonlyMap<string, string>;
  /** By place id, and by node id where a word is about the node. */
  readonly notes: ReadonlyMap<string, readonly Note[]>;
  /** Links that lose everything, "from->to". */
  readonly cuts: ReadonlySet<string>;
  /** Nodes that take themselves to lead a pair, by the id of the pair's node. */
  readonly leaders: ReadonlyMap<string, readonly string[]>;
}

const wellState: Readonly<Condition> = { health: 'up', slowFactor: 1, failRatio: 0 };

/** What faults have made of a place, or of a node that is one, by now. */
export function conditionAt(facts: readonly Fact[], placeId: string, tMs: Ms): Condition {
  const node = placeId.slice(0, Math.max(0, placeId.indexOf('/')));
  let condition = wellState;
  for (const fact of facts) {
    if (fact.atMs > tMs) break;
    if (fact.type === 'failover.fenced' && (fact.node === placeId || fact.node === node))
      condition = { ...condition, health: 'down' };
    if (fact.target !== placeId && fact.target !== node) continue;
    if (fact.type === 'backend.killed') condition = { ...condition, health: 'down' };
    else if (fact.type === 'backend.revived') condition = { ...condition, health: 'up' };
    else if (fact.type === 'backend.drained') condition = { ...condition, health: 'draining' };
    else if (fact.type === 'instance.transitioned' && fact.to === 'draining') condition = { ...condition, health: 'draining' };
    else if (fact.type === 'backend.slowed') condition = { ...condition, slowFactor: Number(fact.factor) };
    else if (fact.type === 'backend.failing') condition = { ...condition, failRatio: Number(fact.ratio) };
  }
  return condition;
}

interface Listing {
  isListed: boolean;
  isKnown: boolean;
}

export function standingAt(recording: Recording, tMs: Ms): Standing {
  const { places, facts } = recording;
  const modes = new Map<string, string>();
  const cuts = new Set<string>();
  const judged = new Map<string, string>();
  const listings = new Map<string, Listing>();
  const primaries = firstPrimaries(recording);
  const roles = firstRoles(recording);
  for (const fact of facts) {
    if (fact.atMs > tMs) break;
    const { type, target, to } = fact;
    if (type === 'link.cut') cuts.add(target);
    else if (type === 'link.mended') cuts.delete(target);
    else if (type === 'breaker.transitioned') modes.set(target, String(to));
    else if (type === 'health.changed') judged.set(String(fact.backend), String(to));
    else if (type === 'replica.promoted') primaries.set(target, String(to));
    else if (type === 'failover.transitioned') roles.get(target)?.set(String(fact.node), String(to));
    else if (type.startsWith('discovery.')) list(listings, fact);
  }
  const notes = new Map<string, Note[]>();
  const note = (id: string, words: string, isBad = false): void => {
    notes.set(id, [...(notes.get(id) ?? []), { words, isBad }]);
  };
  for (const [place, state] of judged) if (state === 'unhealthy' || state === 'ejected') note(place, state, true);
  for (const [place, { isListed, isKnown }] of listings) {
    if (!isKnown) note(place, isListed ? 'not known yet' : 'struck off');
    else if (!isListed) note(place, 'still known', true);
  }
  for (const [node, label] of primaries) {
    const service = servedBy(recording, node);
    const place = places.find((one) => one.node === service && one.label === label);
    if (place !== undefined) note(place.id, 'primary');
  }
  const leaders = new Map<string, string[]>();
  for (const [node, members] of roles) {
    leaders.set(
      node,
      [...members].flatMap(([id, role]) => (role === 'active' ? [id] : [])),
    );
    for (const [id, role] of members) if (role !== 'down') note(id, role);
  }
  return { modes, notes, cuts, leaders };
}

/** A backend is known from the start unless a fact tells that it came. */
function list(listings: Map<string, Listing>, { type, backend, listed, known }: Fact): void {
  const id = String(backend);
  const before = listings.get(id) ?? { isListed: true, isKnown: type !== 'discovery.changed' || listed !== true };
  const isListed = type === 'discovery.changed' ? listed === true : before.isListed;
  const isKnown = type === 'discovery.learned' ? known === true : before.isKnown;
  listings.set(id, { isListed, isKnown });
}

const servedBy = ({ nodes, links }: Recording, id: string): number => links.find(({ from }) => nodes[from].id === id)?.to ?? -1;

/** Of each set of replicas, its first primary: the first backend behind it. */
function firstPrimaries(recording: Recording): Map<string, string> {
  const { nodes, places } = recording;
  return new Map(
    nodes.flatMap(({ id, kind }) => {
      const first = kind === 'replicas' ? places.find(({ node }) => node === servedBy(recording, id)) : undefined;
      return first === undefined ? [] : [[id, first.label] as const];
    }),
  );
}

/** Of each pair, who begins as what. */
const firstRoles = ({ nodes }: Recording): Map<string, Map<string, string>> =>
  new Map(
    nodes.flatMap(({ id, pair }) =>
      pair === undefined
        ? []
        : [
            [
              id,
              new Map([
                [nodes[pair[0]].id, 'active'],
                [nodes[pair[1]].id, 'standby'],
              ]),
            ] as const,
          ],
    ),
  );
