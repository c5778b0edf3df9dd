import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Ms } from '@/engine/units';

/** Something in a lab that words can stand for. */
export interface Spot {
  /** The lab's id on the site. */
  readonly lab: string;
  /** A node or a backend. */
  readonly part?: string;
  readonly chart?: string;
  readonly knob?: string;
}

/** What pressing such words asks of the lab. */
export interface Ask extends Spot {
  /** What the knob is turned to. */
  readonly to?: unknown;
  readonly atMs?: Ms;
}

/** Told once to the lab that it is for, whenever that comes. */
export interface Asked {
  readonly ask: Ask;
  /** What was pressed: the way back leads there. */
  readonly from: HTMLElement;
  readonly byKeyboard: boolean;
}

/** The way back to the words that were pressed. */
export interface Way extends Asked {
  /** What was done, for the eye and the ear. */
  readonly said: string;
}

interface Moment {
  readonly playheadMs: Ms;
  readonly forMs: Ms;
}

interface Tour {
  /** What the words under the pointer or the focus stand for. */
  readonly lit: Spot | null;
  readonly asked: Asked | null;
  /** What the pointer or the focus is on in a lab. */
  readonly pointed: Spot | null;
  /** Where the labs of this page stand. */
  readonly moments: Readonly<Record<string, Moment>>;
  /** Stands while the reader has been taken away from the words. */
  readonly way: Way | null;
}

/** Between the words of a page and its labs, which come when they are near: either side may be there first. */
export const tour = createStore<Tour>(() => ({ lit: null, asked: null, pointed: null, moments: {}, way: null }));

export const useTour = <T>(select: (state: Tour) => T): T => useStore(tour, select);

/** A whole includes its parts: `app` is named by `app/a`. */
const isIn = (whole: string, part: string): boolean => part === whole || part.startsWith(`${whole}/`);

/** Whether what is pointed at is what the words stand for. A stack of charts is read as one with the keyboard: then it is any. */
export function isNamed(words: Spot, pointed: Spot | null): boolean {
  if (pointed === null || pointed.lab !== words.lab) return false;
  if (words.part !== undefined) return pointed.part !== undefined && isIn(words.part, pointed.part);
  if (words.chart !== undefined) return pointed.chart === words.chart || pointed.chart === ANY_CHART;
  return words.knob !== undefined && words.knob === pointed.knob;
}

export const ANY_CHART = '*';

/** The share of a run for which a moment counts as passing. */
const PASSING = 0.04;

/** Whether a playhead has just come to a moment. */
export const isPassing = (atMs: Ms, moment: Moment | undefined): boolean =>
  moment !== undefined && moment.playheadMs >= atMs && moment.playheadMs < atMs + PASSING * moment.forMs && moment.playheadMs > 0;

/** What of a lab is lit: by the words pointed at, else by those that brought the reader here. */
export const litIn =
  (lab: string) =>
  ({ lit, way }: Tour): Spot | null => {
    const spot = lit ?? way?.ask ?? null;
    return spot?.lab === lab ? spot : null;
  };
