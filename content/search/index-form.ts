import MiniSearch, { type Options } from 'minisearch';
import { stemmer } from 'stemmer';
import type { SearchEntry } from './entry';

const accents = /\p{M}/gu;
/** As the library's own tokenizer splits: at spaces and punctuation. */
const between = /([\n\r\p{Z}\p{P}]+)/u;

/** Without capitals and accents, so that “belady” finds Bélády. */
export const folded = (word: string): string => word.normalize('NFD').replaceAll(accents, '').toLowerCase();

/** A word as it stands, for it may be typed half; and its stem, so that “retries” finds retry, “balancer” balancing. */
export const termsOf = (word: string): string[] => [...new Set([folded(word), stemmer(folded(word))])];

/** Words and what stands between them, in turns. */
export const piecesOf = (text: string): string[] => text.split(between);
export const wordsOf = (text: string): string[] => piecesOf(text).filter((_, i) => i % 2 === 0);

/** What the build writes and the page reads; both must hold the same options. */
const options: Options<SearchEntry> = {
  idField: 'href',
  fields: ['title', 'of', 'line', 'also'],
  storeFields: ['kind', 'title', 'of', 'line'],
  tokenize: wordsOf,
  processTerm: termsOf,
  searchOptions: { processTerm: (word) => stemmer(folded(word)) },
};

export type SearchIndex = MiniSearch<SearchEntry>;

export function makeIndex(entries: readonly SearchEntry[]): SearchIndex {
  const index = new MiniSearch<SearchEntry>(options);
  index.addAll(entries);
  return index;
}

export const readIndex = (json: string): SearchIndex => MiniSearch.loadJSON<SearchEntry>(json, options);
