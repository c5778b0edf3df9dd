import { InputError } from '@/engine/input-error';

/**
 * What this browser remembers of a learner, schema version 3; version 1 had nothing `kept`, and up to version 2 a challenge was won
 * without stars. Instants are wall-clock milliseconds since 1970, for review that is spaced over days.
 */
export interface Progress {
  readonly version: 3;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** Oldest first. */
  readonly answers: readonly Answer[];
  /** By prediction id; the first one made counts. */
  readonly predictions: Readonly<Record<string, Prediction>>;
  readonly challenges: Readonly<Record<string, ChallengeWon>>;
  /** By name, what a page wants to find again: a sitting that is not over, a choice. The latest stands. */
  readonly kept: Readonly<Record<string, Kept>>;
}

export interface LessonProgress {
  readonly firstVisitAtMs: number;
  readonly lastVisitAtMs: number;
  readonly finishedAtMs?: number;
}

export interface Answer {
  readonly questionId: string;
  readonly atMs: number;
  readonly correct: boolean;
  /** How sure, 0..1, said before the answer was shown. */
  readonly confidence?: number;
  /** Which draw was answered, of what is drawn anew each time. Of the answers to one draw the latest counts. */
  readonly draw?: number;
}

export interface Prediction {
  readonly atMs: number;
  /** A number, an option, or the heights of a drawn line. */
  readonly value: number | string | readonly number[];
}

export interface ChallengeWon {
  /** The first time. */
  readonly wonAtMs: number;
  /** Of the best run. */
  readonly stars: 1 | 2 | 3;
  /** The best run's link, to open again. */
  readonly run?: string;
}

