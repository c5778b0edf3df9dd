import type { CallTaker } from '../kernel/calls';
import type { Knobs } from '../knobs/knobs';
import type { NodeInside } from '../recording/inside';
import type { OpenSpan } from '../recording/span-table';
import type { NodeSummary } from '../recording/types';
import type { NodeScenario, ScenarioEvent } from '../scenario/types';
import type { Ms } from '../units';
import type { World } from './world';

/** How a health check of a backend will end, told at the moment it comes in. */
export interface ProbeAnswer {
  readonly ok: boolean;
  /** When it ends, from now. */
  readonly afterMs: Ms;
}

/** One placed node of a scenario, running. */
export interface Station extends CallTaker {
  /** Takes a changed configuration at this moment: the learner or the scenario turned a knob. */
  configure(config: NodeScenario): void;
  /** A fault or change aimed at this node or one of its backends; `backend` is the part of the target after the slash. */
  apply?(event: ScenarioEvent, backend: string | null): void;
  /** Writes this window's figures. */
  closeWindow(): void;
  summary(): NodeSummary;
  /** What it holds now, for a picture of the last moment. */
  openSpans?(into: OpenSpan[]): void;
  /** What it holds now that no span tells of, for a picture of its inside. */
  inside?(): NodeInside;
  /** A health check has come to one of its backends. `deep` ones do real work and fail as requests do. Left out: always well. */
  probe?(backend: number, workMs: Ms, deep: boolean): ProbeAnswer;
}

/** What the wiring gives a station. */
export interface Wiring {
  readonly world: World;
  readonly id: string;
  /** Index of the node. */
  readonly node: number;
  /** Where calls go on to, links included; in the order of `to`. */
  readonly next: readonly CallTaker[];
  /** The stations behind `next`, for those that look at what they feed. */
  readonly targets: readonly Station[];
  readonly targetIds: readonly string[];
  /** The node named by `of`, which this one acts on; null for those that are on the way of calls. */
  readonly controlled: { readonly id: string; readonly station: Station } | null;
}

/** A kind of node: what can be turned on it, and how it is made. Adding a kind is a file and a line in the registry. */
export interface StationSpec {
  readonly kind: string;
  readonly label: string;
  readonly help: string;
  readonly knobs: Knobs;
  /** How many nodes it sends calls to. */
  readonly sends: { readonly min: number; readonly max: number };
  /** Kinds it may feed; any when left out. */
  readonly feeds?: readonly string[];
  /** Picks one of a service's backends; others may only feed services that have a single one. */
  readonly choosesBackend?: true;
  /** A source of requests: nothing may send to it. */
  readonly isSource?: true;
  /** Kinds it acts on, one node of which it names by `of`. Such a node takes no calls and sends none. */
  readonly controls?: readonly string[];
  /** Adds and removes backends of the service it acts on, which then has to have a balancer in front. */
  readonly scales?: true;
  /** The two it feeds are joined by a link of their own, `first->second`, for what they tell each other. */
  readonly pairs?: true;
  /** What can be done to it beside turning knobs; left out: nothing. */
  readonly takes?: readonly ScenarioEvent['do'][];
  /** What a target may name after the slash, where that is not a service's backends; left out: nothing. */
  parts?(config: NodeScenario): readonly string[];
  /** Rules across knobs. @throws InputError */
  check?(config: NodeScenario): void;
  create(config: NodeScenario, wiring: Wiring): Station;
}
