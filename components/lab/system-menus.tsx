'use client';
import type { CSSProperties } from 'react';
import type { Recording } from '@/engine/recording/types';
import type { Handles, NodeHandles } from '@/engine/scenario/handles';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { controlValueAt, type FlagView } from '@/runtime/control-view';
import { Menu, type MenuEntry } from '../ui/menu';
import type { Layout } from '../viz/layout';
import { nodeStateAt } from '../viz/node-state';
import { conditionWords } from '../viz/place-figure';
import { isNamedGroup, nameOfPlace } from '../viz/place-names';
import type { PlaceScene, Scene } from '../viz/scene';
import { cutAlong, pointOn } from '../viz/wires';
import { writeShare } from '../viz/write-figure';
import { type ActEntry, actsOn, actsOnLink, actsOnParts, nextName } from './acts';
import { useInspecting } from './inspect';
import { useLab, useRun } from './lab-context';
import { nameOfTarget } from './words-of-fact';

export interface SystemMenusProps {
  readonly recording: Recording;
  readonly layout: Layout;
  readonly scene: Scene;
  readonly events: readonly ScenarioEvent[];
  /** The request whose mark was pressed, if one was. */
  readonly pressed: number | null;
}

const NOTHING: NodeHandles = { whole: [], part: [], parts: [] };
const LINK_SIZE = 26;
const HEADING_HEIGHT = 22;

/** What is drawn is for the eye; these are for the hand and for the ear: all that can be done to nodes, backends and links. */
export function SystemMenus(props: SystemMenusProps) {
  const handles = useRun(({ handles }) => handles);
  if (handles === null) return null;
  return (
    <>
      <LinkMenus {...props} handles={handles} />
      {props.recording.nodes.map(({ id }, node) => (
        <NodeMenu key={id} {...props} node={node} handles={handles.nodes[id] ?? NOTHING} />
      ))}
      {props.scene.places.map((place) => (
        <PlaceMenu key={place.place} {...props} place={place} handles={handles} />
      ))}
    </>
  );
}

