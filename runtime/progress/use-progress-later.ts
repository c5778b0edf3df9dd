'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ProgressActions, ProgressState, ProgressStore } from './store';

/** What is known before the browser's storage has been read, and on the server. */
const unread: ProgressState = {
  progress: { version: 3, lessons: {}, answers: [], predictions: {}, challenges: {}, kept: {} },
  keep: 'unread',
  keptAside: null,
};

const never = () => () => {};

/** The code that keeps progress: it comes after a page has been drawn. */
const keeper = () => import('./use-progress');

/** As `useProgress`, for what a page shows at first: nothing is remembered until the code that remembers has come. */
export function useProgressLater<T>(select: (state: ProgressState) => T): T {
  const [store, setStore] = useState<ProgressStore | null>(null);
  useEffect(() => {
    let stop = () => {};
    let isGone = false;
    void keeper().then(({ followProgress }) => {
      if (isGone) return;
      const followed = followProgress();
      stop = followed.stop;
      setStore(followed.store);
    });
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return useSyncExternalStore(
    store?.subscribe ?? never,
    () => select(store?.getState() ?? unread),
    () => select(unread),
  );
}

/** Changes progress as soon as that can be done. */
export const progressLater = (change: (actions: ProgressActions) => void): void =>
  void keeper().then(({ progressActions }) => change(progressActions()));
