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

/** A word in the line with a note behind it, shown on hover and focus. The note is extra: the line reads without it. */
export function NoteWord({ href, note, className, children }: NoteWordProps) {
  return (
    <span data-slot="note-word" className="group/note relative">
      {href === undefined ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how the note is read with a keyboard
        <span tabIndex={0} className={cn(wordClass, 'cursor-help', className)}>
          {children}
        </span>
      ) : (
        <a href={href} className={cn(wordClass, className)}>
          {children}
        </a>
      )}
      <span
        data-slot="note"
        className="absolute top-full start-0 z-40 hidden w-72 rounded-md border border-ink bg-raised px-3 py-2 text-start font-sans text-sm leading-snug font-normal text-ink not-italic group-focus-within/note:block group-hover/note:block print:!hidden [@media(hover:none)]:!hidden [@media(width<64rem)]:!hidden"
      >
        {note}
      </span>
    </span>
  );
}
