import { Rng } from '@/engine/random/rng';
import type { Fact, Recording, RunSummary } from '@/engine/recording/types';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms, Ratio } from '@/engine/units';
import { isMet, type RunFigures, readFigure } from '../../figures';
import { type Change, type Fault, type Incident, NOW_MS } from './incident';

/** An incident as it was drawn: the whole run, and what the operator has seen of it when the pager goes. */
export interface DrawnIncident {
  readonly seed: number;
  readonly fault: Fault;
  readonly scenario: object;
  readonly watched: object;
}

const WINDOW_MS = 500;

/** @param seed draws the fault and the traffic; the same seed, the same incident */
export function drawIncident(incident: Incident, seed: number): DrawnIncident {
  const fault = incident.draw(new Rng(seed, 'incident'));
  const events = [...((incident.system.events ?? []) as readonly ScenarioEvent[]), ...fault.events];
  const scenario = { ...incident.system, seed, windowMs: WINDOW_MS, events };
  return { seed, fault, scenario, watched: { ...scenario, forMs: NOW_MS } };
}

/** The run without what nobody told the operator. What mechanisms did about it stays: that is in their logs. */
export function withoutFault(recording: Recording, { events }: Fault): Recording {
  const isHidden = ({ atMs, target }: Fact) => events.some((event) => event.atMs === atMs && event.target === target);
  return { ...recording, facts: recording.facts.filter((fact) => !isHidden(fact)) };
}

/** More than this and somebody has called the boss. */
export const PAR_MS: Ms = 5 * 60_000;

export interface Verdict {
  /** As the goals stand in the incident. */
  readonly goals: readonly { readonly figure: number; readonly isMet: boolean }[];
  readonly isCauseRight: boolean;
  readonly isRestored: boolean;
  readonly costUsd: number;
  readonly leastUsd: number;
  readonly isCheap: boolean;
  readonly touched: Ratio;
  readonly leastTouched: Ratio;
  readonly isSmall: boolean;
  readonly tookMs: Ms;
  readonly isQuick: boolean;
}

export interface Answer {
  /** Index of the cause named. */
  readonly cause: number;
  readonly changes: readonly Change[];
  readonly tookMs: Ms;
}

/**
 * @param before what was seen until the pager went
 * @param after the whole run, changes included
 */
export function verdictOf(
  incident: Incident,
  { fault, scenario }: DrawnIncident,
  { cause, changes, tookMs }: Answer,
  before: Pick<RunFigures, 'summary'>,
  after: RunFigures,
): Verdict {
  const goals = judgeSlo(incident, after);
  const [costUsd, leastUsd] = [changes, fault.mend].map((done) => costOf(incident, scenario, done));
  const [touched, leastTouched] = [changes, fault.mend].map((done) => touchedBy(incident, done, before.summary));
  return {
    goals,
    isCauseRight: incident.causes[cause]?.correct === true,
    isRestored: goals.every((goal) => goal.isMet),
    costUsd: costUsd!,
    leastUsd: leastUsd!,
    isCheap: costUsd! <= leastUsd!,
    touched: touched!,
    leastTouched: leastTouched!,
    // a machine's share is only about its share
    isSmall: changes.length <= fault.mend.length && touched! <= leastTouched! * 1.1,
    tookMs,
    isQuick: tookMs <= PAR_MS,
  };
}

export const judgeSlo = ({ slo }: Pick<Incident, 'slo'>, run: RunFigures): Verdict['goals'] =>
  slo.map((goal) => {
    const figure = readFigure(goal.read, run);
    return { figure, isMet: isMet(goal, figure) };
  });

/** What it adds to the bill, dollars a month; what is given back is not earned in an incident. */
export function costOf({ prices }: Pick<Incident, 'prices'>, scenario: object, changes: readonly Change[]): number {
  return changes.reduce((sum, change) => {
    if (change.do === 'add') return sum + (prices[change.target] ?? 0);
    if (change.do !== 'set') return sum;
    const each = prices[`${change.target}.${change.knob}`];
    if (each === undefined) return sum;
    return sum + each * Math.max(0, Number(change.value) - statedAt(scenario, change.target, change.knob));
  }, 0);
}

/** What a scenario says of a knob once the fault is in it. */
export function statedAt(scenario: object, target: string, knob: string): number {
  const { nodes, events } = scenario as {
    readonly nodes: Readonly<Record<string, unknown>>;
    readonly events: readonly ScenarioEvent[];
  };
  const turned = events.findLast((event) => event.do === 'set' && event.target === target && event.knob === knob);
  if (turned?.do === 'set') return Number(turned.value);
  let place: unknown = nodes[target];
  for (const name of knob.split('.')) place = (place as Readonly<Record<string, unknown>> | undefined)?.[name];
  return Number(place);
}

/** The share of all requests that pass through what was touched: the blast radius if the change is wrong. */
export function touchedBy({ system }: Pick<Incident, 'system'>, changes: readonly Change[], summary: RunSummary): Ratio {
  const targets = new Map(changes.map((change) => [change.do === 'add' ? `${change.target}+` : change.target, change]));
  const shares = [...targets.values()].map((change) => shareThrough(system.nodes, change, summary));
  return Math.min(
    1,
    shares.reduce((sum, share) => sum + share, 0),
  );
}

function shareThrough(nodes: Incident['system']['nodes'], { do: what, target }: Change, summary: RunSummary): Ratio {
  const shareOf = (arrived: number): Ratio => Math.min(1, arrived / Math.max(1, summary.requests.offered));
  const [from] = target.split('->');
  const [id, part] = from!.split('/');
  const of = nodes[id!]?.of;
  const node = summary.nodes[typeof of === 'string' ? of : id!];
  const backends = (node?.backends ?? {}) as Readonly<Record<string, { readonly arrived: number }>>;
  if (part !== undefined) return shareOf(backends[part]?.arrived ?? 0);
  const whole = shareOf(node?.arrived ?? 0);
  // a machine that is added takes its part of what the others had
  return what === 'add' ? whole / (Object.keys(backends).length + 1) : whole;
}
