/**
 * What the words before a number say of where the true one lies: above it (more than, over), not below it (at least), a little
 * below it (nearly), a little above it (just over). Without such words it lies about there. Below, above and beyond are no bounds:
 * they name an edge, and the edge is what is found.
 */
export interface Bound {
  readonly words: string;
  readonly holds: (found: number, said: number) => boolean;
}

/** Nearly, just over: no further off than this. */
const NEAR = 1 / 8;
/** A bound that is further from what it bounds tells nothing of it. */
const FAR = 2;

const ways: readonly { readonly words: RegExp; readonly holds: Bound['holds'] }[] = [
  {
    words: /^(?:not? more than|at (?:the )?most|up to)$/,
    holds: (found, said) => found <= said && found * FAR >= said,
  },
  { words: /^(?:not? (?:less|fewer) than|at least)$/, holds: (found, said) => found >= said && found <= said * FAR },
  { words: /^(?:just over|a little (?:more than|over))$/, holds: (found, said) => found > said && found <= said * (1 + NEAR) },
  {
    words: /^(?:nearly|almost|not quite|just under|a little (?:less than|under))$/,
    holds: (found, said) => found < said && found >= said * (1 - NEAR),
  },
  { words: /^far more than$/, holds: (found, said) => found > said * FAR },
  { words: /^(?:more than|over)$/, holds: (found, said) => found > said && found <= said * FAR },
  { words: /^(?:less than|fewer than|under)$/, holds: (found, said) => found < said && found * FAR >= said },
];

const bounds =
  /\b(not? (?:more|less|fewer) than|at (?:the )?(?:most|least)|up to|just (?:over|under)|a little (?:more than|less than|over|under)|nearly|almost|not quite|far more than|(?:more|less|fewer) than|over|under)(?: (?:an?|one|the|its|only))*(?: |$)/g;

/** The words that bound what is said from `at` on. */
export function boundOf(text: string, phrase: string, at = text.indexOf(phrase)): Bound | undefined {
  const found = [...text.matchAll(bounds)].find(
    ({ 0: words, index }) => index < at + phrase.length && index + words.length >= at,
  );
  return found && ways.flatMap(({ words, holds }) => (words.test(found[1]!) ? [{ words: found[1]!, holds }] : []))[0];
}
