import type { Answer, ChallengeWon, Kept, LessonProgress, Progress } from './progress';

/**
 * Both histories as one, without losing or doubling anything: visits span both, the first finish, prediction and win
 * stand, of what is kept the latest, answers are one per question and instant, and one per draw. The order of the two does not matter, and merging again changes nothing.
 */
export function mergeProgress(a: Progress, b: Progress): Progress {
  return {
    version: 3,
    lessons: mergeTables(a.lessons, b.lessons, mergeLesson),
    answers: mergeAnswers(a.answers, b.answers),
    predictions: mergeTables(a.predictions, b.predictions, earlierBy('atMs')),
    challenges: mergeTables(a.challenges, b.challenges, bestOf),
    kept: mergeTables(a.kept, b.kept, laterKept),
  };
}

function mergeTables<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  both: (a: T, b: T) => T,
): Record<string, T> {
  const merged = new Map(Object.entries(a));
  for (const [id, theirs] of Object.entries(b)) {
    const ours = merged.get(id);
    merged.set(id, ours === undefined ? theirs : both(ours, theirs));
  }
  return Object.fromEntries([...merged].sort(([x], [y]) => (x < y ? -1 : 1)));
}

function mergeLesson(a: LessonProgress, b: LessonProgress): LessonProgress {
  const finishedAtMs = Math.min(a.finishedAtMs ?? Number.POSITIVE_INFINITY, b.finishedAtMs ?? Number.POSITIVE_INFINITY);
  return {
    firstVisitAtMs: Math.min(a.firstVisitAtMs, b.firstVisitAtMs),
    lastVisitAtMs: Math.max(a.lastVisitAtMs, b.lastVisitAtMs),
    ...(Number.isFinite(finishedAtMs) ? { finishedAtMs } : {}),
  };
}

/** Won when it was first won, with the stars and the run of the better one; among equals the texts decide. */
export function bestOf(a: ChallengeWon, b: ChallengeWon): ChallengeWon {
  const isFirst = a.stars === b.stars ? (a.run ?? '') >= (b.run ?? '') : a.stars > b.stars;
  return { ...(isFirst ? a : b), wonAtMs: Math.min(a.wonAtMs, b.wonAtMs) };
}

const laterKept = (a: Kept, b: Kept): Kept => {
  if (a.atMs !== b.atMs) return a.atMs > b.atMs ? a : b;
  return JSON.stringify(a.value) >= JSON.stringify(b.value) ? a : b;
};

/** At the same instant the texts decide, so that the order of the two does not matter. */
const earlierBy =
  <K extends string>(instant: K) =>
  <T extends Readonly<Record<K, number>>>(a: T, b: T): T => {
    if (a[instant] !== b[instant]) return a[instant] < b[instant] ? a : b;
    return JSON.stringify(a) <= JSON.stringify(b) ? a : b;
  };

function mergeAnswers(a: readonly Answer[], b: readonly Answer[]): Answer[] {
  const once = new Map<string, Answer>();
  for (const answer of [...a, ...b]) {
    const key = `${answer.atMs} ${nameOfDraw(answer)}`;
    const seen = once.get(key);
    once.set(key, seen ? earlierBy('atMs')(seen, answer) : answer);
  }
  return latestOfDraws([...once.values()].sort((x, y) => x.atMs - y.atMs || (nameOfDraw(x) < nameOfDraw(y) ? -1 : 1)));
}

const nameOfDraw = ({ questionId, draw }: Answer): string => `${questionId} ${draw ?? ''}`;

/** Without the answers to a draw that was answered again. @param answers oldest first */
export function latestOfDraws(answers: readonly Answer[]): Answer[] {
  const latest = new Map(answers.map((answer) => [nameOfDraw(answer), answer]));
  return answers.filter((answer) => answer.draw === undefined || latest.get(nameOfDraw(answer)) === answer);
}
