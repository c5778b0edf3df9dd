'use client';
import { useRef } from 'react';

/** Time to get from a word to its note. */
const LINGER_MS = 200;
const EDGE_PX = 8;

const wordOf = (target: EventTarget | null) =>
  (target as Element | null)?.closest?.<HTMLElement>('[data-slot=note-word]') ?? null;
const isOpen = (note: Element) => note.matches(':popover-open');
const noteOf = (word: Element) => word.lastElementChild as HTMLElement;

/** Under the word, over it where there is no room, and never over the edge of the window. */
function show(word: HTMLElement): void {
  const note = noteOf(word);
  if (isOpen(note)) return;
  note.showPopover();
  const line = word.firstElementChild!.getClientRects()[0]!;
  const { width, height } = note.getBoundingClientRect();
  const isAbove = line.bottom + height + EDGE_PX > innerHeight && line.top > height + EDGE_PX;
  note.style.left = `${scrollX + Math.max(EDGE_PX, Math.min(line.left, document.documentElement.clientWidth - width - EDGE_PX))}px`;
  note.style.top = `${scrollY + (isAbove ? line.top - height - 2 : line.bottom + 2)}px`;
}

/**
 * Words to read, in which words with a note (`NoteWord`) show it: on hover, on focus with the keyboard, and on a first touch, where a
 * second one follows the word. Escape, or a press anywhere else, is the platform's to close it with.
 */
export function NotesInWords(props: React.ComponentProps<'div'>) {
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** The platform closes a note before the click that pressed beside it. */
  const wasOpen = useRef(false);
  const onClickCapture = (event: React.MouseEvent) => {
    const word = wordOf(event.target);
    const isTouch = (event.nativeEvent as PointerEvent).pointerType === 'touch';
    if (!word || !isTouch || wasOpen.current) return;
    event.preventDefault();
    show(word);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is hovered and touched are the words in it
    <div
      onPointerDown={({ target }) => {
        wasOpen.current = wordOf(target) !== null && isOpen(noteOf(wordOf(target)!));
      }}
      onPointerOver={({ target, pointerType }) => {
        const word = wordOf(target);
        if (!word || pointerType === 'touch') return;
        clearTimeout(leaving.current);
        show(word);
      }}
      onPointerOut={({ target, relatedTarget, pointerType }) => {
        const word = wordOf(target);
        if (!word || pointerType === 'touch' || word.contains(relatedTarget as Node | null)) return;
        leaving.current = setTimeout(() => noteOf(word).hidePopover(), LINGER_MS);
      }}
      onFocus={({ target }) => {
        const word = wordOf(target);
        if (word && target.matches(':focus-visible')) show(word);
      }}
      onBlur={({ target, relatedTarget }) => {
        const word = wordOf(target);
        if (word && !word.contains(relatedTarget)) noteOf(word).hidePopover();
      }}
      onClickCapture={onClickCapture}
      {...props}
    />
  );
}
