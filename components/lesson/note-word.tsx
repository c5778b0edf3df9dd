import { useId } from 'react';
import { cn } from '@/components/ui/cn';

export interface NoteWordProps {
  readonly id?: string;
  /** Where the word leads; without it the word takes focus, so that the note can be read without a mouse. */
  readonly href?: string;
  readonly note: React.ReactNode;
  readonly className?: string;
  readonly children: React.ReactNode;
}

const wordClass =
  'rounded-sm text-inherit underline decoration-dotted decoration-1 underline-offset-[0.2em] decoration-edge hover:decoration-current';

/**
 * A word in the line with a note behind it, shown on hover, focus and touch by `NotesInWords`; without scripts a wide screen shows it on
 * hover and focus. The note is extra: the line reads without it.
 */
export function NoteWord({ href, note, className, children }: NoteWordProps) {
  const id = useId();
  return (
    <span data-slot="note-word" className="group/note relative">
      {href === undefined ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how the note is read with a keyboard
        <span tabIndex={0} aria-describedby={id} className={cn(wordClass, 'cursor-help', className)}>
          {children}
        </span>
      ) : (
        <a href={href} aria-describedby={id} className={cn(wordClass, className)}>
          {children}
        </a>
      )}
      <span id={id} popover="auto" data-slot="note" className={noteClass}>
        {note}
      </span>
    </span>
  );
}

const noteClass =
  'absolute inset-auto m-0 w-72 max-w-[calc(100vw-1rem)] rounded-md border border-ink bg-raised px-3 py-2 text-start font-sans text-sm leading-snug font-normal text-ink not-italic print:!hidden lg:scriptless:top-full lg:scriptless:start-0 lg:scriptless:z-40 lg:scriptless:group-focus-within/note:block lg:scriptless:group-hover/note:block';
