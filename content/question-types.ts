import type { FigureRead, FigureUnit, Tolerance } from './figures';
import type { RunSpec, TheoryRead } from './lesson-types';

/** Something to answer. Plain data, so that it can stand on a page; every answer, right or wrong, has its reason. */
export type Question = ChoiceQuestion | MultipleQuestion | OrderQuestion | EstimateQuestion | ComputedQuestion;

export interface QuestionBase {
  /** Unique in the lesson; on the site it is known as `<slug>/<id>`. */
  readonly id: string;
  readonly ask: string;
  /** The level of interview at which it is asked. @default 'mid' */
  readonly level?: 'mid' | 'senior' | 'staff';
  /** The heading's anchor to read again. */
  readonly again: string;
}

export interface Option {
  readonly text: string;
  readonly correct?: true;
  /** Why it is right, or which idea makes it look right and where that idea fails. */
  readonly why: string;
}

/** One option is right. */
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}

/** Each option is right or wrong by itself. */
export interface MultipleQuestion extends QuestionBase {
  readonly kind: 'multiple';
  readonly options: readonly Option[];
}

/** Steps, given in the right order; they are shuffled for the learner. */
export interface OrderQuestion extends QuestionBase {
  readonly kind: 'order';
  /** `why`: why it stands where it stands. */
  readonly steps: readonly { readonly text: string; readonly why: string }[];
}

/** Where the right number comes from. Arithmetic is for what no run and no formula says: it shows its working. */
export type AnswerSource =
  | TheoryRead
  | (RunSpec & { readonly read: FigureRead; readonly lab?: string })
  | { readonly value: number; readonly working: string };

/** A number of the right size. */
export interface EstimateQuestion extends QuestionBase {
  readonly kind: 'estimate';
  readonly unit: FigureUnit;
  readonly answer: AnswerSource;
  readonly tolerance: Tolerance;
  /** Why it is so, shown after any answer. */
  readonly why: string;
  /** Answers that a known mistake leads to, and the mistake. */
  readonly slips?: readonly { readonly value: number; readonly why: string }[];
}

/**
 * Drawn again each time. Names in braces in `ask`, `why` and `slips` (`{arrivalRps}`) are filled with what was drawn; a string
 * that is only `$arrivalRps` anywhere in `answer` becomes the number.
 */
export interface ComputedQuestion extends QuestionBase {
  readonly kind: 'computed';
  readonly draws: Readonly<Record<string, Draw>>;
  readonly unit: FigureUnit;
  readonly answer: TheoryRead | (RunSpec & { readonly read: FigureRead; readonly lab?: string });
  readonly tolerance: Tolerance;
  readonly why: string;
  /** Wrong answers that a known mistake leads to: sums of what was drawn, as a closed form or as a product. */
  readonly slips?: readonly { readonly value: SlipValue; readonly why: string }[];
}

/** One of a list, or a whole step between two bounds. */
export type Draw =
  | { readonly from: readonly number[]; readonly unit?: FigureUnit }
  | { readonly min: number; readonly max: number; readonly step: number; readonly unit?: FigureUnit };

/** `$name` or a number. */
export type SlipTerm = string | number;
export type SlipValue =
  | TheoryRead
  | { readonly divide: readonly [SlipTerm, SlipTerm] }
  | { readonly times: readonly SlipTerm[] }
  | { readonly minus: readonly [SlipTerm, SlipTerm] };
