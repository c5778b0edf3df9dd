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

/** The store, read from storage and kept in step with other tabs until `stop`. */
export function followProgress(): { readonly store: ProgressStore; readonly stop: () => void } {
  const store = progressStore();
  if (store.getState().keep === 'unread') store.actions.rehydrate();
  const onStorage = (event: StorageEvent) => {
    if (event.key === PROGRESS_KEY || event.key === null) store.actions.rehydrate();
  };
  window.addEventListener('storage', onStorage);
  return { store, stop: () => window.removeEventListener('storage', onStorage) };
}

/** A narrow slice of what is remembered. On the server and before hydration it is empty, `keep: 'unread'`. */
export function useProgress<T>(select: (state: ProgressState) => T): T {
  useEffect(() => followProgress().stop, []);
  return useStore(progressStore(), select);
}

/** What changes progress, for handlers and effects; stable. */
export const progressActions = (): ProgressActions => progressStore().actions;