interface SpotProps {
  readonly slot: string;
  /** A node's or a backend's id. */
  readonly part?: string;
  /** Names it and says how it stands. */
  readonly label: string;
  readonly title: string;
  readonly entries: readonly MenuEntry[];
  readonly spot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** A place in the picture that can be pressed. */
const Spot = ({ slot, part, label, title, entries, spot: { x, y, width, height } }: SpotProps) => (
  <Menu
    data-slot={slot}
    data-part={part}
    {...{ label, title, entries }}
    holderClassName="!absolute"
    holderStyle={{ left: x, top: y, width, height } satisfies CSSProperties}
    className="absolute inset-0 rounded-sm hover:shadow-[inset_0_0_0_1px_var(--color-edge)] aria-expanded:shadow-[inset_0_0_0_1px_var(--color-ink)]"
  />
);

function useEntries(pressed: number | null): (acts: readonly ActEntry[]) => MenuEntry[] {
  const lab = useLab();
  const { inspect } = useInspecting();
  const look = pressed === null ? [] : [{ label: `Look into request ${pressed + 1}`, onChoose: () => inspect(pressed) }];
  return (acts) => [...look, ...acts.map(({ label, act }) => ({ label, onChoose: () => lab.act(act) }))];
}

/** A node's own switches, turned the other way. */
function useSwitches(nodeId: string, events: readonly ScenarioEvent[], atMs: number): MenuEntry[] {
  const lab = useLab();
  const controls = useRun(({ controls }) => controls);
  const moreControls = useRun(({ moreControls }) => moreControls);
  const isSwitch = (view: (typeof controls)[number]): view is FlagView => view.kind === 'flag' && view.target === nodeId;
  return [...controls, ...moreControls].filter(isSwitch).map((view) => {
    const isOn = controlValueAt(view, events, atMs) === true;
    return { label: `${view.label}: turn ${isOn ? 'off' : 'on'}`, onChoose: () => lab.turn(view, !isOn) };
  });
}

interface NodeMenuProps extends SystemMenusProps {
  readonly node: number;
  readonly handles: NodeHandles;
}

function NodeMenu({ recording, layout, scene, events, pressed, node, handles }: NodeMenuProps) {
  const toEntries = useEntries(pressed);
  const { id, label } = recording.nodes[node];
  const switches = useSwitches(id, events, scene.tMs);
  const box = layout.nodes[node];
  const places = placesOf(recording, scene, node);
  if (box.isGroup && !isNamedGroup(recording, node)) return null;
  const acts = actsOn(handles.whole, {
    target: id,
    who: box.isGroup ? 'all' : 'it',
    conditions: box.isGroup ? places : [scene.nodes[node]],
    newBackend: nextName(namesOf(recording, node)),
  });
  const doable = [...acts, ...actsOnParts(handles, id, scene.nodes[node])];
  if (doable.length + switches.length === 0) return null;
  const entries = [...toEntries(doable), ...switches];
  const words = box.isGroup
    ? `${places.length} backends`
    : [conditionWords(scene.nodes[node], []), ...nodeStateAt(recording, scene.standing, node, scene.tMs).lines]
        .filter(Boolean)
        .join(', ') || 'up';
  return (
    <Spot
      slot={box.isGroup ? 'group' : 'node'}
      part={id}
      label={box.isGroup ? `All of ${label}: ${words}` : `${label}: ${words}`}
      title={`Change ${label}`}
      entries={entries}
      spot={box.isGroup ? { x: box.x - 1, y: box.y - 3, width: 120, height: HEADING_HEIGHT + 2 } : box}
    />
  );
}

const placesOf = (recording: Recording, { places, tMs }: Scene, node: number): PlaceScene[] =>
  places.filter(({ place }) => {
    const { node: of, fromMs, untilMs } = recording.places[place];
    return of === node && fromMs <= tMs && tMs < untilMs;
  });

const namesOf = ({ places }: Recording, node: number): string[] =>
  places.flatMap((place) => (place.node === node && !place.label.startsWith('auto-') ? [place.label] : []));

interface PlaceMenuProps extends SystemMenusProps {
  readonly place: PlaceScene;
  readonly handles: Handles;
}

function PlaceMenu({ recording, layout, scene, pressed, place, handles }: PlaceMenuProps) {
  const toEntries = useEntries(pressed);
  const box = layout.places[place.place];
  if (box === null || box === undefined) return null;
  const { id, node } = recording.places[place.place];
  const { id: nodeId, label } = recording.nodes[node];
  const { whole, part } = handles.nodes[nodeId] ?? NOTHING;
  const name = nameOfPlace(recording, place.place);
  const isOne = !isNamedGroup(recording, node);
  const newBackend = nextName(namesOf(recording, node));
  const acts = [
    ...actsOn(part, { target: id, who: 'it', conditions: [place], newBackend }),
    ...(isOne && whole.includes('add') ? actsOn(['add'], { target: nodeId, who: 'it', conditions: [place], newBackend }) : []),
  ];
  if (acts.length === 0) return null;
  const notes = scene.standing.notes.get(isOne ? nodeId : id) ?? [];
  const words = conditionWords(place, notes) || 'up';
  return (
    <Spot
      slot="backend"
      part={id}
      label={`${isOne ? label : `${label} ${name}`}: ${words}, ${place.inService} being worked on, ${place.queued} in line, ${writeShare(place.utilization)} busy`}
      title={`Change ${name}`}
      entries={toEntries(acts)}
      spot={{ x: box.x - 3, y: box.y - 3, width: box.width + 6, height: box.height + 6 }}
    />
  );
}

interface LinkMenusProps extends SystemMenusProps {
  readonly handles: Handles;
}

function LinkMenus({ recording, layout, scene, pressed, handles }: LinkMenusProps) {
  const toEntries = useEntries(pressed);
  return handles.links.map((edge) => {
    const point = middleOf(recording, layout, edge);
    if (point === null) return null;
    const isCut = scene.standing.cuts.has(edge);
    const name = nameOfTarget(recording, edge);
    return (
      <Spot
        key={edge}
        slot="link"
        label={`Link ${name}: ${isCut ? 'cut' : 'whole'}`}
        title={`Change the link ${name}`}
        entries={toEntries(actsOnLink(edge, isCut))}
        spot={{ x: point.x - LINK_SIZE / 2, y: point.y - LINK_SIZE / 2, width: LINK_SIZE, height: LINK_SIZE }}
      />
    );
  });
}

/** Where a link is drawn cut. */
function middleOf({ nodes, links }: Recording, layout: Layout, edge: string): { x: number; y: number } | null {
  const idOf = (node: number): string => nodes[node].id;
  const ways = layout.wires.filter(({ link }) => `${idOf(links[link].from)}->${idOf(links[link].to)}` === edge);
  if (ways.length > 0) {
    const point = { x: 0, y: 0 };
    pointOn(ways[ways.length >> 1], cutAlong(ways.length), 0, point);
    return point;
  }
  const pair = layout.pairs.find(({ from, to }) => `${idOf(from)}->${idOf(to)}` === edge);
  return pair === undefined ? null : { x: (pair.x1 + pair.x2) / 2, y: (pair.y1 + pair.y2) / 2 };
}
