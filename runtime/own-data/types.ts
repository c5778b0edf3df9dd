/** What can be brought: what requests are asked for and when, or how a part is set. */
export type OwnDataForm = 'arrivals' | 'keys' | 'manifest' | 'limit';

/** What a file says, as a knob of the lab takes it. */
export interface OwnValue {
  readonly knob: 'arrivals' | 'keys' | 'algorithm';
  readonly value: unknown;
  /** What was kept, and what was not. */
  readonly notes: readonly string[];
}

/** Takes a file line by line and holds only what is kept. */
export interface LineReader {
  /** False when it has all it can keep. @throws OwnDataError */
  take(line: string, number: number): boolean;
  /** @throws OwnDataError where nothing can be made of it */
  done(): OwnValue;
}
