import { createStore, type StoreApi } from 'zustand/vanilla';
import { latestOfDraws, mergeProgress } from './merge';
import {
  type Answer,
  type ChallengeWon,
  emptyProgress,
  type Json,
  MAX_KEPT_CHARS,
  type Prediction,
  type Progress,
} from './progress';
import { erase, exportText, type KeepState, keptAside, load, readText, save, type TextStorage } from './vault';

export interface ProgressState {
  readonly progress: Progress;
  /** `unread` until the browser's storage was read: what the server renders. */
  readonly keep: KeepState | 'unread';
  readonly corruption?: string;
  /** Text that could not be read and was kept, for the learner to save or erase. */
  readonly keptAside: string | null;
}

export interface ProgressActions {
  /** Reads storage; call once in the browser, and again when another tab wrote. */
  rehydrate(): void;
  visitLesson(slug: string): void;
  finishLesson(slug: string): void;
  answer(questionId: string, correct: boolean, confidence?: number): void;
  /** An answer to one draw of what is drawn anew each time; it takes the place of an earlier one to the same. */
  answerDraw(questionId: string, draw: number, correct: boolean): void;
  /** Answers given in one go, those that matter most first: they keep their order. */
  answerAll(answers: readonly Pick<Answer, 'questionId' | 'correct'>[]): void;
  /** The first prediction stands; later ones are ignored, for they were made knowing. */
  predict(predictionId: string, value: Prediction['value']): void;
  /** A better run takes the place of the one before. */
  winChallenge(challengeId: string, stars: ChallengeWon['stars'], run?: string): void;
  /** Keeps something to find again under a name, in place of what was there; null when it is over. What is too long is not kept. */
  keep(name: string, value: Json): void;
  exportText(): string;
  /** Adds a file's progress to what is here. @throws InputError, and then nothing has changed */
  importText(text: string): void;
  erase(): void;
}

export type ProgressStore = StoreApi<ProgressState> & { readonly actions: ProgressActions };

/** @param nowMs wall clock, milliseconds since 1970 */
export function createProgressStore(storage: TextStorage | null, nowMs: () => number): ProgressStore {
  const store = createStore<ProgressState>(() => ({ progress: emptyProgress, keep: 'unread', keptAside: null }));

  const rehydrate = () => {
    const { progress, keep, corruption } = load(storage);
    const { progress: inMemory, keep: before, corruption: seen } = store.getState();
    store.setState({
      // What only memory holds stays when storage failed before or was read late.
      progress: before === 'saved' ? progress : mergeProgress(inMemory, progress),
      keep: before === 'full' ? 'full' : keep,
      corruption: corruption ?? seen,
      keptAside: keptAside(storage),
    });
  };

  const change = (next: (progress: Progress) => Progress) => {
    if (store.getState().keep === 'unread') rehydrate();
    const saved = save(storage, next(store.getState().progress));
    store.setState({ progress: saved.progress, keep: saved.keep });
  };

  const actions: ProgressActions = {
    rehydrate,
    visitLesson: (slug) => change((progress) => visited(progress, slug, nowMs())),
    finishLesson: (slug) => change((progress) => finished(progress, slug, nowMs())),
    answer: (questionId, correct, confidence) =>
      change((progress) =>
        answered(progress, { questionId, atMs: nowMs(), correct, ...(confidence === undefined ? {} : { confidence }) }),
      ),
    answerDraw: (questionId, draw, correct) =>
      change((progress) => answered(progress, { questionId, atMs: nowMs(), correct, draw })),
    answerAll(answers) {
      const firstAtMs = nowMs();
      change((progress) => answers.reduce((so, answer, i) => answered(so, { ...answer, atMs: firstAtMs + i }), progress));
    },
    predict: (id, value) =>
      change((progress) => ({ ...progress, predictions: { [id]: { atMs: nowMs(), value }, ...progress.predictions } })),
    winChallenge: (id, stars, run) =>
      change((progress) => won(progress, id, { wonAtMs: nowMs(), stars, ...(run === undefined ? {} : { run }) })),
    keep: (name, value) => change((progress) => keptAs(progress, name, value, nowMs())),
    exportText: () => exportText(store.getState().progress),
    importText(text) {
      const imported = readText(text);
      change((progress) => mergeProgress(progress, imported));
    },
    erase() {
      store.setState({ progress: emptyProgress, keep: erase(storage), corruption: undefined, keptAside: null });
    },
  };
  return Object.assign(store, { actions });
}

function visited(progress: Progress, slug: string, atMs: number): Progress {
  const before = progress.lessons[slug];
  const lesson = { ...before, firstVisitAtMs: before?.firstVisitAtMs ?? atMs, lastVisitAtMs: atMs };
  return { ...progress, lessons: { ...progress.lessons, [slug]: lesson } };
}

function finished(progress: Progress, slug: string, atMs: number): Progress {
  const seen = visited(progress, slug, atMs);
  const lesson = seen.lessons[slug]!;
  return { ...seen, lessons: { ...seen.lessons, [slug]: { ...lesson, finishedAtMs: lesson.finishedAtMs ?? atMs } } };
}

function answered(progress: Progress, answer: Answer): Progress {
  const answers = [...progress.answers, answer];
  return { ...progress, answers: answer.draw === undefined ? answers : latestOfDraws(answers) };
}

/** Always later than what it takes the place of, even on a clock that went back or stands. */
function keptAs(progress: Progress, name: string, value: Json, nowMs: number): Progress {
  if (JSON.stringify(value).length > MAX_KEPT_CHARS) return progress;
  const before = progress.kept[name];
  const atMs = before === undefined ? nowMs : Math.max(nowMs, before.atMs + 1);
  return { ...progress, kept: { ...progress.kept, [name]: { atMs, value } } };
}

function won(progress: Progress, id: string, win: ChallengeWon): Progress {
  const before = progress.challenges[id];
  const best = before === undefined ? win : win.stars > before.stars ? { ...win, wonAtMs: before.wonAtMs } : before;
  return { ...progress, challenges: { ...progress.challenges, [id]: best } };
}
