'use client';
import { useEffect, useMemo, useState } from 'react';
import type { Catalog } from '@/content/practice/placed';
import type { ProgressState } from '@/runtime/progress/store';
import { useProgress } from '@/runtime/progress/use-progress';
import type { Now } from '@/runtime/review/days';
import { isDue } from '@/runtime/review/plan';
import { type Card, cardsOf } from '@/runtime/review/schedule';
import { wallClock } from '@/runtime/review/wall-clock';
import { readSitting, SITTING, type Sitting } from './sitting';

export interface Review {
  readonly keep: ProgressState['keep'];
  readonly progress: ProgressState['progress'];
  /** Of items that are still asked. */
  readonly cards: ReadonlyMap<string, Card>;
  readonly due: number;
  readonly fresh: number;
  readonly sitting: Sitting | null;
  readonly now: Now;
}

/** Everything that review knows, once the browser's storage has been read; null before, and on the server. */
export function useReview({ items }: Catalog): Review | null {
  const progress = useProgress((state) => state.progress);
  const keep = useProgress((state) => state.keep);
  const [now, setNow] = useState<Now | null>(null);
  useEffect(() => setNow(wallClock()), []);
  const cards = useMemo(() => {
    const asked = new Set(items.map(({ id }) => id));
    return cardsOf(progress.answers.filter(({ questionId }) => asked.has(questionId)));
  }, [items, progress.answers]);
  const sitting = useMemo(() => readSitting(progress.kept[SITTING]?.value), [progress.kept]);
  if (now === null || keep === 'unread') return null;
  const due = [...cards.values()].filter((card) => isDue(card, now)).length;
  return {
    keep,
    progress,
    cards,
    due,
    fresh: items.filter(({ id, onceMissed }) => onceMissed !== true && !cards.has(id)).length,
    sitting,
    now,
  };
}

/** Lessons whose new questions come first: opened, or asked about. */
export function begunPatterns({ lessons }: Review['progress'], { items }: Catalog, cards: Review['cards']): Set<string> {
  return new Set([...Object.keys(lessons), ...items.flatMap(({ id, pattern }) => (cards.has(id) ? [pattern] : []))]);
}
