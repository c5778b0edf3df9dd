import type { TheoryRead } from '../../lesson-types';

/** A question as an interviewer asks it, answered in words and against a clock. */
export interface Prompt {
  readonly id: string;
  readonly title: string;
  /** The lesson that teaches most of it: its pattern. */
  readonly lesson: string;
  /** What the clock gives. */
  readonly seconds: number;
  readonly ask: string;
  /** What a whole answer touches. */
  readonly units: readonly IdeaUnit[];
  /** The same question, answered at three levels. */
  readonly exemplars: Readonly<Record<Level, string>>;
  /** Every number in the words above, and what vouches for it. */
  readonly given?: Readonly<Record<string, Voucher>>;
}

export const levels = ['mid', 'senior', 'staff'] as const;
export type Level = (typeof levels)[number];

/** One idea. On the site it is known as `articulate/<prompt>.<id>` once it has been missed. */
export interface IdeaUnit {
  readonly id: string;
  /** What a card asks for. */
  readonly cue: string;
  readonly says: string;
  /** Beginnings of words: one entry is touched when all of its words begin words of one sentence. */
  readonly hints: readonly string[];
}

/** Where a number comes from: the prompt sets it; it is a sum; it is what a thing is called; a formula of the engine says so. */
export type Voucher =
  | { readonly set: string }
  | { readonly working: string }
  | { readonly name: string }
  | { readonly formula: TheoryRead };

export type UnitRow = readonly [id: string, cue: string, says: string, hints: readonly string[]];

export const unitsOf = (...rows: readonly UnitRow[]): readonly IdeaUnit[] =>
  rows.map(([id, cue, says, hints]) => ({ id, cue, says, hints }));
