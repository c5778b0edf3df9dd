/** Whether an answer as it stands is right; null while there is none; asked for when only a run can tell. */
export type Grade = boolean | null | (() => Promise<boolean>);

/** What a kind of item puts between its words and the answer button. */
export interface FieldsProps<Q> {
  readonly question: Q;
  /** Draws what is drawn, and shuffles what may not stand in the order it is written in. */
  readonly seed: number;
  /** Call it whenever the answer changes; stable. */
  readonly onGrade: (grade: Grade) => void;
  /** Answered: show what is right and why. */
  readonly isShown: boolean;
  /** The lesson whose labs an answer may name. */
  readonly slug: string;
}
