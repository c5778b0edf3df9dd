import type { SearchOptions, SearchResult } from 'minisearch';
import { type EntryKind, entryKinds, type SearchEntry } from './entry';
import { folded, piecesOf, type SearchIndex, termsOf, wordsOf } from './index-form';

export interface Found extends Omit<SearchEntry, 'also'> {
  /** Words of the index that answered, to be lit. */
  readonly terms: ReadonlySet<string>;
  readonly score: number;
}

export interface FoundGroup {
  readonly kind: EntryKind;
  readonly label: string;
  /** Best first. */
  readonly found: readonly Found[];
}

/** A page stands for more than a place on one. */
const weights: Readonly<Record<EntryKind, number>> = { lesson: 1.6, heading: 1, term: 1.3, reference: 1.1, practice: 1 };
/** For a title that is the query, word for word. */
const EXACT = 2;

/** Where any word will do, what has much less of them than the best is noise. */
const FAINT = 0.3;

/** A heading must have one of the words itself: its lesson's name finds the lesson. */
const asked = (query: string): SearchOptions => ({
  boost: { title: 4, also: 2 },
  boostDocument: (_, __, stored) => weights[stored?.kind as EntryKind] * (isSame(String(stored?.title), query) ? EXACT : 1),
  prefix: true,
  fuzzy: (term) => (term.length > 3 ? 0.2 : false),
  combineWith: 'AND',
  filter: ({ kind, match }) => kind !== 'heading' || Object.values(match).some((fields) => fields.includes('title')),
});

const isSame = (title: string, query: string): boolean =>
  wordsOf(folded(title)).join(' ') === wordsOf(folded(query)).join(' ').trim();

/** Everything that answers, best first. All words are wanted, the last may be half typed; if nothing has them all, any will do. */
export function find(index: SearchIndex, query: string): readonly Found[] {
  const options = asked(query);
  const attempts: readonly (() => SearchResult[])[] = [
    () => index.search(query, options),
    () => index.search(inOrder(index, query), options),
    () => clear(index.search(query, { ...options, combineWith: 'OR' })),
  ];
  for (const attempt of attempts) {
    const results = attempt();
    if (results.length > 0) return results.map(foundOf);
  }
  return [];
}

const clear = (results: readonly SearchResult[]): SearchResult[] =>
  results.filter(({ score }) => score >= FAINT * results[0]!.score);

/** Two letters that changed places are two edits to the library, and the commonest slip: they are put back where that makes a word. */
const inOrder = (index: SearchIndex, query: string): string =>
  wordsOf(query)
    .map((word) => (isWord(index, word) ? word : (swaps(word).find((other) => isWord(index, other)) ?? word)))
    .join(' ');

const isWord = (index: SearchIndex, word: string): boolean => index.search(word, { prefix: true }).length > 0;

const swaps = (word: string): string[] =>
  [...word].slice(1).map((letter, i) => `${word.slice(0, i)}${letter}${word[i]}${word.slice(i + 2)}`);

const foundOf = ({ id, kind, title, of, line, score, match }: SearchResult): Found => ({
  href: id,
  kind,
  title,
  of,
  line,
  score,
  terms: new Set(Object.keys(match)),
});

/** The kind with the best answer first. */
export function grouped(found: readonly Found[]): readonly FoundGroup[] {
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  return kinds.map((kind) => ({ kind, label: entryKinds[kind], found: found.filter((one) => one.kind === kind) }));
}

export interface Piece {
  /** Where it begins. */
  readonly at: number;
  readonly text: string;
  readonly isLit: boolean;
}

/** A text in pieces, those lit that answered; neighbours alike are one piece. */
export function lit(text: string, terms: ReadonlySet<string>): readonly Piece[] {
  const pieces: { at: number; text: string; isLit: boolean }[] = [];
  let at = 0;
  for (const piece of piecesOf(text)) {
    const isLit = termsOf(piece).some((term) => term !== '' && terms.has(term));
    const last = pieces.at(-1);
    if (last?.isLit === isLit) last.text += piece;
    else if (piece !== '') pieces.push({ at, text: piece, isLit });
    at += piece.length;
  }
  return pieces;
}
