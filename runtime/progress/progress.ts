import { InputError } from '@/engine/input-error';

/**
 * What this browser remembers of a learner, schema version 1. Instants are wall-clock milliseconds since 1970, for review
 * that is spaced over days.
 */
export interface Progress {
  readonly version: 1;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** Oldest first. */
  readonly answers: readonly Answer[];
  /** By prediction id; the first one made counts. */
  readonly predictions: Readonly<Record<string, Prediction>>;
  readonly challenges: Readonly<Record<string, ChallengeWon>>;
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
}

export interface Prediction {
  readonly atMs: number;
  readonly value: number | string;
}

export interface ChallengeWon {
  readonly wonAtMs: number;
  /** The scenario link that won, to open again. */
  readonly run?: string;
}

export const emptyProgress: Progress = { version: 1, lessons: {}, answers: [], predictions: {}, challenges: {} };

export const isEmpty = (progress: Progress): boolean =>
  progress.answers.length === 0 &&
  [progress.lessons, progress.predictions, progress.challenges].every((table) => Object.keys(table).length === 0);

const MAX_ANSWERS = 100_000;

/**
 * Reads what may be progress of any origin: storage, a file.
 * @throws InputError naming the field, the rule and the value
 */
export function parseProgress(raw: unknown): Progress {
  const fields = objectAt(raw, 'progress', ['version', 'lessons', 'answers', 'predictions', 'challenges']);
  if (fields.version !== 1) throw new InputError('version', 'must be 1', fields.version);
  if (!Array.isArray(fields.answers)) throw new InputError('answers', 'must be a list', fields.answers);
  if (fields.answers.length > MAX_ANSWERS) {
    throw new InputError('answers', `must have at most ${MAX_ANSWERS} entries`, fields.answers.length);
  }
  return {
    version: 1,
    lessons: tableAt(fields.lessons, 'lessons', parseLesson),
    answers: fields.answers.map((answer, i) => parseAnswer(answer, `answers[${i}]`)),
    predictions: tableAt(fields.predictions, 'predictions', parsePrediction),
    challenges: tableAt(fields.challenges, 'challenges', parseChallenge),
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
  const { questionId, atMs, correct, confidence } = objectAt(raw, field, ['questionId', 'atMs', 'correct', 'confidence']);
  if (typeof correct !== 'boolean') throw new InputError(`${field}.correct`, 'must be true or false', correct);
  return {
    questionId: textAt(questionId, `${field}.questionId`),
    atMs: instantAt(atMs, `${field}.atMs`),
    correct,
    ...(confidence === undefined ? {} : { confidence: ratioAt(confidence, `${field}.confidence`) }),
  };
}

function parsePrediction(raw: unknown, field: string): Prediction {
  const { atMs, value } = objectAt(raw, field, ['atMs', 'value']);
  const read = typeof value === 'number' && Number.isFinite(value) ? value : textAt(value, `${field}.value`);
  return { atMs: instantAt(atMs, `${field}.atMs`), value: read };
}

function parseChallenge(raw: unknown, field: string): ChallengeWon {
  const { wonAtMs, run } = objectAt(raw, field, ['wonAtMs', 'run']);
  return {
    wonAtMs: instantAt(wonAtMs, `${field}.wonAtMs`),
    ...(run === undefined ? {} : { run: textAt(run, `${field}.run`) }),
  };
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

function textAt(value: unknown, field: string): string {
  if (typeof value !== 'string' || value.length === 0 || value.length > 10_000) {
    throw new InputError(field, 'must be text of 1 to 10,000 characters', value);
  }
  return value;
}
