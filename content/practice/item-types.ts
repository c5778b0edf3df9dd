import type { Budget, ChallengeGoal } from '../lesson-types';
import type { ChoiceQuestion, Question, QuestionBase } from '../question-types';
import type { IncidentId } from './incidents';

/** Everything that can be asked in a sitting: what a lesson asks, and what only practice asks. */
export type Item = Question | PracticeQuestion | RecallQuestion | DiagnoseQuestion;
export type PracticeQuestion = CaseQuestion | MatchQuestion | WalkQuestion | FlawQuestion | KnobQuestion;
export type ItemKind = Item['kind'];

/** What practice asks beside the lessons. Known on the site as `practice/<id>`; `again` is a heading of the lesson. */
export interface PracticeBase extends QuestionBase {
  /** The lesson that teaches it, written or not: its pattern. */
  readonly lesson: string;
}

/** A case to tell patterns apart by that are easily taken for one another. */
export type CaseQuestion = PracticeBase & ChoiceQuestion;

/** Each on the left belongs to one on the right. */
export interface MatchQuestion extends PracticeBase {
  readonly kind: 'match';
  readonly pairs: readonly { readonly left: string; readonly right: string; readonly why: string }[];
  /** On the right, and nothing's. */
  readonly decoys?: readonly { readonly right: string; readonly why: string }[];
}

/** A case, walked down a decision tree: at each question an answer, at the end what to do. */
export interface WalkQuestion extends PracticeBase {
  readonly kind: 'walk';
  /** Id of a tree of `trees/`. */
  readonly tree: string;
  /** The right way down, one step for each question on it. */
  readonly way: readonly WalkStep[];
}

export interface WalkStep {
  /** The question of the tree that is asked here. */
  readonly at: string;
  /** As the tree's answers stand: what each would mean in this case. */
  readonly answers: readonly { readonly right?: true; readonly why: string }[];
}

export interface DecisionTree {
  readonly id: string;
  readonly title: string;
  /** What it decides. */
  readonly line: string;
  readonly root: string;
  readonly questions: Readonly<Record<string, TreeQuestion>>;
  readonly ends: Readonly<Record<string, TreeEnd>>;
  /** A rule of thumb says so, and where from. */
  readonly source: string;
}

export interface TreeQuestion {
  readonly ask: string;
  /** Why it is asked here. */
  readonly because: string;
  /** `to` is a question or an end. */
  readonly answers: readonly { readonly text: string; readonly to: string }[];
}

export interface TreeEnd {
  /** What to do: "Add backends behind a balancer". */
  readonly advice: string;
  readonly because: string;
}

/** A design, drawn by the engine's own picture: which part is at fault? */
export interface FlawQuestion extends PracticeBase {
  readonly kind: 'flaw';
  readonly scenario: unknown;
  /** The moment of the picture: before it shows. @default 0 */
  readonly stillAtMs?: number;
  /** Every part that is drawn with a box, and the links that may be suspected: `db`, `app/b`, `lb->app`. */
  readonly parts: readonly FlawPart[];
  /** What a run says of it: the goal is missed as drawn, and met once mended. */
  readonly goal: ChallengeGoal;
  readonly mended: unknown;
  /** What was changed. */
  readonly mend: string;
}

export interface FlawPart {
  readonly part: string;
  readonly correct?: true;
  readonly why: string;
}

/** Set one knob so that the goals are met; the answer is run. */
export interface KnobQuestion extends PracticeBase {
  readonly kind: 'knob';
  readonly scenario: unknown;
  readonly knob: {
    /** `gate.algorithm.capacity` */
    readonly path: string;
    readonly label: string;
    readonly unit?: string;
    readonly min: number;
    readonly max: number;
    readonly step: number;
    /** Where it stands at first; it misses a goal there. */
    readonly start: number;
  };
  readonly goals: readonly ChallengeGoal[];
  /** What the knob may cost at most. */
  readonly budget?: Budget;
  readonly solution: number;
  readonly why: string;
  /** What goes wrong below and above what works. */
  readonly tooLow: string;
  readonly tooHigh: string;
}

/** An incident that was answered on its page: it is opened again, with another fault drawn. */
export interface DiagnoseQuestion extends PracticeBase {
  readonly kind: 'diagnose';
  readonly id: IncidentId;
  /** What the pager says. */
  readonly story: string;
  /** For paper: which causes there are to choose from, and the one that it is. */
  readonly causes: readonly { readonly text: string; readonly correct?: true; readonly why: string }[];
}

/** An idea that was missing from a spoken answer: recall it, see it, and say yourself whether you had it. */
export interface RecallQuestion extends PracticeBase {
  readonly kind: 'recall';
  readonly says: string;
}
