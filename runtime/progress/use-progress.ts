'use client';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createProgressStore, type ProgressActions, type ProgressState, type ProgressStore } from './store';
import { PROGRESS_KEY, type TextStorage } from './vault';

/** Asking for `localStorage` throws where it is forbidden. */
function browserStorage(): TextStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

let shared: ProgressStore | undefined;

function progressStore(): ProgressStore {
  if (shared) return shared;
  if (typeof window === 'undefined') return createProgressStore(null, () => 0);
  shared = createProgressStore(browserStorage(), () => Date.now());
  return shared;
}

/** A narrow slice of what is remembered. On the server and before hydration it is empty, `keep: 'unread'`. */
export function useProgress<T>(select: (state: ProgressState) => T): T {
  const store = progressStore();
  useEffect(() => {
    if (store.getState().keep === 'unread') store.actions.rehydrate();
    const onStorage = (event: StorageEvent) => {
      if (event.key === PROGRESS_KEY || event.key === null) store.actions.rehydrate();
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, [store]);
  return useStore(store, select);
}

/** What changes progress, for handlers and effects; stable. */
export const progressActions = (): ProgressActions => progressStore().actions;
