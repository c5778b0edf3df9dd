import type { LabSpec } from '@/components/lab/lab-spec';
import type { ScenarioEvent } from '@/engine/scenario/types';
import type { FormulaId } from '@/engine/theory/registry';
import type { FigureGoal, FigureRead, FigureUnit, Tolerance } from './figures';
import type { Question } from './question-types';

/**
 * What a lesson declares beside its words. `content/lessons/<slug>/content.ts` exports `lesson: LessonContent`; the MDX names
 * its parts by id. Everything here is plain data except `Claim.read`, which runs while the page is built.
 */
export interface LessonContent {
  readonly labs: Readonly<Record<string, LessonLab>>;
  readonly predictions: Readonly<Record<string, Prediction>>;
  readonly claims: Readonly<Record<string, Claim>>;
  readonly challenges: Readonly<Record<string, ChallengeSpec>>;
  readonly questions: readonly Question[];
  readonly sideBySides?: Readonly<Record<string, SideBySideSpec>>;
  /** What vouches for numbers that stand bare in the words. */
  readonly given?: Given;
  /** The same for its questions, by their ids. */
  readonly givenInQuestions?: Readonly<Record<string, Given>>;
  /** By the id that `<Cite id>` names, numbered in this order. The front matter lists the same ids. */
  readonly sources: Readonly<Record<string, Source>>;
}

/**
 * Numbers as they are written, and what vouches for each. Those in words are given with their neighbours, in small letters:
 * `twice the price`; so are figures that mean different things in different places: `20 service times`. The words that bound a
 * number go with it: `more than half of`.
 */
export type Given = Readonly<Record<string, Reason>>;

/**
 * Why a number may stand where it does. A string, where nothing is measured: what an example supposes, a name, a setting. The others
 * are worked out, and must come to about what is said: a claim, a closed form, a figure of a run, a sum with its working. Or a
 * source says so.
 */
export type Reason =
  | string
  | { readonly claim: string }
  | TheoryRead
  | (RunSpec & { readonly read: FigureRead })
  | { readonly sum: string }
  | { readonly cite: string };

/** A lab without its id, which is the key it stands under; on the site it is known as `<slug>.<key>`. */
export type LessonLab = Omit<LabSpec, 'id' | 'embedAt'> & {
  /** One sentence that says what happens in it: for those who do not run it, and for screen readers. */
  readonly summary: string;
};

/** A work, and either the place in it that bears out what cites it, or why it is cited as a whole. */
export type Source = Work & (PlaceInIt | CitedAsAWhole);

interface Work {
  /** As it stands in the list: author, title, where, year. No place. */
  readonly text: string;
  readonly href: string;
}

interface PlaceInIt {
  /** Section with its number and title, “heading”, page, figure or file: what a reader has to look for. */
  readonly at: string;
}

interface CitedAsAWhole {
  readonly whole: string;
}

/** A run made while the page is built. */
export interface RunSpec {
  readonly scenario: unknown;
  readonly inputs?: readonly ScenarioEvent[];
  /** Instead of the scenario's own length. */
  readonly forMs?: number;
}

/** A number in the prose that the engine computes. */
export interface Claim {
  /** Its runs by name; with one run, call it `run`. The link on the page opens the first. */
  readonly runs: Readonly<Record<string, RunSpec>>;
  /** The lab in which the first run is opened. */
  readonly lab?: string;
  /** A path in the only run, or a figure made of several: `(figure) => figure('latencyMs.p99', 'random') / figure('latencyMs.p99', 'two')`. */
  readonly read: FigureRead | ((figure: (read: FigureRead, run?: string) => number) => number);
  readonly unit: FigureUnit;
  /** Significant digits. @default 2, or 3 from 100 up */
  readonly digits?: number;
  /** The seed whose number is printed. @default the scenario's own */
  readonly seed?: number;
  /** How far the number may be off on seeds that nobody chose. */
  readonly tolerance: Tolerance;
  /** Seeds to check besides; at least three. @default 101, 102, 103 */
  readonly otherSeeds?: readonly number[];
}

/** Made and locked before the run; the outcome is then laid over it. */
export type Prediction = NumberPrediction | ChoicePrediction | CurvePrediction;

interface PredictionBase {
  /** Key of the lab that the prediction is about; the prediction brings the lab onto the page. */
  readonly lab: string;
  readonly ask: string;
  /** The change made once the prediction is locked. Empty: the lab as it is. */
  readonly inputs: readonly ScenarioEvent[];
  /** Why the outcome is what it is, shown after it: one or two sentences without numbers. */
  readonly because: string;
}

