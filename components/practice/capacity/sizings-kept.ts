import { judgeRange, type Range, rangeProblem } from '@/content/practice/capacity/estimate';
import type { SizingField } from '@/content/practice/capacity/size-types';
import { MOST_SERVERS } from '@/content/practice/capacity/sized-run';
import type { Json } from '@/runtime/progress/progress';

/** A walk as far as it has come, the fleets of it that were run, and the walks before it. */
export interface Sizings {
  readonly answers: readonly Range[];
  /** In the order they were last run. Their figures are not kept: they are run again. */
  readonly tried: readonly number[];
  /** Newest first. */
  readonly past: readonly PastSizing[];
}

export interface PastSizing {
  readonly atMs: number;
  readonly answers: readonly Range[];
}

/** The name that progress keeps the sizing of a system under. */
export const keptName = (system: string): string => `sizing:${system}`;

const VERSION = 1;
const MOST_PAST = 10;
/** As many fleets as are run again when the page is opened. */
const MOST_TRIED = 4;

export const noSizings: Sizings = { answers: [], tried: [], past: [] };

export const answered = (before: Sizings, at: number, answer: Range): Sizings =>
  before.answers.length === at ? { ...before, answers: [...before.answers, answer] } : before;

export const run = (before: Sizings, servers: number): Sizings => ({
  ...before,
  tried: [...before.tried.filter((other) => other !== servers), servers].slice(-MOST_TRIED),
});

/** The walk that is over joins those before it. */
export const anew = ({ answers, past }: Sizings, nowMs: number): Sizings => ({
  ...noSizings,
  past: [{ atMs: nowMs, answers }, ...past].slice(0, MOST_PAST),
});

export const insideOf = (answers: readonly Range[], fields: readonly SizingField[]): number =>
  answers.filter((answer, i) => judgeRange(answer, fields[i]!.value).isInside).length;

const writeRanges = (ranges: readonly Range[]): Json => ranges.map(({ low, high }) => [low, high]);

export const writeSizings = ({ answers, tried, past }: Sizings): Json => ({
  version: VERSION,
  answers: writeRanges(answers),
  tried,
  past: past.map((one) => ({ atMs: one.atMs, answers: writeRanges(one.answers) })),
});

/**
 * What is none, or of a later version, is nothing: it came out of storage or a file.
 * @param steps how many the walk has now; a walk of another length was of another system
 */
export function readSizings(value: unknown, steps: number): Sizings {
  const { version, answers, tried, past } = tableOf(value);
  if (version !== VERSION) return noSizings;
  const whole = Array.isArray(past) ? past.flatMap((one) => readPast(one, steps)) : [];
  return {
    answers: readRanges(answers).slice(0, steps),
    tried: Array.isArray(tried) ? tried.filter(isFleet).slice(-MOST_TRIED) : [],
    past: whole.slice(0, MOST_PAST),
  };
}

function readPast(value: unknown, steps: number): PastSizing[] {
  const { atMs, answers } = tableOf(value);
  const ranges = readRanges(answers);
  return typeof atMs === 'number' && atMs >= 0 && ranges.length === steps ? [{ atMs, answers: ranges }] : [];
}

/** As far as they are ranges: the steps follow one another. */
function readRanges(value: unknown): Range[] {
  if (!Array.isArray(value)) return [];
  const ranges = value.map((pair) => (Array.isArray(pair) ? { low: Number(pair[0]), high: Number(pair[1]) } : null));
  const end = ranges.findIndex((range) => range === null || rangeProblem(range) !== null);
  return (end === -1 ? ranges : ranges.slice(0, end)) as Range[];
}

const isFleet = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 2 && (value as number) <= MOST_SERVERS;

const tableOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
