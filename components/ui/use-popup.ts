'use client';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { entryTyped } from './entry-typed';

/** What a list that opens from a button needs: where the choice stands, the keys that move it, and how it closes. */
export interface Popup {
  readonly isOpen: boolean;
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly open: (index: number) => void;
  readonly close: () => void;
  /** For the element that holds button and list. */
  readonly holder: React.RefObject<HTMLDivElement | null>;
  /** For the list, which turns upward where there is no room below, and ends where the button ends where there is none beside. */
  readonly list: React.RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
}

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A list comes no nearer to the window's edge. */
const EDGE = 8;

/** Letters nearer than this are one word, as Chromium's own lists take them. */
const ONE_WORD_MS = 1000;

/** What was typed in one go. */
function useWord() {
  const typed = useRef({ letters: '', atMs: 0 });
  return {
    /** The word with this key; null when the key is no letter. A space is one only within a word. */
    with({ key, timeStamp, ctrlKey, metaKey, altKey }: React.KeyboardEvent): string | null {
      const before = timeStamp - typed.current.atMs < ONE_WORD_MS ? typed.current.letters : '';
      if (key.length !== 1 || ctrlKey || metaKey || altKey || (key === ' ' && before === '')) return null;
      typed.current = { letters: before + key, atMs: timeStamp };
      return typed.current.letters;
    },
  };
}

export interface PopupOptions {
  /** Where a list stands that opens with the keyboard. @default 0 */
  readonly first?: number;
  /** Whether a letter opens it, as it does a list that holds a value. @default false */
  readonly opensByLetter?: boolean;
}

/**
 * @param labels of the entries, so that typing finds one
 * @param onChoose the entry taken with Enter, Space or a press
 */
export function usePopup(
  labels: readonly string[],
  onChoose: (index: number) => void,
  { first = 0, opensByLetter = false }: PopupOptions = {},
): Popup {
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(first);
  const holder = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const word = useWord();

  useEffect(() => {
    if (!isOpen) return;
    const onPointer = (event: PointerEvent) => {
      if (!holder.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [isOpen]);

  useLayoutEffect(() => {
    const element = list.current;
    if (!isOpen || element === null) return;
    const { bottom, right } = element.getBoundingClientRect();
    element.dataset.side = bottom > innerHeight - EDGE ? 'top' : 'bottom';
    element.dataset.align = right > document.documentElement.clientWidth - EDGE ? 'end' : 'start';
  }, [isOpen]);

  const open = (index: number) => {
    setActive(index);
    setOpen(true);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const move = moves[event.key];
    const from = isOpen ? active : first;
    const letters = isOpen || opensByLetter ? word.with(event) : null;
    if (letters !== null) open(entryTyped(labels, from, letters) ?? from);
    else if (!isOpen) {
      if (!['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key)) return;
      open(first);
    } else if (move !== undefined) setActive(move(active, labels.length));
    else if (event.key === 'Escape' || event.key === 'Tab') {
      setOpen(false);
      if (event.key === 'Tab') return;
    } else if (event.key === 'Enter' || event.key === ' ') {
      setOpen(false);
      onChoose(active);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { isOpen, active, setActive, open, close: () => setOpen(false), holder, list, onKeyDown };
}

export const popupClass =
  'absolute z-50 max-h-80 max-w-[min(24rem,90vw)] min-w-full overflow-y-auto rounded-md border border-edge bg-raised py-1 font-sans text-sm text-ink data-[align=end]:end-0 data-[align=start]:start-0 data-[side=bottom]:top-full data-[side=bottom]:mt-1 data-[side=top]:bottom-full data-[side=top]:mb-1';
