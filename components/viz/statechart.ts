import { path } from 'd3';
import type { Fact, Recording } from '@/engine/recording/types';
import type { Ms } from '@/engine/units';

/** A machine as its definition says it, without what only an operator may do. */
export interface Chart {
  readonly initial: string;
  readonly states: readonly string[];
  readonly arrows: readonly Arrow[];
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Every event that leads that way. */
  readonly events: readonly string[];
}

/** What of an XState machine is read here: the definition that also drives the engine. */
export interface Definition {
  readonly initial?: unknown;
  readonly states?: Readonly<Record<string, { readonly on?: Readonly<Record<string, unknown>> }>>;
}

const FORCED = 'force.';

export function chartOf({ initial, states = {} }: Definition): Chart {
  const arrows = new Map<string, { from: string; to: string; events: string[] }>();
  for (const [from, { on = {} }] of Object.entries(states))
    for (const [event, next] of Object.entries(on)) {
      if (event.startsWith(FORCED)) continue;
      const to = targetOf(next);
      const key = `${from} ${to}`;
      const arrow = arrows.get(key) ?? { from, to, events: [] };
      arrow.events.push(event);
      arrows.set(key, arrow);
    }
  const reached = new Set([String(initial), ...[...arrows.values()].flatMap(({ from, to }) => [from, to])]);
  const own = [...arrows.values()].filter(({ from, to }) => from !== to);
  // States that only an operator can bring about have no arrow in or out and are left out.
  return { initial: String(initial), states: Object.keys(states).filter((state) => reached.has(state)), arrows: own };
}

function targetOf(next: unknown): string {
  if (typeof next === 'string') return next;
  const one = Array.isArray(next) ? next[0] : next;
  return targetOf((one as { readonly target: unknown }).target);
}

/** A change of mode that was recorded. */
export interface Move {
  readonly atMs: Ms;
  /** What is in the mode: the node itself, or one backend of many. */
  readonly who: string;
  readonly from: string | null;
  readonly to: string;
  readonly because: string;
}

/** Who is in which state at a moment, and the last move. Those that never moved are where the machine begins. */
export interface Occupied {
  readonly by: ReadonlyMap<string, readonly string[]>;
  readonly last: Move | null;
}

export function occupiedAt(moves: readonly Move[], everyone: readonly string[], initial: string, tMs: Ms): Occupied {
  const state = new Map(everyone.map((who) => [who, initial]));
  let last: Move | null = null;
  for (const move of moves) {
    if (move.atMs > tMs) break;
    state.set(move.who, move.to);
    last = move;
  }
  const by = new Map<string, string[]>();
  for (const [who, one] of state) by.set(one, [...(by.get(one) ?? []), who]);
  return { by, last };
}

/** The recorded moves of one node's machine. */
export function movesOf({ facts }: Recording, node: string, type: string): Move[] {
  return facts.flatMap((fact) => (isOf(fact, node, type) ? [moveOf(fact)] : []));
}

const isOf = ({ type, target }: Fact, node: string, wanted: string): boolean =>
  type === wanted && (target === node || target.startsWith(`${node}/`));

function moveOf(fact: Fact): Move {
  const { atMs, target, from, to, because, backend, node } = fact;
  const who = String(backend ?? node ?? target);
  return {
    atMs,
    who: who.slice(who.indexOf('/') + 1),
    from: typeof from === 'string' ? from : null,
    to: String(to),
    because: typeof because === 'string' ? because : '',
  };
}

export interface PlacedState {
  readonly state: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface PlacedArrow extends Arrow {
  readonly d: string;
  /** Where its words stand. */
  readonly x: number;
  readonly y: number;
}

export interface PlacedChart {
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly arrows: readonly PlacedArrow[];
}

export const STATE_HEIGHT = 40;
const GAP = 64;
const RISE = 26;

/**
 * States in a row, in the order of the definition. Arrows to a later state run above, arrows back below; the further they reach
 * the higher they rise, so that none hides another.
 */
export function placed(chart: Chart, width: number): PlacedChart {
  const count = chart.states.length;
  const boxWidth = Math.max(64, Math.min(132, (width - GAP * (count - 1)) / count));
  const gap = count > 1 ? (width - boxWidth * count) / (count - 1) : 0;
  const at = new Map(chart.states.map((state, i) => [state, i]));
  const reach = ({ from, to }: Arrow): number => (at.get(to) ?? 0) - (at.get(from) ?? 0);
  const farthest = (way: 1 | -1): number => chart.arrows.reduce((most, arrow) => Math.max(most, reach(arrow) * way), 0);
  const top = farthest(1) * RISE + 16;
  const height = top + STATE_HEIGHT + farthest(-1) * RISE + 16;
  const states = chart.states.map((state, i) => ({ state, x: i * (boxWidth + gap), y: top, width: boxWidth }));
  const arrows = chart.arrows.map((arrow): PlacedArrow => {
    const way = reach(arrow) > 0 ? 1 : -1;
    const from = states[at.get(arrow.from) ?? 0];
    const to = states[at.get(arrow.to) ?? 0];
    const shift = boxWidth * 0.18 * way;
    const startX = from.x + boxWidth / 2 + shift;
    const endX = to.x + boxWidth / 2 - shift;
    const edgeY = way === 1 ? top : top + STATE_HEIGHT;
    const peakY = edgeY - way * Math.abs(reach(arrow)) * RISE;
    const line = path();
    line.moveTo(startX, edgeY);
    line.bezierCurveTo(startX, peakY, endX, peakY, endX, edgeY);
    return { ...arrow, d: line.toString(), x: (startX + endX) / 2, y: edgeY - way * (Math.abs(reach(arrow)) * RISE * 0.75) };
  });
  return { width, height, states, arrows };
}