export interface Kept {
  readonly atMs: number;
  /** Plain JSON; null when it is over, so that an older copy does not bring it back. Its page checks it on reading. */
  readonly value: Json;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export const emptyProgress: Progress = { version: 3, lessons: {}, answers: [], predictions: {}, challenges: {}, kept: {} };

export const isEmpty = (progress: Progress): boolean =>
  progress.answers.length === 0 &&
  [progress.lessons, progress.predictions, progress.challenges, progress.kept].every((table) => Object.keys(table).length === 0);

const MAX_ANSWERS = 100_000;
/** Longer than this and it could not be read again, nor anything beside it. */
export const MAX_KEPT_CHARS = 200_000;
const MAX_DRAWN = 64;
const tables = ['version', 'lessons', 'answers', 'predictions', 'challenges'];

/**
 * Reads what may be progress of any origin: storage, a file.
 * @throws InputError naming the field, the rule and the value
 */
export function parseProgress(raw: unknown): Progress {
  const version = (raw as { readonly version?: unknown } | null | undefined)?.version;
  const fields = objectAt(raw, 'progress', version === 1 ? tables : [...tables, 'kept']);
  if (version !== 1 && version !== 2 && version !== 3) throw new InputError('version', 'must be 1, 2 or 3', version);
  if (!Array.isArray(fields.answers)) throw new InputError('answers', 'must be a list', fields.answers);
  if (fields.answers.length > MAX_ANSWERS) {
    throw new InputError('answers', `must have at most ${MAX_ANSWERS} entries`, fields.answers.length);
  }
  return {
    version: 3,
    lessons: tableAt(fields.lessons, 'lessons', parseLesson),
    answers: fields.answers.map((answer, i) => parseAnswer(answer, `answers[${i}]`)),
    predictions: tableAt(fields.predictions, 'predictions', parsePrediction),
    challenges: tableAt(fields.challenges, 'challenges', version === 3 ? parseChallenge : parseUnstarred),
    kept: version === 1 ? {} : tableAt(fields.kept, 'kept', parseKept),
  };
}

function parseLesson(raw: unknown, field: string): LessonProgress {
  const { firstVisitAtMs, lastVisitAtMs, finishedAtMs } = objectAt(raw, field, [
    'firstVisitAtMs',
    'lastVisitAtMs',
    'finishedAtMs',
  ]);
  return {
    firstVisitAtMs: instantAt(firstVisitAtMs, `${field}.firstVisitAtMs`),
    lastVisitAtMs: instantAt(lastVisitAtMs, `${field}.lastVisitAtMs`),
    ...(finishedAtMs === undefined ? {} : { finishedAtMs: instantAt(finishedAtMs, `${field}.finishedAtMs`) }),
  };
}

function parseAnswer(raw: unknown, field: string): Answer {
  const { questionId, atMs, correct, confidence, draw } = objectAt(raw, field, [
    'questionId',
    'atMs',
    'correct',
    'confidence',
    'draw',
  ]);
  if (typeof correct !== 'boolean') throw new InputError(`${field}.correct`, 'must be true or false', correct);
  return {
    questionId: textAt(questionId, `${field}.questionId`),
    atMs: instantAt(atMs, `${field}.atMs`),
    correct,
    ...(confidence === undefined ? {} : { confidence: ratioAt(confidence, `${field}.confidence`) }),
    ...(draw === undefined ? {} : { draw: drawAt(draw, `${field}.draw`) }),
  };
}

function parsePrediction(raw: unknown, field: string): Prediction {
  const { atMs, value } = objectAt(raw, field, ['atMs', 'value']);
  return { atMs: instantAt(atMs, `${field}.atMs`), value: predictedAt(value, `${field}.value`) };
}

function predictedAt(value: unknown, field: string): Prediction['value'] {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (!Array.isArray(value)) return textAt(value, field);
  if (value.length === 0 || value.length > MAX_DRAWN || !value.every(Number.isFinite))
    throw new InputError(field, `must be 1 to ${MAX_DRAWN} numbers`, value.length);
  return value;
}

function parseChallenge(raw: unknown, field: string): ChallengeWon {
  const { wonAtMs, stars, run } = objectAt(raw, field, ['wonAtMs', 'stars', 'run']);
  if (stars !== 1 && stars !== 2 && stars !== 3) throw new InputError(`${field}.stars`, 'must be 1, 2 or 3', stars);
  return {
    wonAtMs: instantAt(wonAtMs, `${field}.wonAtMs`),
    stars,
    ...(run === undefined ? {} : { run: textAt(run, `${field}.run`) }),
  };
}

/** A win from before there were stars has the one for winning. */
function parseUnstarred(raw: unknown, field: string): ChallengeWon {
  return parseChallenge({ ...objectAt(raw, field, ['wonAtMs', 'run']), stars: 1 }, field);
}

function parseKept(raw: unknown, field: string): Kept {
  const { atMs, value } = objectAt(raw, field, ['atMs', 'value']);
  const written = JSON.stringify(value);
  if (written === undefined || written.length > MAX_KEPT_CHARS) {
    throw new InputError(`${field}.value`, `must be JSON of at most ${MAX_KEPT_CHARS} characters`, typeof value);
  }
  return { atMs: instantAt(atMs, `${field}.atMs`), value: value as Json };
}

function objectAt(raw: unknown, field: string, allowed: readonly string[]): Record<string, unknown> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new InputError(field, 'must be an object', raw);
  const unknown = Object.keys(raw).find((name) => !allowed.includes(name));
  if (unknown !== undefined) throw new InputError(`${field}.${unknown}`, `is not known; known are ${allowed.join(', ')}`);
  return raw as Record<string, unknown>;
}

/** Entries by id. `__proto__` as an id is an id like any other, so the copy is made from entries. */
function tableAt<T>(raw: unknown, field: string, parse: (entry: unknown, field: string) => T): Record<string, T> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new InputError(field, 'must be an object', raw);
  return Object.fromEntries(Object.entries(raw).map(([id, entry]) => [id, parse(entry, `${field}.${id}`)]));
}

function instantAt(value: unknown, field: string): number {
  if (typeof value !== 'number' || !(value >= 0) || !Number.isFinite(value)) {
    throw new InputError(field, 'must be milliseconds since 1970', value);
  }
  return value;
}

function ratioAt(value: unknown, field: string): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) throw new InputError(field, 'must be from 0 to 1', value);
  return value;
}

function drawAt(value: unknown, field: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0)
    throw new InputError(field, 'must be a whole number from 0 up', value);
  return value as number;
}

function textAt(value: unknown, field: string): string {
  if (typeof value !== 'string' || value.length === 0 || value.length > 10_000) {
    throw new InputError(field, 'must be text of 1 to 10,000 characters', value);
  }
  return value;
}
