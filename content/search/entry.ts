/** What can be found: one page, or one place on a page. */
export interface SearchEntry {
  /** Where it leads; no two entries lead to one place. */
  readonly href: string;
  readonly kind: EntryKind;
  readonly title: string;
  /** What it is part of: a heading's lesson, an algorithm's family. */
  readonly of: string;
  /** A sentence that says what is there; may be empty. */
  readonly line: string;
  /** Further words it goes by, never shown. */
  readonly also: string;
}

/** How the groups of an answer are called. */
export const entryKinds = {
  lesson: 'Lessons',
  heading: 'In the lessons',
  term: 'Glossary',
  reference: 'Reference',
  practice: 'Practice',
} as const;

export type EntryKind = keyof typeof entryKinds;
