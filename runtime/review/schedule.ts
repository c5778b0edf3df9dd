import { createEmptyCard, type FSRSParameters, type Card as FsrsCard, fsrs, type Grade, Rating } from 'ts-fsrs';
import type { Answer } from '../progress/progress';
import { spread } from './spread';

/** What the history of a question's answers says about when to ask it again. */
export interface Card {
  readonly dueAtMs: number;
  readonly lastAtMs: number;
  readonly lastCorrect: boolean;
  readonly asked: number;
  readonly right: number;
  /** Days after which it is recalled nine times in ten. */
  readonly stabilityDays: number;
  /** As the scheduler keeps it, to go on from. */
  readonly memory: FsrsCard;
}

export type Scheduler = (before: Card | undefined, answer: Pick<Answer, 'atMs' | 'correct' | 'confidence'>) => Card;

/** Nobody prepares for an interview that is further away than this. */
const LONGEST_DAYS = 180;

/**
 * FSRS-6 without steps of minutes: an answer in one sitting is one answer, and a miss comes back the next day.
 * No fuzz, so that the same history gives the same schedule in every browser it is imported into.
 */
const usualParameters = { enable_short_term: false, enable_fuzz: false, maximum_interval: LONGEST_DAYS } as const;

export function schedulerWith(parameters: Partial<FSRSParameters> = usualParameters): Scheduler {
  const scheduler = fsrs(parameters);
  return (before, answer) => {
    const at = new Date(answer.atMs);
    const memory = scheduler.next(before?.memory ?? createEmptyCard(at), at, ratingOf(answer)).card;
    return {
      dueAtMs: memory.due.getTime(),
      lastAtMs: answer.atMs,
      lastCorrect: answer.correct,
      asked: (before?.asked ?? 0) + 1,
      right: (before?.right ?? 0) + (answer.correct ? 1 : 0),
      stabilityDays: memory.stability,
      memory,
    };
  };
}

/** A right guess is barely known; what was surely right may wait. Answers without a word on it count as the middle. */
export function ratingOf({ correct, confidence = 0.75 }: Pick<Answer, 'correct' | 'confidence'>): Grade {
  if (!correct) return Rating.Again;
  if (confidence < 0.6) return Rating.Hard;
  return confidence < 0.9 ? Rating.Good : Rating.Easy;
}

const usual = schedulerWith();

interface Computed {
  /** Oldest first. */
  readonly answers: readonly Answer[];
  readonly cards: ReadonlyMap<string, Card>;
}

let last: Computed = { answers: [], cards: new Map() };

/**
 * The schedule is not stored: it is what the answers say, so that merging two histories merges their schedules.
 * A history that has only grown goes on from what was computed last.
 * @returns by question id
 */
export function cardsOf(given: readonly Answer[]): ReadonlyMap<string, Card> {
  // A clock that went back: the scheduler takes no answer from before the last one.
  const answers = [...given].sort((a, b) => a.atMs - b.atMs);
  const hasGrown = last.answers.every((answer, i) => answer === answers[i]);
  const cards = new Map(hasGrown ? last.cards : []);
  for (const answer of hasGrown ? answers.slice(last.answers.length) : answers) {
    cards.set(answer.questionId, usual(cards.get(answer.questionId), answer));
  }
  last = { answers, cards };
  return spread(answers, cards);
}

const recall = fsrs(usualParameters);

/** How likely it is still known, 0..1. */
export const recallAt = ({ memory }: Card, nowMs: number): number =>
  recall.get_retrievability(memory, new Date(Math.max(nowMs, memory.last_review!.getTime())), false);
