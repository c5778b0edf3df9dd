import type { IdeaUnit } from './prompt-types';

/**
 * Whether a text seems to touch an idea: some sentence of it has, for one of the hints, words that begin as all of the hint's words
 * do. Words only, so it hears neither sense nor denial: something to point at, never a grade.
 */
export function seemsTouched({ hints }: Pick<IdeaUnit, 'hints'>, text: string): boolean {
  return sentencesIn(text).some((words) => hints.some((hint) => wordsIn(hint).every((start) => begins(words, start))));
}

const begins = (words: readonly string[], start: string): boolean => words.some((word) => word.startsWith(start));

const sentencesIn = (text: string): string[][] => text.split(/[.!?;\n]+\s|[\n;]/).map(wordsIn);

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}\p{N}][\p{L}\p{N}'.,/+]*/gu)
    ?.map((word) => word.replace(/[.,']+$/, '')) ?? [];
