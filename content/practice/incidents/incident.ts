import type { Rng } from '@/engine/random/rng';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { Ms } from '@/engine/units';
import type { FigureGoal, FigureRead, FigureUnit } from '../../figures';
import { type DrawnSystem, drawn, poisson } from '../items/systems';

type Untimed<E> = E extends { atMs: Ms } ? Omit<E, 'atMs'> : never;
/** What an operator does, or what went wrong: an event without its moment. */
export type Change = Untimed<ScenarioEvent>;

/** The pager goes; whatever is changed is changed at this moment. */
export const NOW_MS: Ms = 40_000;
/** What is left in the lines is not held against a change. */
export const SETTLED_MS: Ms = 55_000;
export const FOR_MS: Ms = 75_000;

/** A system in which something is wrong that is not said. */
export interface Incident {
  /** Names the symptom, not the cause: it stands in the address. */
  readonly id: string;
  readonly title: string;
  /** What the pager says, and what is normal here. */
  readonly story: string;
  /** The lesson that teaches the pattern, by slug. */
  readonly teaches: string;
  readonly system: DrawnSystem;
  /** Judged from `SETTLED_MS` on. */
  readonly slo: readonly SloGoal[];
  /** Exactly one is it; each says by what it would have shown. */
  readonly causes: readonly Cause[];
  /** Knobs that an operator would touch, by path. */
  readonly knobs: readonly string[];
  /** Nodes whose parts may be drained, replaced, added to; links may always be mended. */
  readonly repairs: readonly string[];
  /** Dollars a month for one more of it, by path; a machine that is added by the node's id. What is not here costs nothing. */
  readonly prices: Readonly<Record<string, number>>;
  readonly draw: (rng: Rng) => Fault;
}

export interface SloGoal extends FigureGoal {
  readonly label: string;
  readonly unit: FigureUnit;
}

export interface Cause {
  readonly text: string;
  readonly correct?: true;
  readonly why: string;
}

/** One draw of what goes wrong, and what is to be done about it. */
export interface Fault {
  /** What nobody is told, in order of time. */
  readonly events: readonly ScenarioEvent[];
  /** Said afterwards: what it was. */
  readonly said: string;
  /** The smallest change that restores the objective. */
  readonly mend: readonly Change[];
  /** What looks right and does not restore it. */
  readonly tempting: readonly Attempt[];
}

export interface Attempt {
  readonly label: string;
  readonly changes: readonly Change[];
  readonly why: string;
}

export const atMoment = (atMs: Ms, changes: readonly Change[]): ScenarioEvent[] =>
  changes.map((change) => ({ ...change, atMs }) as ScenarioEvent);

const settled = { fold: 'mean', fromMs: SETTLED_MS } as const;
const per = (series: string, of: string): FigureRead => ({
  divide: [
    { series, ...settled },
    { series: of, ...settled },
  ],
});

export const answered = (value: number): SloGoal => ({
  label: 'Answered in time',
  read: per('goodputRps', 'offeredRps'),
  op: '>=',
  value,
  unit: 'ratio',
});
export const p95 = (value: Ms): SloGoal => ({
  label: 'p95',
  read: { series: 'latencyMs.p95', ...settled },
  op: '<=',
  value,
  unit: 'ms',
});
export const stale = (value: number): SloGoal => ({
  label: 'Reads that are out of date',
  read: per('users.staleRps', 'goodputRps'),
  op: '<=',
  value,
  unit: 'ratio',
});

type Config = Readonly<Record<string, unknown>>;

export const users = (to: string, rateRps: number, more: Config = {}): Config => ({
  kind: 'clients',
  label: 'Users',
  arrivals: poisson(rateRps),
  timeoutMs: 1500,
  to,
  ...more,
});
export const service = (label: string, ids: readonly string[], meanMs: Ms, more: Config = {}): Config => ({
  kind: 'service',
  label,
  backends: ids.map((id) => ({ id })),
  concurrency: 4,
  queueLimit: 60,
  serviceMs: { kind: 'exponential', meanMs },
  ...more,
});
export const balancer = (algorithm: unknown, more: Config = {}): Config => ({
  kind: 'balancer',
  label: 'Balancer',
  algorithm,
  to: 'app',
  ...more,
});
export const system = (title: string, nodes: Readonly<Record<string, Config>>): DrawnSystem =>
  drawn(title, nodes, { forMs: FOR_MS });

export const set = (path: string, value: unknown): Change => {
  const dot = path.indexOf('.');
  return { do: 'set', target: path.slice(0, dot), knob: path.slice(dot + 1), value };
};
export const add = (target: string, id: string): Change => ({ do: 'add', target, backend: { id } });

/** When it begins: late enough that what is normal is seen before it. */
export const whenDrawn = (rng: Rng): Ms => 12_000 + 500 * rng.below(21);
export const oneOf = <T>(rng: Rng, choices: readonly T[]): T => choices[rng.below(choices.length)]!;
