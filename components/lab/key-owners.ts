import { arc } from 'd3';
import type { RecordedNode, RecordedPlace, Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';
import { isKeyedRule, type KeyMapping, type KeyMember, type KeyOwners } from '@/runtime/key-mapping';
import { type ConfigFrom, configAt, configsOf, formOf, numberOf, type RawConfig } from '../viz/config-at';
import { conditionAt, standingAt } from '../viz/standing';

export type Mapping = KeyMapping;

/** The rule and the members at a moment, from the scenario and the recorded facts; null where keys do not decide. */
export function mappingAt(
  scenario: unknown,
  recording: Recording,
  node: RecordedNode,
  configs: readonly ConfigFrom[],
  tMs: Ms,
): Mapping | null {
  const config = configAt(configs, tMs);
  const algorithm = formOf(config, 'algorithm');
  const { kind } = algorithm;
  if (!isKeyedRule(kind)) return null;
  const from = recording.nodes.indexOf(node);
  const targets = recording.links.filter((link) => link.from === from).map(({ to }) => to);
  const { notes } = standingAt(recording, tMs);
  const most = numberOf(config, 'members', Infinity);
  const members = recording.places.flatMap((place): KeyMember[] => {
    const said = new Set((notes.get(place.id) ?? []).map(({ words }) => words));
    const isHere = targets.includes(place.node) && place.fromMs <= tMs && tMs < place.untilMs;
    const isBackend = place.id.includes('/');
    if (!isHere || said.has('not known yet') || said.has('struck off')) return [];
    if (!isBackend && targets.indexOf(place.node) >= most) return [];
    const isDraining = conditionAt(recording.facts, place.id, tMs).health === 'draining';
    return [
      {
        id: place.label,
        weight: isBackend ? weightOf(scenario, recording, place, tMs) : 1,
        isFit: !isDraining && !said.has('unhealthy') && !said.has('ejected'),
      },
    ];
  });
  return { algorithm: { ...algorithm, kind }, members };
}

function weightOf(scenario: unknown, recording: Recording, { id, label, node }: RecordedPlace, tMs: Ms): number {
  const turned = configAt(configsOf(null, recording, id), tMs).weight;
  if (typeof turned === 'number') return turned;
  const { backends } = configsOf(scenario, { facts: [] }, recording.nodes[node].id)[0].config;
  const added = recording.facts.findLast(
    ({ type, backend }) => type === 'backend.added' && (backend as { readonly id?: string } | null)?.id === label,
  )?.backend;
  const own = Array.isArray(backends) ? (backends as RawConfig[]).find((backend) => backend.id === label) : undefined;
  return numberOf(own ?? (added as RawConfig | undefined) ?? {}, 'weight', 1);
}

const telling = /^(backend\.|instance\.|health\.changed|discovery\.|knob\.turned)/;
const JUST_BEFORE_MS: Ms = 1e-6;
const MOST_LOOKED_AT = 40;

export interface Change {
  readonly atMs: Ms;
  readonly before: Mapping;
}

/** The last change up to a moment of who is there or of the rule; null where there was none, or long ago among many other facts. */
export function lastChange(
  scenario: unknown,
  recording: Recording,
  node: RecordedNode,
  configs: readonly ConfigFrom[],
  tMs: Ms,
): Change | null {
  const now = JSON.stringify(mappingAt(scenario, recording, node, configs, tMs));
  const times = new Set<Ms>();
  for (const { type, atMs } of recording.facts) if (telling.test(type)) times.add(atMs);
  for (const { fromMs, untilMs } of recording.places) times.add(fromMs).add(untilMs);
  const past = [...times].filter((atMs) => atMs > 0 && atMs <= tMs).sort((a, b) => b - a);
  for (const atMs of past.slice(0, MOST_LOOKED_AT)) {
    const before = mappingAt(scenario, recording, node, configs, atMs - JUST_BEFORE_MS);
    if (JSON.stringify(before) !== now) return before === null ? null : { atMs, before };
  }
  return null;
}

/** Neighbouring samples of one owner, all moved to it by the last change or none of them. */
export interface Run {
  readonly owner: string;
  /** Samples from `from` up to, not including, `to`. */
  readonly from: number;
  readonly to: number;
  readonly hasMoved: boolean;
}

export interface Ownership {
  readonly runs: readonly Run[];
  readonly count: number;
  readonly moved: number;
  readonly shares: readonly { readonly id: string; readonly share: number; readonly gained: number }[];
}

/** @param earlier the same samples before the last change */
export function ownershipOf({ members }: Mapping, owners: KeyOwners, earlier: KeyOwners): Ownership {
  const runs: Run[] = [];
  owners.forEach((owner, i) => {
    if (owner === null) return;
    const hasMoved = earlier[i] !== owner;
    const last = runs.at(-1);
    if (last?.to === i && last.owner === owner && last.hasMoved === hasMoved) runs[runs.length - 1] = { ...last, to: i + 1 };
    else runs.push({ owner, from: i, to: i + 1, hasMoved });
  });
  const count = owners.length;
  const sum = (wanted: (run: Run) => boolean): number =>
    runs.reduce((total, run) => total + (wanted(run) ? run.to - run.from : 0), 0);
  return {
    runs,
    count,
    moved: sum(({ hasMoved }) => hasMoved),
    shares: members.map(({ id }) => ({
      id,
      share: sum(({ owner }) => owner === id) / count,
      gained: sum(({ owner, hasMoved }) => owner === id && hasMoved) / count,
    })),
  };
}

/** A track of the ring or a row of the table. */
export interface Track {
  readonly kept: string;
  readonly moved: string;
}

/** One ring inside another, a track for each member, hash 0 at the top and clockwise. */
export function ringTracks(
  { runs, count, shares }: Ownership,
  radius: (track: number) => readonly [inner: number, outer: number],
): Track[] {
  const draw = arc<Run & { readonly track: number }>()
    .innerRadius(({ track }) => radius(track)[0])
    .outerRadius(({ track }) => radius(track)[1])
    .startAngle(({ from }) => (from / count) * 2 * Math.PI)
    .endAngle(({ to }) => (to / count) * 2 * Math.PI);
  return shares.map(({ id }, track) => {
    const of = (hasMoved: boolean): string =>
      runs
        .filter((run) => run.owner === id && run.hasMoved === hasMoved)
        .map((run) => draw({ ...run, track }) ?? '')
        .join('');
    return { kept: of(false), moved: of(true) };
  });
}

/** A row for each member, the samples from left to right. */
export function tableRows(
  { runs, count, shares }: Ownership,
  x: readonly [number, number],
  y: (row: number) => readonly [number, number],
): Track[] {
  const at = (sample: number): number => x[0] + (sample / count) * (x[1] - x[0]);
  return shares.map(({ id }, row) => {
    const [top, bottom] = y(row);
    const of = (hasMoved: boolean): string =>
      runs
        .filter((run) => run.owner === id && run.hasMoved === hasMoved)
        .map(({ from, to }) => `M${at(from).toFixed(2)} ${top}H${at(to).toFixed(2)}V${bottom}H${at(from).toFixed(2)}Z`)
        .join('');
    return { kept: of(false), moved: of(true) };
  });
}