export interface NumberPrediction extends PredictionBase {
  readonly kind: 'number';
  readonly unit: FigureUnit;
  /** What is predicted, as a name: "p99 after the change". */
  readonly label: string;
  readonly read: FigureRead;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly scale?: 'linear' | 'log';
  /** Where the slider stands before it is touched. */
  readonly start: number;
  /** What counts as having seen it coming. @default within a factor of 1.3 */
  readonly close?: Tolerance;
  /** The windowed series over which it is drawn in the lab, where there is one: `latencyMs.p99`. */
  readonly series?: string;
}

export interface ChoicePrediction extends PredictionBase {
  readonly kind: 'choice';
  /** The outcome is the one option whose goals are all met by the run; a content test holds it to exactly one. */
  readonly options: readonly { readonly id: string; readonly label: string; readonly when: readonly FigureGoal[] }[];
  /** Figures said with the outcome. */
  readonly show?: readonly { readonly label: string; readonly read: FigureRead; readonly unit: FigureUnit }[];
}

/** A line over time, drawn before the run: a point for each of so many stretches of equal length, from the start. */
export interface CurvePrediction extends PredictionBase {
  readonly kind: 'curve';
  /** The windowed series that is drawn, of a chart of the lab: `latencyMs.p95`, `goodputRps`, `app/a.queued`. */
  readonly series: string;
  /** What is drawn, as a name: "Mean latency". */
  readonly label: string;
  readonly unit: FigureUnit;
  /** 6 to 16: they must stand apart on a phone. */
  readonly points: number;
  readonly untilMs: number;
  /** The axis. */
  readonly min: number;
  readonly max: number;
  /** @default 'linear' */
  readonly scale?: 'linear' | 'log';
  /** Where a point stands before it is moved. */
  readonly start: number;
  /** Moments to go by while drawing: what the question says happens. */
  readonly marks?: readonly { readonly atMs: number; readonly label: string }[];
  /** What counts as having seen it coming, held against the mean gap. @default within a factor of 1.5 */
  readonly close?: Tolerance;
}

/** A goal on the running system: lost untouched, lost with a bigger box alone, won with the pattern taught. */
export interface ChallengeSpec {
  readonly title: string;
  readonly story: string;
  /** Key of the lab it is played in, whose `controls` are the knobs that are allowed. */
  readonly lab: string;
  /** Met over the whole run, or from `fromMs` on where the reads are of windows. */
  readonly goals: readonly ChallengeGoal[];
  readonly budget?: Budget;
  /** One step further each. */
  readonly hints: readonly [string, ...string[]];
  /** What wins: shown as a replay after the hints. Its cost and its changes are what stars are counted by. */
  readonly solution: readonly ScenarioEvent[];
  /** More of the same, without the pattern: it must lose. */
  readonly biggerBox: readonly ScenarioEvent[];
  /** Said when it is won: why it worked and what it costs. */
  readonly won: string;
}

export interface ChallengeGoal extends FigureGoal {
  readonly label: string;
  readonly unit: FigureUnit;
}

/** What the knobs as they stand at the end cost. */
export interface Budget {
  readonly label: string;
  /** Written before the figure: `$`. */
  readonly currency: string;
  readonly most: number;
  /** Paths of numbers that the scenario states, and the price of one unit of each. */
  readonly prices: readonly { readonly path: string; readonly each: number }[];
}

/** One scenario, one thing changed, the same arrivals: a table of figures, made while the page is built. */
export interface SideBySideSpec {
  readonly title: string;
  /** One sentence: what to look at. */
  readonly caption: string;
  readonly scenario: unknown;
  readonly rows: readonly { readonly label: string; readonly inputs: readonly ScenarioEvent[] }[];
  readonly figures: readonly {
    readonly label: string;
    readonly read: FigureRead;
    readonly unit: FigureUnit;
    /** Which end is good; the best is set bold. */
    readonly better: 'low' | 'high';
  }[];
  /** Rows to play live, together, under the table; at most six. Their inputs are knobs turned at the start. */
  readonly live?: {
    readonly rows: readonly string[];
    /** Turned for all of them alike. */
    readonly controls?: readonly string[];
    readonly speed?: number;
  };
}

/** A closed form with its inputs; the answer is one field of it. */
export interface TheoryRead {
  readonly theory: FormulaId;
  readonly args: Readonly<Record<string, unknown>>;
  readonly field: string;
}
