import { InputError } from '@/engine/input-error';
import { mergeProgress } from './merge';
import { emptyProgress, type Progress, parseProgress } from './progress';

/** The part of the browser's `Storage` that is used. Any call may throw. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export const PROGRESS_KEY = 'headroom.progress';
/** What could not be read is kept here, as it was. */
export const KEPT_ASIDE_KEY = 'headroom.progress.kept-aside';

/**
 * Where progress is kept: `saved` in this browser; `memory` because storage is forbidden, gone with the tab; `full`
 * because it has no room, so what is new is gone with the tab.
 */
export type KeepState = 'saved' | 'memory' | 'full';

export interface Loaded {
  readonly progress: Progress;
  readonly keep: KeepState;
  /** Why what was stored could not be read, when it could not. */
  readonly corruption?: string;
}

/** Reads what is stored. What cannot be read is moved aside, never overwritten. */
export function load(storage: TextStorage | null): Loaded {
  if (!storage) return { progress: emptyProgress, keep: 'memory' };
  let text: string | null;
  try {
    text = storage.getItem(PROGRESS_KEY);
  } catch {
    return { progress: emptyProgress, keep: 'memory' };
  }
  if (text === null) return { progress: emptyProgress, keep: 'saved' };
  try {
    return { progress: readText(text), keep: 'saved' };
  } catch (error) {
    return { progress: emptyProgress, keep: keepAside(storage, text), corruption: (error as Error).message };
  }
}

/**
 * Moves the text in place: storage may have no room for it twice. Two corruptions keep the first text, which is likelier
 * to be the long history.
 */
function keepAside(storage: TextStorage, text: string): KeepState {
  try {
    storage.removeItem(PROGRESS_KEY);
    if (storage.getItem(KEPT_ASIDE_KEY) === null) storage.setItem(KEPT_ASIDE_KEY, text);
    return 'saved';
  } catch {
    try {
      storage.setItem(PROGRESS_KEY, text);
    } catch {
      // Nothing more can be done: it fitted a moment ago.
    }
    return 'full';
  }
}

/** Writes, having first taken in what another tab may have written since. */
export function save(storage: TextStorage | null, progress: Progress): { keep: KeepState; progress: Progress } {
  if (!storage) return { keep: 'memory', progress };
  const stored = load(storage);
  // Text that could neither be read nor moved aside is not ours to overwrite.
  if (stored.keep !== 'saved') return { keep: stored.keep, progress };
  const merged = mergeProgress(progress, stored.progress);
  try {
    storage.setItem(PROGRESS_KEY, JSON.stringify(merged));
    return { keep: 'saved', progress: merged };
  } catch (error) {
    return { keep: isFull(error) ? 'full' : 'memory', progress: merged };
  }
}

/** Removes everything, what was kept aside too. */
export function erase(storage: TextStorage | null): KeepState {
  if (!storage) return 'memory';
  try {
    storage.removeItem(PROGRESS_KEY);
    storage.removeItem(KEPT_ASIDE_KEY);
    return 'saved';
  } catch {
    return 'memory';
  }
}

export function keptAside(storage: TextStorage | null): string | null {
  try {
    return storage?.getItem(KEPT_ASIDE_KEY) ?? null;
  } catch {
    return null;
  }
}

/** The file that export writes: progress as JSON, for people to read too. */
export const exportText = (progress: Progress): string => `${JSON.stringify(progress, null, 2)}\n`;

/** @throws InputError when the text is no progress */
export function readText(text: string): Progress {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new InputError('progress', 'must be JSON', text.slice(0, 40));
  }
  return parseProgress(raw);
}

/** Firefox and older Safari name it differently. */
const isFull = (error: unknown): boolean => error instanceof Error && /quota/i.test(`${error.name} ${error.message}`);
