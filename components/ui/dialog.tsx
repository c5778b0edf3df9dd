'use client';
import { useEffect, useId, useRef } from 'react';
import { cn } from './cn';
import { IconButton } from './icon-button';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** One or two sentences: what will happen, what is kept. */
  readonly description?: React.ReactNode;
  readonly children?: React.ReactNode;
  /** Buttons, the safe one first. */
  readonly actions?: React.ReactNode;
  readonly className?: string;
}

/** The platform's own: takes the focus, keeps it, gives it back, closes on Escape and on a press beside it. */
export function Dialog({ open, onOpenChange, title, description, children, actions, className }: DialogProps) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && element.current?.open === false) element.current.showModal();
    if (!open) element.current?.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape and the button
    <dialog
      ref={element}
      data-slot="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onClose={() => onOpenChange(false)}
      onClick={(event) => event.target === element.current && onOpenChange(false)}
      className={cn(
        'm-auto max-h-[90dvh] w-[min(32rem,calc(100vw-2rem))] overflow-y-auto rounded-md border border-ink bg-raised p-0 font-sans text-base text-ink backdrop:bg-ink/40 dark:backdrop:bg-paper/70',
        className,
      )}
    >
      <div className="grid gap-3 p-5">
        <div className="flex items-start justify-between gap-4">
          <h2 id={`${id}-title`} className="text-xl font-semibold">
            {title}
          </h2>
          <IconButton icon="close" label="Close" className="-mt-1.5 -me-2" onClick={() => onOpenChange(false)} />
        </div>
        {description ? (
          <p id={`${id}-description`} className="text-muted">
            {description}
          </p>
        ) : null}
        {children}
        {actions ? <div className="mt-2 flex flex-wrap justify-end gap-2">{actions}</div> : null}
      </div>
    </dialog>
  );
}
